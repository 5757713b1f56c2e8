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
        foreach ((string id, string[] patterns, Func<int, BigInteger> open, Func<int, BigInteger> ring, bool isPolynomial) in Table())
        {
            yield return Family(id, patterns, Topology.Chain, open, isPolynomial);
            yield return Family(id, patterns, Topology.Ring, ring, isPolynomial);
        }
    }

    private static CatalogFamily Family(string id, string[] patterns, Topology topology, Func<int, BigInteger> dimension, bool isPolynomial)
    {
        string name = $"spin chain {id} {{{string.Join(", ", patterns)}}}, {topology}";
        AnsatzBuilder design = patterns.Aggregate(new AnsatzBuilder(), (b, p) => b.RotateNeighbors(p, topology)).Repeat(1).Named(name);
        return new CatalogFamily(name, design, isPolynomial ? GrowthKind.Polynomial : GrowthKind.Exponential, isPolynomial ? "free fermions, abelian or single qubits" : "an algebra on almost all qubits", Source, 4, n => dimension(n));
    }

    private static IEnumerable<(string Id, string[] Patterns, Func<int, BigInteger> Open, Func<int, BigInteger> Ring, bool IsPolynomial)> Table()
    {
        yield return ("a0", ["XX"], n => n - 1, n => n, true);
        yield return ("a1", ["XY"], n => So(n), n => 2 * So(n), true);
        yield return ("a2", ["XY", "YX"], n => 2 * So(n), n => 4 * So(n), true);
        yield return ("a3", ["XX", "YZ"], A3Open, A3Ring, false);
        yield return ("a4", ["XX", "YY"], n => 2 * So(n), n => n % 2 != 0 ? So(2 * n) : 4 * So(n), true);
        yield return ("a5", ["XY", "YZ"], A5Open, A5Ring, false);
        yield return ("a6", ["XX", "YZ", "ZY"], Heisenberg, n => n % 2 != 0 ? 2 * Su(Power(n - 1)) : 4 * Su(Power(n - 2)), false);
        yield return ("a7", ["XX", "YY", "ZZ"], Heisenberg, Heisenberg, false);
        yield return ("a8", ["XX", "XZ"], n => So((2 * n) - 1), n => 2 * So(2 * n), true);
        yield return ("a9", ["XY", "XZ"], n => Sp(Power(n - 2)), n => So(Power(n)), false);
        yield return ("a10", ["XY", "YZ", "ZX"], Heisenberg, n => n % 3 != 0 ? Full(n) : n % 6 == 3 ? Su(Power(n - 1)) : 4 * Su(Power(n - 2)), false);
        yield return ("a11", ["XY", "YX", "YZ"], n => So(Power(n)), n => So(Power(n)), false);
        yield return ("a12", ["XX", "XY", "YZ"], Full, Full, false);
        yield return ("a13", ["XX", "YY", "YZ"], Halves, Halves, false);
        yield return ("a14", ["XX", "YY", "XY"], n => So(2 * n), n => 2 * So(2 * n), true);
        yield return ("a15", ["XX", "XY", "XZ"], Halves, Full, false);
        yield return ("a16", ["XY", "YX", "YZ", "ZY"], n => So(Power(n)), n => So(Power(n)), false);
        yield return ("a17", ["XX", "XY", "ZX"], Full, Full, false);
        yield return ("a18", ["XX", "XZ", "YY", "ZY"], Full, Full, false);
        yield return ("a19", ["XX", "XY", "ZX", "YZ"], Full, Full, false);
        yield return ("a20", ["XX", "YY", "ZZ", "ZY"], Halves, Halves, false);
        yield return ("a21", ["XX", "YY", "XY", "ZX"], Full, Full, false);
        yield return ("a22", ["XX", "XY", "XZ", "YX"], Full, Full, false);
        yield return ("b0", ["XI", "IX"], n => n, n => n, true);
        yield return ("b1", ["XX", "XI", "IX"], n => (2 * n) - 1, n => 2 * n, true);
        yield return ("b2", ["XY", "XI", "IX"], n => Sp(Power(n - 2)) + 1, n => So(Power(n)), false);
        yield return ("b3", ["XI", "YI", "IX", "IY"], n => 3 * n, n => 3 * n, true);
        yield return ("b4", ["XX", "XY", "XZ", "XI", "IX", "IY", "IZ"], n => Halves(n) + 1, Full, false);
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
