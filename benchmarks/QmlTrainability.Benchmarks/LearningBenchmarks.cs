using BenchmarkDotNet.Attributes;
using QmlTrainability.Ansatze;
using QmlTrainability.Learning;
using QmlTrainability.Paulis;

namespace QmlTrainability.Benchmarks;

/// <summary>Learning: one pass over a small set of data.</summary>
public class LearningBenchmarks
{
    private BinaryClassifier _model = null!;
    private Dataset _data = null!;

    /// <summary>Prepares a model on four qubits and 64 rows of four features.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        var random = new Random(1);
        double[][] rows = [.. Enumerable.Range(0, 64).Select(_ => Enumerable.Range(0, 4).Select(_ => Math.PI * random.NextDouble()).ToArray())];
        _data = new Dataset(rows, rows.Select(r => r[0] + r[1] > Math.PI ? 1 : 0), ["low", "high"]);
        _model = BinaryClassifier.Of(AnsatzCatalog.Ising(Topology.Chain, 3), new AngleFeatureMap(4, 4, Pauli.Y, Pauli.X), PauliSum.Parse("X0", 4));
    }

    /// <summary>One epoch of Adam on 64 rows with 21 angles. Goal: 2 ms.</summary>
    [Benchmark]
    public TrainingRun<BinaryClassifier> Epoch() => Trainer.Fit(_model, _data, new TrainingOptions { Epochs = 1, MaxThreads = 1 });
}
