using System.Numerics;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;

namespace QmlTrainability.Tests.LieAlgebras;

/// <summary>Generators that are sums over a chain, a ring or all pairs: one parameter for a whole layer.</summary>
internal static class SumFamilies
{
    public static PauliSum[] IsingRing(int n) => [Ring("ZZ", n), Each('X', n)];

    public static PauliSum[] IsingOpen(int n) => [Open("ZZ", n), Each('X', n)];

    public static PauliSum[] LongitudinalIsingRing(int n) => [.. IsingRing(n), Each('Z', n)];

    public static PauliSum[] LongitudinalIsingOpen(int n) => [.. IsingOpen(n), Each('Z', n)];

    public static PauliSum[] XyRing(int n) => [Ring("XX", n), Ring("YY", n)];

    public static PauliSum[] XyRingWithField(int n) => [.. XyRing(n), Each('Z', n)];

    public static PauliSum[] ClusterRing(int n) => [Ring("ZXZ", n), Each('X', n)];

    public static PauliSum[] XxzOpen(int n) => [Open("XX", n) + Open("YY", n), Open("ZZ", n)];

    public static PauliSum[] XxzOpenWithField(int n) => [.. XxzOpen(n), Each('Z', n)];

    public static PauliSum[] XxzRing(int n) => [Ring("XX", n) + Ring("YY", n), Ring("ZZ", n)];

    /// <summary>Hopping and ZZ, on even and on odd bonds: four generators.</summary>
    public static PauliSum[] XxzEvenOdd(int n) => [.. EvenOdd(n, "XX", "YY"), .. EvenOdd(n, "ZZ")];

    public static PauliSum[] HeisenbergEvenOdd(int n) => [.. EvenOdd(n, "XX", "YY", "ZZ")];

    public static PauliSum[] HeisenbergBonds(int n) => [.. Bonds(n, "XX", "YY", "ZZ")];

    public static PauliSum[] Hopping(int n) => [.. Bonds(n, "XX", "YY"), .. Enumerable.Range(0, n).Select(q => At("Z", q, n))];

    public static PauliSum[] HoppingWithZz(int n) => [.. Hopping(n), .. Bonds(n, "ZZ")];

    public static PauliSum[] HoppingWithZzAndNoField(int n) => [.. Bonds(n, "XX", "YY"), .. Bonds(n, "ZZ")];

    public static PauliSum[] CollectiveSpin(int n) => [Each('X', n), Each('Z', n)];

    public static PauliSum[] Permutations(int n) => [Each('X', n), Each('Y', n), OverPairs(n, Graphs.Pairs(n))];

    public static PauliSum[] PermutationsWithoutY(int n) => [Each('X', n), Each('Z', n), OverPairs(n, Graphs.Pairs(n))];

    public static PauliSum[] MaxCut(int n, IEnumerable<(int A, int B)> edges) => [OverPairs(n, edges), Each('X', n)];

    public static PauliSum Each(char letter, int n) => Sum(Enumerable.Range(0, n).Select(q => At(letter.ToString(), q, n)));

    public static PauliSum Open(string pattern, int n) => Sum(Enumerable.Range(0, n - pattern.Length + 1).Select(q => At(pattern, q, n)));

    public static PauliSum Ring(string pattern, int n) => Sum(Enumerable.Range(0, n).Select(q => At(pattern, q, n)));

    public static PauliSum Sum(IEnumerable<PauliSum> terms) => terms.Aggregate((a, b) => a + b);

    /// <summary>The letters from a qubit on, around the end where they reach it.</summary>
    public static PauliSum At(string pattern, int qubit, int n) => PauliString.On(n, [.. pattern.Select((letter, i) => ((qubit + i) % n, Enum.Parse<Pauli>(letter.ToString())))]);

    public static BigInteger DimensionOf(params PauliSum[] generators) => DynamicalLieAlgebra.GeneratedBy(generators).Dimension;

    private static PauliSum OverPairs(int n, IEnumerable<(int A, int B)> edges) => Sum(edges.Select(e => (PauliSum)PauliString.On(n, (e.A, Pauli.Z), (e.B, Pauli.Z))));

    private static IEnumerable<PauliSum> Bonds(int n, params string[] patterns) =>
        Enumerable.Range(0, n - 1).Select(q => Sum(patterns.Select(p => At(p, q, n))));

    private static IEnumerable<PauliSum> EvenOdd(int n, params string[] patterns)
    {
        PauliSum[] bonds = [.. Bonds(n, patterns)];
        return new[] { bonds.Where((_, i) => i % 2 == 0), bonds.Where((_, i) => i % 2 != 0) }.Where(half => half.Any()).Select(Sum);
    }
}
