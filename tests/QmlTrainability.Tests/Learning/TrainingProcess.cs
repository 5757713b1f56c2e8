using QmlTrainability.Learning;

namespace QmlTrainability.Tests.Learning;

/// <summary>A process of its own that trains with a checkpoint, to be killed.</summary>
internal static class TrainingProcess
{
    private const int Epochs = 1500;

    /// <summary>Trains, and writes the numbers of the run when it is done.</summary>
    public static int Run(string checkpoint, string finished)
    {
        TrainingRun<BinaryClassifier> run = Run(new Checkpoint(checkpoint));
        File.WriteAllLines(finished + ".new", Describe(run));
        File.Move(finished + ".new", finished);
        return 0;
    }

    /// <summary>The run; mini-batches, momentum, rows kept, so that everything a checkpoint must hold is used.</summary>
    public static TrainingRun<BinaryClassifier> Run(Checkpoint? checkpoint) => Trainer.Fit(
        Models.Ising(),
        Models.Clouds(rows: 30),
        new TrainingOptions
        {
            Epochs = Epochs,
            BatchSize = 7,
            ValidationShare = 0.2,
            Seed = 11,
            EarlyStopping = new EarlyStopping(Epochs),
            MaxThreads = 1,
            Checkpoint = checkpoint,
        });

    /// <summary>All numbers of a run, bit by bit.</summary>
    public static IEnumerable<string> Describe(TrainingRun<BinaryClassifier> run) =>
    [
        string.Join(' ', run.Model.Readout.Parameters.ToArray().Select(BitConverter.DoubleToInt64Bits)),
        .. run.History.Select(e => string.Join(' ', new[] { e.Loss, e.Accuracy, e.GradientNorm, e.AngleGradientNorm, e.ValidationLoss }.Select(BitConverter.DoubleToInt64Bits))),
    ];
}
