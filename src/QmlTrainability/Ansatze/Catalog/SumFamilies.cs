using System.Numerics;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;
using QmlTrainability.Trainability;
using static QmlTrainability.Ansatze.Catalog.AlgebraSizes;
using static QmlTrainability.Ansatze.Catalog.HamiltonianFamily;

namespace QmlTrainability.Ansatze.Catalog;

/// <summary>Families whose generators are sums: Hamiltonian-variational forms, Hamming-weight and SU(2) symmetry, permutation symmetry.</summary>
internal static class SumFamilies
{
    private const ParameterSharing Tied = ParameterSharing.PerLayer;
    private const string Computed = "closure over two primes, docs/mathematics.md";

    private static PauliSum Hop => PauliSum.Parse("XX + YY");
    private static readonly Topology EvenBonds = Topology.Family("even bonds", n => Topology.Chain.BondsAt(n).Where(b => b.First % 2 == 0));
    private static readonly Topology OddBonds = Topology.Family("odd bonds", n => Topology.Chain.BondsAt(n).Where(b => b.First % 2 != 0));

    public static IEnumerable<CatalogFamily> All()
    {
        yield return Law("Ising ring, tied", AnsatzCatalog.Ising(Topology.Ring, 1, Tied), GrowthKind.Polynomial, "3n - 1", "arXiv:2405.00898", 3, n => (3 * n) - 1);
        yield return Law("Ising chain, tied", AnsatzCatalog.Ising(Topology.Chain, 1, Tied), GrowthKind.Polynomial, "u(n)", "arXiv:2405.00898", 2, n => n * n);
        yield return Law("XY ring, tied", Rule("XY ring, tied", 3, n => [Over(n, Topology.Ring, "XX"), Over(n, Topology.Ring, "YY")]),
            GrowthKind.Polynomial, "3n/2 - 1, or (3n - 1)/2 for odd n", Computed, 3, n => n % 2 == 0 ? (3 * n / 2) - 1 : ((3 * n) - 1) / 2);
        yield return Law("XY ring in a field, tied", Rule("XY ring in a field, tied", 3, n => [Over(n, Topology.Ring, "XX"), Over(n, Topology.Ring, "YY"), Each(n, Pauli.Z)]),
            GrowthKind.Polynomial, "3n - 1", Computed, 3, n => (3 * n) - 1);
        yield return Law("cluster ring, tied", new AnsatzBuilder().RotatePattern(PauliSum.Parse("ZXZ"), Topology.Ring, Tied).RotateEach(Pauli.X, Tied).Repeat(1),
            GrowthKind.Polynomial, "3n/2 - 1, or (3n - 1)/2 for odd n", Computed, 4, n => n % 2 == 0 ? (3 * n / 2) - 1 : ((3 * n) - 1) / 2);
        yield return Law("collective spin", new AnsatzBuilder().RotateEach(Pauli.X, Tied).RotateEach(Pauli.Z, Tied).Repeat(1), GrowthKind.Constant, "su(2)", "textbook", 2, _ => 3);
        yield return Law("permutation-equivariant", AnsatzCatalog.PermutationEquivariant(1), GrowthKind.Polynomial, "C(n+3, 3) - ⌊n/2⌋", "arXiv:2210.09974, corrected by the traces of the blocks", 2,
            n => Choose(n + 3, 3) - (n / 2));
        yield return Law("QAOA on complete graphs", AnsatzCatalog.Qaoa(Topology.AllPairs, 1), GrowthKind.Polynomial, "(n³ + 6n² + 2n + 12)/12, or (n³ + 6n² - n + 18)/12 for odd n", Computed, 3, CompleteGraph);
        yield return Law("Givens rotations with Z fields (U(1), free fermions)", new AnsatzBuilder().RotatePattern(Hop, Topology.Chain).RotateEach(Pauli.Z).Repeat(1),
            GrowthKind.Polynomial, "u(n)", Computed, 2, n => n * n);
        yield return Law("Givens rotations with ZZ and Z fields (U(1))", new AnsatzBuilder().RotatePattern(Hop, Topology.Chain).RotateNeighbors("ZZ", Topology.Chain).RotateEach(Pauli.Z).Repeat(1),
            GrowthKind.Exponential, "C(2n, n) - n + 1", Computed, 2, n => Choose(2 * n, n) - n + 1);
        yield return Law("XY-mixer ring with Z fields (U(1))", new AnsatzBuilder().RotatePattern(Hop, Topology.Ring).RotateEach(Pauli.Z).Repeat(1),
            GrowthKind.Polynomial, "2n² - 1", Computed, 3, n => (2 * n * n) - 1);
        yield return Law("SU(2) exchange on every bond", new AnsatzBuilder().RotatePattern(PauliSum.Parse("XX + YY + ZZ"), Topology.Chain).Repeat(1),
            GrowthKind.Exponential, "C(2n, n)/(n + 1) - ⌊n/2⌋: su of each two-row irrep of S_n", Computed, 2, n => (Choose(2 * n, n) / (n + 1)) - (n / 2));
        yield return Values("SU(2) exchange on even and odd bonds", new AnsatzBuilder().RotatePattern(PauliSum.Parse("XX + YY + ZZ"), EvenBonds, Tied).RotatePattern(PauliSum.Parse("XX + YY + ZZ"), OddBonds, Tied).Repeat(1),
            GrowthKind.Exponential, "SU(2) and reflection blocks", Computed, 3, [4, 8, 31, 66, 400, 724]);
        yield return Values("XXZ on even and odd bonds", new AnsatzBuilder().RotatePattern(Hop, EvenBonds, Tied).RotatePattern(Hop, OddBonds, Tied)
            .RotateNeighbors("ZZ", EvenBonds, Tied).RotateNeighbors("ZZ", OddBonds, Tied).Repeat(1), GrowthKind.Exponential, "Hamming-weight and reflection blocks", Computed, 3, [9, 20, 124, 246, 1713, 3291]);
        yield return Values("XXZ chain, tied", Rule("XXZ chain, tied", 3, n => [Over(n, Topology.Chain, "XX", "YY"), Over(n, Topology.Chain, "ZZ")]),
            GrowthKind.Exponential, "Hamming-weight and reflection blocks", Computed, 3, [4, 19, 62]);
        yield return Values("XXZ ring, tied", Rule("XXZ ring, tied", 3, n => [Over(n, Topology.Ring, "XX", "YY"), Over(n, Topology.Ring, "ZZ")]),
            GrowthKind.Exponential, "momentum blocks", Computed, 3, [2, 5, 11, 43, 121]);
        yield return Values("Ising ring in a longitudinal field, tied (LTFIM)", AnsatzCatalog.Ising(Topology.Ring, 1, Tied).RotateEach(Pauli.Z, Tied).Repeat(1),
            GrowthKind.Exponential, "translation and reflection blocks", "arXiv:2105.14377", 3, [19, 47, 134]);
        yield return Law("Ising chain in a longitudinal field, tied (LTFIM)", AnsatzCatalog.Ising(Topology.Chain, 1, Tied).RotateEach(Pauli.Z, Tied).Repeat(1),
            GrowthKind.Exponential, "su of the two reflection blocks, of sizes (2ⁿ ± 2^⌈n/2⌉)/2; u(1) more for even n", "arXiv:2105.14377", 3, ReflectionBlocks);
    }

