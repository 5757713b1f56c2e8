using QmlTrainability.Numerics;

namespace QmlTrainability.Simulation.LieAlgebraic;

/// <summary>A block by its sparse rows: exp(αA)·x as a series of Chebyshev polynomials of A (Tal-Ezer and Kosloff, 1984).</summary>
/// <remarks>With ‖A‖ ≤ ρ, τ = αρ and B = A/ρ: exp(αA) = J₀(τ) + 2 Σ J_k(τ) C_k, C₀ = 1, C₁ = B, C_{k+1} = 2B·C_k + C_{k-1}, all ‖C_k‖ ≤ 1. What is left out after degree K is at
/// most 2 Σ_{k&gt;K} |J_k(τ)| ≤ 2 Σ (τ/2)^k/k!, which is made less than <see cref="LargestRemainder"/> before anything is computed.</remarks>
internal sealed class SeriesBlock : IModuleBlock
{
    /// <summary>The most that a rotation leaves out, in units of the norm of the vector.</summary>
    public const double LargestRemainder = 1e-15;

    private readonly int _size;
    private readonly int[] _starts;
    private readonly int[] _columns;
    private readonly double[] _values;
    private readonly double _radius;

    public SeriesBlock((int From, int To, double Value)[] upper, int size)
    {
        _size = size;
        (int Row, int Column, double Value)[] entries = [.. upper.SelectMany(e => new[] { (e.To, e.From, e.Value), (e.From, e.To, -e.Value) }).Order()];
        _starts = new int[size + 1];
        var sums = new double[size];
        foreach ((int row, _, double value) in entries)
        {
            _starts[row + 1]++;
            sums[row] += Math.Abs(value);
        }

        for (int row = 0; row < size; row++) _starts[row + 1] += _starts[row];
        _columns = [.. entries.Select(e => e.Column)];
        _values = [.. entries.Select(e => e.Value)];
        _radius = sums.Max(); // the largest row sum bounds the spectral norm of a matrix whose absolute values are symmetric
    }

    /// <summary>At an angle of 1.</summary>
    public long Work => (long)_values.Length * Degree(_radius);

    public int ScratchLength => 3 * _size;

    public void Rotate(Span<double> x, double angle, Span<double> scratch, CancellationToken cancellationToken)
    {
        double tau = angle * _radius;
        double[] bessel = Bessel(Math.Abs(tau));
        Span<double> before = scratch[.._size], now = scratch.Slice(_size, _size), next = scratch.Slice(2 * _size, _size);
        x.CopyTo(before);
        Multiply(before, 1 / _radius, now);
        VectorProducts.Scale(bessel[0], x);
        for (int k = 1; k < bessel.Length; k++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            VectorProducts.Add(int.IsOddInteger(k) && tau < 0 ? -2 * bessel[k] : 2 * bessel[k], now, x);
            Multiply(now, 2 / _radius, next);
            VectorProducts.Add(1, before, next);
            Span<double> free = before;
            before = now;
            now = next;
            next = free;
        }
    }

    public double Undo(Span<double> x, Span<double> y, double angle, Span<double> scratch, CancellationToken cancellationToken)
    {
        Span<double> image = scratch[.._size];
        Multiply(x, 1, image);
        double slope = VectorProducts.Dot(y, image);
        Rotate(x, -angle, scratch, cancellationToken);
        Rotate(y, -angle, scratch, cancellationToken);
        return slope;
    }

    /// <summary>The least K with 2 Σ_{k&gt;K} (τ/2)^k/k! at most the remainder allowed; the tail is a geometric series at most, of ratio (τ/2)/(K + 2) ≤ 1/2.</summary>
    private static int Degree(double tau)
    {
        double half = tau / 2, logarithm = 0;
        for (int k = 1; ; k++)
        {
            logarithm += Math.Log(half / k); // of (τ/2)^k/k!
            if (half / (k + 1) <= 0.5 && Math.Log(4) + logarithm <= Math.Log(LargestRemainder)) return k - 1;
        }
    }

    /// <summary>J_0(τ), …, J_K(τ) by Miller's backward recurrence, J_{k-1} = (2k/τ)·J_k - J_{k+1}, normalized by J_0 + 2 Σ J_{2k} = 1.</summary>
    private static double[] Bessel(double tau)
    {
        int degree = Degree(tau);
        if (degree == 0) return [1];
        var values = new double[degree + 1];
        double above = 0, current = 1e-300, sum = 0;
        for (int k = degree + 40; k >= 0; k--)
        {
            if (k <= degree) values[k] = current;
            if (int.IsEvenInteger(k)) sum += k == 0 ? current : 2 * current;
            (current, above) = ((2 * k / tau * current) - above, current);
            if (Math.Abs(current) < 1e200) continue;
            (current, above, sum) = (current * 1e-200, above * 1e-200, sum * 1e-200);
            VectorProducts.Scale(1e-200, values);
        }

        VectorProducts.Scale(1 / sum, values);
        return values;
    }

    private void Multiply(ReadOnlySpan<double> x, double factor, Span<double> image)
    {
        for (int row = 0; row < _size; row++)
        {
            double sum = 0;
            for (int e = _starts[row]; e < _starts[row + 1]; e++) sum += _values[e] * x[_columns[e]];
            image[row] = factor * sum;
        }
    }
}
