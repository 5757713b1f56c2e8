namespace QmlTrainability.Numerics;

/// <summary>The solutions of sparse linear equations over the field of <see cref="LiftingPrime"/>.</summary>
/// <remarks>Each equation is reduced by those before it and keeps its highest column as pivot; a solution is 1 in one free column, 0 in the others, and the
/// pivots follow by rising column. Cost: at most equations × columns² multiplications.</remarks>
internal sealed class SparseKernel
{
    private readonly int[]?[] _columns; // by pivot: the columns that are not zero, rising, and their values with 1 at the pivot
    private readonly ulong[]?[] _values;
    private readonly ulong[] _accumulator;

    public SparseKernel(int columns)
    {
        _columns = new int[columns][];
        _values = new ulong[columns][];
        _accumulator = new ulong[columns];
    }

    /// <summary>Adds Σ value·x_column = 0; columns may repeat.</summary>
    public void Add(IEnumerable<(int Column, ulong Value)> equation, CancellationToken cancellationToken)
    {
        foreach ((int column, ulong value) in equation) _accumulator[column] = LiftingPrime.Add(_accumulator[column], value);
        for (int column = _accumulator.Length - 1; column >= 0; column--)
        {
            if (_accumulator[column] == 0) continue;
            if (_columns[column] is not int[] columns)
            {
                Keep(column);
                return;
            }

            cancellationToken.ThrowIfCancellationRequested();
            ulong[] values = _values[column]!;
            ulong factor = LiftingPrime.Negate(_accumulator[column]);
            for (int i = 0; i < columns.Length; i++)
                _accumulator[columns[i]] = LiftingPrime.Add(_accumulator[columns[i]], LiftingPrime.Multiply(factor, values[i]));
        }
    }

    /// <summary>A basis of the solutions, one for each column that is no pivot.</summary>
    public IEnumerable<ulong[]> Solutions()
    {
        for (int free = 0; free < _columns.Length; free++)
        {
            if (_columns[free] is not null) continue;
            var solution = new ulong[_columns.Length];
            solution[free] = 1;
            for (int pivot = free + 1; pivot < solution.Length; pivot++)
            {
                if (_columns[pivot] is not int[] columns) continue;
                ulong sum = 0;
                for (int i = 0; i < columns.Length - 1; i++) sum = LiftingPrime.Add(sum, LiftingPrime.Multiply(_values[pivot]![i], solution[columns[i]]));
                solution[pivot] = LiftingPrime.Negate(sum);
            }

            yield return solution;
        }
    }

    private void Keep(int pivot)
    {
        int[] columns = [.. Enumerable.Range(0, pivot + 1).Where(c => _accumulator[c] != 0)];
        ulong inverse = LiftingPrime.Invert(_accumulator[pivot]);
        _values[pivot] = [.. columns.Select(c => LiftingPrime.Multiply(_accumulator[c], inverse))];
        _columns[pivot] = columns;
        Array.Clear(_accumulator);
    }
}
