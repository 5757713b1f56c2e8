namespace QmlTrainability.Circuits;

/// <summary>A text is not OpenQASM 2 or 3, or has something in it that a circuit of gates cannot hold. The message says what, where, and what to do.</summary>
/// <example>
/// <code>
/// try
/// {
///     Circuit.FromOpenQasm("OPENQASM 2.0;\nqreg q[1];\nreset q[0];");
/// }
/// catch (OpenQasmException e)
/// {
///     Console.WriteLine($"line {e.Line}, column {e.Column}");
/// }
/// // line 3, column 1
/// </code>
/// </example>
public sealed class OpenQasmException : FormatException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was found, why it is refused, and the way out.</param>
    /// <param name="line">The line, from 1.</param>
    /// <param name="column">The place in the line, from 1, in Unicode characters.</param>
    public OpenQasmException(string message, int line, int column)
        : base($"Line {line}, column {column}: {message}")
    {
        Line = line;
        Column = column;
    }

    /// <summary>The line of the text, from 1.</summary>
    public int Line { get; }

    /// <summary>The place in the line, from 1, in Unicode characters; a tab is one.</summary>
    public int Column { get; }
}
