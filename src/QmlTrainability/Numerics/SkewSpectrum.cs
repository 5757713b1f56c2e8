namespace QmlTrainability.Numerics;

/// <summary>The planes that a real antisymmetric matrix A turns, and its kernel: A·u = σ·v, A·v = -σ·u with σ &gt; 0, all vectors orthonormal.</summary>
/// <remarks>
/// Householder reflections make A tridiagonal with a zero diagonal, which couples even coordinates to odd ones only: the singular values of a
/// bidiagonal matrix of half the size (Ward and Gray 1978). Accurate to a few units of 10⁻¹⁶ of the norm. Cost: about 8 n³ operations.
/// </remarks>
internal sealed class SkewSpectrum
{
    private const int RowsAtOnce = 8; // vectors that share one pass over the reflections

    private SkewSpectrum(double[] values, RealMatrix first, RealMatrix second, RealMatrix kernel, double kernelWidth)
    {
        Values = values;
        First = first;
        Second = second;
        Kernel = kernel;
        KernelWidth = kernelWidth;
    }

    /// <summary>σ of each plane, rising.</summary>
    public double[] Values { get; }

    /// <summary>u of each plane, as rows.</summary>
    public RealMatrix First { get; }

    /// <summary>v of each plane, as rows.</summary>
    public RealMatrix Second { get; }

    /// <summary>An orthonormal basis of the kernel, as rows.</summary>
    public RealMatrix Kernel { get; }

    /// <summary>The largest σ that was counted as 0.</summary>
    public double KernelWidth { get; }

    /// <summary>The spectrum; σ up to <paramref name="kernelTolerance"/> times the largest one is counted as 0. The matrix is overwritten.</summary>
    public static SkewSpectrum Of(RealMatrix matrix, double kernelTolerance, CancellationToken cancellationToken)
    {
        int n = matrix.Rows, half = (n + 1) / 2;
        (double[] below, double[] weights) = Tridiagonalize(matrix, cancellationToken);

        // Row j couples the odd coordinate 2j + 1 to the even ones 2j and 2j + 2. For odd n the last odd coordinate does not exist: a row of zeros.
        double[] diagonal = new double[half], upper = new double[half];
        for (int j = 0; j < half; j++)
        {
            if (2 * j < n - 1) diagonal[j] = below[2 * j];
            if ((2 * j) + 1 < n - 1) upper[j] = -below[(2 * j) + 1];
        }

        RealMatrix odd = Identity(half), even = Identity(half);
        BidiagonalFactors.Compute(diagonal, upper, odd, even, cancellationToken);
        int[] order = [.. Enumerable.Range(0, half).OrderBy(j => diagonal[j])];
        double limit = diagonal.Max() * kernelTolerance;
        int zeros = order.TakeWhile(j => diagonal[j] <= limit).Count();
        int missing = n % 2;
        if (missing != 0) Isolate(odd, order.AsSpan(0, zeros));

        RealMatrix first = new(half - zeros, n), second = new(half - zeros, n), kernel = new((2 * zeros) - missing, n);
        for (int i = 0; i < half; i++)
        {
            ReadOnlySpan<double> e = even.Row(order[i]), o = odd.Row(order[i]);
            if (i >= zeros)
            {
                Spread(e, 0, first.Row(i - zeros));
                Spread(o, 1, second.Row(i - zeros));
                continue;
            }

            Spread(e, 0, kernel.Row(i));
            if (i >= missing) Spread(o, 1, kernel.Row(zeros + i - missing));
        }

        foreach (RealMatrix vectors in new[] { first, second, kernel }) Reflect(vectors, matrix, weights, cancellationToken);
        return new SkewSpectrum([.. order.Skip(zeros).Select(j => diagonal[j])], first, second, kernel, zeros == 0 ? 0 : diagonal[order[zeros - 1]]);
    }

