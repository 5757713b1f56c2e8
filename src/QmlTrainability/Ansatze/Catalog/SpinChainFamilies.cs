using System.Numerics;
using QmlTrainability.Trainability;
using static QmlTrainability.Ansatze.Catalog.AlgebraSizes;

namespace QmlTrainability.Ansatze.Catalog;

/// <summary>The one-dimensional two-local chains with a parameter on every bond, arXiv:2309.05690, from four qubits on.</summary>
/// <remarks>The source leaves a18, a19, a21 and a22 on the open chain unstated: su(2^n), by enumeration at n = 3 to 6.</remarks>
internal static class SpinChainFamilies
{
    private const string Source = "arXiv:2309.05690";

    public static IEnumerable<CatalogFamily> All()
    {
        foreach ((string id, string[] patterns, (string, Func<int, BigInteger>) open, (string, Func<int, BigInteger>) ring, bool isPolynomial) in Table())
        {
            yield return Family(id, patterns, Topology.Chain, open, isPolynomial);
            yield return Family(id, patterns, Topology.Ring, ring, isPolynomial);
        }
    }

    private static CatalogFamily Family(string id, string[] patterns, Topology topology, (string Name, Func<int, BigInteger> Dimension) law, bool isPolynomial)
    {
        string name = $"spin chain {id} {{{string.Join(", ", patterns)}}}, {topology}";
        AnsatzBuilder design = patterns.Aggregate(new AnsatzBuilder(), (b, p) => b.RotateNeighbors(p, topology)).Repeat(1).Named(name);
        return new CatalogFamily(name, design, isPolynomial ? GrowthKind.Polynomial : GrowthKind.Exponential, law.Name, Source, 4, n => law.Dimension(n));
    }

