using System.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Closure;

/// <summary>A column for each orbit of strings under a group of qubit permutations, whose members are listed when the first of them is met.</summary>
internal sealed class OrbitColumns : ColumnIndex
{
    private const int PollEvery = 1024;

    private readonly IReadOnlyList<int[]> _permutations;
    private readonly PauliTable _members;
    private readonly List<int> _orbitOf = []; // by member
    private readonly List<int> _representatives = []; // by orbit
    private readonly ulong[] _image;
    private readonly Action<long> _holding;
    private readonly CancellationToken _token;

    public OrbitColumns(PermutationGroup group, Action<long> holding, CancellationToken token)
    {
        _permutations = group.Permutations;
        _members = new PauliTable(group.QubitCount);
        _image = new ulong[PauliPacking.Words(group.QubitCount)];
        _holding = holding;
        _token = token;
    }

    public override int Count => _representatives.Count;

    public override long Bytes => _members.Bytes + (4L * _orbitOf.Count) + (4L * _representatives.Count);

    public override bool Merges => true;

    public override ReadOnlySpan<ulong> this[int column] => _members[_representatives[column]];

    public override double SizeOf(int column) => EndOf(column) - _representatives[column];

    /// <summary>The packed strings of an orbit.</summary>
    public IEnumerable<ulong[]> MembersOf(int column)
    {
        for (int member = _representatives[column], end = EndOf(column); member < end; member++) yield return _members[member].ToArray();
    }

    public override int GetOrAdd(Span<ulong> packed)
    {
        int first = _members.GetOrAdd(packed, out bool added);
        if (!added) return _orbitOf[first];
        int orbit = _representatives.Count;
        _representatives.Add(first);
        _orbitOf.Add(orbit);
        for (int member = first; member < _members.Count; member++)
        {
            if (member % PollEvery == 0)
            {
                _token.ThrowIfCancellationRequested();
                _holding(Bytes);
            }

            foreach (int[] permutation in _permutations)
            {
                Permute(_members[member], permutation, _image);
                _members.GetOrAdd(_image, out bool fresh);
                if (fresh) _orbitOf.Add(orbit);
            }
        }

        return orbit;
    }

    public override int Find(Span<ulong> packed)
    {
        int member = _members.IndexOf(packed);
        return member < 0 ? -1 : _orbitOf[member];
    }

    /// <summary>The members of an orbit follow their representative.</summary>
    private int EndOf(int column) => column + 1 < _representatives.Count ? _representatives[column + 1] : _members.Count;

    private static void Permute(ReadOnlySpan<ulong> packed, int[] permutation, Span<ulong> image)
    {
        image.Clear();
        for (int w = 0; w < packed.Length; w++)
        {
            for (ulong rest = packed[w]; rest != 0; rest &= rest - 1)
            {
                int target = permutation[((w >> 1) << 6) + BitOperations.TrailingZeroCount(rest)];
                image[(2 * (target >> 6)) + (w & 1)] |= 1UL << (target & 63);
            }
        }
    }
}
