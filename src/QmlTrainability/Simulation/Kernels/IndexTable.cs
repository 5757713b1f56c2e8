namespace QmlTrainability.Simulation.Kernels;

/// <summary>A map of indices that is linear over GF(2), as two tables: of the low bits of an index and of the others.</summary>
internal sealed class IndexTable
{
    private const int MostLowBits = 6;

    /// <param name="columns">The image of each bit.</param>
    public IndexTable(ReadOnlySpan<long> columns)
    {
        int lowBits = Math.Min(MostLowBits, columns.Length);
        Low = TableOf(columns[..lowBits]);
        High = TableOf(columns[lowBits..]);
    }

    public int[] Low { get; }

    public int[] High { get; }

    public long Length => (long)Low.Length * High.Length;

    public long Of(long index) => Low[index & (Low.Length - 1)] ^ High[index / Low.Length];

    /// <summary>Whether indices that differ in their lowest bits only still do, and no other bit reaches those.</summary>
    public bool KeepsLines(int bits)
    {
        long mask = (1L << bits) - 1;
        for (long bit = 1; bit < Length; bit <<= 1)
        {
            if ((Of(bit) & (bit <= mask ? ~mask : mask)) != 0) return false;
        }

        return true;
    }

    private static int[] TableOf(ReadOnlySpan<long> columns)
    {
        var table = new int[1 << columns.Length];
        for (int i = 1; i < table.Length; i++)
        {
            int lowest = System.Numerics.BitOperations.TrailingZeroCount(i);
            table[i] = table[i & (i - 1)] ^ (int)columns[lowest];
        }

        return table;
    }
}
