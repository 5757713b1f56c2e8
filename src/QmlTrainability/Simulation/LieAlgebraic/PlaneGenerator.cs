namespace QmlTrainability.Simulation.LieAlgebraic;

/// <summary>A Pauli string P on a module of Pauli strings: disjoint planes {v, w} with iPv = ±w, rotated by the angle itself, since A² = -1 on its support.</summary>
internal sealed class PlaneGenerator : ModuleGenerator
{
    private const int PollEvery = 1 << 16; // planes, well below a millisecond

    private readonly int[] _from;
    private readonly int[] _to; // j for +, ~j for -

    public PlaneGenerator(int[] from, int[] to)
    {
        _from = from;
        _to = to;
    }

    public override long Work => _from.Length;

    public override void Rotate(Span<double> o, double angle, Span<double> scratch, CancellationToken cancellationToken)
    {
        (double sine, double cosine) = Math.SinCos(angle);
        for (int start = 0; start < _from.Length; start += PollEvery)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ReadOnlySpan<int> from = _from.AsSpan(start, Math.Min(PollEvery, _from.Length - start)), to = _to.AsSpan(start, from.Length);
            for (int k = 0; k < from.Length; k++)
            {
                int j = to[k], negative = j >> 31;
                double s = negative == 0 ? sine : -sine;
                ref double a = ref o[from[k]], b = ref o[j ^ negative];
                (a, b) = ((cosine * a) - (s * b), (cosine * b) + (s * a));
            }
        }
    }

    public override double Undo(Span<double> o, Span<double> r, double angle, Span<double> scratch, CancellationToken cancellationToken)
    {
        (double sine, double cosine) = Math.SinCos(-angle);
        double slope = 0;
        for (int start = 0; start < _from.Length; start += PollEvery)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ReadOnlySpan<int> from = _from.AsSpan(start, Math.Min(PollEvery, _from.Length - start)), to = _to.AsSpan(start, from.Length);
            for (int k = 0; k < from.Length; k++)
            {
                int i = from[k], j = to[k], negative = j >> 31;
                double sign = negative == 0 ? 1 : -1, s = sign * sine;
                j ^= negative;
                ref double a = ref o[i], b = ref o[j], x = ref r[i], y = ref r[j];
                slope += sign * ((y * a) - (x * b));
                (a, b) = ((cosine * a) - (s * b), (cosine * b) + (s * a));
                (x, y) = ((cosine * x) - (s * y), (cosine * y) + (s * x));
            }
        }

        return slope;
    }
}
