using System.Globalization;

namespace QmlTrainability.Learning;

/// <summary>Names a plateau as it happens: gradients by the angles that cannot be seen, while the loss has hardly moved since the start.</summary>
/// <remarks>A minimum has small gradients too, but the loss has fallen on the way. The run says beside the alarm what norm the verdict of the model predicts
/// for random angles: √Σ E(∂⟨O⟩/∂θ)² at the depth built. Told by <see cref="TrainingEpoch.OnPlateau"/> and <see cref="TrainingRun{TModel}.Plateau"/>.</remarks>
/// <example><code>
/// Console.WriteLine(new PlateauAlarm());    // gradient by angles below 0.001 for 5 epochs while the loss has fallen by less than 0.01 of itself
/// </code></example>
public sealed class PlateauAlarm
{
    private readonly double _gradientNorm = 1e-3, _fall = 0.01;
    private readonly int _epochs = 5;

    /// <summary>The norm of the gradient by the angles, in the unit of the loss per radian, below which it cannot be seen. 0.001 by default: a million shots.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not positive and finite.</exception>
    public double GradientNorm
    {
        get => _gradientNorm;
        init => _gradientNorm = Positive(value, nameof(GradientNorm));
    }

    /// <summary>For how many epochs in a row. 5 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int Epochs
    {
        get => _epochs;
        init => _epochs = Require.AtLeast(value, 1, nameof(Epochs));
    }

    /// <summary>The share of the first loss by which a run that has got anywhere has lowered it. 0.01 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not positive and finite.</exception>
    public double Fall
    {
        get => _fall;
        init => _fall = Positive(value, nameof(Fall));
    }

    /// <summary>The rule in words.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"gradient by angles below {GradientNorm} for {Epochs} epochs while the loss has fallen by less than {Fall} of itself");

    /// <summary>Whether the next epoch, with this loss and norm, is on a plateau.</summary>
    internal bool Sounds(IReadOnlyList<TrainingEpoch> history, double loss, double angleGradientNorm)
    {
        if (history.Count + 1 < Epochs || !(angleGradientNorm < GradientNorm)) return false;
        for (int i = history.Count - Epochs + 1; i < history.Count; i++)
        {
            if (!(history[i].AngleGradientNorm < GradientNorm)) return false;
        }

        double first = history.Count > 0 ? history[0].Loss : loss;
        return first - loss < Fall * Math.Abs(first);
    }

    private static double Positive(double value, string name) =>
        double.IsFinite(value) && value > 0 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be positive and finite.");
}
