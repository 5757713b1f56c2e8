namespace QmlTrainability.Circuits;

/// <summary>Gives parameters names that OpenQASM 3 allows, each once: a letter or an underscore, then letters, digits and underscores.</summary>
internal sealed class OpenQasmNames
{
    /// <summary>Words that other readers of the language keep for themselves, beside those of <see cref="OpenQasmWords"/>.</summary>
    private const string Kept = " q in im true false ";

    private readonly HashSet<string> _taken;

    /// <param name="taken">Names that the text gives to something else.</param>
    public OpenQasmNames(IEnumerable<string> taken) => _taken = new HashSet<string>(taken, StringComparer.Ordinal);

    /// <summary>The name itself where it can stand, else one like it.</summary>
    public string For(string name)
    {
        string plain = string.Create(name.Length, name, static (span, name) =>
        {
            for (int i = 0; i < span.Length; i++) span[i] = char.IsLetter(name[i]) || char.IsAsciiDigit(name[i]) ? name[i] : '_';
        });
        if (char.IsAsciiDigit(plain[0])) plain = "_" + plain;
        string free = plain;
        for (int i = 1; IsKept(free) || !_taken.Add(free); i++) free = FormattableString.Invariant($"{plain}_{i}");
        return free;
    }

    private static bool IsKept(string name) =>
        OpenQasmWords.IsReserved(name, version: 3) || OpenQasmWords.TryFunction(name, out _) || Gate.TryFind(name, out _) || Kept.Contains($" {name} ", StringComparison.Ordinal);
}
