using QmlTrainability.Numerics;

namespace QmlTrainability.LieAlgebras.Closure;

/// <summary>An echelon basis over a prime field whose pivots are the highest columns.</summary>
/// <remarks>Columns are numbered as they are met, so a bracket that reaches a new string is independent at once; only dependent vectors are
/// reduced to the end. Cost of a reduction: the fill of the rows used.</remarks>
internal sealed class ModularBasis<TField>
    where TField : IPrimeField
{
    private readonly ClosureBudget _budget;
    private readonly List<SparseVector> _rows = [];
    private int[] _rowOfPivot = [];
    private ulong[] _accumulator = [];

    public ModularBasis(ClosureBudget budget) => _budget = budget;

    public int Rank => _rows.Count;

    public SparseVector this[int row] => _rows[row];

    /// <summary>A zeroed accumulator for at least this many columns; <see cref="Add"/> and <see cref="Contains"/> leave it zeroed.</summary>
    public ulong[] Accumulator(int columns)
    {
        if (_accumulator.Length < columns)
        {
            int size = Math.Max(columns, _accumulator.Length * 2);
            Array.Resize(ref _accumulator, size);
            int known = _rowOfPivot.Length;
            Array.Resize(ref _rowOfPivot, size);
            _rowOfPivot.AsSpan(known).Fill(-1);
        }

        return _accumulator;
    }

    /// <summary>Adds the vector in the accumulator to the basis if it is independent.</summary>
    /// <param name="top">A column above which the accumulator is zero.</param>
    /// <param name="cancellationToken">Polled once per row used.</param>
    public bool Add(int top, CancellationToken cancellationToken)
    {
        int pivot = Reduce(top, _budget, cancellationToken);
        if (pivot < 0) return false;
        SparseVector row = Normalize(pivot);
        _budget.Keep(row.Bytes, _rows.Count + 1);
        _rowOfPivot[pivot] = _rows.Count;
        _rows.Add(row);
        return true;
    }

    /// <summary>Whether the vector in the accumulator lies in the span. Free: the budget is that of the closure.</summary>
    public bool Contains(int top)
    {
        int pivot = Reduce(top, null, CancellationToken.None);
        _accumulator.AsSpan(0, top + 1).Clear();
        return pivot < 0;
    }

    /// <summary>Subtracts rows from the top down; stops at the highest column without a row, or returns -1 when everything vanishes.</summary>
    private int Reduce(int top, ClosureBudget? budget, CancellationToken cancellationToken)
    {
        ulong[] accumulator = _accumulator;
        for (int column = top; column >= 0; column--)
        {
            ulong value = accumulator[column];
            if (value == 0) continue;
            int index = _rowOfPivot[column];
            if (index < 0) return column;
            cancellationToken.ThrowIfCancellationRequested();
            SparseVector row = _rows[index];
            budget?.Spend(row.Columns.Length);
            ulong factor = PrimeField<TField>.Negate(value);
            int[] columns = row.Columns;
            ulong[] values = row.Values;
            for (int i = 0; i < columns.Length; i++)
            {
                ref ulong target = ref accumulator[columns[i]];
                target = PrimeField<TField>.Add(target, TField.Multiply(factor, values[i]));
            }
        }

        return -1;
    }

    /// <summary>Takes the vector out of the accumulator, with 1 at its pivot.</summary>
    private SparseVector Normalize(int pivot)
    {
        Span<ulong> used = _accumulator.AsSpan(0, pivot + 1);
        int count = used.Length - used.Count(0UL);
        var columns = new int[count];
        var values = new ulong[count];
        ulong inverse = PrimeField<TField>.Invert(used[pivot]);
        for (int column = 0, i = 0; column <= pivot; column++)
        {
            if (used[column] == 0) continue;
            columns[i] = column;
            values[i++] = TField.Multiply(used[column], inverse);
        }

        used.Clear();
        return new SparseVector(columns, values);
    }
}
