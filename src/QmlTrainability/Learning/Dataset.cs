using QmlTrainability.Learning.Csv;

namespace QmlTrainability.Learning;

/// <summary>Labeled rows of features. Immutable.</summary>
/// <remarks>Every feature is a finite number; labels are indices of class names.</remarks>
/// <example><code>
/// Dataset data = Dataset.FromCsv("""
///     width,height,kind
///     1.0,2.5,cat
///     3.0,0.5,dog
///     1.5,2.0,cat
///     """);
/// Console.WriteLine(data);                                     // 3 rows of 2 features; classes cat (2), dog (1)
/// Console.WriteLine(string.Join(" ", data.Labels));            // 0 1 0
/// Console.WriteLine(string.Join(" ", data.Rows[1]));           // 3 0.5
/// </code></example>
public sealed class Dataset
{
    internal Dataset(string[] featureNames, string[] classNames, double[][] rows, int[] labels)
    {
        FeatureNames = Array.AsReadOnly(featureNames);
        ClassNames = Array.AsReadOnly(classNames);
        Rows = Array.AsReadOnly(Array.ConvertAll(rows, r => (IReadOnlyList<double>)Array.AsReadOnly(r)));
        Labels = Array.AsReadOnly(labels);
    }

    /// <summary>A data set from numbers.</summary>
    /// <param name="rows">At least one row; all with the same number of features, at least 1.</param>
    /// <param name="labels">For each row the index of its class.</param>
    /// <param name="classNames">The names of the classes, at least one; none twice.</param>
    /// <exception cref="ArgumentException">The rows are ragged or none, or there are not as many labels, or a name is empty or there twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A feature is NaN or infinite, or a label is no index of a class.</exception>
    public Dataset(IEnumerable<IReadOnlyList<double>> rows, IEnumerable<int> labels, IEnumerable<string> classNames)
        : this(Copied(rows), labels, classNames)
    {
    }

    private Dataset(double[][] rows, IEnumerable<int> labels, IEnumerable<string> classNames)
        : this([.. Enumerable.Range(0, rows[0].Length).Select(f => FormattableString.Invariant($"feature {f}"))], Checked(classNames), rows, [.. labels])
    {
        if (Labels.Count != Count) throw new ArgumentException(FormattableString.Invariant($"There are {Count} rows, but {Labels.Count} labels."), nameof(labels));
        for (int i = 0; i < Count; i++)
        {
            if ((uint)Labels[i] >= (uint)ClassNames.Count)
                throw new ArgumentOutOfRangeException(nameof(labels), Labels[i], FormattableString.Invariant($"The label of row {i} must be the index of a class, 0 to {ClassNames.Count - 1}."));
        }
    }

    /// <summary>The number of rows.</summary>
    public int Count => Rows.Count;

    /// <summary>The number of features of every row.</summary>
    public int FeatureCount => FeatureNames.Count;

    /// <summary>The names of the features.</summary>
    public IReadOnlyList<string> FeatureNames { get; }

    /// <summary>The names of the classes, in the order of their indices.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>The rows of features.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Rows { get; }

    /// <summary>The class of each row, as an index of <see cref="ClassNames"/>.</summary>
    public IReadOnlyList<int> Labels { get; }

    /// <summary>Reads comma-separated values: a header, then one row of features per line with the label last.</summary>
    /// <remarks>The header names the columns, and classes are ordered by value if all are integers and ordinally otherwise; or it is
    /// "rows,features,class names…", and the label is the index of the class. Numbers are read in the invariant culture.</remarks>
    /// <param name="text">The text.</param>
    /// <exception cref="CsvFormatException">A row is ragged, a value is missing, no number, NaN or infinite; line and column are named.</exception>
    public static Dataset FromCsv(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new CsvTable(text, "CSV text").Read();
    }

