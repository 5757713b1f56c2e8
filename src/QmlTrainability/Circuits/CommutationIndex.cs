using QmlTrainability.Paulis;

namespace QmlTrainability.Circuits;

/// <summary>Strings at rising positions, filed by the 64-qubit words they touch, to find those that anticommute with a given string.</summary>
/// <remarks>A string can only anticommute with strings that share a word with it, so that a local string on 10,000 qubits looks at few others.</remarks>
internal sealed class CommutationIndex
{
    /// <summary>A string of more words than this is compared with every string: visiting its buckets would see most of them several times.</summary>
    private const int MostBuckets = 4;

    private readonly List<int>[] _positionsByWord;
    private readonly List<int> _positions = [];
    private readonly List<PauliString> _strings = [];

    public CommutationIndex(int qubits)
    {
        _positionsByWord = new List<int>[((qubits - 1) / 64) + 1];
        for (int i = 0; i < _positionsByWord.Length; i++) _positionsByWord[i] = [];
    }

    /// <summary>Appends a string; positions rise.</summary>
    public void Add(PauliString @string, int position)
    {
        foreach (PauliWord word in @string.Words) _positionsByWord[word.Index].Add(_strings.Count);
        _strings.Add(@string);
        _positions.Add(position);
    }

    /// <summary>The largest position in [<paramref name="from"/>, <paramref name="to"/>) of a string that anticommutes with the given one, or -1.</summary>
    public int LastConflict(PauliString @string, int from, int to)
    {
        ReadOnlySpan<PauliWord> words = @string.Words;
        int first = LowerBound(_positions, from), end = LowerBound(_positions, to), last = -1;
        if (words.Length > MostBuckets)
        {
            for (int i = end - 1; i >= first; i--)
            {
                if (_strings[i].AnticommutesWithUnchecked(@string)) return _positions[i];
            }

            return -1;
        }

        foreach (PauliWord word in words)
        {
            List<int> bucket = _positionsByWord[word.Index];
            for (int i = LowerBound(bucket, end) - 1; i >= 0 && bucket[i] >= first && bucket[i] > last; i--)
            {
                if (!_strings[bucket[i]].AnticommutesWithUnchecked(@string)) continue;
                last = bucket[i];
                break;
            }
        }

        return last < 0 ? -1 : _positions[last];
    }

    /// <summary>The positions of all strings that anticommute with the given one, some of them more than once.</summary>
    public IEnumerable<int> Conflicts(PauliString @string)
    {
        PauliWord[] words = @string.Words.ToArray();
        IEnumerable<int> candidates = words.Length > MostBuckets ? Enumerable.Range(0, _strings.Count) : words.SelectMany(w => _positionsByWord[w.Index]);
        return candidates.Where(i => _strings[i].AnticommutesWithUnchecked(@string)).Select(i => _positions[i]);
    }

    /// <summary>The first index whose value is at least <paramref name="value"/>.</summary>
    private static int LowerBound(List<int> rising, int value)
    {
        int low = 0, high = rising.Count;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (rising[middle] < value) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
