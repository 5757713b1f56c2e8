namespace QmlTrainability.Learning.Runs;

/// <summary>An objective of which nothing more is known.</summary>
internal sealed class PlainProblem(IObjective objective) : RunProblem
{
    public override int ParameterCount => objective.ParameterCount;

    public override string Identity => FormattableString.Invariant($"{objective.GetType().FullName};{objective.ParameterCount}");

    public override double Value(ReadOnlySpan<double> parameters, CancellationToken cancellationToken) => objective.Value(parameters, cancellationToken);

    public override double ValueAndGradient(ReadOnlySpan<double> parameters, Span<double> gradient, CancellationToken cancellationToken) =>
        objective.ValueAndGradient(parameters, gradient, cancellationToken);

    public override void Dispose()
    {
    }
}
