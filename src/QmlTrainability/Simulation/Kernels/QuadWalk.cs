namespace QmlTrainability.Simulation.Kernels;

/// <summary>A <see cref="LineWalk"/> in groups of four lines: the two lowest walked bits make the group, so that one parity serves four lines.</summary>
internal readonly struct QuadWalk
{
    /// <param name="walk">At least two bits are walked.</param>
    public QuadWalk(in LineWalk walk)
    {
        Start = walk.Start;
        Across = walk.Across;
        First = walk.Unit;
        Second = walk.Free & -walk.Free;
        Free = walk.Free & ~Second;
    }

    public readonly long Start;

    public readonly long Across;

    public readonly long First;

    public readonly long Second;

    public readonly long Free;

    /// <summary>What the walk has come to after so many groups.</summary>
    public long After(int groups)
    {
        long bits = 0;
        for (int k = 0; k < groups; k++) bits = (bits - Free) & Free;
        return bits;
    }

    /// <summary>Whether a walk has groups of four.</summary>
    public static bool Fits(in LineWalk walk) => walk.Free != 0;
}
