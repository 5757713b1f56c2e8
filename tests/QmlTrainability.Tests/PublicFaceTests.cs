using System.Numerics;
using QmlTrainability.Ansatze;
using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation;
using QmlTrainability.Trainability;

namespace QmlTrainability.Tests;

/// <summary>The public face as the design fixes it, word for word as far as it exists: this file compiles, so the names stay.</summary>
public class PublicFaceTests
{
    [Fact]
    public void Paulis_read_as_designed()
    {
        PauliString p = PauliString.Parse("XIZ");
        PauliString.Parse("X0 Z2", qubits: 3).Should().Be(p);
        PauliString q = PauliString.On(1000, (0, Pauli.Z), (1, Pauli.Z));
        q.Weight.Should().Be(2);
        bool commute = p.CommutesWith(PauliString.Parse("ZIX"));
        commute.Should().BeTrue();
        PauliSum h = PauliSum.Parse("-1.0*ZZI - 1.0*IZZ - 0.5*XII");
        PauliSum s = PauliSum.Of([(1.0, p), (-0.5, PauliString.Parse("ZZI"))]);
        PauliSum t = 2.0 * p - 0.5 * s;
        t[p].Should().Be(1.5);
        PauliSum.Parse("0.5*X0", qubits: 3)[PauliString.Parse("XII")].Should().Be(0.5);
        h.Terms.Should().HaveCount(3);
    }

    [Fact]
    public void Algebras_read_as_designed()
    {
        IEnumerable<PauliString> strings = [PauliString.Parse("XI"), PauliString.Parse("IX"), PauliString.Parse("ZZ")];
        IEnumerable<PauliSum> sums = [PauliSum.Parse("XI + IX"), PauliSum.Parse("ZZ")];
        IProgress<ClosureProgress>? progress = null;
        CancellationToken cancellationToken = default;
        DynamicalLieAlgebra g = DynamicalLieAlgebra.GeneratedBy(strings);
        DynamicalLieAlgebra k = DynamicalLieAlgebra.GeneratedBy(sums, new ClosureOptions { MaxDimension = 20_000 }, progress, cancellationToken);
        BigInteger dim = g.Dimension, center = g.CenterDimension;
        (dim, center, k.Dimension).Should().Be((6, 0, 4));
        foreach (SimpleSummand a in g.SimpleSummands)
            $"{a.Multiplicity} x {a.Name}: {a.CartanType}{a.Rank}, dim {a.Dimension}".Should().Be("2 x su(2): A1, dim 3");
        $"{g}".Should().Be("2·su(2)");
        bool inside = g.Contains(PauliSum.Parse("XI + YY"));
        inside.Should().BeTrue();
        PauliString one = PauliString.Parse("X");
        DynamicalLieAlgebra.GeneratedBy([one]).Dimension.Should().Be(1);
        Action empty = () => DynamicalLieAlgebra.GeneratedBy([]);
        empty.Should().Throw<ArgumentException>();

        LossVariance v = LossVariance.Of(g, PauliSum.Parse("XI"), InitialState.Zeros(2));
        (v.Mean, v.Value, v.Log2, v.Exact.ToString(), v.Hypothesis.Length > 0).Should().Be((0, v.Value, Math.Log2(v.Value), v.Exact.ToString(), true));
    }

