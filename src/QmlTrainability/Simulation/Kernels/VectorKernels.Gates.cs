using System.Numerics;
using System.Runtime.CompilerServices;

namespace QmlTrainability.Simulation.Kernels;

// Phases and exchanges.
internal sealed unsafe partial class VectorKernels<TVector, TLine>
{
    private static void Phase(double* psi, in GateAction action, long origin, long tile, bool fromAfar)
    {
        Span<Complex> factors = stackalloc Complex[MaxLanes / 2];
        long low = action.FixedMask & LineMask;
        for (int k = 0; k < factors.Length; k++) factors[k] = (k & low) == low ? new Complex(action.Cosine, action.Sine) : 1;
        MultiplyLines(psi, WalkOf(action, origin, tile), Permutation(0, swapParts: true), Reals(factors), Imaginaries(factors), fromAfar);
    }

    /// <summary>v ← own·v + other·(v in another order), lane by lane.</summary>
    private static void MultiplyLines(double* psi, in LineWalk walk, in TVector order, in TVector own, in TVector other, bool fromAfar)
    {
        if (fromAfar) MultiplyLines<FetchAhead>(psi, walk, order, own, other);
        else MultiplyLines<NoFetch>(psi, walk, order, own, other);
    }

    [MethodImpl(Loop)]
    private static void MultiplyLines<TFetch>(double* psi, in LineWalk walk, in TVector orders, in TVector owns, in TVector others)
        where TFetch : IFetch
    {
        TVector order = orders, own = owns, other = others;
        double* first = psi + (2 * walk.Start);
        long unit = 2 * walk.Unit, free = 2 * walk.Free, bits = 0, ahead = 2 * walk.After(TFetch.Lines / 2);
        do
        {
            if (TFetch.Lines > 0)
            {
                AskLines<TFetch>(first + ahead, unit);
                ahead = (ahead - free) & free;
            }

            double* line = first + bits;
            RotateLine(line, order, own, other);
            if (unit != 0) RotateLine(line + unit, order, own, other);
            bits = (bits - free) & free;
        }
        while (bits != 0);
    }

    /// <summary>ψ_i ↔ ψ_j. Within a line every lane knows whether it moves; across lines, a lane of the second moves if its partner in the first does.</summary>
    private static void Exchange(double* psi, in GateAction action, long origin, long tile, bool fromAfar)
    {
        LineWalk walk = WalkOf(action, origin, tile);
        TVector order = Permutation(action.X & LineMask, swapParts: false);
        TVector first = Where(action.FixedMask, action.FixedValue), second = Where(action.FixedMask, action.FixedValue ^ (action.X & action.FixedMask));
        bool isByLane = ((action.FixedMask | action.X) & LineMask) != 0;
        if (walk.Across == 0 && fromAfar) ExchangeWithin<FetchAhead>(psi, walk, order, first, second);
        else if (walk.Across == 0) ExchangeWithin<NoFetch>(psi, walk, order, first, second);
        else if (isByLane && fromAfar && walk.IsOneStream) ExchangeAcross<FetchAhead>(psi, walk, order, first, second);
        else if (isByLane) ExchangeAcross<NoFetch>(psi, walk, order, first, second);
        else if (!walk.IsApart) ExchangeLines(psi, walk);
        else if (fromAfar && walk.IsOneStream) ExchangeLinesApart<FetchAhead>(psi, walk);
        else ExchangeLinesApart<NoFetch>(psi, walk);
    }

    [MethodImpl(Loop)]
    private static void ExchangeWithin<TFetch>(double* psi, in LineWalk walk, in TVector orders, in TVector firsts, in TVector seconds)
        where TFetch : IFetch
    {
        TVector order = orders, first = firsts, second = seconds;
        double* start = psi + (2 * walk.Start);
        long unit = 2 * walk.Unit, free = 2 * walk.Free, bits = 0, ahead = 2 * walk.After(TFetch.Lines / 2);
        do
        {
            if (TFetch.Lines > 0)
            {
                AskLines<TFetch>(start + ahead, unit);
                ahead = (ahead - free) & free;
            }

            double* line = start + bits;
            ExchangeLine(line, order, first, second);
            if (unit != 0) ExchangeLine(line + unit, order, first, second);
            bits = (bits - free) & free;
        }
        while (bits != 0);
    }

    /// <summary>Whole lines that differ in one bit.</summary>
    [MethodImpl(Loop)]
    private static void ExchangeLinesApart<TFetch>(double* psi, in LineWalk walk)
        where TFetch : IFetch
    {
        double* line = psi + (2 * walk.Start);
        long across = 2 * walk.Across, unit = 2 * walk.Unit, free = 2 * walk.Free, bits = 0, ahead = 2 * walk.After(TFetch.Lines / 4);
        do
        {
            if (TFetch.Lines > 0)
            {
                AskPairs<TFetch>(line + ahead, across, unit);
                ahead = (ahead - free) & free;
            }

            double* here = line + bits, there = here + across;
            ExchangePair(here, there);
            if (unit != 0) ExchangePair(here + unit, there + unit);
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
            ExchangePair(psi + (2 * i), psi + (2 * (i ^ across)));
            i |= unit;
            if (unit != 0) ExchangePair(psi + (2 * i), psi + (2 * (i ^ across)));
            bits = (bits - free) & free;
        }
        while (bits != 0);
    }

    [MethodImpl(Loop)]
    private static void ExchangeAcross<TFetch>(double* psi, in LineWalk walk, in TVector orders, in TVector firsts, in TVector seconds)
        where TFetch : IFetch
    {
        TVector order = orders, first = firsts, second = seconds;
        long start = walk.Start, across = walk.Across, unit = walk.Unit, free = walk.Free, bits = 0, ahead = walk.After(TFetch.Lines / 4);
        do
        {
            if (TFetch.Lines > 0)
            {
                AskPairs<TFetch>(psi + (2 * (start + ahead)), 2 * across, 2 * unit);
                ahead = (ahead - free) & free;
            }

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
    private static void ExchangePair(double* here, double* there)
    {
        TVector v = TLine.Load(here), u = TLine.Load(there);
        TLine.Store(u, here);
        TLine.Store(v, there);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ExchangePair(double* here, double* there, TVector order, TVector first, TVector second)
    {
        TVector v = TLine.Load(here), u = TLine.Load(there);
        TLine.Store(TLine.Select(first, TLine.Permute(u, order), v), here);
        TLine.Store(TLine.Select(second, TLine.Permute(v, order), u), there);
    }
}
