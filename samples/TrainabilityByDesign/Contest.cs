using QmlTrainability.Learning;

namespace TrainabilityByDesign;

/// <summary>Both circuits and the baseline on one split of the data.</summary>
internal sealed class Contest
{
    private const double TestFraction = 0.2;

    private Contest(ulong seed, TrainingRun<BinaryClassifier> file, TrainingRun<BinaryClassifier> design, double fileAccuracy, double designAccuracy, double baselineAccuracy)
    {
        Seed = seed;
        File = file;
        Design = design;
        FileAccuracy = fileAccuracy;
        DesignAccuracy = designAccuracy;
        BaselineAccuracy = baselineAccuracy;
    }

    public ulong Seed { get; }

    public TrainingRun<BinaryClassifier> File { get; }

    public TrainingRun<BinaryClassifier> Design { get; }

    public double FileAccuracy { get; }

    public double DesignAccuracy { get; }

    public double BaselineAccuracy { get; }

    /// <summary>Splits, scales on the training part alone, trains all three, and tests them on rows that none has seen.</summary>
    public static Contest Hold(BinaryClassifier file, BinaryClassifier design, Dataset data, int epochs, ulong seed)
    {
        (Dataset training, Dataset test) = data.Split(TestFraction, seed);
        Scaler scaler = Scaler.Fit(training);
        (training, test) = (scaler.Transform(training), scaler.Transform(test));
        var options = new TrainingOptions { Epochs = epochs, Seed = seed };
        TrainingRun<BinaryClassifier> ofFile = Trainer.Fit(file, training, options), ofDesign = Trainer.Fit(design, training, options);
        return new Contest(
            seed, ofFile, ofDesign, ofFile.Model.Accuracy(test), ofDesign.Model.Accuracy(test), LogisticRegression.Fit(training).Accuracy(test));
    }
}
