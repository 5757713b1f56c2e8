namespace QmlTrainability.Trainability;

/// <summary>How much a sampling of the chain of second moments may spend.</summary>
/// <example><code>
/// var options = new PopulationOptions { Populations = 64, Seed = 7 };
/// Console.WriteLine(options);    // 64 populations of 4096 strings, seed 7
/// </code></example>
public sealed class PopulationOptions
{
    private readonly int _populations = 32;
    private readonly int _populationSize = 4096;
    private readonly int? _maxThreads;

    /// <summary>32 populations of 4096 strings.</summary>
    public static PopulationOptions Default { get; } = new();

    /// <summary>Independent populations, at least 8: their scatter gives the interval.</summary>
    public int Populations
    {
        get => _populations;
        init => _populations = Require.AtLeast(value, 8);
    }

    /// <summary>Strings in a population, at least 64; rounded up to a multiple of 64.</summary>
    public int PopulationSize
    {
        get => _populationSize;
        init => _populationSize = (Require.AtLeast(value, 64) + 63) / 64 * 64;
    }

    /// <summary>The seed of the random numbers.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The largest number of threads; all processors if null. The result does not depend on it.</summary>
    public int? MaxThreads
    {
        get => _maxThreads;
        init => _maxThreads = value is int threads ? Require.AtLeast(threads, 1) : null;
    }

    /// <summary>Bytes that the record of all populations at work may take.</summary>
    public long MemoryBudget { get; init; } = 1L << 30;

    /// <summary>For example "32 populations of 4096 strings, seed 1".</summary>
    public override string ToString() => FormattableString.Invariant($"{Populations} populations of {PopulationSize} strings, seed {Seed}");
}
