namespace QmlTrainability.Simulation.Kernels;

/// <summary>Goes through the tiles of a state, on several threads when the state is large, and adds up sums in an order that does not depend on them.</summary>
internal static unsafe class TileLoop
{
    /// <summary>States of fewer qubits are done before threads would have started (some 5 microseconds).</summary>
    public const int ParallelFromQubits = 16;

    /// <summary>Tiles are dealt out in at most 2^8 shares of neighbors, each with sums of its own.</summary>
    private const int ShareBits = 8;

    /// <summary>Runs the work on every tile, polling the token before each.</summary>
    /// <param name="qubits">The number of qubits of the state.</param>
    /// <param name="tile">The index bits of a tile.</param>
    /// <param name="threads">The most threads to use.</param>
    /// <param name="totals">Where each sum is added, share by share in pairs; empty for work without sums.</param>
    /// <param name="work">The work.</param>
    /// <param name="cancellationToken">Polled before each tile.</param>
    public static void Run(int qubits, long tile, int threads, Span<double> totals, TileWork work, CancellationToken cancellationToken)
    {
        int tileNumberBits = qubits - System.Numerics.BitOperations.PopCount((ulong)tile), shareBits = Math.Min(ShareBits, tileNumberBits);
        int shares = (int)(1L << shareBits), width = totals.Length;
        long tilesOfShare = 1L << (tileNumberBits - shareBits);
        var sums = new double[Math.Max(1, (long)shares * width)];
        int next = -1;
        int workers = qubits < ParallelFromQubits ? 1 : Math.Min(threads, shares);
        if (workers == 1) Work();
        else Parallel.For(0, workers, new ParallelOptions { MaxDegreeOfParallelism = workers }, _ => Work());
        cancellationToken.ThrowIfCancellationRequested();
        for (int half = shares >> 1; half > 0; half >>= 1)
        {
            for (int i = 0; i < half * width; i++) sums[i] += sums[i + (half * width)];
        }

        for (int k = 0; k < width; k++) totals[k] += sums[k];

        void Work()
        {
            fixed (double* all = sums)
            {
                for (int share = Interlocked.Increment(ref next); share < shares; share = Interlocked.Increment(ref next))
                {
                    for (long number = share * tilesOfShare; number < (share + 1) * tilesOfShare; number++)
                    {
                        if (cancellationToken.IsCancellationRequested) return;
                        work(Tiling.Origin(number, tile, qubits), all + ((long)share * width));
                    }
                }
            }
        }
    }
}
