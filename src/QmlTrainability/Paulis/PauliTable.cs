using System.Numerics;

namespace QmlTrainability.Paulis;

/// <summary>A growing set of Pauli strings on one number of qubits, packed side by side and found by open addressing. The index of a string is
/// the order of its insertion.</summary>
internal sealed class PauliTable
{
    private readonly int _qubitCount;
    private readonly int _words;
    private ulong[] _data;
    private int[] _slots; // index + 1 of the string in a slot, 0 where it is free; at most half of the slots are taken

    public PauliTable(int qubitCount, int capacity = 16)
    {
        _qubitCount = qubitCount;
        _words = PauliPacking.Words(qubitCount);
        _data = new ulong[Math.Max(capacity, 16) * _words];
        _slots = new int[(int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(capacity, 16) * 2)];
    }

    public int Count { get; private set; }

    /// <summary>The bytes that the table holds.</summary>
    public long Bytes => (8L * _data.Length) + (4L * _slots.Length);

    public ReadOnlySpan<ulong> this[int index] => _data.AsSpan(index * _words, _words);

    /// <summary>The index of the string, adding it if it is new.</summary>
    public int GetOrAdd(ReadOnlySpan<ulong> packed, out bool added)
    {
        int slot = Find(packed);
        added = _slots[slot] == 0;
        if (!added) return _slots[slot] - 1;
        if ((Count + 1) * _words > _data.Length) Array.Resize(ref _data, checked(_data.Length * 2));
        packed[.._words].CopyTo(_data.AsSpan(Count * _words));
        _slots[slot] = ++Count;
        if (Count * 2 > _slots.Length) Grow();
        return Count - 1;
    }

    /// <summary>The index of the string, or -1.</summary>
    public int IndexOf(ReadOnlySpan<ulong> packed) => _slots[Find(packed)] - 1;

    public PauliString StringAt(int index) => PauliPacking.Unpack(_qubitCount, this[index]);

    private int Find(ReadOnlySpan<ulong> packed)
    {
        ulong hash = 0;
        for (int i = 0; i < _words; i++)
        {
            hash = (hash ^ packed[i]) * 0x9E3779B97F4A7C15;
            hash ^= hash >> 29;
        }

        int mask = _slots.Length - 1, slot = (int)(hash >> 20) & mask;
        while (_slots[slot] != 0 && !this[_slots[slot] - 1].SequenceEqual(packed[.._words])) slot = (slot + 1) & mask;
        return slot;
    }

    private void Grow()
    {
        _slots = new int[checked(_slots.Length * 2)];
        for (int i = 0; i < Count; i++) _slots[Find(this[i])] = i + 1;
    }
}
