using System.Collections;
using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Enumeration;

/// <summary>Lists of strings, one after the other.</summary>
internal sealed class JoinedStrings : IReadOnlyList<PauliString>
{
    private readonly IReadOnlyList<PauliString>[] _parts;
    private readonly int[] _before; // the number of strings before each part

    public JoinedStrings(IEnumerable<IReadOnlyList<PauliString>> parts)
    {
        _parts = [.. parts.Where(p => p.Count > 0)];
        _before = new int[_parts.Length];
        for (int i = 0; i < _parts.Length; i++)
        {
            _before[i] = Count;
            Count += _parts[i].Count;
        }
    }

    public int Count { get; }

    public PauliString this[int index]
    {
        get
        {
            if ((uint)index >= (uint)Count) throw new ArgumentOutOfRangeException(nameof(index), index, $"There are {Count} strings.");
            int part = Array.BinarySearch(_before, index);
            if (part < 0) part = ~part - 1;
            return _parts[part][index - _before[part]];
        }
    }

    public IEnumerator<PauliString> GetEnumerator() => _parts.SelectMany(p => p).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
