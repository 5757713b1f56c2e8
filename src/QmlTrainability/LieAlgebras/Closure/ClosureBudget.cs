namespace QmlTrainability.LieAlgebras.Closure;

/// <summary>Counts what a closure uses and stops it, before the next allocation, where a budget ends.</summary>
internal sealed class ClosureBudget
{
    private readonly ClosureOptions _options;
    private long _bytes;
    private long _operations;

    public ClosureBudget(ClosureOptions options) => _options = options;

    /// <summary>A row of this many bytes is about to make the dimension <paramref name="dimension"/>.</summary>
    public void Keep(long bytes, int dimension)
    {
        if (dimension > _options.MaxDimension)
        {
            throw new BudgetExceededException(
                $"The algebra has a dimension of at least {dimension}; the budget is {_options.MaxDimension}. Raise ClosureOptions.MaxDimension, "
                + "use fewer qubits, or generate it by single strings, which are classified at any size.",
                dimension, _options.MaxDimension);
        }

        CheckMemory(bytes, dimension);
        _bytes += bytes;
    }

    /// <summary>Tables outside the basis now hold this many bytes.</summary>
    public void CheckMemory(long tableBytes, int dimension)
    {
        long needed = _bytes + tableBytes;
        if (needed <= _options.MemoryBudget) return;
        throw new BudgetExceededException(
            $"Closing the algebra needs more than {needed >> 20} MiB at dimension {dimension}, where it is not yet closed; the budget is {_options.MemoryBudget >> 20} MiB. "
            + "Raise ClosureOptions.MemoryBudget, use fewer qubits, or generate it by single strings, which are classified at any size.",
            needed, _options.MemoryBudget);
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
}
