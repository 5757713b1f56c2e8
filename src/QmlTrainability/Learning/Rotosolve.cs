using QmlTrainability.Learning.Optimizers;
using QmlTrainability.Learning.Runs;

namespace QmlTrainability.Learning;

/// <summary>Minimizes exactly along one parameter after the other (arXiv:1905.09692; for parameters of several rotations, arXiv:2107.12390).</summary>
/// <remarks>An expectation is a trigonometric polynomial in each parameter, of degree R if its rotations have factors that add up to R times the smallest:
/// 2R + 1 values give it whole. No gradient, no learning rate. One epoch is one sweep over all parameters, and costs Σ(2R + 1) values. For losses that are
/// expectations themselves: <see cref="Eigensolver"/>.</remarks>
/// <example><code>
/// PauliSum h = PauliSum.Parse("-1*ZZ - 0.5*XI - 0.5*IX");
/// Eigensolver solver = Eigensolver.Of(AnsatzCatalog.Ising(Topology.Chain, layers: 2), h, InitialState.Plus(2));
/// TrainingRun&lt;Eigensolver&gt; run = Trainer.Fit(solver, new TrainingOptions { Optimizer = new Rotosolve(), Epochs = 30 });
/// Console.WriteLine(run.Model.Energy().ToString("F4"));    // -1.4142
/// </code></example>
public sealed class Rotosolve : Optimizer
{
    /// <summary>"Rotosolve".</summary>
    public override string ToString() => "Rotosolve";

    internal override string Identity => "Rotosolve";

    internal override RunEnding Run(RunSession session, CancellationToken cancellationToken)
    {
        IReadOnlyList<TrigonometricParameter> parameters = session.Problem.Trigonometry
            ?? throw new UnsupportedRequestException("Rotosolve needs a loss that is an expectation, a trigonometric polynomial in each parameter, such as that of an Eigensolver. For other losses use Adam or LimitedMemoryBfgs.");
        return SteppedRun.Of(session, new RotosolveState(parameters), cancellationToken);
    }
}
