namespace QmlTrainability.Numerics;

/// <summary>The singular value decomposition B = Uᵀ·diag·V of an upper bidiagonal matrix by implicit QR steps (Golub and Reinsch 1970, as in LINPACK's dsvdc).</summary>
/// <remarks>Accurate to a few units of 10⁻¹⁶ of the largest entry, absolutely. Cost: about 10 n³ for both factors.</remarks>
internal static class BidiagonalFactors
{
    private const int MostSteps = 60; // per singular value; two are usual
    private const double Negligible = 2.3e-16; // of the largest entry

    /// <summary>Overwrites the diagonal with the singular values, not sorted, and makes row j of each factor the j-th singular vector.</summary>
    /// <param name="diagonal">n entries.</param>
    /// <param name="upper">n entries above the diagonal, the last of them 0.</param>
    /// <param name="left">n × n, the identity.</param>
    /// <param name="right">n × n, the identity.</param>
    /// <param name="cancellationToken">Polled at every QR step.</param>
    public static void Compute(double[] diagonal, double[] upper, RealMatrix left, RealMatrix right, CancellationToken cancellationToken)
    {
        double tiny = 0;
        for (int i = 0; i < diagonal.Length; i++) tiny = Math.Max(tiny, Math.Abs(diagonal[i]) + Math.Abs(upper[i]));
        tiny *= Negligible;
        int steps = 0;
        for (int end = diagonal.Length; end > 0;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int start = end - 1; // of the block that ends here and does not fall apart
            while (start > 0 && Math.Abs(upper[start - 1]) > tiny) start--;
            if (start > 0) upper[start - 1] = 0;
            if (start == end - 1)
            {
                MakePositive(diagonal, right, start);
                end--;
                steps = 0;
                continue;
            }

            int zero = end - 1;
            while (zero >= start && Math.Abs(diagonal[zero]) > tiny) zero--;
            if (zero == end - 1) ClearLastColumn(diagonal, upper, right, start, end);
            else if (zero >= start) ClearRow(diagonal, upper, left, zero, end);
            else if (steps++ < MostSteps) Step(diagonal, upper, left, right, start, end);
            else throw new ArithmeticException("The singular values of a bidiagonal matrix did not converge.");
        }
    }

    private static void MakePositive(double[] diagonal, RealMatrix right, int index)
    {
        if (diagonal[index] >= 0) return;
        diagonal[index] = -diagonal[index];
        VectorProducts.Scale(-1, right.Row(index));
    }

    /// <summary>The last diagonal entry vanishes: rotates away what stands above it.</summary>
    private static void ClearLastColumn(double[] diagonal, double[] upper, RealMatrix right, int start, int end)
    {
        int last = end - 1;
        diagonal[last] = 0;
        double bulge = upper[last - 1];
        upper[last - 1] = 0;
        for (int j = last - 1; j >= start && bulge != 0; j--)
        {
            (double c, double s, diagonal[j]) = Rotation(diagonal[j], bulge);
            if (j > start)
            {
                bulge = -s * upper[j - 1];
                upper[j - 1] *= c;
            }

            VectorProducts.Rotate(c, s, right.Row(j), right.Row(last));
        }
    }

    /// <summary>A diagonal entry inside the block vanishes: rotates away what stands right of it.</summary>
    private static void ClearRow(double[] diagonal, double[] upper, RealMatrix left, int row, int end)
    {
        diagonal[row] = 0;
        double bulge = upper[row];
        upper[row] = 0;
        for (int j = row + 1; j < end && bulge != 0; j++)
        {
            (double c, double s, diagonal[j]) = Rotation(diagonal[j], bulge);
            bulge = -s * upper[j];
            upper[j] *= c;
            VectorProducts.Rotate(c, s, left.Row(j), left.Row(row));
        }
    }

    /// <summary>One step with the shift of the trailing 2 × 2 block of BᵀB; the bulge is chased down the block.</summary>
    private static void Step(double[] diagonal, double[] upper, RealMatrix left, RealMatrix right, int start, int end)
    {
        int last = end - 1;
        double scale = Math.Max(Math.Abs(diagonal[last]), Math.Max(Math.Abs(diagonal[last - 1]), Math.Max(Math.Abs(upper[last - 1]), Math.Max(Math.Abs(diagonal[start]), Math.Abs(upper[start])))));
        double lower = diagonal[last] / scale, above = diagonal[last - 1] / scale, beside = upper[last - 1] / scale, first = diagonal[start] / scale;
        double b = (((above + lower) * (above - lower)) + (beside * beside)) / 2, c2 = lower * beside * (lower * beside), shift = 0;
        if (b != 0 || c2 != 0) shift = c2 / (b + Math.CopySign(Math.Sqrt((b * b) + c2), b));
        double f = ((first + lower) * (first - lower)) + shift, g = first * (upper[start] / scale);
        for (int j = start; j < last; j++)
        {
            (double c, double s, double length) = Rotation(f, g);
            if (j > start) upper[j - 1] = length;
            f = (c * diagonal[j]) + (s * upper[j]);
            upper[j] = (c * upper[j]) - (s * diagonal[j]);
            g = s * diagonal[j + 1];
            diagonal[j + 1] *= c;
            VectorProducts.Rotate(c, s, right.Row(j), right.Row(j + 1));

            (c, s, diagonal[j]) = Rotation(f, g);
            f = (c * upper[j]) + (s * diagonal[j + 1]);
            diagonal[j + 1] = (c * diagonal[j + 1]) - (s * upper[j]);
            g = s * upper[j + 1];
            upper[j + 1] *= c;
            VectorProducts.Rotate(c, s, left.Row(j), left.Row(j + 1));
        }

        upper[last - 1] = f;
    }

    /// <summary>The rotation that turns (f, g) into (length, 0).</summary>
    private static (double C, double S, double Length) Rotation(double f, double g)
    {
        double length = Math.Sqrt((f * f) + (g * g));
        return length == 0 ? (1, 0, 0) : (f / length, g / length, length);
    }
}
