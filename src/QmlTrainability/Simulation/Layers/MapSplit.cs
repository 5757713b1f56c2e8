using System.Numerics;
using QmlTrainability.Simulation.Kernels;

namespace QmlTrainability.Simulation.Layers;

/// <summary>A map as one that keeps blocks of 2^b amplitudes together, and then as few transvections as there are: the rank of what it takes from inside a block across.</summary>
/// <remarks>
/// With W the indices of the first block, the map A keeps blocks together if A·W = W. As long as N = A·W is another space, a transvection i → i ⊕ x·(m·i) with x = v ⊕ w,
/// v in N but not in W, w in W but not in N, m·v = m·w = 1 and m zero on N∩W takes v to w and so adds a dimension to the part that the two have in common.
/// </remarks>
internal sealed class MapSplit
{
    public MapSplit(IndexMap map, int blockBits)
    {
        IndexMap blocks = map.Copy();
        var transvections = new List<(long X, long Mask)>();
        long low = Tiling.All(blockBits);
        while (true)
        {
            List<long> basis = Echelon([.. Enumerable.Range(0, blockBits).Select(q => blocks.Image(1L << q))]);
            List<long> shared = basis.FindAll(v => (v & ~low) == 0);
            List<long> leaving = basis.FindAll(v => (v & ~low) != 0);
            if (leaving.Count == 0) break;
            (long x, long mask) = Choose(leaving.MinBy(v => BitOperations.PopCount((ulong)(v & ~low))), shared, low, blockBits);
            blocks.ThenTransvection(x, mask);
            transvections.Add((x, mask));
        }

        transvections.Reverse();
        Blocks = blocks;
        Transvections = [.. transvections];
    }

    /// <summary>The first part: blocks stay together.</summary>
    public IndexMap Blocks { get; }

    /// <summary>The second part, in time order.</summary>
    public (long X, long Mask)[] Transvections { get; }

    private static (long X, long Mask) Choose(long leaving, List<long> shared, long low, int blockBits)
    {
        // The pivots of the shared basis are its highest bits; a functional that vanishes on it is given by its values on the other bits.
        long pivots = shared.Aggregate(0L, (bits, v) => bits | GateAction.Pivot(v));
        long part = leaving & low;
        foreach (long v in shared)
        {
            if ((part & GateAction.Pivot(v)) != 0) part ^= v;
        }

        // From the highest free bit on, so that lines stay whole where they can.
        for (int q = blockBits - 1; q >= 0; q--)
        {
            long free = 1L << q;
            if ((pivots & free) != 0 || (part != 0 && (part & free) == 0)) continue;
            long mask = shared.Where(v => (v & free) != 0).Aggregate(free, (bits, v) => bits | GateAction.Pivot(v));
            // v = (part, high), both up to shared vectors: with w = part the exchange keeps places within blocks; without, w is the free bit and the mask needs a high bit.
            return part != 0 ? (leaving & ~low, mask) : ((leaving & ~low) | free, mask | (leaving & ~low & -(leaving & ~low)));
        }

        throw new InvalidOperationException("A map that is not invertible cannot be split.");
    }

    /// <summary>A reduced basis: the highest bit of each vector is in no other.</summary>
    private static List<long> Echelon(List<long> vectors)
    {
        var basis = new List<long>();
        foreach (long vector in vectors)
        {
            long reduced = vector;
            foreach (long v in basis)
            {
                if ((reduced & GateAction.Pivot(v)) != 0) reduced ^= v;
            }

            if (reduced == 0) continue;
            long pivot = GateAction.Pivot(reduced);
            for (int k = 0; k < basis.Count; k++)
            {
                if ((basis[k] & pivot) != 0) basis[k] ^= reduced;
            }

            basis.Add(reduced);
        }

        return basis;
    }
}
