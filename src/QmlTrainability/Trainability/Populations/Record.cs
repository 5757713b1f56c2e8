using System.Numerics;
using QmlTrainability.Circuits;

namespace QmlTrainability.Trainability.Populations;

/// <summary>Which strings each rotation moved, and who descends from whom: enough to give every rotation its share of the final weights.</summary>
internal sealed class Record
{
    private readonly int _size;
    private readonly List<(ChainStep? Step, ulong[]? Moved, int[]? Parents)> _events = [];

    public Record(int size) => _size = size;

    public void Add(ChainStep step, ulong[] moved) => _events.Add((step, moved, null));

    public void Add(int[] parents) => _events.Add((null, null, parents));

    /// <summary>Adds Σ over the final weights of the paths that the squared derivative of each rotation takes: both cases exchanged, nothing where it commutes.</summary>
    public void Trace(double[] finalWeights, double scale, double[] slopes)
    {
        double[] weights = finalWeights;
        int words = _size / 64;
        for (int e = _events.Count - 1; e >= 0; e--)
        {
            (ChainStep? step, ulong[]? moved, int[]? parents) = _events[e];
            if (parents is not null)
            {
                var before = new double[_size];
                for (int p = 0; p < _size; p++) before[parents[p]] += weights[p];
                weights = before;
                continue;
            }

            double jump = step!.Jump, stays = Sum(moved.AsSpan(0, words), weights), jumps = Sum(moved.AsSpan(words), weights);
            double slope = scale * ((jump < 1 ? stays * jump / (1 - jump) : 0) + (jump > 0 ? jumps * (1 - jump) / jump : 0));
            foreach (AngleTerm term in step.Terms) slopes[term.Parameter.Index] += slope * term.Factor * term.Factor;
        }
    }

    private static double Sum(ReadOnlySpan<ulong> mask, double[] weights)
    {
        double sum = 0;
        for (int w = 0; w < mask.Length; w++)
        {
            for (ulong rest = mask[w]; rest != 0; rest &= rest - 1) sum += weights[(w << 6) + BitOperations.TrailingZeroCount(rest)];
        }

        return sum;
    }
}
