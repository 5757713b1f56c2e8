namespace QmlTrainability.LieAlgebras.Closure;

/// <summary>Counts what a closure uses and stops it, before the next allocation, where a budget ends.</summary>
internal sealed class ClosureBudget
{
    private readonly ClosureOptions _options;
    private long _rowBytes;
    private long _tableBytes;
    private long _operations;
    private int _dimension;

    public ClosureBudget(ClosureOptions options) => _options = options;

    /// <summary>The dimension is about to become at least this.</summary>
    public void Reach(int dimension)
    {
        _dimension = dimension;
        if (dimension <= _options.MaxDimension) return;
        throw new BudgetExceededException(
            $"The algebra has a dimension of at least {dimension}; the budget is {_options.MaxDimension}. Raise ClosureOptions.MaxDimension, "
            + "use fewer qubits, or generate it by single strings, which are classified at any size.",
            dimension, _options.MaxDimension);
    }

    /// <summary>Rows are about to take so many bytes more, or less.</summary>
    public void Reserve(long bytes)
    {
        _rowBytes += bytes;
        CheckMemory();
    }

    /// <summary>The tables of columns and brackets hold so many bytes.</summary>
    public void CheckTables(long bytes)
    {
        _tableBytes = bytes;
        CheckMemory();
    }

    /// <summary>Another so many multiplications.</summary>
    public void Spend(long operations)
    {
        _operations += operations;
        if (_operations <= _options.MaxOperations) return;
        throw new BudgetExceededException(
            $"Closing the algebra takes more than {_options.MaxOperations} multiplications. Raise ClosureOptions.MaxOperations, use fewer qubits, "
            + "or generate it by single strings, which are classified at any size.",
            _operations, _options.MaxOperations);
    }

    private void CheckMemory()
    {
        long needed = _rowBytes + _tableBytes;
        if (needed <= _options.MemoryBudget) return;
        throw new BudgetExceededException(
            $"Closing the algebra needs more than {needed >> 20} MiB at dimension {_dimension}, where it is not yet closed; the budget is {_options.MemoryBudget >> 20} MiB. "
            + "Raise ClosureOptions.MemoryBudget, use fewer qubits, or generate it by single strings, which are classified at any size.",
            needed, _options.MemoryBudget);
    }
}
