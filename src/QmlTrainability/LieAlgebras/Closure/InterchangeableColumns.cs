using System.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Closure;

/// <summary>A column for each orbit under all permutations within classes of qubits: strings are sorted within each class, X before Y before Z before I.</summary>
internal sealed class InterchangeableColumns : ColumnIndex
{
    private readonly PauliTable _sorted;
    private readonly ulong[][][] _prefixes; // by class: the first 0, 1, 2, … of its qubits as bits
    private readonly int _words;

    private InterchangeableColumns(int qubitCount, IEnumerable<IReadOnlyList<int>> classes)
    {
        _sorted = new PauliTable(qubitCount);
        _words = PauliPacking.Words(qubitCount) / 2;
        _prefixes = [.. classes.Select(Prefixes)];
    }

    public override int Count => _sorted.Count;

    public override long Bytes => _sorted.Bytes;

    public override bool Merges => true;

    public override ReadOnlySpan<ulong> this[int column] => _sorted[column];

    /// <summary>The columns of a group that interchanges generate, or null for another group.</summary>
    public static InterchangeableColumns? TryOf(PermutationGroup group) =>
        QubitPermutations.InterchangeableClasses(group) is IReadOnlyList<int[]> classes ? new InterchangeableColumns(group.QubitCount, classes.Where(c => c.Length > 1)) : null;

    public override int GetOrAdd(Span<ulong> packed)
    {
        Sort(packed);
        return _sorted.GetOrAdd(packed, out _);
    }

    public override int Find(Span<ulong> packed)
    {
        Sort(packed);
        return _sorted.IndexOf(packed);
    }

    private ulong[][] Prefixes(IReadOnlyList<int> members)
    {
        var prefixes = new ulong[members.Count + 1][];
        prefixes[0] = new ulong[_words];
        for (int i = 0; i < members.Count; i++)
        {
            prefixes[i + 1] = [.. prefixes[i]];
            prefixes[i + 1][members[i] >> 6] |= 1UL << (members[i] & 63);
        }

        return prefixes;
    }

    private void Sort(Span<ulong> packed)
    {
        foreach (ulong[][] prefixes in _prefixes)
        {
            ulong[] all = prefixes[^1];
            int onlyX = 0, both = 0, onlyZ = 0;
            for (int w = 0; w < _words; w++)
            {
                ulong x = packed[2 * w] & all[w], z = packed[(2 * w) + 1] & all[w];
                onlyX += BitOperations.PopCount(x & ~z);
                both += BitOperations.PopCount(x & z);
                onlyZ += BitOperations.PopCount(z & ~x);
            }

            ulong[] xs = prefixes[onlyX + both], beforeZ = prefixes[onlyX], toZ = prefixes[onlyX + both + onlyZ];
            for (int w = 0; w < _words; w++)
            {
                packed[2 * w] = (packed[2 * w] & ~all[w]) | xs[w];
                packed[(2 * w) + 1] = (packed[(2 * w) + 1] & ~all[w]) | (beforeZ[w] ^ toZ[w]);
            }
        }
    }
}
