using System.Globalization;

namespace QmlTrainability.Learning;

/// <summary>One pass over all rows of a training run.</summary>
/// <remarks>Means over the rows, each taken at the parameters at which its mini-batch was computed: nothing is computed twice for the record.</remarks>
/// <example><code>
/// IProgress&lt;TrainingEpoch&gt; progress = new Progress&lt;TrainingEpoch&gt;(e =&gt; Trace.WriteLine($"epoch {e.Epoch}: loss {e.Loss}"));
/// Console.WriteLine(default(TrainingEpoch));    // epoch 0: loss 0.0000, accuracy 0.000, gradient 0.0E+000
/// </code></example>
public readonly record struct TrainingEpoch
{
    internal TrainingEpoch(int epoch, double loss, double accuracy, double gradientNorm)
    {
        Epoch = epoch;
        Loss = loss;
        Accuracy = accuracy;
        GradientNorm = gradientNorm;
    }

    /// <summary>The number of the pass, from 1.</summary>
    public int Epoch { get; }

    /// <summary>The mean loss.</summary>
    public double Loss { get; }

    /// <summary>The share of rows whose class was predicted.</summary>
    public double Accuracy { get; }

    /// <summary>The Euclidean norm of the mean gradient by angles, scale and bias.</summary>
    public double GradientNorm { get; }

    /// <summary>For example "epoch 3: loss 0.4321, accuracy 0.913, gradient 1.2E-001".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"epoch {Epoch}: loss {Loss:F4}, accuracy {Accuracy:F3}, gradient {GradientNorm:E1}");
}
