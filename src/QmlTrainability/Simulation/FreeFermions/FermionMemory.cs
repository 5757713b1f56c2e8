using System.Globalization;

namespace QmlTrainability.Simulation.FreeFermions;

/// <summary>Counts the bytes of matrices against the budget of one evaluation.</summary>
internal sealed class FermionMemory(long budget)
{
    private long _bytes;

    /// <summary>To be called before an allocation.</summary>
    /// <exception cref="BudgetExceededException">There is no room for it.</exception>
    public void Allocate(long bytes)
    {
        _bytes += bytes;
        if (_bytes <= budget) return;
        throw new BudgetExceededException(
            string.Create(CultureInfo.InvariantCulture, $"The covariance matrices of free fermions need more than {_bytes >> 20} MiB; the budget is {budget >> 20} MiB. ")
            + "Raise SimulatorOptions.MemoryBudget; fewer layers keep the rows short.",
            _bytes, budget);
    }
}
