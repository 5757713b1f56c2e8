using QmlTrainability.Paulis;

namespace QmlTrainability.Tool;

/// <summary>Generators as they are typed: labels or sums, one for each argument or line.</summary>
internal static class GeneratorText
{
    /// <param name="arguments">Labels or sums; a lone dash stands for the standard input.</param>
    /// <param name="file">A file with one generator on each line, or null.</param>
    /// <param name="qubits">The number of qubits, which labels with qubit numbers do not say; null where they need not.</param>
    /// <param name="screen">Where the standard input is.</param>
    public static IReadOnlyList<PauliSum> Read(IReadOnlyList<string> arguments, string? file, int? qubits, Screen screen)
    {
        if (file is not null && arguments.Count > 0) throw new UsageException("Give the generators as arguments or in a file, not both.");
        if (file is null && arguments is [TextFile.StandardInput]) file = TextFile.StandardInput;
        List<(string Text, string Place)> texts = file is null
            ? [.. arguments.Select((text, i) => (text, FormattableString.Invariant($"generator {i + 1}")))]
            : [.. Lines(TextFile.Read(file, screen)).Select(l => (l.Text, FormattableString.Invariant($"{file}, line {l.Number}")))];
        if (texts.Count == 0) throw new UsageException("There is no generator: give labels such as XII ZZI, a file with --file, or - for the standard input.");
        return [.. texts.Select(t => Parse(t.Text, t.Place, qubits))];
    }

    private static PauliSum Parse(string text, string place, int? qubits)
    {
        try
        {
            return PauliSum.Parse(text, qubits);
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw new UsageException($"{place}: {FaultText.Plain(e)}{(qubits is null && text.AsSpan().ContainsAnyInRange('0', '9') ? " Labels with qubit numbers need --qubits." : "")}");
        }
    }

    /// <summary>The lines that say something: neither empty nor a comment.</summary>
    private static IEnumerable<(string Text, int Number)> Lines(string text) =>
        text.Split('\n').Select((line, i) => (Text: line.Split('#')[0].Trim(), Number: i + 1)).Where(l => l.Text.Length > 0);
}
