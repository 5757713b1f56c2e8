using System.Numerics;
using System.Runtime.CompilerServices;

namespace QmlTrainability.Simulation.Kernels;

// Work on rows of neighboring amplitudes that stay in the first-level cache.
internal sealed unsafe partial class VectorKernels<TVector, TLine>
{
    public override void TurnWithinLines(double* row, long length, double* cosines, double* sines)
    {
        LaneTurns turns = LaneTurnsOf(cosines, sines);
        TurnLines(row, length, turns);
    }

    public override void TurnWithinLinesAndMultiply(double* row, long length, double* cosines, double* sines, double* table, Complex factor)
    {
        LaneTurns turns = LaneTurnsOf(cosines, sines);
        TurnAndMultiplyLines(row, length, turns, table, PartsOf(factor));
    }

    public override void MultiplyByTable(double* row, long length, double* table, Complex factor) => MultiplyByTable(row, length, table, PartsOf(factor));

    public override void Scale(double* source, double* target, long length, Complex factor) => ScaleLines(source, target, length, PartsOf(factor));

    /// <summary>Bits within a line, one after the other: own·v + other·(v with the bit turned over), lane by lane.</summary>
    [MethodImpl(Loop)]
    private static void TurnLines(double* row, long length, in LaneTurns turns)
    {
        TVector own0 = turns.Own0, other0 = turns.Other0, order0 = turns.Order0, own1 = turns.Own1, other1 = turns.Other1, order1 = turns.Order1;
        for (double* end = row + (2 * length); row < end; row += Lanes)
        {
            TVector v = TLine.Load(row);
            v = TLine.MultiplyAdd(other0, TLine.Permute(v, order0), TLine.Multiply(own0, v));
            TLine.Store(TLine.MultiplyAdd(other1, TLine.Permute(v, order1), TLine.Multiply(own1, v)), row);
        }
    }

    [MethodImpl(Loop)]
    private static void TurnAndMultiplyLines(double* row, long length, in LaneTurns turns, double* table, in FactorParts factor)
    {
        TVector own0 = turns.Own0, other0 = turns.Other0, order0 = turns.Order0, own1 = turns.Own1, other1 = turns.Other1, order1 = turns.Order1;
        TVector real = factor.Real, imaginary = factor.Imaginary, parts = factor.Parts;
        for (double* end = row + (2 * length); row < end; row += Lanes, table += Lanes)
        {
            TVector v = TLine.Load(row), f = TLine.Load(table);
            v = TLine.MultiplyAdd(other0, TLine.Permute(v, order0), TLine.Multiply(own0, v));
            f = TLine.MultiplyAdd(imaginary, TLine.Permute(f, parts), TLine.Multiply(real, f));
            v = TLine.MultiplyAdd(other1, TLine.Permute(v, order1), TLine.Multiply(own1, v));
            TLine.Store(TLine.MultiplyComplex(v, f), row);
        }
    }

    [MethodImpl(Loop)]
    private static void MultiplyByTable(double* row, long length, double* table, in FactorParts factor)
    {
        TVector real = factor.Real, imaginary = factor.Imaginary, parts = factor.Parts;
        for (double* end = row + (2 * length); row < end; row += Lanes, table += Lanes)
        {
            TVector f = TLine.Load(table);
            f = TLine.MultiplyAdd(imaginary, TLine.Permute(f, parts), TLine.Multiply(real, f));
            TLine.Store(TLine.MultiplyComplex(TLine.Load(row), f), row);
        }
    }

    [MethodImpl(Loop)]
    private static void ScaleLines(double* source, double* target, long length, in FactorParts factor)
    {
        TVector real = factor.Real, imaginary = factor.Imaginary, parts = factor.Parts;
        for (double* end = source + (2 * length); source < end; source += Lanes, target += Lanes)
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

    private static LaneTurns LaneTurnsOf(double* cosines, double* sines)
    {
        LaneTurns turns = new() { Own0 = TLine.Broadcast(1), Own1 = TLine.Broadcast(1), Order0 = Permutation(0, swapParts: false), Order1 = Permutation(0, swapParts: false) };
        if (TLine.Bits > 0) (turns.Own0, turns.Other0, turns.Order0) = (TLine.Broadcast(cosines[0]), SinesOf(1, sines[0]), Permutation(1, swapParts: false));
        if (TLine.Bits > 1) (turns.Own1, turns.Other1, turns.Order1) = (TLine.Broadcast(cosines[1]), SinesOf(2, sines[1]), Permutation(2, swapParts: false));
        return turns;
    }

    /// <summary>-sin where the bit is 0, sin where it is 1.</summary>
    private static TVector SinesOf(long bit, double sine) => TLine.Select(Where(bit, bit), TLine.Broadcast(sine), TLine.Broadcast(-sine));

    private struct LaneTurns
    {
        public TVector Own0, Other0, Order0, Own1, Other1, Order1;
    }

    private struct FactorParts
    {
        public TVector Real, Imaginary, Parts;
    }
}
