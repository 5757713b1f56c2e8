using QmlTrainability.Ansatze;
using QmlTrainability.Circuits;
using QmlTrainability.Learning;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation;
using QmlTrainability.Trainability;

namespace QmlTrainability.Tests.Learning;

public sealed class BinaryClassifierTests
{
    private static readonly AngleFeatureMap Map = new(qubits: 6, features: 4);

    [Fact]
    public void A_design_on_a_plateau_is_refused_with_its_verdict()
    {
        Action build = () => BinaryClassifier.Of(AnsatzCatalog.HardwareEfficient(Topology.Ring, layers: 2), Map, PauliSum.Parse("Z0", 6));
        Verdict verdict = build.Should().Throw<UntrainableAnsatzException>().Which.Verdict;
        verdict.Decision.Should().Be(Decision.Reject);
        verdict.Observable!.ToString().Should().Be(PauliSum.Parse("Z0", 6).ToString());
    }

    [Fact]
    public void Judge_only_builds_it_all_the_same()
    {
        BinaryClassifier model = BinaryClassifier.Of(AnsatzCatalog.HardwareEfficient(Topology.Ring, layers: 2), Map, PauliSum.Parse("Z0", 6), TrainabilityPolicy.JudgeOnly);
        model.Verdict.Decision.Should().Be(Decision.Undecided);
        model.Verdict.Reason.Should().Contain("would reject");
    }

    /// <summary>Z is not in the algebra of the Ising chain, so that its variance is not known: the design is accepted, a model that measures Z is not.</summary>
    [Fact]
    public void The_observable_of_the_model_is_judged_and_not_the_design_alone()
    {
        Ansatz ansatz = AnsatzCatalog.Ising(Topology.Chain, layers: 1).Build(qubits: 8, TrainabilityPolicy.Strict);
        ansatz.Verdict.Decision.Should().Be(Decision.Accept);
        var map = new AngleFeatureMap(8, 4, Pauli.Y, Pauli.X);
        BinaryClassifier.Of(ansatz, map, PauliSum.Parse("X0", 8)).Verdict.Variance!.Exact.Should().Be(new Rational(7, 120));

        // Tied angles: an algebra of sums, of which the deep limit is known too.
        Ansatz tied = AnsatzCatalog.Ising(Topology.Chain, layers: 1, ParameterSharing.PerLayer).Build(qubits: 8, TrainabilityPolicy.Strict);
        BinaryClassifier.Of(tied, map, PauliSum.Parse("X0", 8)).Verdict.Variance!.Value.Should().BeGreaterThan(0.001);
    }

    [Fact]
    public void A_model_that_would_sit_on_a_plateau_is_refused_although_its_design_is_accepted()
    {
        // so(120) is small, but Z in the bulk is a product of 61 of its 120 Majorana modes.
        Ansatz ansatz = AnsatzCatalog.Ising(Topology.Chain, layers: 1).Build(qubits: 60);
        var map = new AngleFeatureMap(60, 4);
        Verdict verdict = ((Action)(() => BinaryClassifier.Of(ansatz, map, PauliSum.Parse("Z30", 60)))).Should().Throw<UntrainableAnsatzException>().Which.Verdict;
        verdict.Decision.Should().Be(Decision.Reject);
        verdict.Variance!.Log2.Should().BeLessThan(-40);
        BinaryClassifier.Of(ansatz.Design, map, PauliSum.Parse("Z30", 60), TrainabilityPolicy.JudgeOnly).Verdict.Decision.Should().Be(Decision.Undecided);
    }

    [Fact]
    public void A_variance_below_the_policy_refuses_the_model()
    {
        BinaryClassifier ByVariance(double minimum) => BinaryClassifier.Of(
            AnsatzCatalog.Ising(Topology.Chain, layers: 1), new AngleFeatureMap(4, 2, Pauli.Y, Pauli.X), PauliSum.Parse("XIII"), TrainabilityPolicy.ByVariance(minimum));
        ByVariance(0.107).Verdict.Variance!.Value.Should().BeApproximately(3.0 / 28, 1e-15);
        ((Action)(() => ByVariance(0.108))).Should().Throw<UntrainableAnsatzException>();
    }

    [Fact]
    public void A_verdict_must_be_on_the_circuit_and_its_loss()
    {
        Circuit circuit = AnsatzCatalog.Ising(Topology.Chain, 1).ToCircuit(3), other = AnsatzCatalog.Ising(Topology.Chain, 1).ToCircuit(3), larger = AnsatzCatalog.Ising(Topology.Chain, 1).ToCircuit(4);
        var map = new AngleFeatureMap(3, 3);
        PauliSum x = PauliSum.Parse("XII");
        ((Action)(() => BinaryClassifier.Of(circuit, Verdict.Of(larger, PauliSum.Parse("XIII")), map))).Should().Throw<QubitCountMismatchException>();
        ((Action)(() => BinaryClassifier.Of(circuit, Verdict.Of(other, x), map))).Should().Throw<ArgumentException>().WithMessage("*another circuit*");
        ((Action)(() => BinaryClassifier.Of(circuit, Verdict.Of(circuit), map))).Should().Throw<ArgumentException>().WithMessage("*algebra alone*");
        ((Action)(() => BinaryClassifier.Of(circuit, Verdict.Of(circuit, x), new AngleFeatureMap(4, 3)))).Should().Throw<QubitCountMismatchException>();
        BinaryClassifier.Of(circuit, Verdict.Of(circuit, x, map.MiddleState), map).Verdict.State!.ToString().Should().Be(map.MiddleState.ToString());
    }

    [Fact]
    public void The_decision_is_scale_times_expectation_plus_bias()
    {
        BinaryClassifier model = Models.Tied().WithParameters([0.4, -1.1], scale: -2.5, bias: 0.75);
        double[] x = [0.1, 0.2, 1.3, 2.9];
        double expectation = new StateVectorSimulator().Expectation(model.Circuit, model.Observable, [0.4, -1.1], ((AngleFeatureMap)model.FeatureMap).StateOf(x));
        double decision = (-2.5 * expectation) + 0.75;
        model.Decision(x).Should().BeApproximately(decision, 1e-14);
        model.PredictProbability(x).Should().BeApproximately(1 / (1 + Math.Exp(-decision)), 1e-14);
        model.Predict(x).Should().Be(decision > 0 ? 1 : 0);
        model.Angles.Should().Equal(0.4, -1.1);
    }

    [Fact]
    public void Wrong_values_are_refused_and_named()
    {
        BinaryClassifier model = Models.Tied();
        ((Action)(() => model.WithParameters([1.0]))).Should().Throw<ArgumentException>().WithMessage("*2 parameters, but 1*");
        ((Action)(() => model.WithParameters([1.0, double.NaN]))).Should().Throw<ArgumentOutOfRangeException>().WithMessage("*'t'*");
        ((Action)(() => model.WithParameters([1.0, 1], scale: double.NaN))).Should().Throw<ArgumentOutOfRangeException>().WithMessage("*scale*");
        ((Action)(() => model.Decision([1.0]))).Should().Throw<ArgumentException>();
        ((Action)(() => model.Accuracy(Models.Clouds(features: 3)))).Should().Throw<ArgumentException>().WithMessage("*4 features*3*");
        ((Action)(() => model.Accuracy(new Dataset([[1.0, 1, 1, 1]], [0], ["a", "b", "c"])))).Should().Throw<ArgumentException>().WithMessage("*SelectClasses*");
    }
}
