namespace QmlTrainability.LieAlgebras;

/// <summary>The budget of a closure of Pauli sums. Classification of strings needs none.</summary>
/// <example><code>
/// var options = new ClosureOptions { MaxDimension = 500 };
/// DynamicalLieAlgebra g = DynamicalLieAlgebra.GeneratedBy([PauliSum.Parse("XI + IX"), PauliSum.Parse("ZZ")], options);
/// Console.WriteLine(g.Dimension);    // 4
/// </code></example>
public sealed class ClosureOptions
{
    private readonly int _maxDimension = 20_000;
    private readonly long _memoryBudget = 2L << 30;
    private readonly long _maxOperations = 1_000_000_000_000;

    /// <summary>The defaults.</summary>
    public static ClosureOptions Default { get; } = new();

    /// <summary>The largest dimension to be closed; default 20,000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxDimension
    {
        get => _maxDimension;
        init => _maxDimension = Require.AtLeast(value, 1, nameof(MaxDimension));
    }

    /// <summary>The largest number of bytes for the basis and its tables; default 2 GiB.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public long MemoryBudget
    {
        get => _memoryBudget;
        init => _memoryBudget = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(MemoryBudget), value, "A memory budget is at least 1 byte.");
    }

    /// <summary>Permutations of the qubits that leave every generator invariant, or null, the default, to have them found.</summary>
    /// <remarks>The closure then works on orbits of strings. <see cref="PermutationGroup.Trivial"/> uses no symmetry. Strings, which are classified, need none.</remarks>
    public PermutationGroup? Symmetry { get; init; }

    /// <summary>The largest number of multiplications in the field; default 10^12, some tens of minutes. A deterministic stand-in for a time limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public long MaxOperations
    {
        get => _maxOperations;
        init => _maxOperations = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(MaxOperations), value, "At least 1 operation must be allowed.");
    }
}