    /// <summary>Every block of spin and parity carries its full su (docs/mathematics.md, growth).</summary>
    private static BigInteger CompleteGraph(int n)
    {
        BigInteger m = n;
        return ((m * m * m) + (6 * m * m) + (n % 2 == 0 ? (2 * m) + 12 : -m + 18)) / 12;
    }

    /// <summary>a² - 1 + b² - 1 with a + b = 2ⁿ and a - b = 2^⌈n/2⌉, the number of palindromes.</summary>
    private static BigInteger ReflectionBlocks(int n) => (((BigInteger.One << (2 * n)) + (BigInteger.One << (n + 1) / 2 * 2)) / 2) - 2 + ((n + 1) % 2);

    private static HamiltonianFamily Rule(string name, int smallest, Func<int, IReadOnlyList<PauliSum>> generators) => new(name, smallest, generators);

    private static CatalogFamily Law(string name, IGeneratorFamily family, GrowthKind growth, string law, string source, int smallest, Func<int, BigInteger> dimension) =>
        new(name, Named(family, name), growth, law, source, smallest, n => dimension(n));

    /// <summary>A family whose dimension the source gives from its smallest size on, for so many sizes.</summary>
    private static CatalogFamily Values(string name, IGeneratorFamily family, GrowthKind growth, string law, string source, int smallest, BigInteger[] dimensions) =>
        new(name, Named(family, name), growth, law, source, smallest, n => n - smallest < dimensions.Length ? dimensions[n - smallest] : null);

    private static IGeneratorFamily Named(IGeneratorFamily family, string name) => family is AnsatzBuilder design ? design.Named(name) : family;
}
