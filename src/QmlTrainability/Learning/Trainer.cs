using QmlTrainability.Numerics;
using QmlTrainability.Trainability;

namespace QmlTrainability.Learning;

/// <summary>Trains a model by mini-batches.</summary>
/// <remarks>The seed decides the start and the mini-batches; rows are worked on apart and summed in order, so that the same seed gives the same bits for any
/// number of threads.</remarks>
/// <example><code>
/// var map = new AngleFeatureMap(qubits: 2, features: 1, Pauli.Y, Pauli.X);
/// BinaryClassifier model = BinaryClassifier.Of(AnsatzCatalog.Ising(Topology.Chain, layers: 1), map, PauliSum.Parse("XI"));
/// var data = new Dataset([[0.2], [0.6], [2.4], [3.0]], [1, 1, 0, 0], ["far", "near"]);
/// TrainingRun one = Trainer.Fit(model, data, new TrainingOptions { Epochs = 5, MaxThreads = 1 });
/// TrainingRun two = Trainer.Fit(model, data, new TrainingOptions { Epochs = 5, MaxThreads = 2 });
/// Console.WriteLine(one.History.SequenceEqual(two.History));    // True
/// </code></example>
public static class Trainer
{
    /// <summary>Trains.</summary>
    /// <param name="model">The model; it is not changed.</param>
    /// <param name="data">Rows of two classes, with as many features as the model takes.</param>
    /// <param name="options">How; the defaults if null.</param>
    /// <param name="progress">Told of every epoch.</param>
    /// <param name="cancellationToken">Polled all along, within a row too.</param>
    /// <returns>The trained model and its history. Cost: epochs × rows gradients of the simulator.</returns>
    /// <exception cref="ArgumentException">The data have another number of features or of classes.</exception>
    /// <exception cref="HypothesisNotMetException">The start is uniform, and a parameter drives rotations without a common period.</exception>
    /// <exception cref="OperationCanceledException">Cancellation was requested.</exception>
    public static TrainingRun Fit(
        BinaryClassifier model, Dataset data, TrainingOptions? options = null, IProgress<TrainingEpoch>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        model.CheckData(data);
        options ??= new TrainingOptions();
        double[] parameters = Start(model, options);
        AdamState adam = options.Optimizer.Start(parameters.Length);
        var batch = new BatchGradient(model, data, options);
        int[] order = [.. Enumerable.Range(0, data.Count)];
        var history = new List<TrainingEpoch>();
        var total = new double[parameters.Length];
        for (int epoch = 1; epoch <= options.Epochs; epoch++)
        {
            Stratified.Shuffle(order, new RandomStream(options.Seed, (ulong)epoch));
            total.AsSpan().Clear();
            double loss = 0;
            int correct = 0;
            for (int from = 0; from < order.Length; from += options.BatchSize)
            {
                int count = Math.Min(options.BatchSize, order.Length - from);
                batch.Compute(order.AsMemory(from, count), parameters, cancellationToken);
                loss += batch.Loss * count;
                correct += batch.Correct;
                for (int i = 0; i < total.Length; i++) total[i] += batch.Gradient[i] * count;
                adam.Step(parameters, batch.Gradient);
            }

            double norm = Math.Sqrt(total.Sum(g => g * g)) / data.Count;
            history.Add(new TrainingEpoch(epoch, loss / data.Count, (double)correct / data.Count, norm));
            progress?.Report(history[^1]);
        }

        return new TrainingRun(model.At(parameters), [.. history]);
    }

    private static double[] Start(BinaryClassifier model, TrainingOptions options)
    {
        double[] parameters = model.CopyParameters();
        if (options.StartAngles is null) return parameters;
        var stream = new RandomStream(options.Seed, 0);
        double[] periods = ParameterPeriods.Of(model.Circuit, options.StartAngles);
        for (int i = 0; i < periods.Length; i++) parameters[i] = options.StartAngles.Draw(stream, periods[i]);
        return parameters;
    }
}
