using System.Numerics;
using System.Runtime.CompilerServices;
using QmlTrainability.Paulis;

namespace QmlTrainability.Simulation.PauliPropagation;

/// <summary>A sum of Pauli strings that is rotated: strings packed side by side in an open-addressing table, with one or two coefficients each.</summary>
/// <remarks>
/// Under exp(iαP/2) · exp(-iαP/2) a string v that anticommutes with P becomes cos α v + sin α σw with σw = iPv, and w becomes cos α w - sin α σv:
/// each pair {v, w} is rotated as a plane. The hash is linear over GF(2), so that of w is hash(v) ^ hash(P), known before w is.
/// </remarks>
internal sealed class PropagatedTerms
{
    private readonly int _words;
    private readonly ulong[] _support; // of all strings together: a rotation about a string that commutes with all letters in it changes nothing
    private ulong[] _strings;
    private ulong[] _hashes;
    private double[] _coefficients;
    private double[] _adjoints = [];
    private bool[] _isDropped;
    private int[] _slots; // index + 1, 0 where free; at most half are taken

    public PropagatedTerms(int qubitCount, int capacity = 64)
    {
        QubitCount = qubitCount;
        _words = PauliPacking.Words(qubitCount);
        capacity = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(capacity, 64));
        _support = new ulong[_words];
        _strings = new ulong[capacity * _words];
        _hashes = new ulong[capacity];
        _coefficients = new double[capacity];
        _isDropped = new bool[capacity];
        _slots = new int[2 * capacity];
    }

    public int QubitCount { get; }

    /// <summary>The number of strings, dropped ones included.</summary>
    public int Count { get; private set; }

    /// <summary>The planes rotated so far: the unit of work.</summary>
    public long Updates { get; private set; }

    /// <summary>How often a string was compared with a rotation.</summary>
    public long Visits { get; private set; }

    public Span<double> Coefficients => _coefficients.AsSpan(0, Count);

    /// <summary>A second coefficient of each string, for derivatives; zero until <see cref="StartAdjoints"/> is called.</summary>
    public Span<double> Adjoints => _adjoints.AsSpan(0, Count);

    public static long BytesPerTerm(int qubitCount) => (8L * PauliPacking.Words(qubitCount)) + 8 + 8 + 1 + (2 * 4);

    public ReadOnlySpan<ulong> this[int index] => _strings.AsSpan(index * _words, _words);

    public int Weight(int index)
    {
        ReadOnlySpan<ulong> v = this[index];
        int weight = 0;
        for (int w = 0; w < v.Length; w += 2) weight += BitOperations.PopCount(v[w] | v[w + 1]);
        return weight;
    }

    public PauliString StringAt(int index) => PauliPacking.Unpack(QubitCount, this[index]);

    public void Add(PauliString p, double coefficient)
    {
        var rotation = new PropagatedRotation(p);
        int index = _slots[Slot(rotation.String, -1, rotation.Hash)] - 1;
        if (index < 0) index = Append(rotation.String, -1, rotation.Hash);
        _coefficients[index] += coefficient;
    }

    public void StartAdjoints() => _adjoints = new double[_coefficients.Length];

    /// <summary>Rotates all planes of P; new strings are added at the end.</summary>
    /// <param name="rotation">P.</param>
    /// <param name="cosine">cos α.</param>
    /// <param name="sine">sin α.</param>
    /// <param name="mostTerms">Stops where there would be more: the caller looks at <see cref="Count"/>.</param>
    /// <param name="truncation">Asked about both strings of each plane.</param>
    /// <param name="cancellationToken">Polled once per thousand strings.</param>
    /// <returns>Whether any string could anticommute with P.</returns>
    public bool Rotate(PropagatedRotation rotation, double cosine, double sine, int mostTerms, Truncation truncation, CancellationToken cancellationToken)
    {
        if (!Meets(rotation)) return false;
        int count = Count;
        for (int start = 0; start < count && Count <= mostTerms; start += 1024)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Visits += Math.Min(1024, count - start);
            RotateRange(rotation, start, Math.Min(start + 1024, count), cosine, sine, truncation);
        }

        return true;
    }

    /// <summary>Undoes a rotation on coefficients and adjoints, all strings of which are known.</summary>
    /// <param name="rotation">P.</param>
    /// <param name="count">How many strings there were after the rotation: it touched no later one.</param>
    /// <param name="cosine">cos α.</param>
    /// <param name="sine">sin α.</param>
    /// <param name="cancellationToken">Polled once per thousand strings.</param>
    /// <returns>The derivative of Σ adjoint·coefficient by α at the place of this rotation.</returns>
    public double Undo(PropagatedRotation rotation, int count, double cosine, double sine, CancellationToken cancellationToken)
    {
        double slope = 0;
        for (int start = 0; start < count; start += 1024)
        {
            cancellationToken.ThrowIfCancellationRequested();
            slope += UndoRange(rotation, start, Math.Min(start + 1024, count), count, cosine, sine);
        }

        return slope;
    }

    public bool IsDropped(int index) => _isDropped[index];

    /// <summary>Sets the coefficient of a string to 0 and lets it take part in nothing until a rotation leads to it again.</summary>
    public void Drop(int index) => (_coefficients[index], _isDropped[index]) = (0, true);

    /// <summary>Forgets the dropped strings. Indices change.</summary>
    public void Compact()
    {
        int kept = 0;
        for (int i = 0; i < Count; i++)
        {
            if (_isDropped[i]) continue;
            this[i].CopyTo(_strings.AsSpan(kept * _words));
            _isDropped[kept] = false;
            _hashes[kept] = _hashes[i];
            _coefficients[kept++] = _coefficients[i];
        }

        Count = kept;
        Rehash();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RotateRange(PropagatedRotation rotation, int start, int end, double cosine, double sine, Truncation truncation)
    {
        ulong[] p = rotation.String;
        for (int i = start; i < end; i++)
        {
            if (!rotation.Anticommutes(_strings, i * _words)) continue;
            ulong hash = _hashes[i] ^ rotation.Hash;
            int j = _slots[Slot(p, i, hash)] - 1;
            if (j >= 0 && j < i) continue; // its plane was rotated from the other side
            if (_isDropped[i] && (j < 0 || _isDropped[j])) continue;
            if (j < 0) j = Append(p, i, hash); // even where its coefficient will be 0: a derivative may not be
            _isDropped[i] = _isDropped[j] = false;
            double s = rotation.Sign(_strings, i * _words) * sine;
            double a = _coefficients[i], b = _coefficients[j];
            _coefficients[i] = (cosine * a) - (s * b);
            _coefficients[j] = (cosine * b) + (s * a);
            truncation.Look(i);
            truncation.Look(j);
            Updates++;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double UndoRange(PropagatedRotation rotation, int start, int end, int count, double cosine, double sine)
    {
        double slope = 0;
        for (int i = start; i < end; i++)
        {
            if (!rotation.Anticommutes(_strings, i * _words)) continue;
            int j = _slots[Slot(rotation.String, i, _hashes[i] ^ rotation.Hash)] - 1;
            if (j < i || j >= count) continue; // done from the other side, or dropped when the rotation came
            double sign = rotation.Sign(_strings, i * _words), s = sign * sine;
            double a = _coefficients[i], b = _coefficients[j], x = _adjoints[i], y = _adjoints[j];
            slope += sign * ((y * a) - (x * b)); // the same just before and just after the rotation
            _coefficients[i] = (cosine * a) + (s * b);
            _coefficients[j] = (cosine * b) - (s * a);
            _adjoints[i] = (cosine * x) + (s * y);
            _adjoints[j] = (cosine * y) - (s * x);
            Updates++;
        }

        return slope;
    }

    /// <summary>Whether any string could anticommute with P.</summary>
    private bool Meets(PropagatedRotation rotation)
    {
        for (int w = rotation.First; w < rotation.End; w += 2)
        {
            ulong letters = rotation.String[w] | rotation.String[w + 1];
            if ((letters & (_support[w] | _support[w + 1])) != 0) return true;
        }

        return false;
    }

    /// <summary>Adds string <paramref name="other"/>·P, or P alone where other is -1.</summary>
    private int Append(ulong[] p, int other, ulong hash)
    {
        if (Count == _coefficients.Length)
        {
            Array.Resize(ref _strings, checked(_strings.Length * 2));
            Array.Resize(ref _hashes, _hashes.Length * 2);
            Array.Resize(ref _coefficients, _coefficients.Length * 2);
            Array.Resize(ref _isDropped, _isDropped.Length * 2);
        }

        for (int w = 0; w < _words; w++)
        {
            ulong word = p[w] ^ (other < 0 ? 0 : _strings[(other * _words) + w]);
            _strings[(Count * _words) + w] = word;
            _support[w] |= word;
        }

        _hashes[Count] = hash;
        (_coefficients[Count], _isDropped[Count]) = (0, false);
        Count++;
        if (2 * Count > _slots.Length)
        {
            _slots = new int[checked(_slots.Length * 2)];
            Rehash();
        }
        else
        {
            _slots[Slot(p, other, hash)] = Count;
        }

        return Count - 1;
    }

    /// <summary>The slot of string <paramref name="other"/>·P, or of P alone where other is -1; a free one where the table does not hold it.</summary>
    private int Slot(ulong[] p, int other, ulong hash)
    {
        int mask = _slots.Length - 1, slot = (int)hash & mask;
        while (true)
        {
            int index = _slots[slot] - 1;
            if (index < 0 || (_hashes[index] == hash && Same(index, p, other))) return slot;
            slot = (slot + 1) & mask;
        }
    }

    private bool Same(int index, ulong[] p, int other)
    {
        ReadOnlySpan<ulong> a = this[index];
        if (other < 0) return a.SequenceEqual(p);
        ReadOnlySpan<ulong> b = this[other];
        for (int w = 0; w < a.Length; w++)
        {
            if (a[w] != (b[w] ^ p[w])) return false;
        }

        return true;
    }

    private void Rehash()
    {
        Array.Clear(_slots);
        int mask = _slots.Length - 1;
        for (int i = 0; i < Count; i++)
        {
            int slot = (int)_hashes[i] & mask;
            while (_slots[slot] != 0) slot = (slot + 1) & mask;
            _slots[slot] = i + 1;
        }
    }
}
