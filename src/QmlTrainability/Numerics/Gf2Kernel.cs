using System.Numerics;

namespace QmlTrainability.Numerics;

/// <summary>The vectors over GF(2) that are orthogonal to given ones: one for each coordinate that is no pivot.</summary>
internal static class Gf2Kernel
{
    /// <summary>A basis of {x : x·v = 0 for all v} over coordinates 0 … bits - 1. Cost: one elimination; local vectors stay cheap.</summary>
    public static IReadOnlyList<ulong[]> Of(IEnumerable<ulong[]> vectors, int bits, CancellationToken cancellationToken)
    {
        int words = Gf2Echelon.WordsFor(bits);
        var span = new Gf2Echelon(bits);
        foreach (ulong[] vector in vectors)
        {
            cancellationToken.ThrowIfCancellationRequested();
            span.Add(vector.AsSpan(0, words).ToArray());
        }

        Gf2Echelon reduced = span.Reduced(cancellationToken);
        var free = new ulong[64 * words][];
        var isPivot = new bool[64 * words];
        foreach (ulong[] row in reduced.Rows) isPivot[Gf2Echelon.LowestBit(row)] = true;
        for (int column = 0; column < bits; column++)
        {
            if (isPivot[column]) continue;
            free[column] = new ulong[words];
            free[column][column >> 6] |= 1UL << (column & 63);
        }

        foreach (ulong[] row in reduced.Rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int pivot = Gf2Echelon.LowestBit(row);
            for (int w = 0; w < words; w++)
            {
                for (ulong rest = row[w]; rest != 0; rest &= rest - 1)
                {
                    int column = (64 * w) + BitOperations.TrailingZeroCount(rest);
                    if (column != pivot) free[column][pivot >> 6] |= 1UL << (pivot & 63);
                }
            }
        }

        return [.. free.Where(v => v is not null)];
    }
}
