using System.Numerics;

namespace QmlTrainability.LieAlgebras;

/// <summary>A simple ideal of an algebra, with the number of its isomorphic copies.</summary>
/// <remarks>Types are normalized: so(3), so(5) and so(6) appear as A1, C2 and A3, and so(4) as two copies of A1.</remarks>
/// <example><code>
/// DynamicalLieAlgebra g = DynamicalLieAlgebra.GeneratedBy([PauliString.Parse("XX"), PauliString.Parse("ZI"), PauliString.Parse("IZ")]);
/// SimpleSummand s = g.SimpleSummands[0];
/// Console.WriteLine($"{s.Multiplicity} copies of {s.Name} ({s.CartanType}{s.Rank}), dimension {s.Dimension} each");   // 2 copies of su(2) (A1), dimension 3 each
/// </code></example>
public sealed class SimpleSummand
{
    internal SimpleSummand(CartanType cartanType, BigInteger rank, BigInteger multiplicity)
    {
        CartanType = cartanType;
        Rank = rank;
        Multiplicity = multiplicity;
    }

    /// <summary>The Cartan type, normalized.</summary>
    public CartanType CartanType { get; }

    /// <summary>The rank: the dimension of a Cartan subalgebra of one copy.</summary>
    public BigInteger Rank { get; }

    /// <summary>The number of isomorphic copies, at least 1.</summary>
    public BigInteger Multiplicity { get; }

    /// <summary>The dimension of one copy.</summary>
    public BigInteger Dimension => CartanType switch
    {
        CartanType.A => Rank * (Rank + 2),
        CartanType.B or CartanType.C => Rank * ((2 * Rank) + 1),
        CartanType.D => Rank * ((2 * Rank) - 1),
        CartanType.E => Rank == 6 ? 78 : Rank == 7 ? 133 : 248,
        CartanType.F => 52,
        _ => 14,
    };

    /// <summary>The classical name, for example "su(4)", "so(2000)", "sp(2)" or "su(2^30)".</summary>
    public string Name => CartanType switch
    {
        CartanType.A => $"su({AlgebraText.Size(Rank + 1)})",
        CartanType.B => $"so({AlgebraText.Size((2 * Rank) + 1)})",
        CartanType.C => $"sp({AlgebraText.Size(Rank)})",
        CartanType.D => $"so({AlgebraText.Size(2 * Rank)})",
        _ => $"{CartanType}{Rank}",
    };

    /// <summary>The name with its multiplicity, for example "2·so(16)".</summary>
    public override string ToString() => Multiplicity.IsOne ? Name : $"{AlgebraText.Size(Multiplicity)}·{Name}";

    /// <summary>so(N) for N = 3 or N ≥ 5, normalized.</summary>
    internal static SimpleSummand Orthogonal(BigInteger n, BigInteger multiplicity)
    {
        if (n < 3 || n == 4) throw new ArgumentOutOfRangeException(nameof(n), n, "so(N) is simple for N = 3 and for N of at least 5.");
        if (n == 3) return new SimpleSummand(CartanType.A, 1, multiplicity);
        if (n == 5) return new SimpleSummand(CartanType.C, 2, multiplicity);
        if (n == 6) return new SimpleSummand(CartanType.A, 3, multiplicity);
        return new SimpleSummand(n.IsEven ? CartanType.D : CartanType.B, n / 2, multiplicity);
    }

    /// <summary>su(N), N ≥ 2.</summary>
    internal static SimpleSummand Unitary(BigInteger n, BigInteger multiplicity) => new(CartanType.A, n - 1, multiplicity);

    /// <summary>sp(r), r ≥ 1, normalized.</summary>
    internal static SimpleSummand Symplectic(BigInteger rank, BigInteger multiplicity) => new(rank.IsOne ? CartanType.A : CartanType.C, rank, multiplicity);
}
