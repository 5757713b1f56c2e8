using System.Numerics;
using System.Runtime.CompilerServices;

namespace QmlTrainability.Simulation.Kernels;

// Phases and exchanges.
internal sealed unsafe partial class VectorKernels<TVector, TLine>
{
    private static void Phase(double* psi, in GateAction action, long origin, long tile)
    {
        Span<Complex> factors = stackalloc Complex[MaxLanes / 2];
        long low = action.FixedMask & LineMask;
        for (int k = 0; k < factors.Length; k++) factors[k] = (k & low) == low ? new Complex(action.Cosine, action.Sine) : 1;
        MultiplyLines(psi, WalkOf(action, origin, tile), Permutation(0, swapParts: true), Reals(factors), Imaginaries(factors));
    }

    /// <summary>Every amplitude times the factor of its lane.</summary>
    [MethodImpl(Loop)]
    private static void MultiplyLines(double* psi, in LineWalk walk, in TVector parts, in TVector reals, in TVector imaginaries)
    {
        TVector order = parts, real = reals, imaginary = imaginaries;
        long start = walk.Start, unit = walk.Unit, free = walk.Free, bits = 0;
        do
        {
            double* line = psi + (2 * (start | bits));
            RotateLine(line, order, real, imaginary);
            if (unit != 0) RotateLine(line + (2 * unit), order, real, imaginary);
            bits = (bits - free) & free;
        }
        while (bits != 0);
    }

    /// <summary>ψ_i ↔ ψ_j. Within a line every lane knows whether it moves; across lines, a lane of the second moves if its partner in the first does.</summary>
    private static void Exchange(double* psi, in GateAction action, long origin, long tile)
    {
        LineWalk walk = WalkOf(action, origin, tile);
        TVector order = Permutation(action.X & LineMask, swapParts: false);
        TVector first = Where(action.FixedMask, action.FixedValue), second = Where(action.FixedMask, action.FixedValue ^ (action.X & action.FixedMask));
        if (walk.Across == 0) ExchangeWithin(psi, walk, order, first, second);
        else if (((action.FixedMask | action.X) & LineMask) == 0) ExchangeLines(psi, walk);
        else ExchangeAcross(psi, walk, order, first, second);
    }

    [MethodImpl(Loop)]
    private static void ExchangeWithin(double* psi, in LineWalk walk, in TVector orders, in TVector firsts, in TVector seconds)
    {
        TVector order = orders, first = firsts, second = seconds;
        long start = walk.Start, unit = walk.Unit, free = walk.Free, bits = 0;
        do
        {
            double* line = psi + (2 * (start | bits));
            ExchangeLine(line, order, first, second);
            if (unit != 0) ExchangeLine(line + (2 * unit), order, first, second);
            bits = (bits - free) & free;
        }
        while (bits != 0);
    }

    /// <summary>Whole lines.</summary>
    [MethodImpl(Loop)]
    private static void ExchangeLines(double* psi, in LineWalk walk)
    {
        long start = walk.Start, across = walk.Across, unit = walk.Unit, free = walk.Free, bits = 0;
        do
        {
            long i = start | bits;
            double* here = psi + (2 * i), there = psi + (2 * (i ^ across));
            TVector v = TLine.Load(here), u = TLine.Load(there);
            TLine.Store(u, here);
            TLine.Store(v, there);
            if (unit != 0)
            {
                here = psi + (2 * (i | unit));
                there = psi + (2 * ((i | unit) ^ across));
                v = TLine.Load(here);
                u = TLine.Load(there);
                TLine.Store(u, here);
                TLine.Store(v, there);
            }

            bits = (bits - free) & free;
        }
        while (bits != 0);
    }

    [MethodImpl(Loop)]
    private static void ExchangeAcross(double* psi, in LineWalk walk, in TVector orders, in TVector firsts, in TVector seconds)
    {
        TVector order = orders, first = firsts, second = seconds;
        long start = walk.Start, across = walk.Across, unit = walk.Unit, free = walk.Free, bits = 0;
        do
        {
            long i = start | bits;
            ExchangePair(psi + (2 * i), psi + (2 * (i ^ across)), order, first, second);
            i |= unit;
            if (unit != 0) ExchangePair(psi + (2 * i), psi + (2 * (i ^ across)), order, first, second);
            bits = (bits - free) & free;
        }
        while (bits != 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ExchangeLine(double* line, TVector order, TVector first, TVector second)
    {
        TVector v = TLine.Load(line), moved = TLine.Permute(v, order);
        TLine.Store(TLine.Select(first, moved, TLine.Select(second, moved, v)), line);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ExchangePair(double* here, double* there, TVector order, TVector first, TVector second)
    {
        TVector v = TLine.Load(here), u = TLine.Load(there);
        TLine.Store(TLine.Select(first, TLine.Permute(u, order), v), here);
        TLine.Store(TLine.Select(second, TLine.Permute(v, order), u), there);
    }
}
