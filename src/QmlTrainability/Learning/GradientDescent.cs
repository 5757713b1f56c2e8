using System.Globalization;
using QmlTrainability.Learning.Optimizers;
using QmlTrainability.Learning.Runs;

namespace QmlTrainability.Learning;

/// <summary>Stochastic gradient descent with momentum: v ← μv + g, θ ← θ - ηv (B. Polyak, 1964).</summary>
/// <example><code>
/// Console.WriteLine(new GradientDescent { LearningRate = 0.1, Momentum = 0.9 });    // gradient descent, learning rate 0.1, momentum 0.9
/// </code></example>
public sealed class GradientDescent : Optimizer
{
    private readonly double _learningRate = 0.1, _momentum;

    /// <summary>η: the step for a gradient of 1. 0.1 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not positive and finite.</exception>
    public double LearningRate
    {
        get => _learningRate;
        init => _learningRate = Positive(value, nameof(LearningRate));
    }

    /// <summary>μ: the share of the last step that is kept, in [0, 1). 0, plain descent, by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside of [0, 1).</exception>
    public double Momentum
    {
        get => _momentum;
        init => _momentum = Decay(value, nameof(Momentum));
    }

    /// <summary>For example "gradient descent, learning rate 0.1, momentum 0.9".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"gradient descent, learning rate {LearningRate}{(Momentum > 0 ? FormattableString.Invariant($", momentum {Momentum}") : "")}");

    internal override string Identity => FormattableString.Invariant($"GradientDescent,LearningRate={LearningRate},Momentum={Momentum}");

    internal override RunEnding Run(RunSession session, CancellationToken cancellationToken) =>
        SteppedRun.Of(session, new DescentState(this, session.Parameters.Length), cancellationToken);
}
