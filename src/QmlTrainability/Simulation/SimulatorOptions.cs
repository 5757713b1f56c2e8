namespace QmlTrainability.Simulation;

/// <summary>What a simulator may use of the machine.</summary>
/// <remarks>Results do not depend on the number of threads: on one instruction set they are the same to the last bit.</remarks>
/// <example><code>
/// var options = new SimulatorOptions { MemoryBudget = 2L &lt;&lt; 30, MaxThreads = 1 };
/// Console.WriteLine(options.MemoryBudget);    // 2147483648
/// </code></example>
public sealed class SimulatorOptions
{
    private readonly long _memoryBudget = DefaultMemoryBudget();
    private readonly int _maxThreads;

    /// <summary>The defaults.</summary>
    public static SimulatorOptions Default { get; } = new();

    /// <summary>The most bytes for the state vectors of one computation: one for a run or a value, two for a gradient. Default: three quarters of the memory
    /// that the machine, or the container, gives this process.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public long MemoryBudget
    {
        get => _memoryBudget;
        init => _memoryBudget = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(MemoryBudget), value, "A memory budget is at least 1 byte.");
    }

    /// <summary>The most threads for one computation; 0, the default, means one for each processor. States below 16 qubits take one in any case.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public int MaxThreads
    {
        get => _maxThreads;
        init => _maxThreads = Require.AtLeast(value, 0, nameof(MaxThreads));
    }

    internal int Threads => _maxThreads == 0 ? Environment.ProcessorCount : _maxThreads;

    private static long DefaultMemoryBudget() => Math.Max(1, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4 * 3);
}
