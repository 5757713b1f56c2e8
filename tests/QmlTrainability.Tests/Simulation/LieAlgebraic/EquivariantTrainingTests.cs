using System.Globalization;
using QmlTrainability.Ansatze;
using QmlTrainability.Learning;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation;
using QmlTrainability.Trainability;
using Xunit.Abstractions;

namespace QmlTrainability.Tests.Simulation.LieAlgebraic;

/// <summary>A design that all permutations of thirty qubits leave as it is, trained on a label that they leave as it is: 2^30 amplitudes are never made.</summary>
public class EquivariantTrainingTests(ITestOutputHelper output)
{
    private const int Qubits = 30;

    [Fact]
    [Trait("Category", "Long")]
    public void A_permutation_invariant_label_is_learned_at_thirty_qubits()
    {
        AnsatzBuilder design = new AnsatzBuilder()
            .RotateEach(Pauli.X, ParameterSharing.PerLayer)
            .RotateEach(Pauli.Y, ParameterSharing.PerLayer)
            .RotateNeighbors("ZZ", Topology.AllPairs, ParameterSharing.PerLayer)
            .Repeat(4);
        PauliSum magnetization = PauliSum.Of(Enumerable.Range(0, Qubits).Select(q => (1.0 / Qubits, PauliString.On(Qubits, (q, Pauli.Z)))));
        var model = BinaryClassifier.Of(design, new AngleFeatureMap(Qubits, Qubits), magnetization, simulator: new LieAlgebraicSimulator());
        DynamicalLieAlgebra.GeneratedBy(model.Circuit.Generators).Dimension.Should().Be(5441); // C(33, 3) - 15

        var random = new Random(5);
        Dataset training = Rows(40, random), test = Rows(40, random);
        var options = new TrainingOptions { Epochs = 12, BatchSize = 10, Optimizer = new Adam { LearningRate = 0.05 }, StartAngles = AngleDistribution.Normal(0.05), Seed = 2 };
        TrainingRun<BinaryClassifier> run = Trainer.Fit(model, training, options);
        double accuracy = run.Model.Accuracy(test);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"losses {string.Join(" ", run.History.Select(e => e.Loss.ToString("F3", CultureInfo.InvariantCulture)))}; accuracy on forty other rows {accuracy:F3}"));
        run.History[^1].Loss.Should().BeLessThan(0.5 * run.History[0].Loss);
        accuracy.Should().BeGreaterThanOrEqualTo(0.95);
    }

    /// <summary>Class 1 where the mean of the cosines is about ±1/2, class 0 where it is about 0: no linear function of the cosines tells them apart.</summary>
    private static Dataset Rows(int count, Random random) => new(
        Enumerable.Range(0, count).Select(i =>
        {
            double mean = int.IsEvenInteger(i) ? 0 : random.Next(2) - 0.5;
            return (IReadOnlyList<double>)[.. Enumerable.Range(0, Qubits).Select(_ => Math.Acos(mean + random.NextDouble() - 0.5))];
        }),
        Enumerable.Range(0, count).Select(i => i % 2),
        ["balanced", "polarized"]);
}
