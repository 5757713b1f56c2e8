using QmlTrainability.Trainability;

namespace QmlTrainability.Learning;

/// <summary>How a model is trained. Immutable.</summary>
/// <remarks>The number of threads changes no bit of the result.</remarks>
/// <example><code>
/// var options = new TrainingOptions { Epochs = 20, BatchSize = 8, Seed = 7, Optimizer = new Adam { LearningRate = 0.1 } };
/// Console.WriteLine($"{options.Epochs} epochs, {options.Loss.Name}, {options.Optimizer}");    // 20 epochs, cross-entropy, Adam, learning rate 0.1
/// </code></example>
public sealed class TrainingOptions
{
    private readonly int _epochs = 40, _batchSize = 16, _maxThreads;
    private readonly Adam _optimizer = new();
    private readonly ILoss _loss = CrossEntropyLoss.Instance;

    /// <summary>How often every row is used. 40 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int Epochs
    {
        get => _epochs;
        init => _epochs = Require.AtLeast(value, 1, nameof(Epochs));
    }

    /// <summary>The number of rows between two steps of the optimizer. 16 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int BatchSize
    {
        get => _batchSize;
        init => _batchSize = Require.AtLeast(value, 1, nameof(BatchSize));
    }

    /// <summary>What steps down the gradient, with its learning rate.</summary>
    public Adam Optimizer
    {
        get => _optimizer;
        init => _optimizer = value ?? throw new ArgumentNullException(nameof(Optimizer));
    }

    /// <summary>What a row costs. Cross-entropy by default.</summary>
    public ILoss Loss
    {
        get => _loss;
        init => _loss = value ?? throw new ArgumentNullException(nameof(Loss));
    }

    /// <summary>The law of the angles at the start: uniform by default, which is the law that the variances of a verdict speak of. Null starts from the
    /// angles of the model.</summary>
    public AngleDistribution? StartAngles { get; init; } = AngleDistribution.Uniform;

    /// <summary>The seed of the start and of the mini-batches. 1 by default.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The most rows that are worked on at once; 0, the default, means one for each processor.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public int MaxThreads
    {
        get => _maxThreads;
        init => _maxThreads = Require.AtLeast(value, 0, nameof(MaxThreads));
    }

    internal int Threads => _maxThreads == 0 ? Environment.ProcessorCount : _maxThreads;
}
