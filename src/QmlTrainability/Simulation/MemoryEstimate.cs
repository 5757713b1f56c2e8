namespace QmlTrainability.Simulation;

/// <summary>The bytes that a computation holds at its peak: states, tables and the copies that blocks need. Made by <see cref="StateVectorSimulator.EstimateMemory"/>.</summary>
/// <example><code>
/// MemoryEstimate estimate = new StateVectorSimulator(new SimulatorOptions { MaxThreads = 1 }).EstimateMemory(new CircuitBuilder(20).H(0).Build());
/// Console.WriteLine($"{estimate.Value / 1048576} MiB, with gradients {estimate.Gradient / 1048576} MiB");    // 16 MiB, with gradients 32 MiB
/// </code></example>
public sealed class MemoryEstimate
{
    internal MemoryEstimate(long value, long gradient)
    {
        Value = value;
        Gradient = gradient;
    }

    /// <summary>Bytes for a run, or for values.</summary>
    public long Value { get; }

    /// <summary>Bytes for values and gradients.</summary>
    public long Gradient { get; }
}
