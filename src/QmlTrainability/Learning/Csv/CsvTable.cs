using System.Globalization;

namespace QmlTrainability.Learning.Csv;

/// <summary>Reads a data set: a header, then rows of numbers with the label last.</summary>
/// <remarks>Two headers are known: names of columns; or "rows, features, class names…", after which the label is the index of the class.</remarks>
internal sealed class CsvTable
{
    private readonly string _source;
    private readonly string[] _lines;

    public CsvTable(string text, string source)
    {
        _source = source;
        string[] lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        int count = lines.Length;
        while (count > 0 && string.IsNullOrWhiteSpace(lines[count - 1])) count--;
        _lines = lines[..count];
    }

    public Dataset Read()
    {
        if (_lines.Length == 0) throw Fault(1, 0, "there is no header.");
        string[] header = CsvLine.Split(_lines[0], _source, 1);
        if (header.Length < 2) throw Fault(1, 0, "at least two columns, one of them the label, are expected, separated by commas.");
        return IsSizes(header, out int rows, out int features) ? ReadIndexed(header[2..], rows, features) : ReadNamed(header);
    }

    /// <summary>Whether the header is "rows, features, class names…". Names that are numbers would be a row of data.</summary>
    private static bool IsSizes(string[] header, out int rows, out int features)
    {
        features = 0;
        return int.TryParse(header[0], NumberStyles.None, CultureInfo.InvariantCulture, out rows)
            & int.TryParse(header[1], NumberStyles.None, CultureInfo.InvariantCulture, out features)
            && header.Length > 2 && !Array.Exists(header[2..], IsNumber);
    }

    private Dataset ReadIndexed(string[] classes, int rows, int features)
    {
        if (rows < 1) throw Fault(1, 1, "at least one row is expected.");
        if (features < 1) throw Fault(1, 2, "at least one feature is expected.");
        CheckNames(classes, 3, "class");
        if (_lines.Length - 1 != rows)
            throw Fault(1, 1, FormattableString.Invariant($"{rows} rows are announced, but {_lines.Length - 1} follow."));
        (double[][] values, string[] texts) = ReadRows(features);
        var labels = new int[texts.Length];
        for (int i = 0; i < labels.Length; i++)
        {
            if (!int.TryParse(texts[i], NumberStyles.None, CultureInfo.InvariantCulture, out labels[i]) || labels[i] >= classes.Length)
                throw Fault(i + 2, features + 1, FormattableString.Invariant($"'{texts[i]}' is no class: the index of one of {classes.Length} classes, 0 to {classes.Length - 1}, is expected."));
        }

        return new Dataset([.. Enumerable.Range(0, features).Select(f => FormattableString.Invariant($"feature {f}"))], classes, values, labels);
    }

    private Dataset ReadNamed(string[] header)
    {
        if (Array.TrueForAll(header, IsNumber)) throw Fault(1, 0, "the first line holds numbers only; a header with the names of the columns is expected.");
        CheckNames(header, 1, "column");
        if (_lines.Length == 1) throw Fault(1, 0, "there is a header, but no row.");
        (double[][] values, string[] texts) = ReadRows(header.Length - 1);
        string[] classes = [.. texts.Distinct(StringComparer.Ordinal)];
        bool integers = Array.TrueForAll(classes, c => int.TryParse(c, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _));
        if (integers) Array.Sort(classes, (a, b) => int.Parse(a, CultureInfo.InvariantCulture).CompareTo(int.Parse(b, CultureInfo.InvariantCulture)));
        else Array.Sort(classes, StringComparer.Ordinal);
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string name in classes) index.Add(name, index.Count);
        return new Dataset(header[..^1], classes, values, Array.ConvertAll(texts, t => index[t]));
    }

    private (double[][] Values, string[] Labels) ReadRows(int features)
    {
        int rows = _lines.Length - 1;
        var values = new double[rows][];
        var labels = new string[rows];
        for (int row = 0; row < rows; row++)
        {
            int line = row + 2;
            if (string.IsNullOrWhiteSpace(_lines[line - 1])) throw Fault(line, 0, "the line is empty.");
            string[] fields = CsvLine.Split(_lines[line - 1], _source, line);
            if (fields.Length != features + 1)
                throw Fault(line, Math.Min(fields.Length, features + 1), FormattableString.Invariant($"there are {fields.Length} columns, but {features} features and a label are expected."));
            values[row] = new double[features];
            for (int c = 0; c < features; c++) values[row][c] = Number(fields[c], line, c + 1);
            labels[row] = fields[features].Length > 0 ? fields[features] : throw Fault(line, features + 1, "the label is missing.");
        }

        return (values, labels);
    }

    private double Number(string text, int line, int column)
    {
        if (text.Length == 0) throw Fault(line, column, "the value is missing.");
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)) throw Fault(line, column, $"'{text}' is no number.");
        return double.IsFinite(value) ? value : throw Fault(line, column, $"'{text}' is no finite number.");
    }

    private void CheckNames(string[] names, int firstColumn, string what)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < names.Length; i++)
        {
            if (names[i].Length == 0) throw Fault(1, firstColumn + i, $"the name of a {what} is missing.");
            if (!seen.Add(names[i])) throw Fault(1, firstColumn + i, $"the {what} '{names[i]}' appears twice.");
        }
    }

    private static bool IsNumber(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private CsvFormatException Fault(int line, int column, string fault) => new(_source, line, column, fault);
}
