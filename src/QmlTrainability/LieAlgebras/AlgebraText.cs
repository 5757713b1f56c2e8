using System.Globalization;
using System.Numerics;

namespace QmlTrainability.LieAlgebras;

/// <summary>How sizes and algebras are written.</summary>
internal static class AlgebraText
{
    private const int FirstPowerShown = 20; // sizes print as 2^k from 2^20 on

    /// <summary>"2000", "2^30", "2^30-1", or the digits where it is no power of two.</summary>
    public static string Size(BigInteger value)
    {
        if (value.GetBitLength() <= FirstPowerShown) return value.ToString(CultureInfo.InvariantCulture);
        if (value.IsPowerOfTwo) return $"2^{value.GetBitLength() - 1}";
        if ((value + 1).IsPowerOfTwo) return $"2^{value.GetBitLength()}-1";
        return value.GetBitLength() <= 200
            ? value.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"2^{BigInteger.Log(value, 2):F2}");
    }

    /// <summary>For example "2·so(16) ⊕ su(8) ⊕ u(1)^3".</summary>
    public static string Sum(IEnumerable<SimpleSummand> summands, BigInteger center)
    {
        var parts = summands.Select(s => s.ToString()).ToList();
        if (center > 0) parts.Add(center.IsOne ? "u(1)" : $"u(1)^{Size(center)}");
        return string.Join(" ⊕ ", parts);
    }

    /// <summary>Merges equal types and sorts by falling dimension, then by type.</summary>
    public static IReadOnlyList<SimpleSummand> Merge(IEnumerable<SimpleSummand> summands) =>
    [
        .. summands.GroupBy(s => (s.CartanType, s.Rank))
            .Select(g => new SimpleSummand(g.Key.CartanType, g.Key.Rank, g.Aggregate(BigInteger.Zero, (sum, s) => sum + s.Multiplicity)))
            .OrderByDescending(s => s.Dimension).ThenBy(s => s.CartanType),
    ];
}
