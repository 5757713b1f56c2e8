using System.Globalization;
using QmlTrainability.Learning.Optimizers;
using QmlTrainability.Learning.Runs;

namespace QmlTrainability.Learning;

/// <summary>Adam: gradient descent with a step of its own for every parameter (arXiv:1412.6980, Algorithm 1).</summary>
/// <remarks>Options only, immutable; the moments belong to a training run.</remarks>
/// <example><code>
/// Console.WriteLine(new Adam { LearningRate = 0.05 });    // Adam, learning rate 0.05
/// </code></example>
public sealed class Adam : Optimizer
{
    private readonly double _learningRate = 0.05, _beta1 = 0.9, _beta2 = 0.999, _epsilon = 1e-8;

    /// <summary>The length of a step while gradients agree: radians for angles. 0.05 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not positive and finite.</exception>
    public double LearningRate
    {
        get => _learningRate;
        init => _learningRate = Positive(value, nameof(LearningRate));
    }

    /// <summary>The decay of the mean of gradients, in [0, 1). 0.9 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside of [0, 1).</exception>
    public double Beta1
    {
        get => _beta1;
        init => _beta1 = Decay(value, nameof(Beta1));
    }

    /// <summary>The decay of the mean of squared gradients, in [0, 1). 0.999 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside of [0, 1).</exception>
    public double Beta2
    {
        get => _beta2;
        init => _beta2 = Decay(value, nameof(Beta2));
    }

    /// <summary>Added to the root of the mean square, in the unit of the gradient. 1e-8 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not positive and finite.</exception>
    public double Epsilon
    {
        get => _epsilon;
        init => _epsilon = Positive(value, nameof(Epsilon));
    }

    /// <summary>For example "Adam, learning rate 0.05".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Adam, learning rate {LearningRate}");

    internal override string Identity => FormattableString.Invariant($"Adam,Beta1={Beta1},Beta2={Beta2},Epsilon={Epsilon},LearningRate={LearningRate}");

    internal override RunEnding Run(RunSession session, CancellationToken cancellationToken) =>
        SteppedRun.Of(session, new AdamState(this, session.Parameters.Length), cancellationToken);
}
