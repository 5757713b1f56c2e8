namespace QmlTrainability.Learning;

/// <summary>Scales every feature linearly to [0, π], from its smallest to its largest value in the rows that it was fitted on.</summary>
/// <remarks>Fit it on the training part alone. Values beyond that range are held at 0 or π, so that no angle wraps around; a feature that is constant goes to π/2.</remarks>
/// <example><code>
/// var training = new Dataset([[0.0, 5.0], [10.0, 5.0]], [0, 1], ["a", "b"]);
/// Scaler scaler = Scaler.Fit(training);
/// Console.WriteLine(string.Join(" ", scaler.Transform([5.0, 7.0]).Select(x => (x / Math.PI).ToString("F2"))));    // 0.50 0.50
/// </code></example>
public sealed class Scaler
{
    private Scaler(double[] minimum, double[] maximum)
    {
        Minimum = Array.AsReadOnly(minimum);
        Maximum = Array.AsReadOnly(maximum);
    }

    /// <summary>The value of each feature that becomes 0.</summary>
    public IReadOnlyList<double> Minimum { get; }

    /// <summary>The value of each feature that becomes π.</summary>
    public IReadOnlyList<double> Maximum { get; }

    /// <summary>Takes the ranges from a data set.</summary>
    /// <param name="training">The training part.</param>
    public static Scaler Fit(Dataset training)
    {
        ArgumentNullException.ThrowIfNull(training);
        int features = training.FeatureCount;
        return new Scaler(
            [.. Enumerable.Range(0, features).Select(f => training.Rows.Min(r => r[f]))],
            [.. Enumerable.Range(0, features).Select(f => training.Rows.Max(r => r[f]))]);
    }

    /// <summary>Scales a data set.</summary>
    /// <param name="data">With as many features.</param>
    /// <exception cref="ArgumentException">The number of features is another.</exception>
    public Dataset Transform(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data.WithRows(Scaled);
    }

    /// <summary>Scales one row.</summary>
    /// <param name="features">As many as there were.</param>
    /// <exception cref="ArgumentException">The number of features is another.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A feature is NaN or infinite.</exception>
    public IReadOnlyList<double> Transform(IReadOnlyList<double> features)
    {
        ArgumentNullException.ThrowIfNull(features);
        return Array.AsReadOnly(Scaled(features));
    }

    private double[] Scaled(IReadOnlyList<double> features)
    {
        if (features.Count != Minimum.Count)
            throw new ArgumentException(FormattableString.Invariant($"The scaler was fitted on {Minimum.Count} features, but {features.Count} are given."), nameof(features));
        var scaled = new double[features.Count];
        for (int f = 0; f < scaled.Length; f++)
        {
            double value = Require.Finite(features[f], FormattableString.Invariant($"Feature {f}"), nameof(features));

            // Halves, since the difference of two finite numbers may overflow.
            double range = (Maximum[f] / 2) - (Minimum[f] / 2);
            scaled[f] = range > 0 ? Math.PI * Math.Clamp(((value / 2) - (Minimum[f] / 2)) / range, 0, 1) : Math.PI / 2;
        }

        return scaled;
    }
}
