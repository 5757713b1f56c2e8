namespace QmlTrainability.Simulation.Layers;

/// <summary>One to four qubits that a pass turns at once.</summary>
internal sealed class TurnGroup
{
    public TurnGroup(int[] bits, int[] turns)
    {
        Bits = bits;
        Turns = turns;
        foreach (int bit in bits) Mask |= 1L << bit;
    }

    /// <summary>Bits of an index.</summary>
    public int[] Bits { get; }

    /// <summary>The number in the plan of the turn of each bit.</summary>
    public int[] Turns { get; }

    public long Mask { get; }

    /// <summary>Cuts bits into as few groups as possible, of even size.</summary>
    public static TurnGroup[] Cut(List<(int Bit, int Turn)> turns, int most)
    {
        int groups = (turns.Count + most - 1) / most;
        var cut = new TurnGroup[groups];
        for (int g = 0, at = 0; g < groups; g++)
        {
            int size = (turns.Count - at + groups - g - 1) / (groups - g);
            List<(int Bit, int Turn)> part = turns.GetRange(at, size);
            cut[g] = new TurnGroup([.. part.Select(t => t.Bit)], [.. part.Select(t => t.Turn)]);
            at += size;
        }

        return cut;
    }
}
