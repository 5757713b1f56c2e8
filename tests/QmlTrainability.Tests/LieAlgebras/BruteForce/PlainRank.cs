namespace QmlTrainability.Tests.LieAlgebras.BruteForce;

/// <summary>Gaussian elimination modulo 2^31 - 1, one dense vector at a time.</summary>
internal sealed class PlainRank
{
    private const long P = int.MaxValue;

    private readonly List<(int Pivot, long[] Row)> _rows = [];

    public int Rank => _rows.Count;

    public bool Add(IEnumerable<long> vector)
    {
        long[] row = [.. vector.Select(v => ((v % P) + P) % P)];
        foreach ((int pivot, long[] earlier) in _rows)
        {
            long factor = P - row[pivot];
            if (factor == P) continue;
            for (int i = 0; i < row.Length; i++) row[i] = (row[i] + (factor * earlier[i])) % P;
        }

        int at = Array.FindIndex(row, v => v != 0);
        if (at < 0) return false;
        long inverse = (long)System.Numerics.BigInteger.ModPow(row[at], P - 2, P);
        _rows.Add((at, [.. row.Select(v => v * inverse % P)]));
        return true;
    }
}
