using QmlTrainability.Learning.Runs;

namespace QmlTrainability.Learning;

/// <summary>What came of training: the model and the way there. Immutable.</summary>
/// <typeparam name="TModel">The kind of model.</typeparam>
/// <example><code>
/// var map = new AngleFeatureMap(qubits: 2, features: 1, Pauli.Y, Pauli.X);
/// BinaryClassifier model = BinaryClassifier.Of(AnsatzCatalog.Ising(Topology.Chain, layers: 1), map, PauliSum.Parse("XI"));
/// var data = new Dataset([[0.2], [0.6], [2.4], [3.0]], [1, 1, 0, 0], ["far", "near"]);
/// TrainingRun&lt;BinaryClassifier&gt; run = Trainer.Fit(model, data, new TrainingOptions { Epochs = 30, Seed = 3 });
/// Console.WriteLine(run.History[^1].Loss &lt; run.History[0].Loss);    // True
/// Console.WriteLine(run.Model.Accuracy(data));                         // 1
/// </code></example>
public sealed class TrainingRun<TModel>
    where TModel : class
{
    internal TrainingRun(TModel model, RunSession session, RunEnding ending)
    {
        Model = model;
        Ending = ending;
        History = Array.AsReadOnly(session.History.ToArray());
        int first = session.History.FindIndex(e => e.OnPlateau);
        if (first >= 0) Plateau = new PlateauReport(History[first], session.Problem.PredictedGradientNorm);
    }

    /// <summary>The model with its trained parameters.</summary>
    public TModel Model { get; }

    /// <summary>Every epoch, in order.</summary>
    public IReadOnlyList<TrainingEpoch> History { get; }

    /// <summary>Why the run ended.</summary>
    public RunEnding Ending { get; }

    /// <summary>The plateau that the <see cref="PlateauAlarm"/> of the options met first; null where it met none.</summary>
    public PlateauReport? Plateau { get; }

    /// <summary>The last epoch.</summary>
    public override string ToString() => History[^1].ToString();
}
