using QmlTrainability.Numerics;

namespace QmlTrainability.Simulation.LieAlgebraic;

/// <summary>A block by the planes it turns: exp(αA) takes u to cos σα u + sin σα v and v to cos σα v - sin σα u, and leaves the rest.</summary>
internal sealed class PlanarBlock : IModuleBlock
{
    private readonly SkewSpectrum _planes;

    public PlanarBlock(SkewSpectrum planes) => _planes = planes;

    public long Work => 4L * _planes.Values.Length * _planes.First.Columns;

    public int ScratchLength => 0;

    public void Rotate(Span<double> x, double angle, Span<double> scratch, CancellationToken cancellationToken)
    {
        // The planes are orthogonal, so that what one does to x leaves the components in the others as they are.
        for (int k = 0; k < _planes.Values.Length; k++)
        {
            Span<double> u = _planes.First.Row(k), v = _planes.Second.Row(k);
            (double sine, double cosineLess1) = Turn(_planes.Values[k] * angle);
            double a = VectorProducts.Dot(u, x), b = VectorProducts.Dot(v, x);
            VectorProducts.Add((cosineLess1 * a) - (sine * b), u, x);
            VectorProducts.Add((cosineLess1 * b) + (sine * a), v, x);
        }
    }

    public double Undo(Span<double> x, Span<double> y, double angle, Span<double> scratch, CancellationToken cancellationToken)
    {
        double slope = 0;
        for (int k = 0; k < _planes.Values.Length; k++)
        {
            Span<double> u = _planes.First.Row(k), v = _planes.Second.Row(k);
            (double sine, double cosineLess1) = Turn(-_planes.Values[k] * angle);
            double a = VectorProducts.Dot(u, x), b = VectorProducts.Dot(v, x), c = VectorProducts.Dot(u, y), d = VectorProducts.Dot(v, y);
            slope += _planes.Values[k] * ((d * a) - (c * b));
            VectorProducts.Add((cosineLess1 * a) - (sine * b), u, x);
            VectorProducts.Add((cosineLess1 * b) + (sine * a), v, x);
            VectorProducts.Add((cosineLess1 * c) - (sine * d), u, y);
            VectorProducts.Add((cosineLess1 * d) + (sine * c), v, y);
        }

        return slope;
    }

    /// <summary>sin τ and cos τ - 1 = -2 sin²(τ/2), which does not cancel.</summary>
    private static (double Sine, double CosineLess1) Turn(double angle)
    {
        (double half, double cosine) = Math.SinCos(angle / 2);
        return (2 * half * cosine, -2 * half * half);
    }
}
