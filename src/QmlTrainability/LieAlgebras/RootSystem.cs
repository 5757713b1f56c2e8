using QmlTrainability.LieAlgebras.Structure;

namespace QmlTrainability.LieAlgebras;

/// <summary>An irreducible root system as data: its positive roots in integer coordinates of the simple ones, its Cartan matrix, long and short roots.</summary>
/// <remarks>Simple roots are numbered as in Bourbaki, Lie Groups and Lie Algebras VI, plates I to IX. Immutable and thread-safe.</remarks>
/// <example><code>
/// RootSystem g2 = RootSystem.Of(CartanType.G, 2);
/// Console.WriteLine(string.Join(" ", g2.PositiveRoots.Select(r => $"({string.Join(",", r)})")));    // (1,0) (0,1) (1,1) (2,1) (3,1) (3,2)
/// Console.WriteLine($"{g2.PositiveRoots.Count(g2.IsLong)} long");    // 3 long
/// </code></example>
public sealed class RootSystem
{
    private const int LargestRank = 128; // 16,384 positive roots at most

    private readonly CartanMatrix _matrix;

    private RootSystem(CartanType cartanType, CartanMatrix matrix)
    {
        CartanType = cartanType;
        _matrix = matrix;
        PositiveRoots = matrix.PositiveRoots();
    }

    /// <summary>The Cartan type, normalized.</summary>
    public CartanType CartanType { get; }

    /// <summary>The number of simple roots.</summary>
    public int Rank => _matrix.Rank;

    /// <summary>The positive roots by rising height; entry i of a root is its coefficient of simple root i. The first ones are the simple roots.</summary>
    public IReadOnlyList<IReadOnlyList<int>> PositiveRoots { get; }

    /// <summary>The number of roots, negative ones included.</summary>
    public int RootCount => 2 * PositiveRoots.Count;

    /// <summary>The root system of a simple Lie algebra.</summary>
    /// <param name="cartanType">The type.</param>
    /// <param name="rank">A from 1, B from 3, C from 2, D from 4, E 6 to 8, F 4, G 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such type of this rank.</exception>
    /// <exception cref="BudgetExceededException">The rank is above 128: the roots would not be worth listing.</exception>
    public static RootSystem Of(CartanType cartanType, int rank)
    {
        bool exists = cartanType switch
        {
            CartanType.A => rank >= 1,
            CartanType.B => rank >= 3,
            CartanType.C => rank >= 2,
            CartanType.D => rank >= 4,
            CartanType.E => rank is >= 6 and <= 8,
            CartanType.F => rank == 4,
            _ => rank == 2,
        };
        if (!exists) throw new ArgumentOutOfRangeException(nameof(rank), rank, $"There is no simple algebra of type {cartanType} and rank {rank}: A starts at rank 1, B at 3, C at 2, D at 4; E has 6 to 8, F 4, G 2.");
        return rank <= LargestRank
            ? new RootSystem(cartanType, CartanMatrix.Of(cartanType, rank))
            : throw new BudgetExceededException($"A root system of rank {rank} is not listed; the largest is {LargestRank}. Type, rank and dimension are known without.", rank, LargestRank);
    }

    /// <summary>2(αᵢ, αⱼ)/(αⱼ, αⱼ) for simple roots.</summary>
    /// <param name="i">0 to Rank - 1.</param>
    /// <param name="j">0 to Rank - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such simple root.</exception>
    public int CartanInteger(int i, int j) => _matrix[Simple(i), Simple(j)];

    /// <summary>Whether a root is as long as the longest one; with one length all roots are long.</summary>
    /// <param name="root">Coefficients of the simple roots.</param>
    public bool IsLong(IReadOnlyList<int> root)
    {
        ArgumentNullException.ThrowIfNull(root);
        return _matrix.SquaredLength(root) == _matrix.LongestSquare;
    }

    /// <summary>For example "root system of type C2: 8 roots, 4 of them long".</summary>
    public override string ToString() => $"root system of type {CartanType}{Rank}: {RootCount} roots, {2 * PositiveRoots.Count(IsLong)} of them long";

    private int Simple(int index) =>
        (uint)index < (uint)Rank ? index : throw new ArgumentOutOfRangeException(nameof(index), index, $"Simple root {index} does not exist: they are 0 to {Rank - 1}.");
}
