using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Closure;

/// <summary>Splits the strings into blocks such that the bracket with a generator maps each block into one block: elimination falls into blocks.</summary>
/// <remarks>
/// Let W be spanned over GF(2) by the differences of strings in one generator. Every generator lies in one coset of W and the bracket of the cosets
/// a + W and b + W lies in a + b + W, so the algebra is graded by the cosets. (The commutation characters of single strings that are generators are a
/// coarser grading.) One more bit where it exists: the number of letters Y modulo 2, corrected by a linear form λ on W that makes it constant on each
/// generator; ab has one Y more, modulo 2, than a and b together when they anticommute, so this is a grading too (it tells the real from the imaginary
/// elements, up to a Clifford).
/// </remarks>
internal sealed class BlockGrading
{
    private readonly int _words;
    private readonly Gf2Echelon _differences; // with λ as payload
    private readonly bool _countsY = true;
    private readonly PauliTable _cosets;
    private readonly List<int> _blocks = []; // two for each coset, -1 where not met
    private readonly ulong[] _vector;

    public BlockGrading(IReadOnlyList<PauliSum> generators)
    {
        int qubits = generators[0].QubitCount;
        _words = PauliPacking.Words(qubits);
        _differences = new Gf2Echelon(PauliPacking.Bits(qubits), payloadWords: 1);
        _cosets = new PauliTable(qubits);
        _vector = new ulong[_words + 1];
        foreach (PauliSum generator in generators)
        {
            PauliString first = generator.Terms[0].String;
            foreach (PauliTerm term in generator.Terms.Skip(1))
            {
                ulong[] difference = PauliPacking.Pack(first, payloadWords: 1);
                PauliPacking.AddTo(term.String, difference);
                difference[_words] = (ulong)((first.YCount ^ term.String.YCount) & 1);
                if (!_differences.Add(difference) && difference[_words] != 0) _countsY = false;
            }
        }
    }

    /// <summary>The number of blocks met so far.</summary>
    public int Count { get; private set; }

    /// <summary>The block of a string; blocks are numbered as they are met.</summary>
    public int BlockOf(ReadOnlySpan<ulong> packed)
    {
        packed[.._words].CopyTo(_vector);
        _vector[_words] = _countsY ? (ulong)PauliPacking.YCount(packed, _words) : 0;
        _differences.Reduce(_vector);
        int coset = _cosets.GetOrAdd(_vector, out bool added);
        if (added) _blocks.AddRange([-1, -1]);
        int slot = (2 * coset) + (_countsY ? (int)(_vector[_words] & 1) : 0);
        if (_blocks[slot] < 0) _blocks[slot] = Count++;
        return _blocks[slot];
    }
}
