using System.Numerics;

namespace QmlTrainability.Simulation.Kernels;

/// <summary>Cuts the amplitudes of a state into tiles that fit the second-level cache, and a list of actions into runs that a tile can take one after the other.</summary>
/// <remarks>
/// A tile is a mask of index bits: the low ones, so that rows are long, and a few high ones. All X bits of a run lie in its tile, so that a tile is read once,
/// takes every action of the run, and is written once. Actions with X on many high qubits run alone; then a tile only has to hold the pivot.
/// The cut depends on the circuit and the number of qubits alone, never on the number of threads: sums over tiles are the same to the last bit.
/// </remarks>
internal static class Tiling
{
    /// <summary>2^14 amplitudes, 256 KiB.</summary>
    public const int TileBits = 14;

    /// <summary>High bits of a tile besides the low ones: more rows would fall on the same sets of the cache.</summary>
    private const int HighBits = 3;

    /// <summary>All index bits of a state.</summary>
    public static long All(int qubits) => (1L << qubits) - 1;

    /// <summary>The tile of one action, or of a pass without X bits: the lowest bits and, besides them, the highest bit of x.</summary>
    public static long Single(int qubits, int tileBits, long x) => Fill(All(qubits), tileBits, GateAction.Pivot(x));

    /// <summary>The number of actions from <paramref name="first"/> on that share a tile: at least one.</summary>
    public static int Run(ReadOnlySpan<GateAction> actions, int first, int qubits, int tileBits, out long tile)
    {
        long low = All(Math.Max(1, Math.Min(qubits, tileBits) - HighBits)), high = 0;
        int end = first;
        while (end < actions.Length && BitOperations.PopCount((ulong)(high | (actions[end].X & ~low))) <= HighBits) high |= actions[end++].X & ~low;
        tile = end > first ? Fill(All(qubits), tileBits, high) : Single(qubits, tileBits, actions[first].X);
        return Math.Max(1, end - first);
    }

    /// <summary>The bits of the <paramref name="number"/>-th tile outside of the mask.</summary>
    public static long Origin(long number, long tile, int qubits)
    {
        long origin = 0;
        for (long outside = All(qubits) & ~tile; outside != 0; outside &= outside - 1, number >>= 1)
        {
            if ((number & 1) != 0) origin |= outside & -outside;
        }

        return origin;
    }

    /// <summary>The given bits and, until there are enough, the lowest others.</summary>
    private static long Fill(long all, int tileBits, long high)
    {
        long tile = high;
        for (long rest = all & ~high; rest != 0 && BitOperations.PopCount((ulong)tile) < tileBits; rest &= rest - 1) tile |= rest & -rest;
        return tile;
    }
}
