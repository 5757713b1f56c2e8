using QmlTrainability.Numerics;

namespace QmlTrainability.Simulation;

/// <summary>Draws basis states with the probabilities |ψ_i|²: sorted uniform numbers against the running sum, so that no table of 2^n sums is made.</summary>
internal static unsafe class ShotSampler
{
    public static long[] Draw(StateEngine engine, double* psi, int shots, ulong seed, CancellationToken cancellationToken)
    {
        var stream = new RandomStream(seed, 0);
        var points = new double[shots];
        var order = new int[shots];
        for (int k = 0; k < shots; k++) (points[k], order[k]) = (stream.NextUniform(), k);
        Array.Sort(points, order);

        double[] before = RunningSums(engine, psi, out long length, cancellationToken);
        double total = before[^1];
        var outcomes = new long[shots];
        int block = 0;
        long index = 0;
        double reached = 0; // the sum of the probabilities below the index, within its block
        for (int k = 0; k < shots; k++)
        {
            if ((k & 0xFFF) == 0) cancellationToken.ThrowIfCancellationRequested();
            double point = points[k] * total;
            if (point >= before[block + 1] && block < before.Length - 2)
            {
                while (point >= before[block + 1] && block < before.Length - 2) block++;
                (index, reached) = (block * length, 0);
            }

            long last = ((block + 1) * length) - 1;
            double rest = point - before[block];
            while (index < last)
            {
                double next = reached + Probability(psi, index);
                if (rest < next) break;
                reached = next;
                index++;
            }

            // Rounding at the end of a block may leave a basis state that cannot occur: the one before it that can is meant.
            long outcome = index;
            while (Probability(psi, outcome) == 0 && outcome > 0) outcome--;
            outcomes[order[k]] = outcome;
        }

        return outcomes;
    }

    /// <summary>The sum of the probabilities before each block, and the total at the end.</summary>
    private static double[] RunningSums(StateEngine engine, double* psi, out long length, CancellationToken cancellationToken)
    {
        long blockLength = engine.BlockLength;
        var sums = new double[((1L << engine.QubitCount) / blockLength) + 1];
        engine.ForEachBlock(
            (start, count) =>
            {
                double sum = 0;
                for (long i = start; i < start + count; i++) sum += Probability(psi, i);
                sums[(start / blockLength) + 1] = sum;
            },
            cancellationToken);
        for (int b = 1; b < sums.Length; b++) sums[b] += sums[b - 1];
        length = blockLength;
        return sums;
    }

    private static double Probability(double* psi, long index) => (psi[2 * index] * psi[2 * index]) + (psi[(2 * index) + 1] * psi[(2 * index) + 1]);
}
