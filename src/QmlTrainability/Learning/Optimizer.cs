using QmlTrainability.Learning.Runs;

namespace QmlTrainability.Learning;

/// <summary>What looks for smaller values of a loss. Options only, immutable: what it remembers belongs to a run.</summary>
/// <remarks><see cref="Adam"/>, <see cref="GradientDescent"/> and <see cref="RmsProp"/> follow gradients of mini-batches; <see cref="Spsa"/> needs two values of
/// the loss for a step; <see cref="NaturalGradient"/> and <see cref="Rotosolve"/> know that the loss comes from a circuit; <see cref="LimitedMemoryBfgs"/> and
/// <see cref="NelderMead"/> minimize a loss of all rows.</remarks>
/// <example><code>
/// Optimizer[] some = [new Adam(), new Rotosolve(), new LimitedMemoryBfgs()];
/// Console.WriteLine(string.Join("; ", (object[])some));    // Adam, learning rate 0.05; Rotosolve; L-BFGS, memory 10
/// </code></example>
public abstract class Optimizer
{
    private protected Optimizer()
    {
    }

    /// <summary>The options, all of them: what a checkpoint belongs to.</summary>
    internal abstract string Identity { get; }

    /// <summary>Runs until the options end it.</summary>
    internal abstract RunEnding Run(RunSession session, CancellationToken cancellationToken);

    private protected static double Positive(double value, string name) =>
        double.IsFinite(value) && value > 0 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be positive and finite.");

    private protected static double Decay(double value, string name) =>
        value is >= 0 and < 1 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least 0 and less than 1.");
}
