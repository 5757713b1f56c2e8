using System.Globalization;
using System.Numerics;
using QmlTrainability.LieAlgebras;

namespace QmlTrainability.Trainability;

/// <summary>How the dimension of the Dynamical Lie Algebra of a design grows with the number of qubits, and how that is known.</summary>
/// <remarks>The dimension is exact at every sampled size. The law between and beyond them is proved where a theorem covers the family, bounded by a larger
/// algebra whose law is known, or fitted; <see cref="HowKnown"/> says which.</remarks>
/// <example><code>
/// var ising = new AnsatzBuilder().RotateEach(Pauli.X).RotateNeighbors("ZZ", Topology.Chain).Repeat(1);
/// Console.WriteLine(GrowthLaw.Of(ising));    // dim g(n) = 2n² - n, proved
/// </code></example>
public sealed class GrowthLaw
{
    private readonly Func<int, BigInteger>? _dimensionAt;

    internal GrowthLaw(
        GrowthKind kind, GrowthBasis howKnown, string law, IReadOnlyList<GrowthSample> samples, IReadOnlyList<Evidence> evidence, int? degree = null, double? @base = null,
        Func<int, BigInteger>? dimensionAt = null)
    {
        Kind = kind;
        HowKnown = howKnown;
        Law = law;
        Samples = samples;
        Evidence = evidence;
        Degree = degree;
        Base = @base;
        _dimensionAt = dimensionAt;
    }

    /// <summary>The kind of growth.</summary>
    public GrowthKind Kind { get; }

    /// <summary>The degree of a polynomial law, or an upper bound of it where the law is bounded; null otherwise.</summary>
    public int? Degree { get; }

    /// <summary>The base b of an exponential law: dim g grows like b^n between the largest sampled sizes; null otherwise.</summary>
    public double? Base { get; }

    /// <summary>How the law is known.</summary>
    public GrowthBasis HowKnown { get; }

    /// <summary>The law in words, for example "dim g(n) = 2n² - n".</summary>
    public string Law { get; }

    /// <summary>The exact dimensions that were computed, by rising number of qubits.</summary>
    public IReadOnlyList<GrowthSample> Samples { get; }

    /// <summary>What the law rests on.</summary>
    public IReadOnlyList<Evidence> Evidence { get; }

    /// <summary>Finds the law of a family from exact dimensions at many sizes.</summary>
    /// <remarks>Families of single strings are classified at sizes up to about fifty; families of sums are closed at small sizes while
    /// <paramref name="budget"/> allows, and bounded by the algebra of their single strings. Cost: fractions of a second for strings, seconds for sums.</remarks>
    /// <param name="family">The rule.</param>
    /// <param name="budget">The budget of each closure of sums; a small default if null.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    public static GrowthLaw Of(IGeneratorFamily family, ClosureOptions? budget = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(family);
        return GrowthSampler.Find(family, budget, cancellationToken);
    }

    /// <summary>The dimension that the law gives at a size, sampled or not: where the law is a formula, a polynomial in n or one for each residue of n; null where it is a rate or a bound only.</summary>
    /// <param name="qubits">A number of qubits; the formula holds from the smallest size on that <see cref="Law"/> names.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no qubit.</exception>
    /// <example><code>
    /// Console.WriteLine(GrowthLaw.Of(new AnsatzBuilder().RotateNeighbors("XX", Topology.Ring).RotateNeighbors("YY", Topology.Ring).Repeat(1)).DimensionAt(1001));    // 2003001
    /// </code></example>
    public BigInteger? DimensionAt(int qubits) => _dimensionAt?.Invoke(Require.Qubits(qubits));

    /// <summary>For example "dim g(n) = 2n² - n, proved".</summary>
    public override string ToString() => Kind is GrowthKind.SingleSize or GrowthKind.Unknown
        ? Law
        : string.Create(CultureInfo.InvariantCulture, $"{Law}, {HowKnown.ToString().ToLowerInvariant()}");

    /// <summary>The law of a circuit, of which one size is known.</summary>
    internal static GrowthLaw SingleSize(int qubits) =>
        new(GrowthKind.SingleSize, GrowthBasis.NotKnown, $"one size is known, n = {qubits}: a type, not a law", [], []);
}
