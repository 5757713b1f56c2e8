using QmlTrainability.Ansatze;
using QmlTrainability.Circuits;
using QmlTrainability.Learning;
using QmlTrainability.Paulis;
using QmlTrainability.Trainability;

namespace QmlTrainability.Tests.Learning;

/// <summary>Small models and data.</summary>
internal static class Models
{
    /// <summary>An Ising chain read out in the field; features turn |+⟩ about Y.</summary>
    public static BinaryClassifier Ising(int qubits = 3, int features = 2, int layers = 2) => BinaryClassifier.Of(
        AnsatzCatalog.Ising(Topology.Chain, layers),
        new AngleFeatureMap(qubits, features, Pauli.Y, Pauli.X),
        PauliSum.Of([(1.0, PauliString.On(qubits, (0, Pauli.X)))]));

    /// <summary>A circuit with tied and affine angles and an observable of several terms.</summary>
    public static BinaryClassifier Tied()
    {
        var b = new CircuitBuilder(qubits: 3);
        Parameter s = b.Parameter("s"), t = b.Parameter("t");
        Circuit circuit = b.RX(0, s).RY(1, 2 * t + 0.3).CX(0, 2).RZZ(0, 1, s).CRX(1, 2, t).RY(0, s - t).Build();
        var map = new AngleFeatureMap(3, 4, Pauli.X, Pauli.Z);
        return BinaryClassifier.Of(circuit, Verdict.Of(circuit, PauliSum.Parse("0.5*ZII + 0.7*IXY - 0.2*YIZ"), map.MiddleState, TrainabilityPolicy.JudgeOnly), map);
    }

    /// <summary>Two clouds that a line separates, scaled to [0, π].</summary>
    public static Dataset Clouds(int rows = 24, int features = 2, int seed = 5)
    {
        var random = new Random(seed);
        int[] labels = [.. Enumerable.Range(0, rows).Select(i => i % 2)];
        var data = new Dataset(labels.Select(l => (IReadOnlyList<double>)[.. Enumerable.Range(0, features).Select(_ => l + (0.3 * random.NextDouble()))]), labels, ["low", "high"]);
        return Scaler.Fit(data).Transform(data);
    }
}
