using QmlTrainability.Numerics;

namespace QmlTrainability.Trainability.Mixing;

/// <summary>Mixing where a layer is a product of two orthogonal projections, as of X on every qubit and then ZZ on every bond: t layers in about √t applications.</summary>
/// <remarks>
/// With the levels P (first) and Q, (QP)^t = Q·S^(t-1)·P for the symmetric S = PQP, whose eigenvalues lie in [0, 1]. So E⟨P⟩² - limit = g·S^(t-1)h, with h the weights after P less the uniform
/// ones and g = PQf. With Y = 2S - 1, S^m = Σⱼ cⱼ(m) Tⱼ(Y), cⱼ(m) = 2·C(2m, m-j)/4^m (half of it for j = 0): the law of a walk of 2m steps, so that terms beyond j = √(m·ln(2/ε)) weigh less than ε.
/// Epochs of m layers take h to S^m h and keep the moments g·Tⱼ(Y)h, which give every layer of the epoch. All bounds are those of the spectral theorem; no eigenvalue is estimated.
/// </remarks>
internal sealed class MixingByPolynomials
{
    private const double Truncation = 1e-14;
    private const long FirstEpoch = 16;

    private readonly ILayerMap _map;
    private readonly double[] _ones;
    private readonly double[] _g;
    private readonly double _threshold; // tolerance × limit
    private readonly double _normOfG;
    private readonly CancellationToken _cancellationToken;

    private MixingByPolynomials(ILayerMap map, double[] squares, double limit, double tolerance, CancellationToken cancellationToken)
    {
        _map = map;
        _ones = map.Ones();
        _threshold = tolerance * limit;
        _cancellationToken = cancellationToken;
        _g = [.. squares];
        VectorProducts.Add(-limit, _ones, _g);
        map.Average(1, _g, cancellationToken);
        map.Average(0, _g, cancellationToken);
        _normOfG = VectorProducts.Norm(_g);
    }

    public static bool Fits(ILayerMap map) => map.Levels == 2 && !map.Permutes;

    public static MixingCount Of(ILayerMap map, double[] squares, double limit, double tolerance, CancellationToken cancellationToken)
    {
        double[] weights = map.Observable();
        bool off = Math.Abs(VectorProducts.Dot(weights, squares) - limit) > tolerance * limit;
        map.Average(0, weights, cancellationToken);
        return new MixingByPolynomials(map, squares, limit, tolerance, cancellationToken).Of(weights, limit, off ? 0 : -1);
    }

    /// <param name="h">The weights of the observable after the first level; overwritten.</param>
    /// <param name="limit">The deep limit.</param>
    /// <param name="last">The last of the layers so far, 0, at which the second moment was off; -1 if none.</param>
    private MixingCount Of(double[] h, double limit, long last)
    {
        long layers = 1, epoch = FirstEpoch, applications = 0;
        while (true)
        {
            VectorProducts.Add(-VectorProducts.Dot(h, _ones) / _map.Strings, _ones, h);
            double[] next = [.. h];
            Apply(next);
            double norm = VectorProducts.Norm(h), rate = norm == 0 ? 0 : VectorProducts.Norm(next) / norm;
            if (norm * _normOfG <= _threshold) return new MixingCount((int)(Math.Max(last, IsOff(h) ? layers : -1) + 1), limit, rate);
            if (applications * _map.AveragesPerLayer > MixingCount.MostAverages || layers > int.MaxValue / 2) throw MixingCount.TooMany(layers, rate);

            // The slowest mode is slower than the rate so far, so the guess seldom goes too far.
            double guess = Math.Log(norm * _normOfG / _threshold) / -Math.Log(rate);
            epoch = (long)Math.Clamp(guess, FirstEpoch, 8.0 * epoch);
            (double[] moments, double[] moved) = Epoch(h, next, epoch);
            applications += moments.Length;
            VectorProducts.Add(-1, h, next);
            double step = VectorProducts.Norm(next); // |(1 - S)h|
            long found = LastOff(moments, 0, epoch, j => _normOfG * Math.Min(step, norm / (Math.E * Math.Max(j, 1))));
            if (found >= 0) last = layers + found;
            layers += epoch;
            h = moved;
        }
    }

    private bool IsOff(double[] h) => Math.Abs(VectorProducts.Dot(_g, h)) > _threshold;

    /// <summary>The moments g·Tⱼ(Y)h that matter for up to m layers, and S^m h.</summary>
    private (double[] Moments, double[] Moved) Epoch(double[] h, double[] once, long m)
    {
        double[] coefficients = Coefficients(m, (int)Math.Min(m, Math.Ceiling(Math.Sqrt(m * Math.Log(2 / Truncation)))));
        var moments = new double[coefficients.Length];
        var moved = new double[h.Length];
        double[] previous = [.. h], current = [.. once], next = new double[h.Length];
        VectorProducts.Scale(2, current);
        VectorProducts.Add(-1, h, current); // Y h = 2 S h - h
        for (int j = 0; j < moments.Length; j++)
        {
            moments[j] = VectorProducts.Dot(_g, previous);
            VectorProducts.Add(coefficients[j], previous, moved);
            if (j + 1 == moments.Length) break;
            current.CopyTo(next, 0); // 2 Y current - previous = 4 S current - 2 current - previous
            Apply(next);
            VectorProducts.Scale(4, next);
            VectorProducts.Add(-2, current, next);
            VectorProducts.Add(-1, previous, next);
            (previous, current, next) = (current, next, previous);
        }

        return (moments, moved);
    }

    /// <summary>The last j in [from, to] with |g·S^j h| above the threshold, or -1. A stretch is passed over where the value in its middle and the largest change of a layer leave no room.</summary>
    private long LastOff(double[] moments, long from, long to, Func<long, double> largestChange)
    {
        if (from > to) return -1;
        _cancellationToken.ThrowIfCancellationRequested();
        long middle = from + ((to - from) / 2);
        double[] coefficients = Coefficients(middle, (int)Math.Min(middle, moments.Length - 1));
        double value = Math.Abs(VectorProducts.Dot(coefficients, moments.AsSpan(0, coefficients.Length)));
        if (value + (Math.Max(middle - from, to - middle) * largestChange(from)) <= _threshold) return -1;
        long later = LastOff(moments, middle + 1, to, largestChange);
        if (later >= 0) return later;
        return value > _threshold ? middle : LastOff(moments, from, middle - 1, largestChange);
    }

    /// <summary>c₀(m), …, c_last(m) of S^m = Σⱼ cⱼ Tⱼ(2S - 1): they are positive and add up to 1.</summary>
    private static double[] Coefficients(long m, int last)
    {
        var coefficients = new double[last + 1];
        coefficients[0] = 0.5;
        double sum = 0.5, ratio = 1;
        for (long j = 0; j < m && ratio > 1e-18; j++)
        {
            ratio *= (double)(m - j) / (m + j + 1);
            sum += ratio;
            if (j < last) coefficients[j + 1] = ratio;
        }

        VectorProducts.Scale(1 / sum, coefficients);
        return coefficients;
    }

    private void Apply(double[] vector)
    {
        // The vector is P v already, so S v = P Q v.
        _map.Average(1, vector, _cancellationToken);
        _map.Average(0, vector, _cancellationToken);
    }
}
