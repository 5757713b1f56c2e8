using MathNet.Numerics.LinearAlgebra;

namespace QmlTrainability.Learning;

/// <summary>The directions in which rows vary most, by a singular value decomposition (MathNet.Numerics): fewer features for few qubits.</summary>
/// <remarks>Features are centered and divided by their standard deviation; constant ones count nothing. Fit it on the training part alone. The sign of a
/// component is the one that makes its largest weight positive. Immutable and thread-safe.</remarks>
/// <example><code>
/// var training = new Dataset([[0.0, 0.0], [1.0, 2.0], [2.0, 4.0]], [0, 0, 1], ["a", "b"]);
/// PrincipalComponents components = PrincipalComponents.Fit(training, count: 1);
/// Console.WriteLine($"{components.ExplainedShare:F3} {components.Transform([1.0, 2.0])[0]:F3}");    // 1.000 0.000
/// </code></example>
public sealed class PrincipalComponents
{
    private readonly double[] _mean, _deviation;
    private readonly double[][] _weights;

    private PrincipalComponents(double[] mean, double[] deviation, double[][] weights, double explainedShare)
    {
        _mean = mean;
        _deviation = deviation;
        _weights = weights;
        ExplainedShare = explainedShare;
    }

    /// <summary>The number of components.</summary>
    public int Count => _weights.Length;

    /// <summary>The share of the variance of the standardized features that the components hold, 0 to 1.</summary>
    public double ExplainedShare { get; }

    /// <summary>Finds the components of a data set.</summary>
    /// <param name="training">The training part.</param>
    /// <param name="count">At least 1, at most the number of features and of rows.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not as many components.</exception>
    public static PrincipalComponents Fit(Dataset training, int count)
    {
        ArgumentNullException.ThrowIfNull(training);
        int most = Math.Min(training.Count, training.FeatureCount);
        if (count < 1 || count > most)
            throw new ArgumentOutOfRangeException(nameof(count), count, FormattableString.Invariant($"{training.Count} rows of {training.FeatureCount} features have 1 to {most} components."));
        double[] mean = [.. Enumerable.Range(0, training.FeatureCount).Select(f => training.Rows.Average(r => r[f]))];
        double[] deviation = [.. mean.Select((m, f) => Math.Sqrt(training.Rows.Average(r => (r[f] - m) * (r[f] - m))))];
        Matrix<double> rows = Matrix<double>.Build.Dense(training.Count, training.FeatureCount, (i, f) => Standard(training.Rows[i][f], mean[f], deviation[f]));
        var decomposition = rows.Svd();
        double total = decomposition.S.DotProduct(decomposition.S), held = decomposition.S.SubVector(0, count).DotProduct(decomposition.S.SubVector(0, count));
        double[][] weights = [.. Enumerable.Range(0, count).Select(c => Oriented(decomposition.VT.Row(c).ToArray()))];
        return new PrincipalComponents(mean, deviation, weights, total > 0 ? held / total : 1);
    }

    /// <summary>The components of every row, as a data set with the same labels.</summary>
    /// <param name="data">With as many features.</param>
    /// <exception cref="ArgumentException">The number of features is another.</exception>
    public Dataset Transform(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new Dataset([.. Enumerable.Range(0, Count).Select(c => FormattableString.Invariant($"component {c}"))], [.. data.ClassNames], [.. data.Rows.Select(Project)], [.. data.Labels]);
    }

    /// <summary>The components of one row.</summary>
    /// <param name="features">As many as there were.</param>
    /// <exception cref="ArgumentException">The number of features is another.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A feature is NaN or infinite.</exception>
    public IReadOnlyList<double> Transform(IReadOnlyList<double> features)
    {
        ArgumentNullException.ThrowIfNull(features);
        return Array.AsReadOnly(Project(features));
    }

    private double[] Project(IReadOnlyList<double> features)
    {
        if (features.Count != _mean.Length)
            throw new ArgumentException(FormattableString.Invariant($"The components were fitted on {_mean.Length} features, but {features.Count} are given."), nameof(features));
        double[] standard = [.. features.Select((x, f) => Standard(Require.Finite(x, FormattableString.Invariant($"Feature {f}"), nameof(features)), _mean[f], _deviation[f]))];
        return Array.ConvertAll(_weights, w => w.Zip(standard, (a, b) => a * b).Sum());
    }

    private static double Standard(double value, double mean, double deviation) => deviation > 0 ? (value - mean) / deviation : 0;

    private static double[] Oriented(double[] weights) => weights.MaxBy(Math.Abs) < 0 ? Array.ConvertAll(weights, w => -w) : weights;
}
