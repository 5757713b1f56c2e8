namespace QmlTrainability.Learning;

/// <summary>Rows of features, each with a number to be predicted. Immutable.</summary>
/// <example><code>
/// var data = new RegressionData([[0.0], [0.5], [1.0]], [1.0, 1.5, 2.0]);
/// Console.WriteLine(data);    // 3 rows of 1 feature; targets from 1 to 2
/// </code></example>
public sealed class RegressionData
{
    /// <summary>A data set from numbers.</summary>
    /// <param name="rows">At least one row; all with the same number of features, at least 1.</param>
    /// <param name="targets">For each row the number to be predicted.</param>
    /// <exception cref="ArgumentException">The rows are ragged or none, or there are not as many targets.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is NaN or infinite.</exception>
    public RegressionData(IEnumerable<IReadOnlyList<double>> rows, IEnumerable<double> targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        double[] numbers = [.. targets];
        var checkedRows = new Dataset(rows, new int[rows.Count()], ["row"]);
        if (checkedRows.Count != numbers.Length)
            throw new ArgumentException(FormattableString.Invariant($"There are {checkedRows.Count} rows, but {numbers.Length} targets."), nameof(targets));
        for (int i = 0; i < numbers.Length; i++) Require.Finite(numbers[i], FormattableString.Invariant($"The target of row {i}"), nameof(targets));
        Rows = checkedRows.Rows;
        Targets = Array.AsReadOnly(numbers);
    }

    /// <summary>The number of rows.</summary>
    public int Count => Rows.Count;

    /// <summary>The number of features of every row.</summary>
    public int FeatureCount => Rows[0].Count;

    /// <summary>The rows of features.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Rows { get; }

    /// <summary>The number to be predicted of each row.</summary>
    public IReadOnlyList<double> Targets { get; }

    /// <summary>For example "3 rows of 1 feature; targets from 1 to 2".</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Count} row{(Count == 1 ? "" : "s")} of {FeatureCount} feature{(FeatureCount == 1 ? "" : "s")}; targets from {Targets.Min()} to {Targets.Max()}");
}