    private static IEnumerable<(string Id, string[] Patterns, (string, Func<int, BigInteger>) Open, (string, Func<int, BigInteger>) Ring, bool IsPolynomial)> Table()
    {
        yield return ("a0", ["XX"], ("u(1)^(n-1)", n => n - 1), ("u(1)^n", n => n), true);
        yield return ("a1", ["XY"], ("so(n)", n => So(n)), ("2·so(n)", n => 2 * So(n)), true);
        yield return ("a2", ["XY", "YX"], ("2·so(n)", n => 2 * So(n)), ("4·so(n)", n => 4 * So(n)), true);
        yield return ("a3", ["XX", "YZ"], ("4·so(2^(n-2)), so(2^(n-1)), 2·su(2^(n-2)), sp(2^(n-2)), 4·sp(2^(n-3)) for n ≡ 0, ±1, ±2, ±3, 4 mod 8", A3Open), ("2·su(2^(n-1)) for odd n; 4·so(2^(n-2)), 4·su(2^(n-2)), 4·sp(2^(n-3)) for n ≡ 0, ±2, 4 mod 8", A3Ring), false);
        yield return ("a4", ["XX", "YY"], ("2·so(n)", n => 2 * So(n)), ("4·so(n), or so(2n) for odd n", n => n % 2 != 0 ? So(2 * n) : 4 * So(n)), true);
        yield return ("a5", ["XY", "YZ"], ("4·so(2^(n-2)), so(2^(n-1)), 2·su(2^(n-2)), sp(2^(n-2)) for n ≡ 0, ±1, ±2, 3 mod 6", A5Open), ("so(2^n); 4·so(2^(n-2)), sp(2^(n-2)) for n ≡ 0, 3 mod 6", A5Ring), false);
        yield return ("a6", ["XX", "YZ", "ZY"], ("4·su(2^(n-2)), or su(2^(n-1)) for odd n", Heisenberg), ("4·su(2^(n-2)), or 2·su(2^(n-1)) for odd n", n => n % 2 != 0 ? 2 * Su(Power(n - 1)) : 4 * Su(Power(n - 2))), false);
        yield return ("a7", ["XX", "YY", "ZZ"], ("4·su(2^(n-2)), or su(2^(n-1)) for odd n", Heisenberg), ("4·su(2^(n-2)), or su(2^(n-1)) for odd n", Heisenberg), false);
        yield return ("a8", ["XX", "XZ"], ("so(2n-1)", n => So((2 * n) - 1)), ("2·so(2n)", n => 2 * So(2 * n)), true);
        yield return ("a9", ["XY", "XZ"], ("sp(2^(n-2))", n => Sp(Power(n - 2))), ("so(2^n)", n => So(Power(n))), false);
        yield return ("a10", ["XY", "YZ", "ZX"], ("4·su(2^(n-2)), or su(2^(n-1)) for odd n", Heisenberg), ("su(2^n); 4·su(2^(n-2)), su(2^(n-1)) for n ≡ 0, 3 mod 6", n => n % 3 != 0 ? Full(n) : n % 6 == 3 ? Su(Power(n - 1)) : 4 * Su(Power(n - 2))), false);
        yield return ("a11", ["XY", "YX", "YZ"], ("so(2^n)", n => So(Power(n))), ("so(2^n)", n => So(Power(n))), false);
        yield return ("a12", ["XX", "XY", "YZ"], ("su(2^n)", Full), ("su(2^n)", Full), false);
        yield return ("a13", ["XX", "YY", "YZ"], ("2·su(2^(n-1))", Halves), ("2·su(2^(n-1))", Halves), false);
        yield return ("a14", ["XX", "YY", "XY"], ("so(2n)", n => So(2 * n)), ("2·so(2n)", n => 2 * So(2 * n)), true);
        yield return ("a15", ["XX", "XY", "XZ"], ("2·su(2^(n-1))", Halves), ("su(2^n)", Full), false);
        yield return ("a16", ["XY", "YX", "YZ", "ZY"], ("so(2^n)", n => So(Power(n))), ("so(2^n)", n => So(Power(n))), false);
        yield return ("a17", ["XX", "XY", "ZX"], ("su(2^n)", Full), ("su(2^n)", Full), false);
        yield return ("a18", ["XX", "XZ", "YY", "ZY"], ("su(2^n)", Full), ("su(2^n)", Full), false);
        yield return ("a19", ["XX", "XY", "ZX", "YZ"], ("su(2^n)", Full), ("su(2^n)", Full), false);
        yield return ("a20", ["XX", "YY", "ZZ", "ZY"], ("2·su(2^(n-1))", Halves), ("2·su(2^(n-1))", Halves), false);
        yield return ("a21", ["XX", "YY", "XY", "ZX"], ("su(2^n)", Full), ("su(2^n)", Full), false);
        yield return ("a22", ["XX", "XY", "XZ", "YX"], ("su(2^n)", Full), ("su(2^n)", Full), false);
        yield return ("b0", ["XI", "IX"], ("u(1)^n", n => n), ("u(1)^n", n => n), true);
        yield return ("b1", ["XX", "XI", "IX"], ("u(1)^(2n-1)", n => (2 * n) - 1), ("u(1)^(2n)", n => 2 * n), true);
        yield return ("b2", ["XY", "XI", "IX"], ("sp(2^(n-2)) ⊕ u(1)", n => Sp(Power(n - 2)) + 1), ("so(2^n)", n => So(Power(n))), false);
        yield return ("b3", ["XI", "YI", "IX", "IY"], ("n·su(2)", n => 3 * n), ("n·su(2)", n => 3 * n), true);
        yield return ("b4", ["XX", "XY", "XZ", "XI", "IX", "IY", "IZ"], ("2·su(2^(n-1)) ⊕ u(1)", n => Halves(n) + 1), ("su(2^n)", Full), false);
    }

    private static BigInteger Full(int n) => Su(Power(n));

    private static BigInteger Halves(int n) => 2 * Su(Power(n - 1));

    private static BigInteger Heisenberg(int n) => n % 2 != 0 ? Su(Power(n - 1)) : 4 * Su(Power(n - 2));

    private static BigInteger A3Open(int n) => (n % 8) switch
    {
        0 => 4 * So(Power(n - 2)),
        1 or 7 => So(Power(n - 1)),
        2 or 6 => 2 * Su(Power(n - 2)),
        3 or 5 => Sp(Power(n - 2)),
        _ => 4 * Sp(Power(n - 3)),
    };

    private static BigInteger A3Ring(int n) => n % 2 != 0 ? 2 * Su(Power(n - 1)) : (n % 8) switch
    {
        0 => 4 * So(Power(n - 2)),
        4 => 4 * Sp(Power(n - 3)),
        _ => 4 * Su(Power(n - 2)),
    };

    private static BigInteger A5Open(int n) => (n % 6) switch
    {
        0 => 4 * So(Power(n - 2)),
        1 or 5 => So(Power(n - 1)),
        3 => Sp(Power(n - 2)),
        _ => 2 * Su(Power(n - 2)),
    };

    private static BigInteger A5Ring(int n) => n % 3 != 0 ? So(Power(n)) : n % 6 == 0 ? 4 * So(Power(n - 2)) : Sp(Power(n - 2));
}
