namespace QmlTrainability.Simulation.FreeFermions;

/// <summary>The Pfaffian of a small antisymmetric matrix, and its derivatives.</summary>
internal static class Pfaffian
{
    /// <summary>Pf(A), by elimination of pairs of rows and columns with pivoting (Parlett and Reid). Cost: order³/3.</summary>
    /// <param name="matrix">Row by row, of even order; destroyed.</param>
    /// <param name="order">The number of rows.</param>
    public static double Of(Span<double> matrix, int order)
    {
        double pfaffian = 1;
        for (int k = 0; k < order; k += 2)
        {
            int pivot = k + 1;
            for (int j = k + 2; j < order; j++)
            {
                if (Math.Abs(matrix[(k * order) + j]) > Math.Abs(matrix[(k * order) + pivot])) pivot = j;
            }

            double value = matrix[(k * order) + pivot];
            if (value == 0) return 0;
            if (pivot != k + 1)
            {
                Swap(matrix, order, k + 1, pivot);
                pfaffian = -pfaffian;
            }

            pfaffian *= value;
            for (int i = k + 2; i < order; i++)
            {
                double factor = matrix[(k * order) + i] / value;
                if (factor == 0) continue;
                for (int j = k + 2; j < order; j++)
                {
                    double change = factor * matrix[((k + 1) * order) + j];
                    matrix[(i * order) + j] -= change;
                    matrix[(j * order) + i] += change;
                }
            }
        }

        return pfaffian;
    }

    /// <summary>∂Pf/∂A_ij = (-1)^(i+j+1) Pf(A without rows and columns i and j), i &lt; j. Holds for a singular matrix too.</summary>
    public static double Derivative(ReadOnlySpan<double> matrix, int order, int i, int j)
    {
        int less = order - 2;
        if (less == 0) return 1;
        var minor = new double[less * less];
        int next = 0;
        for (int row = 0; row < order; row++)
        {
            for (int column = 0; column < order; column++)
            {
                if (row != i && row != j && column != i && column != j) minor[next++] = matrix[(row * order) + column];
            }
        }

        double value = Of(minor, less);
        return int.IsOddInteger(i + j) ? value : -value;
    }

    private static void Swap(Span<double> matrix, int order, int a, int b)
    {
        for (int i = 0; i < order; i++) (matrix[(a * order) + i], matrix[(b * order) + i]) = (matrix[(b * order) + i], matrix[(a * order) + i]);
        for (int i = 0; i < order; i++) (matrix[(i * order) + a], matrix[(i * order) + b]) = (matrix[(i * order) + b], matrix[(i * order) + a]);
    }
}
