using System.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Closure;

/// <summary>A column for each orbit under all permutations within classes of qubits: strings are sorted within each class, X before Y before Z before I.</summary>
internal sealed class InterchangeableColumns : ColumnIndex
{
    private readonly PauliTable _sorted;
    private readonly ulong[][][] _prefixes; // by class: the first 0, 1, 2, … of its qubits as bits
    private readonly int _words;

    private InterchangeableColumns(int qubitCount, IReadOnlyList<IReadOnlyList<int>> classes)
    {
        _sorted = new PauliTable(qubitCount);
        _words = PauliPacking.Words(qubitCount) / 2;
        Classes = classes;
        _prefixes = [.. classes.Select(Prefixes)];
    }

    /// <summary>The qubits of each class of more than one.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Classes { get; }

    public override int Count => _sorted.Count;

    public override long Bytes => _sorted.Bytes;

    public override bool Merges => true;

    public override ReadOnlySpan<ulong> this[int column] => _sorted[column];

    /// <summary>The columns of a group that interchanges generate, or null for another group.</summary>
    public static InterchangeableColumns? TryOf(PermutationGroup group) =>
        QubitPermutations.InterchangeableClasses(group) is IReadOnlyList<int[]> classes ? new InterchangeableColumns(group.QubitCount, [.. classes.Where(c => c.Length > 1)]) : null;

    public override double SizeOf(int column)
    {
        double size = 1;
        for (int c = 0; c < Classes.Count; c++)
        {
            // The multinomial coefficient, factor by factor: (m choose x)·(m - x choose y)·(m - x - y choose z).
            (int x, int y, int z) = LettersOf(column, c);
            int free = Classes[c].Count;
            foreach (int count in (ReadOnlySpan<int>)[x, y, z])
            {
                for (int k = 1; k <= count; k++) size = size * free-- / k;
            }
        }

        return size;
    }

    /// <summary>How many X, Y and Z the strings of a column have on the qubits of a class.</summary>
    public (int X, int Y, int Z) LettersOf(int column, int @class) => Letters(this[column], _prefixes[@class][^1]);

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

    private (int OnlyX, int Both, int OnlyZ) Letters(ReadOnlySpan<ulong> packed, ulong[] qubits)
    {
        int onlyX = 0, both = 0, onlyZ = 0;
        for (int w = 0; w < _words; w++)
        {
            ulong x = packed[2 * w] & qubits[w], z = packed[(2 * w) + 1] & qubits[w];
            onlyX += BitOperations.PopCount(x & ~z);
            both += BitOperations.PopCount(x & z);
            onlyZ += BitOperations.PopCount(z & ~x);
        }

        return (onlyX, both, onlyZ);
    }

    private void Sort(Span<ulong> packed)
    {
        foreach (ulong[][] prefixes in _prefixes)
        {
            ulong[] all = prefixes[^1];
            (int onlyX, int both, int onlyZ) = Letters(packed, all);
            ulong[] xs = prefixes[onlyX + both], beforeZ = prefixes[onlyX], toZ = prefixes[onlyX + both + onlyZ];
            for (int w = 0; w < _words; w++)
            {
                packed[2 * w] = (packed[2 * w] & ~all[w]) | xs[w];
                packed[(2 * w) + 1] = (packed[(2 * w) + 1] & ~all[w]) | (beforeZ[w] ^ toZ[w]);
            }
        }
    }
}
