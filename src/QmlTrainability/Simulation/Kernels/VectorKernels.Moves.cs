using System.Runtime.CompilerServices;

namespace QmlTrainability.Simulation.Kernels;

// Permutations of the amplitudes by maps of their indices that are linear over GF(2).
internal sealed unsafe partial class VectorKernels<TVector, TLine>
{
    /// <summary>The targets are written line after line; a line collects its amplitudes from where they are.</summary>
    public override void Gather(double* source, double* target, IndexTable table, long constant)
    {
        if (table.KeepsLines(TLine.Bits)) GatherLines(source, target, table, constant);
        else GatherAmplitudes(source, target, table, constant, TLine.Bits > 0 ? 2 * table.Of(1) : 0, TLine.Bits > 1 ? 2 * table.Of(2) : 0);
    }

    [MethodImpl(Loop)]
    private static void GatherAmplitudes(double* source, double* target, IndexTable table, long constant, long second, long third)
    {
        long fourth = second ^ third;
        fixed (int* lows = table.Low, highs = table.High)
        {
            int lowLength = table.Low.Length, highLength = table.High.Length, step = Lanes;
            for (int high = 0; high < highLength; high++)
            {
                long at = constant ^ highs[high];
                for (int low = 0; low < lowLength; low += step / 2, target += step)
                {
                    long i = 2 * (at ^ lows[low]);
                    TLine.Store(TLine.Gather(source, i, i ^ second, i ^ third, i ^ fourth), target);
                }
            }
        }
    }

    /// <summary>Lines stay together: whole ones move, and the lanes change places in all of them alike.</summary>
    private static void GatherLines(double* source, double* target, IndexTable table, long constant)
    {
        Span<long> order = stackalloc long[MaxLanes];
        for (int lane = 0; lane < Lanes; lane++)
        {
            long from = (constant & LineMask) ^ ((lane & 2) != 0 ? table.Of(1) : 0) ^ ((lane & 4) != 0 ? table.Of(2) : 0);
            order[lane] = (from << 1) | (uint)(lane & 1);
        }

        GatherLines(source, target, table, constant, TLine.Permutation(order[..Lanes]));
    }

    [MethodImpl(Loop)]
    private static void GatherLines(double* source, double* target, IndexTable table, long constant, in TVector orders)
    {
        TVector order = orders;
        long lines = ~LineMask;
        fixed (int* lows = table.Low, highs = table.High)
        {
            int lowLength = table.Low.Length, highLength = table.High.Length, step = Lanes;
            for (int high = 0; high < highLength; high++)
            {
                long at = constant ^ highs[high];
                for (int low = 0; low < lowLength; low += step / 2, target += step)
                    TLine.Store(TLine.Permute(TLine.Load(source + (2 * ((at ^ lows[low]) & ~LineMask))), order), target);
            }
        }
    }

    /// <summary>i ↔ i ⊕ X where the parity of i∧Z, and of the constant, is odd. X∧Z is even, so that both of a pair agree.</summary>
    private static void ExchangeByParity(double* psi, in GateAction action, long origin, long tile, bool fromAfar)
    {
        LineWalk walk = WalkOf(action, origin, tile);
        TVector order = Permutation(action.X & LineMask, swapParts: false);
        long constant = Parity(walk.Start & action.Z) ^ action.Constant;
        TVector* where = stackalloc TVector[2];
        for (int parity = 0; parity < 2; parity++) where[parity] = WhereOdd(action.Z, constant ^ parity);
        if (walk.Across == 0) ExchangeLinesWithin(psi, walk, action.Z, order, where);
        else if ((action.Z & LineMask) == 0 && fromAfar) ExchangeLinesOfParity<FetchAhead>(psi, walk, action.Z, order, constant ^ 1);
        else if ((action.Z & LineMask) == 0) ExchangeLinesOfParity<NoFetch>(psi, walk, action.Z, order, constant ^ 1);
        else if (fromAfar) ExchangeLinesAcross<FetchAhead>(psi, walk, action.Z, order, where, Parity(action.X & action.Z & LineMask));
        else ExchangeLinesAcross<NoFetch>(psi, walk, action.Z, order, where, Parity(action.X & action.Z & LineMask));
    }

