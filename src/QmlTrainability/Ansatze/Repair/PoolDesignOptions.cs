using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;

namespace QmlTrainability.Ansatze.Repair;

/// <summary>From which generators a pool is chosen, and how large its algebra may be.</summary>
/// <example><code>
/// var options = new PoolDesignOptions { Symmetries = [PauliString.Parse("ZZZZ")], Range = 2 };
/// Console.WriteLine(options);    // strings on 2 neighboring qubits that commute with ZZZZ; sums up to dimension 4096
/// </code></example>
public sealed class PoolDesignOptions
{
    private readonly int _range = 2;
    private readonly int _maxDimension = 4096;

    /// <summary>Strings on two neighboring qubits, without a symmetry.</summary>
    public static PoolDesignOptions Default { get; } = new();

    /// <summary>Strings with which every generator must commute.</summary>
    public IReadOnlyList<PauliString> Symmetries { get; init; } = [];

    /// <summary>Permutations of the qubits that leave every generator invariant; null for none. Then generators are sums over orbits.</summary>
    public PermutationGroup? Permutations { get; init; }

    /// <summary>How many neighboring qubits a string may touch, from 1 to 4; with permutations, how many qubits anywhere.</summary>
    public int Range
    {
        get => _range;
        init => _range = value is >= 1 and <= 4 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Strings touch one to four qubits.");
    }

    /// <summary>The largest dimension of an algebra of sums, at least 1.</summary>
    public int MaxDimension
    {
        get => _maxDimension;
        init => _maxDimension = Require.AtLeast(value, 1);
    }

    /// <summary>For example "strings on 2 neighboring qubits; sums up to dimension 4096".</summary>
    public override string ToString() => FormattableString.Invariant($"strings on {Range} {(Permutations is null ? "neighboring " : "")}qubits")
        + (Symmetries.Count == 0 ? "" : $" that commute with {string.Join(", ", Symmetries.Take(3).Select(s => s.Shown()))}{(Symmetries.Count > 3 ? ", …" : "")}")
        + (Permutations is null ? "" : $", twirled over {Permutations}") + FormattableString.Invariant($"; sums up to dimension {MaxDimension}");
}
