namespace QmlTrainability.Learning;

/// <summary>What came of training: the model and the way there. Immutable.</summary>
/// <example><code>
/// var map = new AngleFeatureMap(qubits: 2, features: 1, Pauli.Y, Pauli.X);
/// BinaryClassifier model = BinaryClassifier.Of(AnsatzCatalog.Ising(Topology.Chain, layers: 1), map, PauliSum.Parse("XI"));
/// var data = new Dataset([[0.2], [0.6], [2.4], [3.0]], [1, 1, 0, 0], ["far", "near"]);
/// TrainingRun run = Trainer.Fit(model, data, new TrainingOptions { Epochs = 30, Seed = 3 });
/// Console.WriteLine(run.History[^1].Loss &lt; run.History[0].Loss);    // True
/// Console.WriteLine(run.Model.Accuracy(data));                         // 1
/// </code></example>
public sealed class TrainingRun
{
    internal TrainingRun(BinaryClassifier model, TrainingEpoch[] history)
    {
        Model = model;
        History = Array.AsReadOnly(history);
    }

    /// <summary>The model with its trained angles, scale and bias.</summary>
    public BinaryClassifier Model { get; }

    /// <summary>Every epoch, in order.</summary>
    public IReadOnlyList<TrainingEpoch> History { get; }

    /// <summary>The last epoch.</summary>
    public override string ToString() => History[^1].ToString();
}
