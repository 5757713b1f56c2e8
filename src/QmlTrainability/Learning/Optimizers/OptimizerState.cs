using QmlTrainability.Learning.Runs;

namespace QmlTrainability.Learning.Optimizers;

/// <summary>What an optimizer remembers within one run. One thread.</summary>
internal abstract class OptimizerState
{
    /// <summary>Everything that changes from step to step: a checkpoint holds it, and a resumed run gets it back.</summary>
    public abstract double[][] Memory { get; }

    /// <summary>One step on the rows that the problem has selected.</summary>
    /// <param name="problem">The loss.</param>
    /// <param name="parameters">Moved.</param>
    /// <param name="gradient">Receives the gradient that was used; NaN where none was.</param>
    /// <param name="factor">What a schedule multiplies the length of the step by.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <returns>The loss before the step.</returns>
    public abstract double Step(RunProblem problem, Span<double> parameters, Span<double> gradient, double factor, CancellationToken cancellationToken);
}
