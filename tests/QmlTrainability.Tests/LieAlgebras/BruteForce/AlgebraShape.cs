using System.Numerics;
using QmlTrainability.LieAlgebras;

namespace QmlTrainability.Tests.LieAlgebras.BruteForce;

/// <summary>Dimension, center and simple ideals of an algebra in one comparable line; immutable.</summary>
/// <remarks>Normalization and dimensions are written anew from the textbook: A_r = su(r+1), B_r = so(2r+1), C_r = sp(r), D_r = so(2r).</remarks>
internal sealed class AlgebraShape
{
    private readonly BigInteger _center;
    private readonly SortedDictionary<(char Type, BigInteger Rank), BigInteger> _copies;

    private AlgebraShape(BigInteger center, SortedDictionary<(char Type, BigInteger Rank), BigInteger> copies)
    {
        _center = center;
        _copies = copies;
    }

    public static AlgebraShape Empty { get; } = new(0, []);

    public IEnumerable<(char Type, BigInteger Rank, BigInteger Copies)> Summands => _copies.Select(c => (c.Key.Type, c.Key.Rank, c.Value));

    public BigInteger Center => _center;

    public static AlgebraShape Of(DynamicalLieAlgebra algebra)
    {
        AlgebraShape shape = algebra.SimpleSummands.Aggregate(Empty.U(algebra.CenterDimension), (s, a) => s.And(a.CartanType.ToString()[0], a.Rank, a.Multiplicity));
        algebra.Dimension.Should().Be(shape.Dimension, "the dimension is that of the summands");
        return shape;
    }

    public BigInteger Dimension => _copies.Aggregate(_center, (sum, c) => sum + (c.Value * DimensionOf(c.Key.Type, c.Key.Rank)));

    public AlgebraShape U(BigInteger dimension) => new(_center + dimension, _copies);

    public AlgebraShape Su(BigInteger n, BigInteger? copies = null) => n.IsOne ? this : And('A', n - 1, copies ?? 1);

    public AlgebraShape Sp(BigInteger rank, BigInteger? copies = null) => And(rank.IsOne ? 'A' : 'C', rank, copies ?? 1);

    public AlgebraShape So(BigInteger n, BigInteger? copies = null)
    {
        BigInteger c = copies ?? 1;
        return (int)BigInteger.Min(n, 7) switch
        {
            1 => this,
            2 => U(c),
            3 => And('A', 1, c),
            4 => And('A', 1, 2 * c),
            5 => And('C', 2, c),
            6 => And('A', 3, c),
            _ => And(n.IsEven ? 'D' : 'B', n / 2, c),
        };
    }

    public AlgebraShape And(char type, BigInteger rank, BigInteger copies)
    {
        var more = new SortedDictionary<(char Type, BigInteger Rank), BigInteger>(_copies);
        more[(type, rank)] = more.GetValueOrDefault((type, rank)) + copies;
        return new AlgebraShape(_center, more);
    }

    public override string ToString() => $"dimension {Dimension}, center {_center}: {string.Join(" + ", _copies.Select(c => $"{c.Value} {c.Key.Type}{c.Key.Rank}"))}";

    private static BigInteger DimensionOf(char type, BigInteger r) => type switch
    {
        'A' => ((r + 1) * (r + 1)) - 1,
        'B' or 'C' => r * ((2 * r) + 1),
        'D' => r * ((2 * r) - 1),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "no algebra of Pauli strings has this type"),
    };
}
