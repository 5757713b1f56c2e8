using System.Numerics;

namespace QmlTrainability.Numerics;

/// <summary>A growing echelon basis of a subspace of GF(2)^bits, packed in 64-bit words.</summary>
/// <remarks>
/// A vector is an array of words: the first ⌈bits/64⌉ hold its coordinates, the rest is a payload that takes part in every addition but in no
/// pivot. A vector that vanishes carries in its payload the same combination of payloads: this is how kernels, intersections and the
/// quadratic form of a dependency are read off. Rows remember the range of their non-zero words, so local vectors stay cheap.
/// Cost of one reduction: rank × words / 64-bit additions at most.
/// </remarks>
internal sealed class Gf2Echelon
{
    private readonly int _words;
    private readonly int[] _rowOfPivot; // -1 where no row has this pivot
    private readonly List<Row> _rows = [];

    public Gf2Echelon(int bits, int payloadWords = 0)
    {
        _words = WordsFor(bits);
        Width = _words + payloadWords;
        _rowOfPivot = new int[_words * 64];
        Array.Fill(_rowOfPivot, -1);
    }

    /// <summary>The number of words of a vector, payload included.</summary>
    public int Width { get; }

    /// <summary>The dimension of the subspace.</summary>
    public int Rank => _rows.Count;

    /// <summary>The rows, in the order of their insertion; payload included.</summary>
    public IEnumerable<ulong[]> Rows => _rows.Select(r => r.Words);

    /// <summary>The number of words that hold this many bits.</summary>
    public static int WordsFor(int bits) => (bits + 63) >> 6;

    /// <summary>Clears every pivot of the vector: two vectors of one class modulo the subspace become equal in their coordinates.</summary>
    /// <returns>The lowest coordinate that is left, or -1 when all vanish.</returns>
    public int Reduce(Span<ulong> vector)
    {
        int left = -1;
        for (int w = 0; w < _words; w++)
        {
            // Rows with a pivot in this word only touch higher bits, so one pass from low to high suffices.
            ulong settled = 0;
            for (ulong rest; (rest = vector[w] & ~settled) != 0;)
            {
                int bit = BitOperations.TrailingZeroCount(rest), row = _rowOfPivot[(w << 6) + bit];
                if (row >= 0)
                {
                    _rows[row].AddTo(vector);
                    continue;
                }

                settled |= 1UL << bit;
                if (left < 0) left = (w << 6) + bit;
            }
        }

        return left;
    }

    /// <summary>Reduces the vector in place and keeps a copy as a new row if it is independent.</summary>
    /// <returns>Whether it was independent. If not, its payload now holds the combination that vanishes.</returns>
    public bool Add(Span<ulong> vector)
    {
        int pivot = Reduce(vector);
        if (pivot < 0) return false;
        _rowOfPivot[pivot] = _rows.Count;
        _rows.Add(new Row(vector.ToArray()));
        return true;
    }

    /// <summary>A basis of the same subspace in which each row is the only one with its lowest coordinate, which is its pivot.</summary>
    /// <remarks>A row has the pivots of earlier rows cleared; taken backwards, those of later rows are cleared too, and its own stays the lowest.</remarks>
    public Gf2Echelon Reduced(CancellationToken cancellationToken)
    {
        var reduced = new Gf2Echelon(64 * _words, Width - _words);
        for (int i = _rows.Count - 1; i >= 0; i--)
        {
            cancellationToken.ThrowIfCancellationRequested();
            reduced.Add(_rows[i].Words.ToArray());
        }

        return reduced;
    }

    /// <summary>The lowest coordinate of a vector that is not zero.</summary>
    public static int LowestBit(ReadOnlySpan<ulong> vector)
    {
        int word = vector.IndexOfAnyExcept(0UL);
        return (64 * word) + BitOperations.TrailingZeroCount(vector[word]);
    }

    /// <summary>A row and the range of its words that are not zero.</summary>
    private readonly struct Row
    {
        private readonly int _first;
        private readonly int _end;

        public Row(ulong[] words)
        {
            Words = words;
            _first = words.AsSpan().IndexOfAnyExcept(0UL);
            _end = words.AsSpan().LastIndexOfAnyExcept(0UL) + 1;
        }

        public ulong[] Words { get; }

        public void AddTo(Span<ulong> vector)
        {
            ReadOnlySpan<ulong> row = Words.AsSpan(_first, _end - _first);
            Span<ulong> target = vector.Slice(_first, row.Length);
            int i = 0;
            for (; i <= row.Length - Vector<ulong>.Count; i += Vector<ulong>.Count)
                (new Vector<ulong>(target[i..]) ^ new Vector<ulong>(row[i..])).CopyTo(target[i..]);
            for (; i < row.Length; i++) target[i] ^= row[i];
        }
    }
}
