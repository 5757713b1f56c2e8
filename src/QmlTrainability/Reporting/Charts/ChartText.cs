using System.Runtime.CompilerServices;
using System.Xml;

namespace QmlTrainability.Reporting.Charts;

/// <summary>The texts of a chart: checked when it is made, measured and wrapped when it is drawn.</summary>
internal static class ChartText
{
    /// <summary>Not empty, and nothing that XML cannot hold (control characters, halves of surrogate pairs).</summary>
    public static string Checked(string text, [CallerArgumentExpression(nameof(text))] string? name = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text, name);
        for (int i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i])) continue;
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i])) i++;
            else throw new ArgumentException($"The text of a chart cannot hold the character U+{(int)text[i]:X4} (at position {i}).", name);
        }

        return text;
    }

    /// <summary>The width of a text in pixels, from a mean width of letters: fonts differ, so room is left by the callers.</summary>
    public static double Width(string text, double fontSize) => 0.56 * fontSize * text.Length;

    /// <summary>Breaks a text between words so that every line fits; a word longer than a line gets its own.</summary>
    public static IReadOnlyList<string> Wrap(string text, double fontSize, double width)
    {
        var lines = new List<string>();
        string line = "";
        foreach (string word in text.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            string longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && Width(longer, fontSize) > width)
            {
                lines.Add(line);
                longer = word;
            }

            line = longer;
        }

        lines.Add(line);
        return lines;
    }

    /// <summary>The text, cut with an ellipsis where it would be wider than its place.</summary>
    public static string Cut(string text, double fontSize, double width)
    {
        int room = Math.Max(1, (int)(width / Width("m", fontSize)));
        if (text.Length <= room) return text;
        int end = char.IsHighSurrogate(text[room - 1]) ? room - 2 : room - 1;
        return $"{text.AsSpan(0, Math.Max(0, end)).TrimEnd()}…";
    }
}