    [MethodImpl(Loop)]
    private static void ExchangeLinesWithin(double* psi, in LineWalk walk, long mask, in TVector orders, TVector* where)
    {
        TVector order = orders;
        long start = walk.Start, walked = walk.Walked, bits = 0;
        do
        {
            double* line = psi + (2 * (start | bits));
            TVector v = TLine.Load(line);
            TLine.Store(TLine.Select(where[Parity(bits & mask)], TLine.Permute(v, order), v), line);
            bits = (bits - walked) & walked;
        }
        while (bits != 0);
    }

    [MethodImpl(Loop)]
    private static void ExchangeLinesAcross<TFetch>(double* psi, in LineWalk walk, long mask, in TVector orders, TVector* where, long turned)
        where TFetch : IFetch
    {
        TVector order = orders;
        long start = walk.Start, across = walk.Across, walked = walk.Walked, bits = 0, ahead = LineWalk.After(walked, TFetch.Lines / 2);
        do
        {
            if (TFetch.Lines > 0)
            {
                TFetch.Ask(psi + (2 * (start | ahead)));
                TFetch.Ask(psi + (2 * ((start | ahead) ^ across)));
                ahead = (ahead - walked) & walked;
            }

            long i = start | bits;
            double* here = psi + (2 * i), there = psi + (2 * (i ^ across));
            TVector v = TLine.Load(here), u = TLine.Load(there);
            long parity = Parity(bits & mask);
            // A lane of the second line moves if its partner in the first does; the lanes of partners differ in X.
            TLine.Store(TLine.Select(where[parity], TLine.Permute(u, order), v), here);
            TLine.Store(TLine.Select(where[parity ^ turned], TLine.Permute(v, order), u), there);
            bits = (bits - walked) & walked;
        }
        while (bits != 0);
    }

    /// <summary>Whole lines move or stay: the lowest walked bit of the mask is set where the others do not have the parity wanted, and no line that stays is touched.</summary>
    [MethodImpl(Loop)]
    private static void ExchangeLinesOfParity<TFetch>(double* psi, in LineWalk walk, long mask, in TVector orders, long wanted)
        where TFetch : IFetch
    {
        TVector order = orders;
        long start = walk.Start, across = walk.Across, own = mask & walk.Walked, chooser = own & -own, walked = walk.Walked & ~chooser, bits = 0;
        if (chooser == 0 && wanted != 0) return;
        long ahead = LineWalk.After(walked, TFetch.Lines / 2);
        do
        {
            if (TFetch.Lines > 0)
            {
                long next = start | ahead | (-(Parity(ahead & mask) ^ wanted) & chooser);
                TFetch.Ask(psi + (2 * next));
                TFetch.Ask(psi + (2 * (next ^ across)));
                ahead = (ahead - walked) & walked;
            }

            long i = start | bits | (-(Parity(bits & mask) ^ wanted) & chooser);
            double* here = psi + (2 * i), there = psi + (2 * (i ^ across));
            TVector v = TLine.Load(here), u = TLine.Load(there);
            TLine.Store(TLine.Permute(u, order), here);
            TLine.Store(TLine.Permute(v, order), there);
            bits = (bits - walked) & walked;
        }
        while (bits != 0);
    }

    /// <summary>All bits set in the lanes whose parity with the mask is odd, if <paramref name="flip"/> is 0, otherwise even.</summary>
    private static TVector WhereOdd(long mask, long flip)
    {
        double* lanes = stackalloc double[MaxLanes];
        double set = BitConverter.Int64BitsToDouble(-1);
        for (int k = 0; k < Lanes / 2; k++) lanes[2 * k] = lanes[(2 * k) + 1] = (Parity(k & mask & LineMask) ^ flip) != 0 ? set : 0;
        return TLine.Load(lanes);
    }
}
