using QmlTrainability.LieAlgebras;
using QmlTrainability.LieAlgebras.Structure;

namespace QmlTrainability.Tests.LieAlgebras;

/// <summary>Root systems against the plates of Bourbaki: counts, highest roots, and recognition from a Cartan matrix in any order.</summary>
public class RootSystemTests
{
    public static TheoryData<CartanType, int> Types()
    {
        var types = new TheoryData<CartanType, int>();
        for (int r = 1; r <= 9; r++) types.Add(CartanType.A, r);
        for (int r = 3; r <= 9; r++) types.Add(CartanType.B, r);
        for (int r = 2; r <= 9; r++) types.Add(CartanType.C, r);
        for (int r = 4; r <= 9; r++) types.Add(CartanType.D, r);
        for (int r = 6; r <= 8; r++) types.Add(CartanType.E, r);
        types.Add(CartanType.F, 4);
        types.Add(CartanType.G, 2);
        return types;
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Roots_are_counted(CartanType type, int rank)
    {
        RootSystem roots = RootSystem.Of(type, rank);
        (int positive, int @long) = type switch
        {
            CartanType.A => (rank * (rank + 1) / 2, rank * (rank + 1) / 2),
            CartanType.B => (rank * rank, rank * (rank - 1)),
            CartanType.C => (rank * rank, rank),
            CartanType.D => (rank * (rank - 1), rank * (rank - 1)),
            CartanType.E => rank == 6 ? (36, 36) : rank == 7 ? (63, 63) : (120, 120),
            CartanType.F => (24, 12),
            _ => (6, 3),
        };

        (roots.PositiveRoots.Count, roots.PositiveRoots.Count(roots.IsLong)).Should().Be((positive, @long));
        roots.PositiveRoots.Select(r => string.Join(",", r)).Should().OnlyHaveUniqueItems();
        ((2 * positive) + rank).Should().Be((int)new SimpleSummand(type, rank, 1).Dimension);
    }

    [Theory]
    [InlineData(CartanType.A, 4, "1,1,1,1")]
    [InlineData(CartanType.B, 4, "1,2,2,2")]
    [InlineData(CartanType.C, 4, "2,2,2,1")]
    [InlineData(CartanType.D, 5, "1,2,2,1,1")]
    [InlineData(CartanType.E, 6, "1,2,2,3,2,1")]
    [InlineData(CartanType.E, 7, "2,2,3,4,3,2,1")]
    [InlineData(CartanType.E, 8, "2,3,4,6,5,4,3,2")]
    [InlineData(CartanType.F, 4, "2,3,4,2")]
    [InlineData(CartanType.G, 2, "3,2")]
    public void The_highest_root_is_that_of_the_plates(CartanType type, int rank, string highest) =>
        string.Join(",", RootSystem.Of(type, rank).PositiveRoots[^1]).Should().Be(highest);

    [Theory]
    [MemberData(nameof(Types))]
    public void A_type_is_recognized_whatever_the_order_of_its_simple_roots(CartanType type, int rank)
    {
        var random = new Random(rank);
        RootSystem roots = RootSystem.Of(type, rank);
        for (int trial = 0; trial < 20; trial++)
        {
            int[] order = [.. Enumerable.Range(0, rank)];
            random.Shuffle(order);
            Matrix(rank, (i, j) => roots.CartanInteger(order[i], order[j])).Identify().Should().Be(type);
        }
    }

    [Theory]
    [InlineData(CartanType.B, CartanType.C)]
    [InlineData(CartanType.C, CartanType.B)]
    public void The_transpose_exchanges_long_and_short_roots(CartanType type, CartanType dual)
    {
        RootSystem roots = RootSystem.Of(type, 5);
        Matrix(5, (i, j) => roots.CartanInteger(j, i)).Identify().Should().Be(dual);
    }

    /// <summary>Affine and hyperbolic diagrams have infinitely many roots.</summary>
    [Fact]
    public void What_is_no_finite_type_is_not_named()
    {
        Matrix(4, (i, j) => i == j ? 2 : (i - j + 4) % 4 is 1 or 3 ? -1 : 0).Identify().Should().BeNull("a cycle is affine A3");
        Matrix(5, (i, j) => i == j ? 2 : i == 0 || j == 0 ? -1 : 0).Identify().Should().BeNull("a star with four arms is affine D4");
        Matrix(9, (i, j) => i == j ? 2 : (Math.Min(i, j), Math.Max(i, j)) is (0, 1) or (1, 2) or (2, 3) or (2, 4) or (4, 5) or (5, 6) or (6, 7) or (7, 8) ? -1 : 0).Identify().Should().BeNull("arms 2, 1, 5: affine E8");
        Matrix(3, (i, j) => i == j ? 2 : Math.Abs(i - j) > 1 ? 0 : i == 1 && j != 1 ? -2 : -1).Identify().Should().BeNull("two double bonds");
        Matrix(3, (i, j) => i == j ? 2 : Math.Abs(i - j) > 1 ? 0 : i == 0 ? -3 : -1).Identify().Should().BeNull("G2 with a tail");
    }

    [Fact]
    public void Ranks_that_do_not_exist_are_refused()
    {
        foreach ((CartanType type, int rank) in new[] { (CartanType.A, 0), (CartanType.B, 2), (CartanType.C, 1), (CartanType.D, 3), (CartanType.E, 5), (CartanType.E, 9), (CartanType.F, 3), (CartanType.G, 1) })
            ((Action)(() => RootSystem.Of(type, rank))).Should().Throw<ArgumentOutOfRangeException>().WithMessage($"*{type} and rank {rank}*");
        ((Action)(() => RootSystem.Of(CartanType.A, 1000))).Should().Throw<BudgetExceededException>();
        ((Action)(() => RootSystem.Of(CartanType.A, 2).CartanInteger(2, 0))).Should().Throw<ArgumentOutOfRangeException>();
    }

    private static CartanMatrix Matrix(int rank, Func<int, int, int> entry)
    {
        var entries = new int[rank, rank];
        for (int i = 0; i < rank; i++)
        {
            for (int j = 0; j < rank; j++) entries[i, j] = entry(i, j);
        }

        return new CartanMatrix(entries);
    }
}
