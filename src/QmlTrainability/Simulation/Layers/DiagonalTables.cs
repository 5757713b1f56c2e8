using System.Numerics;
using QmlTrainability.Numerics;
using QmlTrainability.Simulation.Kernels;

namespace QmlTrainability.Simulation.Layers;

/// <summary>The numbers of a diagonal: a table for the amplitudes of a row, a factor for each row. Filled by one thread, then read by all.</summary>
/// <remarks>A table is itself a state of the qubits of its index, all ones at first, to which the diagonal gates are applied. Factors common to all amplitudes are dropped
/// but for a real scale.</remarks>
internal sealed unsafe class DiagonalTables : IDisposable
{
    private readonly KernelSet _kernels;
    private readonly int _qubits;
    private readonly int _rowBits;
    private readonly AlignedMemory _rows;
    private readonly AlignedMemory _factors;
    private readonly AlignedMemory _constants = new(KernelSet.ConstantsLength);
    private DiagonalPlan _plan = null!;
    private Complex[] _halves = [];

    public DiagonalTables(KernelSet kernels, int qubits, int rowBits)
    {
        _kernels = kernels;
        _qubits = qubits;
        _rowBits = rowBits;
        _rows = new AlignedMemory(2L << (rowBits + DiagonalPlan.MostVariantBits));
        _factors = new AlignedMemory(2L << (qubits - rowBits));
        kernels.PrepareLines(_constants.Pointer, [1, 1], [0, 0]);
    }

    /// <summary>The bytes that tables of this size hold.</summary>
    public static long BytesFor(int qubits, int rowBits) => (16L << (rowBits + DiagonalPlan.MostVariantBits)) + (16L << (qubits - rowBits));

    /// <summary>Whether all is 1.</summary>
    public bool IsTrivial { get; private set; }

    /// <param name="plan">The strings.</param>
    /// <param name="angles">The angle of each.</param>
    /// <param name="signs">The bits that change the sign of an amplitude when set: half turns that were split off.</param>
    /// <param name="scale">A real factor of all amplitudes.</param>
    public void Fill(DiagonalPlan plan, double[] angles, long signs, double scale)
    {
        _plan = plan;
        _halves = new Complex[angles.Length];
        for (int k = 0; k < angles.Length; k++)
        {
            (double sine, double cosine) = Math.SinCos(angles[k] / 2);
            _halves[k] = new Complex(cosine, -sine);
        }

        IsTrivial = signs == 0 && angles.Length == 0 && scale == 1;
        long row = Tiling.All(_rowBits);
        Make(_rows.Pointer, _rowBits, plan.Within, 0, signs & row, 1);
        Make(_factors.Pointer, _qubits - _rowBits, plan.Between, _rowBits, signs >> _rowBits, scale);
        if (!plan.HasVariants) return;
        long length = 1L << _rowBits;
        for (int k = 0; k < plan.Across.Length; k++)
        {
            for (int pattern = 0; pattern < 1 << k; pattern++)
            {
                double* plus = _rows.Pointer + (2 * length * pattern), minus = plus + (2 * length << k);
                _kernels.Scale(plus, minus, length, 1);
                Apply(_kernels, plus, _rowBits, plan.Terms[plan.Across[k]].Mask & row, _halves[plan.Across[k]]);
                Apply(_kernels, minus, _rowBits, plan.Terms[plan.Across[k]].Mask & row, Complex.Conjugate(_halves[plan.Across[k]]));
            }
        }
    }

    /// <summary>The table and the factor of a row.</summary>
    /// <param name="number">Its number: the index bits above those of a row.</param>
    /// <param name="room">Room for one table.</param>
    /// <param name="factor">The factor.</param>
    public double* Row(long number, double* room, out Complex factor)
    {
        factor = ((Complex*)_factors.Pointer)[number];
        if (!_plan.HasVariants) return TableOfRow(number, room, ref factor);
        long pattern = 0;
        for (int k = 0; k < _plan.Across.Length; k++)
        {
            if (IndexMap.IsOdd(number & _plan.RowMask(_plan.Across[k]))) pattern |= 1L << k;
        }

        return _rows.Pointer + (pattern * (2L << _rowBits));
    }

    public void Dispose()
    {
        _rows.Dispose();
        _factors.Dispose();
        _constants.Dispose();
    }

    /// <summary>In a row, a string across is one within, with a sign; those on single bits make a product by doubling.</summary>
    private double* TableOfRow(long number, double* room, ref Complex factor)
    {
        Span<Complex> ratios = stackalloc Complex[_rowBits];
        ratios.Fill(1);
        long row = Tiling.All(_rowBits);
        foreach (int k in _plan.Across)
        {
            long mask = _plan.Terms[k].Mask & row;
            if (!BitOperations.IsPow2(mask)) continue;
            Complex half = IndexMap.IsOdd(number & _plan.RowMask(k)) ? Complex.Conjugate(_halves[k]) : _halves[k];
            factor *= half;
            half = Complex.Conjugate(half);
            ratios[BitOperations.TrailingZeroCount(mask)] *= half * half;
        }

        Double(_kernels, room, _rowBits, ratios, 1);
        foreach (int k in _plan.Across)
        {
            long mask = _plan.Terms[k].Mask & row;
            if (!BitOperations.IsPow2(mask)) Apply(_kernels, room, _rowBits, mask, IndexMap.IsOdd(number & _plan.RowMask(k)) ? Complex.Conjugate(_halves[k]) : _halves[k]);
        }

        _kernels.MultiplyRow(room, 1L << _rowBits, _constants.Pointer, _rows.Pointer, 1);
        return room;
    }

    private void Make(double* table, int bits, int[] terms, int shift, long signs, double first)
    {
        KernelSet kernels = _kernels.LineBits > bits ? ScalarKernels.Instance : _kernels;
        Span<Complex> ratios = stackalloc Complex[bits];
        for (int q = 0; q < bits; q++) ratios[q] = ((signs >> q) & 1) != 0 ? -1 : 1;
        foreach (int k in terms)
        {
            long mask = _plan.Terms[k].Mask >> shift;
            if (!BitOperations.IsPow2(mask)) continue;
            // Only the ratio of the two factors counts.
            Complex half = Complex.Conjugate(_halves[k]);
            ratios[BitOperations.TrailingZeroCount(mask)] *= half * half;
        }

        Double(kernels, table, bits, ratios, first);
        foreach (int k in terms)
        {
            long mask = _plan.Terms[k].Mask >> shift;
            if (!BitOperations.IsPow2(mask)) Apply(kernels, table, bits, mask, _halves[k]);
        }
    }

    private static void Double(KernelSet kernels, double* table, int bits, ReadOnlySpan<Complex> ratios, double first)
    {
        var entries = (Complex*)table;
        entries[0] = first;
        for (int q = 0; q < bits; q++)
        {
            long half = 1L << q;
            if (q >= kernels.LineBits)
            {
                kernels.Scale(table, table + (2 * half), half, ratios[q]);
                continue;
            }

            for (long i = 0; i < half; i++) entries[half + i] = ratios[q] * entries[i];
        }
    }

    private static void Apply(KernelSet kernels, double* table, int bits, long mask, Complex half) =>
        kernels.Apply(table, GateAction.Rotation(0, mask, half.Real, -half.Imaginary), 0, Tiling.All(bits));
}
