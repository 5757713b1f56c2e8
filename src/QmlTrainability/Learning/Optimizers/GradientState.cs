using QmlTrainability.Learning.Runs;

namespace QmlTrainability.Learning.Optimizers;

/// <summary>A step by one gradient.</summary>
internal abstract class GradientState : OptimizerState
{
    public sealed override double Step(RunProblem problem, Span<double> parameters, Span<double> gradient, double factor, CancellationToken cancellationToken)
    {
        double value = problem.ValueAndGradient(parameters, gradient, cancellationToken);
        Move(parameters, gradient, factor, cancellationToken);
        return value;
    }

    /// <summary>One step down a gradient.</summary>
    public abstract void Move(Span<double> parameters, ReadOnlySpan<double> gradient, double factor, CancellationToken cancellationToken);
}
