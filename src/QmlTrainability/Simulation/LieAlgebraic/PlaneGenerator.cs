namespace QmlTrainability.Simulation.LieAlgebraic;

/// <summary>A Pauli string P on a module of Pauli strings: disjoint planes {v, w} with iPv = ±w, rotated by the angle itself, since A² = -1 on its support.</summary>
internal sealed class PlaneGenerator : ModuleGenerator
{
    private readonly int[] _from;
    private readonly int[] _to; // j for +, ~j for -

    public PlaneGenerator(int[] from, int[] to)
    {
        _from = from;
        _to = to;
    }

    public override long Work => _from.Length;

    public override void Rotate(Span<double> o, double angle, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        (double sine, double cosine) = Math.SinCos(angle);
        for (int k = 0; k < _from.Length; k++)
        {
            int i = _from[k], j = _to[k];
            double s = j < 0 ? -sine : sine;
            ref double a = ref o[i], b = ref o[j < 0 ? ~j : j];
            (a, b) = ((cosine * a) - (s * b), (cosine * b) + (s * a));
        }
    }

    public override double Slope(ReadOnlySpan<double> r, ReadOnlySpan<double> o)
    {
        double slope = 0;
        for (int k = 0; k < _from.Length; k++)
        {
            int i = _from[k], j = _to[k];
            slope += j < 0 ? (r[i] * o[~j]) - (r[~j] * o[i]) : (r[j] * o[i]) - (r[i] * o[j]);
        }

        return slope;
    }
}