    [Fact]
    public void Designs_and_verdicts_read_as_designed()
    {
        Ansatz ansatz = new AnsatzBuilder()
            .RotateEach(Pauli.X)
            .RotateNeighbors("ZZ", Topology.Ring)
            .Repeat(4)
            .Build(qubits: 12);
        (ansatz.Circuit.QubitCount, ansatz.Algebra.ToString(), ansatz.Verdict.Decision).Should().Be((12, "2·so(24)", Decision.Accept));
        AnsatzBuilder builder = new AnsatzBuilder().RotateEach(Pauli.X).RotateNeighbors("ZZ", Topology.Chain).Repeat(2);
        PauliSum observable = PauliString.On(1000, (0, Pauli.X));
        Verdict verdict = builder.Assess(qubits: 1000, observable, InitialState.Zeros(1000), TrainabilityPolicy.Default);
        Circuit circuit = ansatz.Circuit;
        CancellationToken cancellationToken = default;
        Verdict ofACircuit = Verdict.Of(circuit, PauliString.On(12, (0, Pauli.X)), InitialState.Zeros(12), TrainabilityPolicy.Default, cancellationToken);
        (verdict.Decision, ofACircuit.Growth.Kind).Should().Be((Decision.Accept, GrowthKind.SingleSize));
        (GrowthKind Kind, int? Degree, double? Base, GrowthBasis HowKnown, int Samples) growth =
            (verdict.Growth.Kind, verdict.Growth.Degree, verdict.Growth.Base, verdict.Growth.HowKnown, verdict.Growth.Samples.Count);
        growth.Should().Be((GrowthKind.Polynomial, 2, null, GrowthBasis.Proved, 42));
        foreach (Evidence evidence in verdict.Evidence) (evidence.Claim.Length > 0 && evidence.Source.Length > 0 && Enum.IsDefined(evidence.Kind)).Should().BeTrue();
        FiniteDepthVariance f = FiniteDepthVariance.Of(circuit, PauliString.On(12, (0, Pauli.X)), InitialState.Zeros(12), AngleDistribution.Uniform);
        f.GradientSecondMoments.Should().HaveCount(circuit.Parameters.Count);
        AngleDistribution.Normal(0.1).Should().NotBeNull();
    }

    [Fact]
    public void Simulation_reads_as_designed()
    {
        Circuit circuit = new AnsatzBuilder().RotateEach(Pauli.X).RotateNeighbors("ZZ", Topology.Chain).Repeat(1).Build(qubits: 3).Circuit;
        PauliSum h = PauliSum.Parse("-1.0*ZZI - 1.0*IZZ - 0.5*XII");
        double[] parameters = [.. circuit.Parameters.Select((_, i) => 0.1 * i)];
        CancellationToken cancellationToken = default;
        var simulator = new StateVectorSimulator(new SimulatorOptions { MemoryBudget = 8L << 30 });
        using StateVector psi = simulator.Run(circuit, parameters);
        psi[0L].Magnitude.Should().BeInRange(0, 1);
        double energy = simulator.Expectation(circuit, h, parameters);
        (double value, double[] gradient) = simulator.ValueAndGradient(circuit, h, parameters, cancellationToken);
        value.Should().BeApproximately(energy, 1e-14);
        using IExpectation expectation = Prepared(simulator);
        var slopes = new double[expectation.ParameterCount];
        expectation.Value(parameters, cancellationToken).Should().BeApproximately(expectation.ValueAndGradient(parameters, slopes, cancellationToken), 1e-14);
        slopes.Should().Equal(gradient);
        expectation.Method.Should().NotBeEmpty();

        IExpectation Prepared(ISimulator any) => any.Prepare(circuit, h, InitialState.Zeros(3), cancellationToken);
    }

    [Fact]
    public void Circuits_read_as_designed()
    {
        var b = new CircuitBuilder(qubits: 3);
        Parameter theta = b.Parameter("theta"), phi = b.Parameter("phi");
        b.H(0).CX(0, 1).RX(2, theta).Rotate(PauliString.Parse("YZZ"), phi).RZ(1, 2 * theta + 0.1).Rotate(PauliString.Parse("XII"), 0.3);
        Circuit byHand = b.Build();
        (byHand.QubitCount, byHand.Parameters.Count).Should().Be((3, 2));
        byHand.Generators.Should().NotBeEmpty();
        Circuit read = Circuit.FromOpenQasm("OPENQASM 3.0; include \"stdgates.inc\"; qubit[1] q; rx(0.3) q[0];", new OpenQasmOptions { NumericAngles = NumericAngles.Trainable });
        read.StartValues.Should().Equal(0.3);
        InitialState[] states =
        [
            InitialState.Zeros(2), InitialState.Plus(2), InitialState.Basis("01"), InitialState.Product([(1.0, 0.0, 0.0), (0.0, 0.6, 0.8)]),
            InitialState.Stabilizer([PauliSum.Parse("XX"), PauliSum.Parse("-1*ZZ")]), InitialState.FromPauliExpectations(PauliSum.Parse("II + 0.5*ZZ")),
        ];
        states.Should().OnlyContain(s => s.QubitCount == 2);
        (Topology.Chain, Topology.Ring, Topology.AllPairs).Should().NotBeNull();
        Topology.Family(n => Enumerable.Range(1, n - 1).Select(q => (0, q))).BondsAt(3).Should().HaveCount(2);
        Topology.Graph([(0, 1)]).BondsAt(2).Should().HaveCount(1);
    }
}
