using System.Globalization;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;
using QmlTrainability.Learning.Runs;

namespace QmlTrainability.Learning;

/// <summary>L-BFGS with a Wolfe line search, by MathNet.Numerics (J. Nocedal, 1980): for losses without noise, on all rows at once.</summary>
/// <remarks>Every evaluation of the loss is an epoch of the run; the model gets the best parameters that were met. A checkpoint holds the evaluations, which
/// are replayed to the minimizer when the run is resumed: the same bits follow.</remarks>
/// <example><code>
/// Console.WriteLine(new LimitedMemoryBfgs { Memory = 5 });    // L-BFGS, memory 5
/// </code></example>
public sealed class LimitedMemoryBfgs : Optimizer
{
    private readonly int _memory = 10;
    private readonly double _gradientTolerance = 1e-8, _stepTolerance = 1e-12, _lossTolerance = 1e-14;

    /// <summary>How many steps approximate the curvature. 10 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int Memory
    {
        get => _memory;
        init => _memory = Require.AtLeast(value, 1, nameof(Memory));
    }

    /// <summary>The norm of the gradient at which the run has converged. 1e-8 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not positive and finite.</exception>
    public double GradientTolerance
    {
        get => _gradientTolerance;
        init => _gradientTolerance = Positive(value, nameof(GradientTolerance));
    }

    /// <summary>The length of a step, in radians for angles, at which the run has converged. 1e-12 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not positive and finite.</exception>
    public double StepTolerance
    {
        get => _stepTolerance;
        init => _stepTolerance = Positive(value, nameof(StepTolerance));
    }

    /// <summary>The relative fall of the loss at which the run has converged. 1e-14 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not positive and finite.</exception>
    public double LossTolerance
    {
        get => _lossTolerance;
        init => _lossTolerance = Positive(value, nameof(LossTolerance));
    }

    /// <summary>For example "L-BFGS, memory 10".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"L-BFGS, memory {Memory}");

    internal override string Identity => FormattableString.Invariant($"LimitedMemoryBfgs,GradientTolerance={GradientTolerance},LossTolerance={LossTolerance},Memory={Memory},StepTolerance={StepTolerance}");

    internal override RunEnding Run(RunSession session, CancellationToken cancellationToken) =>
        RecordedRun.Of(session, needsGradient: true, Minimize, cancellationToken);

    private void Minimize(RecordedRun.Evaluation evaluate, double[] start) =>
        new LimitedMemoryBfgsMinimizer(GradientTolerance, StepTolerance, LossTolerance, Memory, int.MaxValue).FindMinimum(
            ObjectiveFunction.Gradient(point =>
            {
                (double value, double[] gradient) = evaluate(point.AsArray() ?? point.ToArray());
                return (value, Vector<double>.Build.Dense(gradient));
            }),
            Vector<double>.Build.DenseOfArray(start));
}
