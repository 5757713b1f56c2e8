using System.Globalization;

namespace QmlTrainability.Learning;

/// <summary>One pass over all rows of a training run; one evaluation, for minimizers that ask of their own accord.</summary>
/// <remarks>Means over the rows, each taken at the parameters at which its mini-batch was computed: nothing is computed twice for the record.</remarks>
/// <example><code>
/// IProgress&lt;TrainingEpoch&gt; progress = new Progress&lt;TrainingEpoch&gt;(e =&gt; Trace.WriteLine($"epoch {e.Epoch}: loss {e.Loss}"));
/// Console.WriteLine(default(TrainingEpoch));    // epoch 0: loss 0.0000, accuracy 0.000, gradient 0.0E+000
/// </code></example>
public readonly record struct TrainingEpoch
{
    internal TrainingEpoch(int epoch, double loss, double accuracy, double gradientNorm, double angleGradientNorm, double validationLoss, bool onPlateau)
    {
        Epoch = epoch;
        Loss = loss;
        Accuracy = accuracy;
        GradientNorm = gradientNorm;
        AngleGradientNorm = angleGradientNorm;
        ValidationLoss = validationLoss;
        OnPlateau = onPlateau;
    }

    /// <summary>The number of the pass, from 1.</summary>
    public int Epoch { get; }

    /// <summary>The mean loss.</summary>
    public double Loss { get; }

    /// <summary>The share of rows whose class was predicted; NaN where there are no classes.</summary>
    public double Accuracy { get; }

    /// <summary>The Euclidean norm of the mean gradient by all parameters; NaN for an optimizer without gradients.</summary>
    public double GradientNorm { get; }

    /// <summary>The Euclidean norm of the mean gradient by the angles alone; NaN for an optimizer without gradients.</summary>
    public double AngleGradientNorm { get; }

    /// <summary>The mean loss of the rows that are kept from training, after the pass; NaN where none are.</summary>
    public double ValidationLoss { get; }

    /// <summary>Whether the <see cref="PlateauAlarm"/> of the options sounds.</summary>
    public bool OnPlateau { get; }

    /// <summary>For example "epoch 3: loss 0.4321, accuracy 0.913, gradient 1.2E-001".</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"epoch {Epoch}: loss {Loss:F4}{(double.IsNaN(Accuracy) ? "" : FormattableString.Invariant($", accuracy {Accuracy:F3}"))}{(double.IsNaN(ValidationLoss) || Epoch == 0 ? "" : FormattableString.Invariant($", validation {ValidationLoss:F4}"))}, gradient {GradientNorm:E1}{(OnPlateau ? ", on a plateau" : "")}");
}
