using System.Numerics;

namespace QmlTrainability.Numerics;

/// <summary>A largest independent choice among some vectors over GF(2), with a dual vector for each: d_i·v_j = 1 exactly for i = j.</summary>
/// <remarks>Dual vectors prove independence without elimination, and they read off coordinates: where v lies in the span, v = Σ (d_j·v) v_j.
/// With T the matrix that reduces the chosen rows, and u_p the unit vectors at the pivots, d_i = Σ_j T_ji u_pj. Cost: three eliminations at most.</remarks>
internal sealed class Gf2Duals
{
    private Gf2Duals(IReadOnlyList<int> independent, IReadOnlyList<ulong[]> duals)
    {
        Independent = independent;
        Duals = duals;
    }

    /// <summary>The chosen vectors, by index: each that is independent of those before it.</summary>
    public IReadOnlyList<int> Independent { get; }

    /// <summary>Their dual vectors, in the same order.</summary>
    public IReadOnlyList<ulong[]> Duals { get; }

    public static Gf2Duals Of(IReadOnlyList<ulong[]> vectors, int bits, CancellationToken cancellationToken)
    {
        int words = Gf2Echelon.WordsFor(bits);
        var chosen = new List<int>();
        var span = new Gf2Echelon(bits);
        for (int i = 0; i < vectors.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (span.Add(vectors[i].AsSpan(0, words).ToArray())) chosen.Add(i);
        }

        // The payload of a row says which of the chosen vectors it is the sum of.
        int payload = Gf2Echelon.WordsFor(chosen.Count);
        var forward = new Gf2Echelon(bits, payload);
        for (int i = 0; i < chosen.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var row = new ulong[forward.Width];
            vectors[chosen[i]].AsSpan(0, words).CopyTo(row);
            row[words + (i >> 6)] |= 1UL << (i & 63);
            forward.Add(row);
        }

        var duals = new ulong[chosen.Count][];
        for (int i = 0; i < duals.Length; i++) duals[i] = new ulong[words];
        foreach (ulong[] row in forward.Reduced(cancellationToken).Rows)
        {
            int pivot = Gf2Echelon.LowestBit(row);
            for (int w = 0; w < payload; w++)
            {
                for (ulong rest = row[words + w]; rest != 0; rest &= rest - 1)
                    duals[(64 * w) + BitOperations.TrailingZeroCount(rest)][pivot >> 6] |= 1UL << (pivot & 63);
            }
        }

        return new Gf2Duals(chosen, duals);
    }
}
