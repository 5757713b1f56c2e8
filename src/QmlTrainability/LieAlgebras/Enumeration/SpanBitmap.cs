using System.Collections;
using System.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Enumeration;

/// <summary>A set of Pauli strings in the span of d of them: one bit for each of the 2^d coordinate vectors. As a list, by rising coordinates.</summary>
/// <remarks>Coordinates are taken in generators, so that adding a generator to 64 coordinate vectors at once moves one word and its bits.
/// A string is unpacked when it is asked for: the list takes 2^d bits and 4 bytes per 4,096 of them.</remarks>
internal sealed class SpanBitmap : IReadOnlyList<PauliString>
{
    /// <summary>Coordinates are 31-bit numbers.</summary>
    public const int LargestDimension = 31;

    private const int WordsPerBlock = 64;

    private readonly int _qubitCount;
    private readonly ulong[][] _basis;
    private readonly ulong[] _words;
    private int[] _before = []; // the number of strings before each block of words

    public SpanBitmap(int qubitCount, ulong[][] basis)
    {
        _qubitCount = qubitCount;
        _basis = basis;
        _words = new ulong[Math.Max(1, (1L << basis.Length) >> 6)];
    }

    public int Count { get; private set; }

    /// <summary>A string of the list; the index is one of it.</summary>
    public PauliString this[int index] => StringAt(Select(index));

    public IEnumerator<PauliString> GetEnumerator()
    {
        for (int w = 0; w < _words.Length; w++)
        {
            for (ulong rest = _words[w]; rest != 0; rest &= rest - 1) yield return StringAt(((uint)w << 6) + (uint)BitOperations.TrailingZeroCount(rest));
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Add(uint coordinates) => _words[coordinates >> 6] |= 1UL << (int)(coordinates & 63);

    /// <summary>Adds v + a for each v of the set that anticommutes with a.</summary>
    /// <param name="a">Coordinates of the generator.</param>
    /// <param name="form">ω(a, ·) as a mask: v anticommutes with a when v and the mask share an odd number of bits. Never odd on a.</param>
    /// <param name="token">Polled every 2^16 words.</param>
    /// <returns>Whether the set has grown.</returns>
    public bool AddBrackets(uint a, uint form, CancellationToken token)
    {
        const int PollEvery = 1 << 16;
        uint wordShift = a >> 6, wordForm = form >> 6;
        int bitShift = (int)(a & 63);
        ulong odd = OddBits((int)(form & 63)), grown = 0;
        for (uint w = 0; w < (uint)_words.Length; w++)
        {
            if (w % PollEvery == 0) token.ThrowIfCancellationRequested();
            ulong word = _words[w] & ((BitOperations.PopCount(w & wordForm) & 1) == 0 ? odd : ~odd);
            if (word == 0) continue;
            ulong moved = MoveBits(word, bitShift);
            ref ulong target = ref _words[w ^ wordShift];
            grown |= moved & ~target;
            target |= moved;
        }

        return grown != 0;
    }

    /// <summary>Counts the strings; the set does not grow any more.</summary>
    public void Complete()
    {
        _before = new int[(_words.Length + WordsPerBlock - 1) / WordsPerBlock];
        Count = 0;
        for (int w = 0; w < _words.Length; w++)
        {
            if (w % WordsPerBlock == 0) _before[w / WordsPerBlock] = Count;
            Count += BitOperations.PopCount(_words[w]);
        }
    }

    /// <summary>The bits b with an odd number of bits in common with the form.</summary>
    private static ulong OddBits(int form)
    {
        ulong bits = 0;
        for (int b = 0; b < 64; b++) bits |= (ulong)(BitOperations.PopCount((uint)(b & form)) & 1) << b;
        return bits;
    }

    /// <summary>Bit b to place b XOR shift: one exchange of halves for each bit of the shift.</summary>
    private static ulong MoveBits(ulong word, int shift)
    {
        if ((shift & 1) != 0) word = ((word & 0x5555555555555555) << 1) | ((word >> 1) & 0x5555555555555555);
        if ((shift & 2) != 0) word = ((word & 0x3333333333333333) << 2) | ((word >> 2) & 0x3333333333333333);
        if ((shift & 4) != 0) word = ((word & 0x0F0F0F0F0F0F0F0F) << 4) | ((word >> 4) & 0x0F0F0F0F0F0F0F0F);
        if ((shift & 8) != 0) word = ((word & 0x00FF00FF00FF00FF) << 8) | ((word >> 8) & 0x00FF00FF00FF00FF);
        if ((shift & 16) != 0) word = ((word & 0x0000FFFF0000FFFF) << 16) | ((word >> 16) & 0x0000FFFF0000FFFF);
        return (shift & 32) != 0 ? (word << 32) | (word >> 32) : word;
    }

    private uint Select(int index)
    {
        int block = Array.BinarySearch(_before, index);
        if (block < 0) block = ~block - 1;
        int rest = index - _before[block], w = block * WordsPerBlock; // of blocks that share a number, having no strings, any will do
        for (int count; (count = BitOperations.PopCount(_words[w])) <= rest; w++) rest -= count;
        ulong word = _words[w];
        for (; rest > 0; rest--) word &= word - 1;
        return ((uint)w << 6) + (uint)BitOperations.TrailingZeroCount(word);
    }

    private PauliString StringAt(uint coordinates)
    {
        var packed = new ulong[PauliPacking.Words(_qubitCount)];
        for (; coordinates != 0; coordinates &= coordinates - 1)
        {
            ulong[] vector = _basis[BitOperations.TrailingZeroCount(coordinates)];
            for (int i = 0; i < packed.Length; i++) packed[i] ^= vector[i];
        }

        return PauliPacking.Unpack(_qubitCount, packed);
    }
}
