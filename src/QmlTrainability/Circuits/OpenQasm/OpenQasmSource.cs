using System.Globalization;
using System.Text;

namespace QmlTrainability.Circuits;

/// <summary>The text, and how a position in it is told to people. Lines are counted only when something is wrong.</summary>
internal sealed class OpenQasmSource(string text)
{
    private const int LongestQuote = 40;

    public string Text { get; } = text;

    public OpenQasmException Error(int position, string message)
    {
        (int line, int column) = PlaceOf(position);
        return new OpenQasmException(message, line, column);
    }

    public int LineOf(int position) => PlaceOf(position).Line;

    /// <summary>A piece of the text for a message: at most forty characters, control characters shown as '?'.</summary>
    public static string Quote(ReadOnlySpan<char> piece)
    {
        bool cut = piece.Length > LongestQuote;
        if (cut) piece = piece[..LongestQuote];
        var quoted = new StringBuilder(piece.Length + 3).Append('\'');
        foreach (char c in piece) quoted.Append(char.IsControl(c) || char.IsSurrogate(c) && piece.Length == 1 ? '?' : c);
        return quoted.Append(cut ? "…'" : "'").ToString();
    }

    /// <summary>A number for a message, with commas between thousands in every culture.</summary>
    public static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private (int Line, int Column) PlaceOf(int position)
    {
        int line = 1, lineStart = 0;
        for (int i = 0; i < position; i++)
        {
            char c = Text[i];
            if (c == '\n' || (c == '\r' && (i + 1 == Text.Length || Text[i + 1] != '\n')))
            {
                line++;
                lineStart = i + 1;
            }
        }

        int column = 1;
        for (int i = lineStart; i < position; i++)
            if (!char.IsLowSurrogate(Text[i])) column++;
        return (line, column);
    }
}
