using System.Numerics;
using QmlTrainability.Tests.LieAlgebras.BruteForce;

namespace QmlTrainability.Tests.LieAlgebras;

/// <summary>One row of the table of one-dimensional two-local spin chains, arXiv:2309.05690.</summary>
/// <param name="Id">a0 to a22, b0 to b4.</param>
/// <param name="Patterns">The letters of neighboring qubits; each place of each pattern is a generator of its own.</param>
/// <param name="Open">The algebra on the chain of n qubits.</param>
/// <param name="Ring">The algebra on the ring of n qubits.</param>
internal sealed record SpinChain(string Id, string[] Patterns, Func<int, AlgebraShape> Open, Func<int, AlgebraShape> Ring)
{
    public GeneratorSet On(int qubits, bool ring) => new(qubits, [.. Patterns.SelectMany(p => SpinChains.Translates(p, qubits, ring)).Distinct()]);
}

/// <summary>The table of spin chains for n ≥ 3, transcribed row by row.</summary>
/// <remarks>
/// Rows hold from n = 4 on; at n = 3 four open rows and one ring row differ (marked below), and at small n coincidences such as
/// so(4) = 2·so(3) are resolved by <see cref="AlgebraShape"/>. The source leaves a18, a19, a21 and a22 open unstated: su(2^n), by enumeration
/// for n = 3 to 6 (<see cref="SpinChainTests"/> repeats it) and, once su(2^n) is reached, no larger algebra exists.
/// </remarks>
internal static class SpinChains
{
    private static readonly AlgebraShape Nothing = AlgebraShape.Empty;

    public static IReadOnlyList<SpinChain> Table { get; } =
    [
        new("a0", ["XX"], n => Nothing.U(n - 1), n => Nothing.U(n)),
        new("a1", ["XY"], n => Nothing.So(n), n => Nothing.So(n, 2)),
        new("a2", ["XY", "YX"], n => Nothing.So(n, 2), n => Nothing.So(n, 4)),
        new("a3", ["XX", "YZ"], A3Open, A3Ring),
        new("a4", ["XX", "YY"], n => Nothing.So(n, 2), n => n % 2 != 0 ? Nothing.So(2 * n) : Nothing.So(n, 4)),
        new("a5", ["XY", "YZ"], A5Open, A5Ring),
        new("a6", ["XX", "YZ", "ZY"], HeisenbergOpen, n => n % 2 != 0 ? Nothing.Su(Power(n - 1), 2) : Nothing.Su(Power(n - 2), 4)),
        new("a7", ["XX", "YY", "ZZ"], HeisenbergOpen, HeisenbergOpen),
        new("a8", ["XX", "XZ"], n => Nothing.So((2 * n) - 1), n => Nothing.So(2 * n, 2)),
        new("a9", ["XY", "XZ"], n => Nothing.Sp(Power(n - 2)), OrthogonalFromFour),
        new("a10", ["XY", "YZ", "ZX"], HeisenbergOpen, A10Ring),
        new("a11", ["XY", "YX", "YZ"], OrthogonalFromFour, n => Nothing.So(Power(n))),
        new("a12", ["XX", "XY", "YZ"], UnitaryFromFour, Full),
        new("a13", ["XX", "YY", "YZ"], TwoHalves, TwoHalves),
        new("a14", ["XX", "YY", "XY"], n => Nothing.So(2 * n), n => Nothing.So(2 * n, 2)),
        new("a15", ["XX", "XY", "XZ"], TwoHalves, Full),
        new("a16", ["XY", "YX", "YZ", "ZY"], n => Nothing.So(Power(n)), n => Nothing.So(Power(n))),
        new("a17", ["XX", "XY", "ZX"], UnitaryFromFour, Full),
        new("a18", ["XX", "XZ", "YY", "ZY"], Full, Full),
        new("a19", ["XX", "XY", "ZX", "YZ"], Full, Full),
        new("a20", ["XX", "YY", "ZZ", "ZY"], TwoHalves, TwoHalves),
        new("a21", ["XX", "YY", "XY", "ZX"], Full, Full),
        new("a22", ["XX", "XY", "XZ", "YX"], Full, Full),
        new("b0", ["XI", "IX"], n => Nothing.U(n), n => Nothing.U(n)),
        new("b1", ["XX", "XI", "IX"], n => Nothing.U((2 * n) - 1), n => Nothing.U(2 * n)),
        new("b2", ["XY", "XI", "IX"], n => Nothing.Sp(Power(n - 2)).U(1), OrthogonalFromFour),
        new("b3", ["XI", "YI", "IX", "IY"], n => Nothing.Su(2, n), n => Nothing.Su(2, n)),
        new("b4", ["XX", "XY", "XZ", "XI", "IX", "IY", "IZ"], n => TwoHalves(n).U(1), Full),
    ];

    /// <summary>A pattern at every place; around the end on a ring.</summary>
    public static IEnumerable<Bits> Translates(string pattern, int qubits, bool ring) =>
        Enumerable.Range(0, ring ? qubits : Math.Max(0, qubits - pattern.Length + 1))
            .Select(start => pattern.Select((letter, i) => Bits.Letter((start + i) % qubits, letter)).Aggregate(default(Bits), (a, b) => a + b));

    private static BigInteger Power(int exponent) => BigInteger.One << exponent;

    private static AlgebraShape Full(int n) => Nothing.Su(Power(n));

    private static AlgebraShape TwoHalves(int n) => Nothing.Su(Power(n - 1), 2);

    /// <summary>so(2^n), but so(7) for three qubits.</summary>
    private static AlgebraShape OrthogonalFromFour(int n) => Nothing.So(n == 3 ? 7 : Power(n));

    /// <summary>su(2^n), but sp(4) for three qubits.</summary>
    private static AlgebraShape UnitaryFromFour(int n) => n == 3 ? Nothing.Sp(4) : Full(n);

    private static AlgebraShape HeisenbergOpen(int n) => n % 2 != 0 ? Nothing.Su(Power(n - 1)) : Nothing.Su(Power(n - 2), 4);

    private static AlgebraShape A3Open(int n) => (n % 8) switch
    {
        0 => Nothing.So(Power(n - 2), 4),
        1 or 7 => Nothing.So(Power(n - 1)),
        2 or 6 => Nothing.Su(Power(n - 2), 2),
        3 or 5 => Nothing.Sp(Power(n - 2)),
        _ => Nothing.Sp(Power(n - 3), 4),
    };

    private static AlgebraShape A3Ring(int n) =>
        n % 2 != 0 ? Nothing.Su(Power(n - 1), 2)
        : n % 8 == 0 ? Nothing.So(Power(n - 2), 4)
        : n % 8 == 4 ? Nothing.Sp(Power(n - 3), 4)
        : Nothing.Su(Power(n - 2), 4);

    private static AlgebraShape A5Open(int n) => (n % 6) switch
    {
        0 => Nothing.So(Power(n - 2), 4),
        1 or 5 => Nothing.So(Power(n - 1)),
        3 => Nothing.Sp(Power(n - 2)),
        _ => Nothing.Su(Power(n - 2), 2),
    };

    private static AlgebraShape A5Ring(int n) =>
        n % 3 != 0 ? Nothing.So(Power(n))
        : n % 6 == 0 ? Nothing.So(Power(n - 2), 4)
        : Nothing.Sp(Power(n - 2));

    private static AlgebraShape A10Ring(int n) =>
        n % 3 != 0 ? Full(n)
        : n % 6 == 3 ? Nothing.Su(Power(n - 1))
        : Nothing.Su(Power(n - 2), 4);
}