    /// <summary>Reads a file as <see cref="FromCsv"/> does.</summary>
    /// <param name="path">The path of the file.</param>
    /// <exception cref="CsvFormatException">A row is ragged, a value is missing, no number, NaN or infinite; file, line and column are named.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Dataset FromCsvFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new CsvTable(File.ReadAllText(path), Path.GetFileName(path)).Read();
    }

    /// <summary>The rows of some classes; the first class named becomes class 0, and so on.</summary>
    /// <param name="classNames">At least one; none twice.</param>
    /// <exception cref="ArgumentException">There is no such class, or one is named twice.</exception>
    public Dataset SelectClasses(IEnumerable<string> classNames)
    {
        string[] names = Checked(classNames);
        string? unknown = Array.Find(names, n => !ClassNames.Contains(n, StringComparer.Ordinal));
        if (unknown is not null) throw new ArgumentException($"There is no class '{unknown}': the classes are {string.Join(", ", ClassNames)}.", nameof(classNames));
        int[] kept = [.. Enumerable.Range(0, Count).Where(i => names.Contains(ClassNames[Labels[i]], StringComparer.Ordinal))];
        return With(names, kept, i => Array.IndexOf(names, ClassNames[Labels[i]]));
    }

    /// <summary>Splits off a part for testing, at random and with the same share of every class.</summary>
    /// <remarks>Each class gives a share of its rows, rounded, and keeps at least one row of two or more on either side; the rows of a part keep their order.</remarks>
    /// <param name="testFraction">The share of the test part, more than 0 and less than 1.</param>
    /// <param name="seed">The seed: the same one gives the same split.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is not between 0 and 1.</exception>
    /// <exception cref="InvalidOperationException">No class has two rows, so that nothing can be split.</exception>
    public (Dataset Training, Dataset Test) Split(double testFraction, ulong seed)
    {
        if (!(testFraction is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(testFraction), testFraction, "The share of the test part must lie between 0 and 1.");
        bool[] isTest = Stratified.Choose(Labels, ClassNames.Count, testFraction, seed);
        if (!isTest.Contains(true)) throw new InvalidOperationException("No class has two rows, so that no part can be split off for testing.");
        return (Part(false), Part(true));

        Dataset Part(bool test) => With([.. ClassNames], [.. Enumerable.Range(0, Count).Where(i => isTest[i] == test)], i => Labels[i]);
    }

    /// <summary>For example "150 rows of 4 features; classes setosa (50), versicolor (50), virginica (50)".</summary>
    public override string ToString() => FormattableString.Invariant($"{Count} rows of {FeatureCount} features; classes ")
        + string.Join(", ", ClassNames.Select((name, c) => FormattableString.Invariant($"{name} ({Labels.Count(l => l == c)})")));

    /// <summary>The same labels with other numbers.</summary>
    internal Dataset WithRows(Func<IReadOnlyList<double>, double[]> row) => new([.. FeatureNames], [.. ClassNames], [.. Rows.Select(row)], [.. Labels]);

    private Dataset With(string[] classNames, int[] kept, Func<int, int> label) =>
        new([.. FeatureNames], classNames, [.. kept.Select(i => Rows[i].ToArray())], [.. kept.Select(label)]);

    private static double[][] Copied(IEnumerable<IReadOnlyList<double>> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        double[][] copy = [.. rows.Select(r => r.ToArray())];
        if (copy.Length == 0 || copy[0].Length == 0) throw new ArgumentException("A data set needs at least one row with at least one feature.", nameof(rows));
        for (int i = 0; i < copy.Length; i++)
        {
            if (copy[i].Length != copy[0].Length)
                throw new ArgumentException(FormattableString.Invariant($"Row {i} has {copy[i].Length} features, but row 0 has {copy[0].Length}."), nameof(rows));
            for (int f = 0; f < copy[i].Length; f++) Require.Finite(copy[i][f], FormattableString.Invariant($"Feature {f} of row {i}"), nameof(rows));
        }

        return copy;
    }

    private static string[] Checked(IEnumerable<string> classNames)
    {
        ArgumentNullException.ThrowIfNull(classNames);
        string[] names = [.. classNames];
        if (names.Length == 0) throw new ArgumentException("At least one class is needed.", nameof(classNames));
        foreach (string name in names) ArgumentException.ThrowIfNullOrWhiteSpace(name, nameof(classNames));
        return names.Distinct(StringComparer.Ordinal).Count() == names.Length ? names : throw new ArgumentException($"A class is named twice: {string.Join(", ", names)}.", nameof(classNames));
    }
}
