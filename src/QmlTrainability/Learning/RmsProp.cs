using System.Globalization;
using QmlTrainability.Learning.Optimizers;
using QmlTrainability.Learning.Runs;

namespace QmlTrainability.Learning;

/// <summary>RMSProp: every parameter steps by its gradient over the root of the running mean of its square (T. Tieleman and G. Hinton, 2012).</summary>
/// <example><code>
/// Console.WriteLine(new RmsProp { LearningRate = 0.02 });    // RMSProp, learning rate 0.02
/// </code></example>
public sealed class RmsProp : Optimizer
{
    private readonly double _learningRate = 0.02, _decayRate = 0.9, _epsilon = 1e-8;

    /// <summary>The length of a step while gradients keep their size: radians for angles. 0.02 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not positive and finite.</exception>
    public double LearningRate
    {
        get => _learningRate;
        init => _learningRate = Positive(value, nameof(LearningRate));
    }

    /// <summary>The decay of the mean of squared gradients, in [0, 1). 0.9 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside of [0, 1).</exception>
    public double DecayRate
    {
        get => _decayRate;
        init => _decayRate = Decay(value, nameof(DecayRate));
    }

    /// <summary>Added to the root of the mean square, in the unit of the gradient. 1e-8 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not positive and finite.</exception>
    public double Epsilon
    {
        get => _epsilon;
        init => _epsilon = Positive(value, nameof(Epsilon));
    }

    /// <summary>For example "RMSProp, learning rate 0.02".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"RMSProp, learning rate {LearningRate}");

    internal override string Identity => FormattableString.Invariant($"RmsProp,DecayRate={DecayRate},Epsilon={Epsilon},LearningRate={LearningRate}");

    internal override RunEnding Run(RunSession session, CancellationToken cancellationToken) =>
        SteppedRun.Of(session, new RmsPropState(this, session.Parameters.Length), cancellationToken);
}
