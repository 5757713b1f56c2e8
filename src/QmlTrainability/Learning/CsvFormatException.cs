namespace QmlTrainability.Learning;

/// <summary>A table of comma-separated values is malformed. Nothing of it is used.</summary>
public sealed class CsvFormatException : FormatException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="source">The file, or what stands for it.</param>
    /// <param name="line">The line, from 1.</param>
    /// <param name="column">The field in that line, from 1; 0 for the line as a whole.</param>
    /// <param name="fault">What is wrong and what is expected.</param>
    public CsvFormatException(string source, int line, int column, string fault)
        : base(FormattableString.Invariant($"{source}, line {line}{(column > 0 ? FormattableString.Invariant($", column {column}") : "")}: {fault}"))
    {
        Line = line;
        Column = column;
    }

    /// <summary>The line, from 1.</summary>
    public int Line { get; }

    /// <summary>The field in that line, from 1; 0 for the line as a whole.</summary>
    public int Column { get; }
}
