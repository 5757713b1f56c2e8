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
    private readonly double _validationShare;
    private readonly Optimizer _optimizer = new Adam();
    private readonly ILoss _loss = CrossEntropyLoss.Instance;
    private readonly LearningRateSchedule _schedule = LearningRateSchedule.Constant;

    /// <summary>How often every row is used, at most; for <see cref="LimitedMemoryBfgs"/> and <see cref="NelderMead"/> the number of evaluations. 40 by default.</summary>
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

    /// <summary>What lowers the loss, with its learning rate. Adam by default.</summary>
    public Optimizer Optimizer
    {
        get => _optimizer;
        init => _optimizer = value ?? throw new ArgumentNullException(nameof(Optimizer));
    }

    /// <summary>What a row costs a <see cref="BinaryClassifier"/>. Cross-entropy by default. A <see cref="Classifier"/> takes the cross-entropy of its softmax and a
    /// <see cref="Regressor"/> the squared error.</summary>
    public ILoss Loss
    {
        get => _loss;
        init => _loss = value ?? throw new ArgumentNullException(nameof(Loss));
    }

    /// <summary>What the learning rate is multiplied by, epoch by epoch. Constant by default.</summary>
    public LearningRateSchedule Schedule
    {
        get => _schedule;
        init => _schedule = value ?? throw new ArgumentNullException(nameof(Schedule));
    }

    /// <summary>The share of the rows that is kept from training, with the same share of every class, to watch the loss on; 0, none, by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside of [0, 1).</exception>
    public double ValidationShare
    {
        get => _validationShare;
        init => _validationShare = value is >= 0 and < 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(ValidationShare), value, "The share of the rows that is kept must be at least 0 and less than 1.");
    }

    /// <summary>Ends the run when the loss does not improve any more; null, the default, uses all epochs.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>Names a plateau as it happens; null, the default, does not watch.</summary>
    public PlateauAlarm? PlateauAlarm { get; init; }

    /// <summary>Where the run keeps its state, and goes on from if there is one; null, the default, keeps none.</summary>
    public Checkpoint? Checkpoint { get; init; }

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

    /// <summary>What decides the bits of a run, all but the number of epochs: a checkpoint belongs to it.</summary>
    internal string Identity => FormattableString.Invariant(
        $"{Optimizer.Identity};{Loss.Name};{Schedule};{BatchSize};{ValidationShare:R};{EarlyStopping};{PlateauAlarm};{StartAngles};{Seed}");

    internal int Threads => _maxThreads == 0 ? Environment.ProcessorCount : _maxThreads;
}
