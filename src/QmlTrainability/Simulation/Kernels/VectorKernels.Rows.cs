using System.Numerics;
using System.Runtime.CompilerServices;

namespace QmlTrainability.Simulation.Kernels;

// Work on rows of neighboring amplitudes that stay in the first-level cache.
internal sealed unsafe partial class VectorKernels<TVector, TLine>
{
    // The constants: own and other factors and the lane order of the lowest bit, the same of the second, the order that exchanges parts, and the signs of an imaginary factor.
    private const int Own0 = 0, Other0 = 1, Order0 = 2, Own1 = 3, Other1 = 4, Order1 = 5, Parts = 6, ImaginarySigns = 7;

    public override void PrepareLines(double* constants, ReadOnlySpan<double> cosines, ReadOnlySpan<double> sines)
    {
        Put(Own0, TLine.Broadcast(TLine.Bits > 0 ? cosines[0] : 1));
        Put(Other0, TLine.Bits > 0 ? SinesOf(1, sines[0]) : TLine.Broadcast(0));
        Put(Order0, Permutation(TLine.Bits > 0 ? 1 : 0, swapParts: false));
        Put(Own1, TLine.Broadcast(TLine.Bits > 1 ? cosines[1] : 1));
        Put(Other1, TLine.Bits > 1 ? SinesOf(2, sines[1]) : TLine.Broadcast(0));
        Put(Order1, Permutation(TLine.Bits > 1 ? 2 : 0, swapParts: false));
        Put(Parts, Permutation(0, swapParts: true));
        double* signs = stackalloc double[MaxLanes];
        for (int lane = 0; lane < MaxLanes; lane++) signs[lane] = (lane & 1) == 0 ? -0.0 : 0.0;
        Put(ImaginarySigns, TLine.Load(signs));

        void Put(int which, TVector vector) => TLine.Store(vector, constants + (which * Lanes));
    }

    /// <summary>Bits within a line, one after the other: own·v + other·(v with the bit turned over), lane by lane.</summary>
    [MethodImpl(Loop)]
    public override void TurnWithinLines(double* row, long length, double* constants)
    {
        int step = Lanes;
        TVector own0 = TLine.Load(constants), other0 = TLine.Load(constants + (Other0 * step)), order0 = TLine.Load(constants + (Order0 * step));
        TVector own1 = TLine.Load(constants + (Own1 * step)), other1 = TLine.Load(constants + (Other1 * step)), order1 = TLine.Load(constants + (Order1 * step));
        for (double* end = row + (2 * length); row < end; row += step)
        {
            TVector v = TLine.Load(row);
            v = TLine.MultiplyAdd(other0, TLine.Permute(v, order0), TLine.Multiply(own0, v));
            TLine.Store(TLine.MultiplyAdd(other1, TLine.Permute(v, order1), TLine.Multiply(own1, v)), row);
        }
    }

    [MethodImpl(Loop)]
    public override void TurnWithinLinesAndMultiply(double* row, long length, double* constants, double* table, Complex factor)
    {
        int step = Lanes;
        TVector own0 = TLine.Load(constants), other0 = TLine.Load(constants + (Other0 * step)), order0 = TLine.Load(constants + (Order0 * step));
        TVector own1 = TLine.Load(constants + (Own1 * step)), other1 = TLine.Load(constants + (Other1 * step)), order1 = TLine.Load(constants + (Order1 * step));
        TVector parts = TLine.Load(constants + (Parts * step)), real = TLine.Broadcast(factor.Real);
        TVector imaginary = TLine.Xor(TLine.Broadcast(factor.Imaginary), TLine.Load(constants + (ImaginarySigns * step)));
        for (double* end = row + (2 * length); row < end; row += step, table += step)
        {
            TVector v = TLine.Load(row), f = TLine.Load(table);
            v = TLine.MultiplyAdd(other0, TLine.Permute(v, order0), TLine.Multiply(own0, v));
            f = TLine.MultiplyAdd(imaginary, TLine.Permute(f, parts), TLine.Multiply(real, f));
            v = TLine.MultiplyAdd(other1, TLine.Permute(v, order1), TLine.Multiply(own1, v));
            TLine.Store(TLine.MultiplyComplex(v, f), row);
        }
    }

    [MethodImpl(Loop)]
    public override void MultiplyRow(double* row, long length, double* constants, double* table, Complex factor)
    {
        int step = Lanes;
        TVector parts = TLine.Load(constants + (Parts * step)), real = TLine.Broadcast(factor.Real);
        TVector imaginary = TLine.Xor(TLine.Broadcast(factor.Imaginary), TLine.Load(constants + (ImaginarySigns * step)));
        for (double* end = row + (2 * length); row < end; row += step, table += step)
        {
            TVector f = TLine.Load(table);
            f = TLine.MultiplyAdd(imaginary, TLine.Permute(f, parts), TLine.Multiply(real, f));
            TLine.Store(TLine.MultiplyComplex(TLine.Load(row), f), row);
        }
    }

    public override void Scale(double* source, double* target, long length, Complex factor) => ScaleLines(source, target, length, PartsOf(factor));

    [MethodImpl(Loop)]
    private static void ScaleLines(double* source, double* target, long length, in FactorParts factor)
    {
        TVector real = factor.Real, imaginary = factor.Imaginary, parts = factor.Parts;
        int step = Lanes;
        for (double* end = source + (2 * length); source < end; source += step, target += step)
        {
            TVector v = TLine.Load(source);
            TLine.Store(TLine.MultiplyAdd(imaginary, TLine.Permute(v, parts), TLine.Multiply(real, v)), target);
        }
    }

    private static FactorParts PartsOf(Complex factor)
    {
        Span<Complex> factors = stackalloc Complex[MaxLanes / 2];
        factors.Fill(factor);
        return new FactorParts { Real = Reals(factors), Imaginary = Imaginaries(factors), Parts = Permutation(0, swapParts: true) };
    }

    /// <summary>-sin where the bit is 0, sin where it is 1.</summary>
    private static TVector SinesOf(long bit, double sine) => TLine.Select(Where(bit, bit), TLine.Broadcast(sine), TLine.Broadcast(-sine));

    private struct FactorParts
    {
        public TVector Real, Imaginary, Parts;
    }
}
