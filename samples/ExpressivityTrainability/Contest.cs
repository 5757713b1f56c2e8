using QmlTrainability.Circuits;
using QmlTrainability.Learning;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation;
using QmlTrainability.Trainability;

namespace ExpressivityTrainability;

/// <summary>A data set on which both designs are trained.</summary>
internal sealed class Contest
{
    /// <summary>The set whose labels are symmetric.</summary>
    public const string SymmetricName = "symmetric";

    private const int SymmetricFeatures = 4;

    /// <summary>Above, state vectors are left and free fermions simulated.</summary>
    public const int LargestStateVector = 12;

    private const double TestFraction = 0.4;

    private readonly Func<ulong, Dataset> _data;

    private Contest(string name, Func<ulong, Dataset> data)
    {
        Name = name;
        _data = data;
    }

    public string Name { get; }

    /// <summary>The designs that are trained at a number of qubits: both, and where the labels do not change when features are permuted, the one that has this
    /// symmetry as well; the one with a small algebra alone where states are too large.</summary>
    public IEnumerable<Design> DesignsAt(int qubits) =>
        qubits > LargestStateVector ? [Design.Symmetric]
        : Name == SymmetricName && qubits == SymmetricFeatures ? [.. Design.Both, Design.PermutationEquivariant] : Design.Both;

    /// <summary>Few rows, and noise: where a model can learn by heart what it should not.</summary>
    public static IReadOnlyList<Contest> All(int rows) =>
    [
        new("two moons", seed => SyntheticData.TwoMoons(rows, noise: 0.25, seed)),
        new("circles", seed => SyntheticData.Circles(rows, noise: 0.15, seed)),
        new(SymmetricName, seed => SyntheticData.Symmetric(rows, SymmetricFeatures, seed)),
        new("iris", _ => Dataset.FromCsvFile(Path.Combine(AppContext.BaseDirectory, "data", "iris.csv")).SelectClasses(["versicolor", "virginica"])),
    ];

    public TrainingRow Train(Design design, int qubits, int layers, int epochs, int seed, string checkpoint)
    {
        (Dataset training, Dataset test) = _data((ulong)seed).Split(TestFraction, (ulong)seed);
        Scaler scaler = Scaler.Fit(training);
        (training, test) = (scaler.Transform(training), scaler.Transform(test));
        var map = new AngleFeatureMap(qubits, training.FeatureCount, Pauli.Y, Pauli.X);

        // Judged only: what the verdict would refuse is trained on purpose.
        Circuit circuit = design.Layers(layers).ToCircuit(qubits);
        Verdict verdict = Verdict.Of(circuit, design.Observable(qubits), map.MiddleState, TrainabilityPolicy.JudgeOnly);
        BinaryClassifier model = BinaryClassifier.Of(circuit, verdict, map, qubits > LargestStateVector ? new FreeFermionSimulator() : null);
        var options = new TrainingOptions { Epochs = epochs, Seed = (ulong)seed, PlateauAlarm = new PlateauAlarm(), Checkpoint = new Checkpoint(checkpoint, interval: 10) };
        TrainingRun<BinaryClassifier> run = Trainer.Fit(model, training, options);
        File.Delete(checkpoint);
        return new TrainingRow
        {
            Data = Name,
            Design = design.Name,
            Qubits = qubits,
            Layers = layers,
            Seed = seed,
            Parameters = model.Angles.Count,
            TrainingRows = training.Count,
            TrainingAccuracy = run.Model.Accuracy(training),
            TestAccuracy = run.Model.Accuracy(test),
            FirstGradientNorm = run.History[0].AngleGradientNorm,
            FinalLoss = run.History[^1].Loss,
            OnPlateau = run.Plateau is not null,
        };
    }
}
