namespace QmlTrainability.Simulation.LieAlgebraic;

/// <summary>The coefficients of Π_q (1 + x_q X + y_q Y + z_q Z) up to a degree in each letter: that of X^a Y^b Z^c is the sum over all ways to put a X, b Y and c Z on the
/// qubits of the product of their expectations. With x = y = z = 1 it is the number of ways.</summary>
internal sealed class LetterSums
{
    private readonly int _mostX, _mostY, _mostZ;
    private readonly double[] _sums;

    /// <exception cref="BudgetExceededException">The table does not fit the budget.</exception>
    public LetterSums(int mostX, int mostY, int mostZ, long memoryBudget)
    {
        (_mostX, _mostY, _mostZ) = (mostX, mostY, mostZ);
        long bytes = sizeof(double) * (mostX + 1L) * (mostY + 1L) * (mostZ + 1L);
        if (bytes > Math.Min(memoryBudget, sizeof(double) * (long)Array.MaxLength))
        {
            throw new BudgetExceededException(
                FormattableString.Invariant($"The expectations of a product state on orbits with up to {mostX} X, {mostY} Y and {mostZ} Z need {bytes >> 20} MiB; the budget is {memoryBudget >> 20} MiB. ")
                + "Raise SimulatorOptions.MemoryBudget, or give a state that is the same on all qubits, which needs no table.",
                bytes, memoryBudget);
        }

        _sums = new double[bytes / sizeof(double)];
        _sums[0] = 1;
    }

    public double this[int x, int y, int z] => _sums[Index(x, y, z)];

    /// <summary>Multiplies by 1 + xX + yY + zZ.</summary>
    public void Multiply(double x, double y, double z)
    {
        for (int a = _mostX; a >= 0; a--)
        {
            for (int b = _mostY; b >= 0; b--)
            {
                for (int c = _mostZ; c >= 0; c--)
                {
                    int index = Index(a, b, c);
                    if (a > 0) _sums[index] += x * _sums[Index(a - 1, b, c)];
                    if (b > 0) _sums[index] += y * _sums[Index(a, b - 1, c)];
                    if (c > 0) _sums[index] += z * _sums[index - 1];
                }
            }
        }
    }

    private int Index(int x, int y, int z) => (((x * (_mostY + 1)) + y) * (_mostZ + 1)) + z;
}
