using QmlTrainability.Ansatze;
using QmlTrainability.Circuits;
using QmlTrainability.Learning;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation;

namespace QmlTrainability.Benchmarks.Tables;

/// <summary>The figure of docs/learning.md: a step on a batch beside as many prepared gradients.</summary>
internal static class LearningTable
{
    private const int Qubits = 8, Rows = 64, Layers = 7, Steps = 20;

    /// <summary>Prints the row.</summary>
    public static void Print()
    {
        var random = new Random(1);
        double[][] rows = [.. Enumerable.Range(0, Rows).Select(_ => Enumerable.Range(0, Qubits).Select(_ => Math.PI * random.NextDouble()).ToArray())];
        var data = new Dataset(rows, rows.Select(r => r[0] + r[1] > Math.PI ? 1 : 0), ["low", "high"]);
        var map = new AngleFeatureMap(Qubits, Qubits, Pauli.Y, Pauli.X);
        PauliSum observable = PauliSum.Parse("X0", Qubits);
        BinaryClassifier model = BinaryClassifier.Of(AnsatzCatalog.Ising(Topology.Chain, Layers), map, observable);

        double one = Step(threads: 1), two = Step(threads: 2), calls = PreparedCalls(model, rows, map, observable);
        Console.WriteLine(FormattableString.Invariant(
            $"| a step on {Rows} rows, {Qubits} qubits, {model.Angles.Count} angles | {BestTime.Text(one)} on one thread, {one / calls:F2} times {Rows} prepared gradients ({BestTime.Text(calls)}); {one / two:F2} times as fast on two |"));

        // What a run does besides its steps is the same for both.
        double Step(int threads) => (Run(Steps + 1, threads) - Run(1, threads)) / Steps;

        double Run(int epochs, int threads) => BestTime.Of(() => Trainer.Fit(model, data, new TrainingOptions { Epochs = epochs, BatchSize = Rows, MaxThreads = threads }));
    }

    /// <summary>The gradient of the same circuit with the gates of the map before it, the features being parameters.</summary>
    private static double PreparedCalls(BinaryClassifier model, double[][] rows, AngleFeatureMap map, PauliSum observable)
    {
        var builder = new CircuitBuilder(Qubits);
        map.AppendTo(builder, [.. Enumerable.Range(0, map.AngleCount).Select(i => (Angle)builder.Parameter(FormattableString.Invariant($"x{i}")))]);
        int trained = 0;
        foreach (Operation operation in model.Circuit.Operations) builder.Rotate(operation.String!, builder.Parameter(FormattableString.Invariant($"t{trained++}")));
        using IExpectation loss = new StateVectorSimulator(new SimulatorOptions { MaxThreads = 1 }).Prepare(builder.Build(), observable, map.BaseState);
        double[] angles = [.. Enumerable.Range(0, loss.ParameterCount).Select(i => 0.01 * i)], gradient = new double[angles.Length];
        return BestTime.Of(() =>
        {
            foreach (double[] row in rows)
            {
                row.CopyTo(angles, 0);
                loss.ValueAndGradient(angles, gradient);
            }
        });
    }
}
