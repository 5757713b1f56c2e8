using QmlTrainability.Ansatze;
using QmlTrainability.Circuits;
using QmlTrainability.Learning;
using QmlTrainability.Learning.Encodings;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation;
using QmlTrainability.Trainability;

namespace QmlTrainability.Tests.Learning;

/// <summary>Models on the simulators that know no state vector.</summary>
public sealed class SimulatorTests
{
    [Fact]
    public void A_classifier_says_the_same_inside_the_algebra_and_by_strings()
    {
        var map = new AngleFeatureMap(4, 4, Pauli.Y, Pauli.X);
        AnsatzBuilder design = AnsatzCatalog.Ising(Topology.Chain, 2);
        PauliSum x = PauliSum.Parse("XIII");
        BinaryClassifier reference = BinaryClassifier.Of(design, map, x);
        double[] angles = [.. reference.Angles.Select((_, i) => Math.Sin(2 * i))], row = [0.4, 1.1, 2.0, 2.7];
        double expected = reference.WithParameters(angles).Decision(row);
        Math.Abs(expected).Should().BeGreaterThan(0.01);
        foreach (ISimulator simulator in new ISimulator[] { new LieAlgebraicSimulator(), new PauliPropagationSimulator() })
            BinaryClassifier.Of(design, map, x, simulator: simulator).WithParameters(angles).Decision(row).Should().BeApproximately(expected, 1e-12, simulator.GetType().Name);
    }

    [Fact]
    public void A_classifier_is_trained_inside_the_algebra_to_the_same_losses()
    {
        Dataset data = Models.Clouds(rows: 10);
        var map = new AngleFeatureMap(3, 2, Pauli.Y, Pauli.X);
        TrainingRun<BinaryClassifier> Run(ISimulator simulator) => Trainer.Fit(
            BinaryClassifier.Of(AnsatzCatalog.Ising(Topology.Chain, 2), map, PauliSum.Parse("XII"), simulator: simulator), data, new TrainingOptions { Epochs = 5 });
        double[] expected = [.. Run(new StateVectorSimulator()).History.Select(e => e.Loss)];
        Run(new LieAlgebraicSimulator()).History.Select(e => e.Loss).Should().Equal(expected, (a, b) => Math.Abs(a - b) < 1e-10);
    }

    /// <summary>Rows as product states on a ring, whose rotations carry a copy string: every sector is in use.</summary>
    [Fact]
    public void A_classifier_is_trained_on_free_fermions_to_the_same_losses_and_to_the_same_bits_on_any_number_of_threads()
    {
        Dataset data = Models.Clouds(rows: 20);
        var map = new AngleFeatureMap(5, 2, Pauli.Y, Pauli.X);
        TrainingRun<BinaryClassifier> Run(ISimulator simulator, int threads) => Trainer.Fit(
            BinaryClassifier.Of(AnsatzCatalog.Ising(Topology.Ring, 3), map, PauliSum.Parse("XIIII + 0.5*IXIII"), TrainabilityPolicy.JudgeOnly, simulator), data,
            new TrainingOptions { Epochs = 4, MaxThreads = threads });
        double[] expected = [.. Run(new StateVectorSimulator(), 1).History.Select(e => e.Loss)], fermions = [.. Run(new FreeFermionSimulator(), 1).History.Select(e => e.Loss)];
        fermions.Should().Equal(expected, (a, b) => Math.Abs(a - b) < 1e-10);
        Run(new FreeFermionSimulator(), 4).History.Select(e => e.Loss).Should().Equal(fermions);
    }

    /// <summary>ZZ on the bonds of the chain lies in the algebra of the Ising chain and runs inside; on all pairs it does not, and enters as a state vector.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_feature_map_runs_inside_the_algebra_or_enters_as_a_state_vector(bool allPairs)
    {
        const int Qubits = 4;
        FeatureMap map = PauliFeatureMap.Of(Qubits, ["ZZ"], allPairs ? Topology.AllPairs : Topology.Chain, repetitions: 1);
        AnsatzBuilder design = AnsatzCatalog.Ising(Topology.Chain, 2);
        Dataset data = new(Enumerable.Range(0, 8).Select(i => (IReadOnlyList<double>)[0.1 * i, Math.Sin(i), Math.Cos(i), 0.3]), Enumerable.Range(0, 8).Select(i => i % 2), ["a", "b"]);
        TrainingRun<BinaryClassifier> Run(ISimulator simulator, int threads) => Trainer.Fit(
            BinaryClassifier.Of(design, map, PauliSum.Parse("XIII"), TrainabilityPolicy.JudgeOnly, simulator), data, new TrainingOptions { Epochs = 3, MaxThreads = threads });
        using (var inputs = new ReadoutInputs(BinaryClassifier.Of(design, map, PauliSum.Parse("XIII"), TrainabilityPolicy.JudgeOnly, new LieAlgebraicSimulator()).Readout))
        {
            inputs.IsByStateVector(CancellationToken.None).Should().Be(allPairs);
        }

        double[] expected = [.. Run(new StateVectorSimulator(), 1).History.Select(e => e.Loss)];
        double[] inside = [.. Run(new LieAlgebraicSimulator(), 1).History.Select(e => e.Loss)];
        inside.Should().Equal(expected, (a, b) => Math.Abs(a - b) < 1e-10);
        Run(new LieAlgebraicSimulator(), 3).History.Select(e => e.Loss).Should().Equal(inside);
    }

    /// <summary>Forty qubits: the critical chain has E = 1 - csc(π/(4n + 2)).</summary>
    [Fact]
    public void An_eigensolver_runs_on_free_fermions_where_no_state_vector_fits()
    {
        const int Qubits = 40;
        Eigensolver solver = Eigensolver.Of(
            AnsatzCatalog.Ising(Topology.Chain, 4, ParameterSharing.PerLayer), SpinModels.Ising(Qubits, Topology.Chain, 1, 1), InitialState.Plus(Qubits), simulator: new FreeFermionSimulator());
        double exact = 1 - (1 / Math.Sin(Math.PI / ((4 * Qubits) + 2)));
        var options = new TrainingOptions { Optimizer = new LimitedMemoryBfgs(), Epochs = 60, StartAngles = AngleDistribution.Normal(0.3), Seed = 1 };
        double energy = Trainer.Fit(solver, options).Model.Energy();
        (energy / exact).Should().BeInRange(0.95, 1);
    }
}
