namespace QmlTrainability.Learning;

/// <summary>Figures by which predictions are compared with the truth.</summary>
/// <example><code>
/// int[] truth = [0, 0, 1, 1], predicted = [0, 1, 1, 1];
/// Console.WriteLine($"{Metrics.Accuracy(truth, predicted)} {Metrics.F1(truth, predicted, ofClass: 1)}");    // 0.75 0.8
/// Console.WriteLine(Metrics.AreaUnderCurve(truth, [0.1, 0.4, 0.3, 0.9]));                                  // 0.75
/// </code></example>
public static class Metrics
{
    /// <summary>The share of labels that are predicted.</summary>
    /// <param name="labels">The truth.</param>
    /// <param name="predicted">As many.</param>
    /// <exception cref="ArgumentException">There is no label, or the numbers differ.</exception>
    public static double Accuracy(IReadOnlyList<int> labels, IReadOnlyList<int> predicted)
    {
        Check(labels, predicted);
        return (double)Count(labels.Count, i => labels[i] == predicted[i]) / labels.Count;
    }

    /// <summary>How often class i (row) was predicted as class j (column).</summary>
    /// <param name="labels">The truth.</param>
    /// <param name="predicted">As many.</param>
    /// <param name="classes">The number of classes.</param>
    /// <exception cref="ArgumentException">There is no label, or the numbers differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is no index of a class.</exception>
    public static IReadOnlyList<IReadOnlyList<int>> ConfusionMatrix(IReadOnlyList<int> labels, IReadOnlyList<int> predicted, int classes)
    {
        Check(labels, predicted);
        Require.AtLeast(classes, 1);
        var counts = new int[classes][];
        for (int c = 0; c < classes; c++) counts[c] = new int[classes];
        for (int i = 0; i < labels.Count; i++)
        {
            if ((uint)labels[i] >= (uint)classes || (uint)predicted[i] >= (uint)classes)
                throw new ArgumentOutOfRangeException(nameof(labels), labels[i], FormattableString.Invariant($"Row {i} has a label that is no class: the classes are 0 to {classes - 1}."));
            counts[labels[i]][predicted[i]]++;
        }

        return Array.AsReadOnly(Array.ConvertAll(counts, r => (IReadOnlyList<int>)Array.AsReadOnly(r)));
    }

    /// <summary>The share of rows predicted as a class that are of it; 0 where none is predicted.</summary>
    /// <param name="labels">The truth.</param>
    /// <param name="predicted">As many.</param>
    /// <param name="ofClass">The class.</param>
    public static double Precision(IReadOnlyList<int> labels, IReadOnlyList<int> predicted, int ofClass)
    {
        Check(labels, predicted);
        return Share(Count(labels.Count, i => labels[i] == ofClass && predicted[i] == ofClass), Count(labels.Count, i => predicted[i] == ofClass));
    }

    /// <summary>The share of rows of a class that are predicted as such; 0 where there is none.</summary>
    /// <param name="labels">The truth.</param>
    /// <param name="predicted">As many.</param>
    /// <param name="ofClass">The class.</param>
    public static double Recall(IReadOnlyList<int> labels, IReadOnlyList<int> predicted, int ofClass)
    {
        Check(labels, predicted);
        return Share(Count(labels.Count, i => labels[i] == ofClass && predicted[i] == ofClass), Count(labels.Count, i => labels[i] == ofClass));
    }

    /// <summary>The harmonic mean of precision and recall; 0 where both are 0.</summary>
    /// <param name="labels">The truth.</param>
    /// <param name="predicted">As many.</param>
    /// <param name="ofClass">The class.</param>
    public static double F1(IReadOnlyList<int> labels, IReadOnlyList<int> predicted, int ofClass)
    {
        Check(labels, predicted);
        return Share(
            2 * Count(labels.Count, i => labels[i] == ofClass && predicted[i] == ofClass),
            Count(labels.Count, i => labels[i] == ofClass) + Count(labels.Count, i => predicted[i] == ofClass));
    }

    /// <summary>The area under the receiver operating characteristic: how likely a row of class 1 has a larger decision value than one of class 0, ties counting
    /// half (Mann and Whitney).</summary>
    /// <param name="labels">0 and 1, both of them there.</param>
    /// <param name="decisions">As many.</param>
    /// <exception cref="ArgumentException">The numbers differ, or a class has no row.</exception>
    public static double AreaUnderCurve(IReadOnlyList<int> labels, IReadOnlyList<double> decisions)
    {
        Check(labels, decisions);
        int[] order = [.. Enumerable.Range(0, labels.Count).OrderBy(i => decisions[i])];
        double ranks = 0;
        for (int from = 0, to; from < order.Length; from = to)
        {
            for (to = from + 1; to < order.Length && decisions[order[to]] == decisions[order[from]];) to++;
            for (int i = from; i < to; i++) ranks += labels[order[i]] == 1 ? (from + to + 1) / 2.0 : 0;
        }

        double ones = Count(labels.Count, i => labels[i] == 1), zeros = Count(labels.Count, i => labels[i] == 0);
        if (ones == 0 || zeros == 0) throw new ArgumentException("Both classes, 0 and 1, must have rows.", nameof(labels));
        return (ranks - (ones * (ones + 1) / 2)) / (ones * zeros);
    }

    /// <summary>The mean of the squared differences.</summary>
    /// <param name="targets">The truth.</param>
    /// <param name="predicted">As many.</param>
    /// <exception cref="ArgumentException">There is no target, or the numbers differ.</exception>
    public static double MeanSquaredError(IReadOnlyList<double> targets, IReadOnlyList<double> predicted)
    {
        Check(targets, predicted);
        return Enumerable.Range(0, targets.Count).Average(i => (targets[i] - predicted[i]) * (targets[i] - predicted[i]));
    }

    /// <summary>The share of the variance of the targets that is predicted, R²: 1 - MSE / variance; -∞ where the targets are all equal and missed.</summary>
    /// <param name="targets">The truth.</param>
    /// <param name="predicted">As many.</param>
    /// <exception cref="ArgumentException">There is no target, or the numbers differ.</exception>
    public static double Determination(IReadOnlyList<double> targets, IReadOnlyList<double> predicted)
    {
        double error = MeanSquaredError(targets, predicted), mean = targets.Average(), variance = targets.Average(t => (t - mean) * (t - mean));
        return error == 0 ? 1 : 1 - (error / variance);
    }

    private static int Count(int rows, Func<int, bool> holds) => Enumerable.Range(0, rows).Count(holds);

    private static double Share(double part, double whole) => whole == 0 ? 0 : part / whole;

    private static void Check<TTruth, TPredicted>(IReadOnlyList<TTruth> truth, IReadOnlyList<TPredicted> predicted)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(predicted);
        if (truth.Count != predicted.Count || truth.Count == 0)
            throw new ArgumentException(FormattableString.Invariant($"There are {truth.Count} true and {predicted.Count} predicted values; as many are needed, at least one."), nameof(predicted));
    }
}
