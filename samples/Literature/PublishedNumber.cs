using System.Globalization;

namespace Literature;

/// <summary>A number or a name as it is published, and as the library computes it.</summary>
/// <param name="Source">The paper.</param>
/// <param name="What">What is computed.</param>
/// <param name="Published">As printed there, or its formula at this size.</param>
/// <param name="Recomputed">What came out.</param>
/// <param name="Agrees">Whether the two are equal; for an optimum that was searched, up to 10⁻⁹.</param>
internal sealed record PublishedNumber(string Source, string What, string Published, string Recomputed, bool Agrees)
{
    /// <summary>Equal as exact values or as names.</summary>
    public static PublishedNumber Exact<T>(string source, string what, T published, T recomputed)
        where T : IEquatable<T> => new(source, what, Text(published), Text(recomputed), published.Equals(recomputed));

    /// <summary>Equal up to 10⁻⁹: for optima that a search came near to.</summary>
    public static PublishedNumber Optimum(string source, string what, double published, double recomputed)
    {
        const double Tolerance = 1e-9;
        return new(source, what, published.ToString("G12", CultureInfo.InvariantCulture), recomputed.ToString("G12", CultureInfo.InvariantCulture), Math.Abs(published - recomputed) <= Tolerance);
    }

    /// <summary>A row of a Markdown table.</summary>
    public string ToRow() => $"| {Source} | {What} | {Published} | {Recomputed} | {(Agrees ? "equal" : "DIFFERENT")} |";

    private static string Text<T>(T value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
