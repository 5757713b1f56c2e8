namespace QmlTrainability.Simulation.Kernels;

/// <summary>A <see cref="LineWalk"/> in groups of four lines: two of the walked bits make the group, so that one parity serves four lines.</summary>
internal readonly struct QuadWalk
{
    /// <param name="walk">At least two bits are walked.</param>
    /// <param name="signs">Bits whose parity is a sign: the lowest of them that is walked is the first of the group. Without one the two lowest bits make it.</param>
    public QuadWalk(in LineWalk walk, long signs = 0)
    {
        Start = walk.Start;
        Across = walk.Across;
        long signed = walk.Walked & signs, from = signed != 0 ? signed : walk.Walked;
        First = from & -from;
        long rest = walk.Walked & ~First;
        Second = rest & -rest;
        Free = rest & ~Second;
    }

    public readonly long Start;

    public readonly long Across;

    public readonly long First;

    public readonly long Second;

    public readonly long Free;

    /// <summary>What the walk has come to after so many groups.</summary>
    public long After(int groups) => LineWalk.After(Free, groups);

    /// <summary>The three lowest walked bits: lines that lie together.</summary>
    public static long Near(in LineWalk walk)
    {
        long rest = walk.Free & (walk.Free - 1);
        return walk.Walked ^ (rest & (rest - 1));
    }

    /// <summary>Whether a walk has groups of four.</summary>
    public static bool Fits(in LineWalk walk) => walk.Free != 0;
}
