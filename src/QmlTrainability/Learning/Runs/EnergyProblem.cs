using QmlTrainability.Learning.Optimizers;
using QmlTrainability.Simulation;

namespace QmlTrainability.Learning.Runs;

/// <summary>The energy of an eigensolver.</summary>
internal sealed class EnergyProblem(Eigensolver solver, CancellationToken prepare) : RunProblem
{
    private readonly IExpectation _energy = solver.Simulator.Prepare(solver.Circuit, solver.Hamiltonian, solver.State, prepare);

    public override int ParameterCount => _energy.ParameterCount;

    public override double PredictedGradientNorm => Math.Sqrt(solver.Verdict.FiniteDepth?.GradientSecondMoments.Sum() ?? double.NaN);

    public override IReadOnlyList<TrigonometricParameter> Trigonometry { get; } = TrigonometricParameter.Of(solver.Circuit);

    public override string Identity => $"energy;{solver.Hamiltonian};{RunIdentity.Of(solver.State)};{RunIdentity.Of(solver.Simulator)};{RunIdentity.Of(solver.Circuit)}";

    public override double Value(ReadOnlySpan<double> parameters, CancellationToken cancellationToken) => _energy.Value(parameters, cancellationToken);

    public override double ValueAndGradient(ReadOnlySpan<double> parameters, Span<double> gradient, CancellationToken cancellationToken) =>
        _energy.ValueAndGradient(parameters, gradient, cancellationToken);

    public override void Dispose() => _energy.Dispose();
}
