namespace QmlTrainability.Simulation.Kernels;

/// <summary>A way through the lines of a tile: all subsets of a mask of index bits, by (bits - free) &amp; free, two in each round.</summary>
/// <remarks>The lowest free bit is left out of the walk; a round takes the line without and the line with it. <see cref="Unit"/> is 0 where there is one line.</remarks>
internal readonly struct LineWalk
{
    /// <param name="start">The index of the first line.</param>
    /// <param name="free">The bits that are walked.</param>
    /// <param name="across">What leads from a line to its partner, or 0.</param>
    public LineWalk(long start, long free, long across)
    {
        Start = start;
        Across = across;
        Unit = free & -free;
        Free = free & ~Unit;
    }

    public readonly long Start;

    public readonly long Across;

    public readonly long Unit;

    public readonly long Free;

    /// <summary>What the walk has come to after so many rounds.</summary>
    public long After(int rounds) => After(Free, rounds);

    /// <summary>What a walk over the bits of a mask has come to after so many rounds.</summary>
    public static long After(long mask, int rounds)
    {
        long bits = 0;
        for (int k = 0; k < rounds; k++) bits = (bits - mask) & mask;
        return bits;
    }

    /// <summary>Whether one bit leads from a line to its partner, which is then as many lines behind it.</summary>
    public bool IsApart => long.IsPow2(Across);

    /// <summary>Whether the lines of a pair lie so near, one bit apart, that they are no two streams, each of which a processor foresees.</summary>
    public bool IsOneStream => IsApart && Across <= 1L << 12;

    /// <summary>All walked bits.</summary>
    public long Walked => Free | Unit;
}
