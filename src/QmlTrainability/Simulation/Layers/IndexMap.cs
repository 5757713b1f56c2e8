using System.Numerics;

namespace QmlTrainability.Simulation.Layers;

/// <summary>An invertible affine map i → A·i ⊕ b of basis-state indices over GF(2): what chains of X, CX and SWAP do. Mutable; at most 62 qubits.</summary>
internal sealed class IndexMap
{
    private readonly long[] _columns;
    private readonly long[] _inverse;

    /// <summary>The identity.</summary>
    public IndexMap(int qubits)
    {
        _columns = [.. Enumerable.Range(0, qubits).Select(q => 1L << q)];
        _inverse = [.. _columns];
    }

    /// <param name="columns">A·e for each bit.</param>
    /// <param name="inverse">A⁻¹·e for each bit.</param>
    /// <param name="offset">b.</param>
    public IndexMap(long[] columns, long[] inverse, long offset)
    {
        _columns = columns;
        _inverse = inverse;
        Offset = offset;
    }

    public int QubitCount => _columns.Length;

    /// <summary>b.</summary>
    public long Offset { get; private set; }

    public bool IsIdentity
    {
        get
        {
            for (int q = 0; q < _columns.Length; q++)
            {
                if (_columns[q] != 1L << q) return false;
            }

            return Offset == 0;
        }
    }

    public IndexMap Copy() => new([.. _columns], [.. _inverse], Offset);

    /// <summary>A·v, without b.</summary>
    public long Image(long vector) => Combine(_columns, vector);

    /// <summary>A⁻¹·v, without b.</summary>
    public long Preimage(long vector) => Combine(_inverse, vector);

    /// <summary>The index that i becomes.</summary>
    public long Apply(long index) => Image(index) ^ Offset;

    /// <summary>The mask m' with m'·i = m·(A·i): a Z string after the map as one before it, up to the sign of <see cref="Flips"/>.</summary>
    public long PullBack(long mask) => Dual(_columns, mask);

    /// <summary>The mask m' with m'·(A·i) = m·i.</summary>
    public long PushForward(long mask) => Dual(_inverse, mask);

    /// <summary>Whether b changes the sign of a Z string that stands after the map.</summary>
    public bool Flips(long mask) => IsOdd(Offset & mask);

    /// <summary>Then X on the bits of the mask.</summary>
    public void ThenFlip(long mask) => Offset ^= mask;

    /// <summary>Then CX.</summary>
    public void ThenControlledFlip(int control, int target) => ThenTransvection(1L << target, 1L << control);

    /// <summary>Then CX, and CX with the qubits exchanged.</summary>
    public void ThenControlledFlipsBothWays(int a, int b)
    {
        ThenControlledFlip(a, b);
        ThenControlledFlip(b, a);
    }

    /// <summary>Then i → i ⊕ x·(m·i), where m·x = 0.</summary>
    public void ThenTransvection(long x, long mask)
    {
        for (int q = 0; q < _columns.Length; q++)
        {
            if (IsOdd(_columns[q] & mask)) _columns[q] ^= x;
        }

        // (T·A)⁻¹ = A⁻¹·T: column q becomes A⁻¹(e_q ⊕ x·m_q).
        long change = Combine(_inverse, x);
        for (long rest = mask; rest != 0; rest &= rest - 1) _inverse[BitOperations.TrailingZeroCount(rest)] ^= change;
        if (IsOdd(Offset & mask)) Offset ^= x;
    }

    /// <summary>Then SWAP.</summary>
    public void ThenSwap(int a, int b) => ThenTransvection((1L << a) | (1L << b), (1L << a) | (1L << b));

    /// <summary>Then another map.</summary>
    public IndexMap Then(IndexMap next) => new(
        Array.ConvertAll(_columns, next.Image),
        [.. Enumerable.Range(0, _columns.Length).Select(q => Preimage(next.Preimage(1L << q)))],
        next.Apply(Offset));

    public static bool IsOdd(long bits) => (BitOperations.PopCount((ulong)bits) & 1) != 0;

    private static long Combine(long[] columns, long vector)
    {
        long image = 0;
        for (; vector != 0; vector &= vector - 1) image ^= columns[BitOperations.TrailingZeroCount(vector)];
        return image;
    }

    private static long Dual(long[] columns, long mask)
    {
        long dual = 0;
        for (int q = 0; q < columns.Length; q++)
        {
            if (IsOdd(columns[q] & mask)) dual |= 1L << q;
        }

        return dual;
    }
}