    /// <summary>Qᵀ·A·Q tridiagonal: returns the entries below its diagonal. Row k keeps, right of its diagonal, the vector of the k-th reflection I - weight·v·vᵀ.</summary>
    /// <remarks>For antisymmetric S and w = weight·S·v the reflected matrix is S + v·wᵀ - w·vᵀ. One pass updates a row and takes its product with the next v.</remarks>
    private static (double[] Below, double[] Weights) Tridiagonalize(RealMatrix a, CancellationToken cancellationToken)
    {
        int n = a.Rows;
        var below = new double[Math.Max(n - 1, 0)];
        var weights = new double[Math.Max(n - 2, 0)];
        double[] product = new double[n], next = new double[n];
        for (int k = 0; k < n - 1; k++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int length = n - 1 - k;
            Span<double> v = a.Row(k)[(k + 1)..];
            VectorProducts.Scale(-1, v); // the column below the diagonal
            if (k == n - 2)
            {
                below[k] = v[0];
                break;
            }

            (below[k], weights[k]) = Reflection(v);
            Span<double> w = product.AsSpan(0, length);
            if (k == 0)
            {
                for (int i = 0; i < length; i++) w[i] = VectorProducts.Dot(a.Row(i + 1)[1..], v);
            }

            VectorProducts.Scale(weights[k], w);
            Span<double> row = a.Row(k + 1)[(k + 1)..];
            VectorProducts.Add(v[0], w, row);
            VectorProducts.Add(-w[0], v, row);
            if (length == 2) continue; // the 1 × 1 block that is left is zero

            // The next reflection is known once its row is, so that the other rows are read once.
            var ahead = new double[length - 1];
            row[1..].CopyTo(ahead);
            VectorProducts.Scale(-1, ahead);
            Reflection(ahead);
            for (int i = 1; i < length; i++)
            {
                Span<double> other = a.Row(k + 1 + i)[(k + 2)..];
                VectorProducts.Add(v[i], w[1..], other);
                VectorProducts.Add(-w[i], v[1..], other);
                next[i - 1] = VectorProducts.Dot(other, ahead);
            }

            (product, next) = (next, product);
        }

        return (below, weights);
    }

    /// <summary>Replaces x by v such that (I - weight·v·vᵀ)x = (length, 0, …, 0).</summary>
    private static (double Length, double Weight) Reflection(Span<double> x)
    {
        double norm = VectorProducts.Norm(x);
        if (norm == 0) return (0, 0);
        double length = -Math.CopySign(norm, x[0]);
        x[0] -= length;
        return (length, 2 / VectorProducts.Dot(x, x));
    }

    /// <summary>Applies the reflections, last one first, to each row.</summary>
    private static void Reflect(RealMatrix vectors, RealMatrix reflections, double[] weights, CancellationToken cancellationToken)
    {
        for (int first = 0; first < vectors.Rows; first += RowsAtOnce)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int end = Math.Min(first + RowsAtOnce, vectors.Rows);
            for (int k = weights.Length - 1; k >= 0; k--)
            {
                if (weights[k] == 0) continue;
                ReadOnlySpan<double> v = reflections.Row(k)[(k + 1)..];
                for (int i = first; i < end; i++)
                {
                    Span<double> x = vectors.Row(i)[(k + 1)..];
                    VectorProducts.Add(-weights[k] * VectorProducts.Dot(v, x), v, x);
                }
            }
        }
    }

    /// <summary>Reflects the chosen rows among themselves so that the first carries all of the last coordinate; then drops it.</summary>
    private static void Isolate(RealMatrix rows, ReadOnlySpan<int> chosen)
    {
        int last = rows.Columns - 1;
        var x = new double[chosen.Length];
        for (int i = 0; i < x.Length; i++) x[i] = rows[chosen[i], last];
        (_, double weight) = Reflection(x);
        var combined = new double[rows.Columns];
        for (int i = 0; i < x.Length; i++) VectorProducts.Add(weight * x[i], rows.Row(chosen[i]), combined);
        for (int i = 0; i < x.Length; i++) VectorProducts.Add(-x[i], combined, rows.Row(chosen[i]));
    }

    private static void Spread(ReadOnlySpan<double> values, int offset, Span<double> target)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if ((2 * i) + offset < target.Length) target[(2 * i) + offset] = values[i];
        }
    }

    private static RealMatrix Identity(int size)
    {
        var identity = new RealMatrix(size, size);
        for (int i = 0; i < size; i++) identity[i, i] = 1;
        return identity;
    }
}
