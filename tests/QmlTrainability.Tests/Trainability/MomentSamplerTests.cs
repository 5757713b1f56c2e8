using QmlTrainability.Ansatze;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation;
using QmlTrainability.Trainability;

namespace QmlTrainability.Tests.Trainability;

/// <summary>Sampled moments beside predicted ones, and the sampler's own promises.</summary>
public sealed class MomentSamplerTests
{
    private static readonly AnsatzBuilder[] Designs =
    [
        AnsatzCatalog.Ising(Topology.Chain, layers: 2),
        AnsatzCatalog.Ising(Topology.Ring, layers: 2),
        AnsatzCatalog.Matchgate(layers: 1),
        AnsatzCatalog.Heisenberg(Topology.Chain, layers: 2),
        AnsatzCatalog.HardwareEfficient(Topology.Ring, layers: 2),
        AnsatzCatalog.HardwareEfficient(Topology.Chain, layers: 1),
        AnsatzCatalog.TwoLocal([Pauli.Y], "CZ", Topology.Ring, layers: 2),
        AnsatzCatalog.TwoLocal([Pauli.X, Pauli.Z], "CX", Topology.Chain, layers: 2),
        new AnsatzBuilder().RotateEach(Pauli.X).RotateEach(Pauli.Z).RotateNeighbors("ZZ", Topology.Chain).Repeat(2),
        new AnsatzBuilder().RotateEach(Pauli.Y).RotateNeighbors("XZ", Topology.Ring).Repeat(2),
        AnsatzCatalog.Ising(Topology.Chain, layers: 4),
        AnsatzCatalog.Matchgate(layers: 2),
        AnsatzCatalog.Heisenberg(Topology.Ring, layers: 1),
        AnsatzCatalog.Qaoa(Topology.Ring, layers: 2, ParameterSharing.PerTerm),
        AnsatzCatalog.TwoLocal([Pauli.Z, Pauli.Y], "iswap", Topology.Chain, layers: 2),
        AnsatzCatalog.TwoLocal([Pauli.Y], "ecr", Topology.Ring, layers: 3),
        AnsatzCatalog.TwoLocal([Pauli.X], "ch", Topology.Chain, layers: 1),
        AnsatzCatalog.TwoLocal([Pauli.Y, Pauli.X], "swap", Topology.Chain, layers: 2),
        new AnsatzBuilder().RotateNeighbors("YX", Topology.Chain).RotateEach(Pauli.X).EntangleNeighbors("cz", Topology.Ring).Repeat(2),
        new AnsatzBuilder().RotateEach(Pauli.Z).RotateEach(Pauli.X).RotateEach(Pauli.Z).RotateNeighbors("YY", Topology.AllPairs),
    ];

    /// <summary>Twenty designs, each with a single string and a sum, from two states: at the depth built.</summary>
    [Theory]
    [Trait("Category", "Long")]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Prediction_and_measurement_agree_at_the_depth_built(int qubits)
    {
        int compared = 0;
        foreach (AnsatzBuilder design in Designs)
        {
            Circuit circuit = CircuitOf(design, qubits);
            foreach (PauliSum observable in new PauliSum[] { PauliString.On(qubits, (0, Pauli.Z)), Sum(qubits) })
            {
                foreach (InitialState state in new[] { InitialState.Zeros(qubits), Tilted(qubits) })
                    compared += Compare(circuit, observable, state, AngleDistribution.Uniform, 2000, (ulong)qubits);
            }
        }

        compared.Should().Be(4 * Designs.Length, "no variance is zero");
    }

    [Fact]
    public void Prediction_and_measurement_agree_for_a_few()
    {
        foreach (AnsatzBuilder design in new[] { Designs[0], Designs[4], Designs[8] })
        {
            Circuit circuit = CircuitOf(design, 3);
            Compare(circuit, Sum(3), Tilted(3), AngleDistribution.Uniform, 1500, 1).Should().Be(1);
            Compare(circuit, Sum(3), Tilted(3), AngleDistribution.Normal(0.4), 1500, 2).Should().Be(1);
        }
    }

    [Theory]
    [Trait("Category", "Long")]
    [InlineData(0.05)]
    [InlineData(0.5)]
    [InlineData(2.0)]
    public void Prediction_and_measurement_agree_for_normal_angles(double sigma)
    {
        foreach (AnsatzBuilder design in Designs) Compare(CircuitOf(design, 4), Sum(4), Tilted(4), AngleDistribution.Normal(sigma), 4000, 3);
    }

    /// <summary>The open Ising chain mixes by cos²(π/2n) a layer, so that 2n² layers are within e^-5 of the limit (n² · 0.405 layers to 1/e).</summary>
    [Theory]
    [Trait("Category", "Long")]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Deep_Ising_chains_reach_the_deep_limit(int qubits)
    {
        int layers = 3 * qubits * qubits;
        Circuit circuit = CircuitOf(AnsatzCatalog.Ising(Topology.Chain, layers), qubits);
        PauliSum x = PauliString.On(qubits, (0, Pauli.X));
        CompareDeep(circuit, x, InitialState.Plus(qubits), 1.0 / ((2 * qubits) - 1));
        CompareDeep(circuit, x, InitialState.Zeros(qubits), (qubits - 1.0) / (qubits * ((2.0 * qubits) - 1)));
        CompareDeep(circuit, PauliString.On(qubits, (qubits - 1, Pauli.X)), InitialState.Plus(qubits), 1.0 / ((2 * qubits) - 1));
    }

    /// <summary>su(2^n) from two layers of RY, RZ and a CX ring on: its slowest mode dies within some n layers; 12n are taken.</summary>
    [Theory]
    [Trait("Category", "Long")]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Deep_circuits_of_other_designs_reach_the_deep_limit(int qubits)
    {
        PauliSum z = PauliString.On(qubits, (0, Pauli.Z));
        double full = 1 / (Math.Pow(2, qubits) + 1);
        foreach (AnsatzBuilder design in new[]
        {
            AnsatzCatalog.HardwareEfficient(Topology.Ring, 12 * qubits), AnsatzCatalog.TwoLocal([Pauli.X, Pauli.Z], "CX", Topology.Chain, 12 * qubits),
            new AnsatzBuilder().RotateEach(Pauli.X).RotateEach(Pauli.Z).RotateNeighbors("ZZ", Topology.Chain).Repeat(12 * qubits),
        })
        {
            CompareDeep(CircuitOf(design, qubits), z, InitialState.Zeros(qubits), full);
        }

        Circuit matchgates = CircuitOf(AnsatzCatalog.Matchgate(3 * qubits * qubits), qubits);
        CompareDeep(matchgates, z, InitialState.Zeros(qubits), null);
        Circuit heisenberg = CircuitOf(new AnsatzBuilder().RotateEach(Pauli.Y).RotateEach(Pauli.X).RotateNeighbors("ZZ", Topology.Ring).Repeat(12 * qubits), qubits);
        CompareDeep(heisenberg, z, InitialState.Plus(qubits), full);
    }

    /// <summary>By hand: R_X(θ)|0⟩ has ⟨Z⟩ = cos θ. Mean 0, variance 1/2, slope squared 1/2; with factor 1/2 in the angle the slope is a quarter.</summary>
    [Fact]
    public void One_rotation_by_hand()
    {
        var b = new CircuitBuilder(1);
        Circuit half = b.RX(0, 0.5 * b.Parameter("theta")).Build();
        SampledMoments m = MomentSampler.Sample(half, PauliSum.Parse("Z"), InitialState.Zeros(1), AngleDistribution.Uniform, 20_000, 4);
        m.Mean.Agrees(0).Should().BeTrue(m.ToString());
        m.Variance.Agrees(0.5).Should().BeTrue(m.ToString());
        m.GradientSecondMoments[0].Agrees(0.125).Should().BeTrue(m.ToString());
        m.Mean.StandardError.Should().BeApproximately(Math.Sqrt(0.5 / 20_000), 1e-4);
        m.Variance.StandardError.Should().BeApproximately(Math.Sqrt((0.375 - 0.25) / 20_000), 1e-4, "E cos⁴ = 3/8");
        m.GradientSecondMoments[0].StandardError.Should().BeApproximately(Math.Sqrt(((0.375 / 16) - (0.125 * 0.125)) / 20_000), 1e-4);
    }

    /// <summary>THEORY: CRX on |+0⟩ with O = Z on the target has E ℓ² = 3/8 for its one parameter; two independent angles would give 1/4.</summary>
    [Fact]
    public void A_gate_of_two_rotations_is_one_parameter()
    {
        var b = new CircuitBuilder(2);
        Circuit circuit = b.CRX(0, 1, b.Parameter("theta")).Build();
        SampledMoments m = MomentSampler.Sample(circuit, PauliSum.Parse("IZ"), InitialState.Product([(1, 0, 0), (0, 0, 1)]), AngleDistribution.Uniform, 20_000, 5);
        double second = m.Variance.Value + (m.Mean.Value * m.Mean.Value);
        second.Should().BeApproximately(0.375, 5 * (m.Variance.StandardError + m.Mean.StandardError));
    }

    [Fact]
    public void The_number_of_threads_changes_no_bit()
    {
        Circuit circuit = CircuitOf(Designs[8], 4);
        SampledMoments[] all = [.. new[] { 1, 2, 3, 7 }.Select(threads =>
            MomentSampler.Sample(circuit, Sum(4), Tilted(4), AngleDistribution.Uniform, 333, 6, new SimulatorOptions { MaxThreads = threads }))];
        foreach (SampledMoments m in all)
        {
            m.Mean.Should().Be(all[0].Mean);
            m.Variance.Should().Be(all[0].Variance);
            m.GradientSecondMoments.Should().Equal(all[0].GradientSecondMoments);
        }

        MomentSampler.Sample(circuit, Sum(4), Tilted(4), AngleDistribution.Uniform, 333, 7).Mean.Should().NotBe(all[0].Mean);
    }

    [Fact]
    public void Progress_ends_with_all_samples_and_a_token_stops_it()
    {
        Circuit circuit = CircuitOf(Designs[0], 3);
        var seen = new List<SamplingProgress>();
        MomentSampler.Sample(circuit, Sum(3), Tilted(3), AngleDistribution.Uniform, 1000, 1, progress: new Collector(seen));
        seen.Select(p => p.Done).Should().BeInAscendingOrder();
        seen[^1].Done.Should().Be(1000);
        seen.Should().OnlyContain(p => p.Total == 1000).And.HaveCountGreaterThan(5);
        using var source = new CancellationTokenSource();
        Action act = () => MomentSampler.Sample(circuit, Sum(3), Tilted(3), AngleDistribution.Uniform, 10_000_000, 1, progress: new Canceller(source), cancellationToken: source.Token);
        act.Should().Throw<OperationCanceledException>();
    }

    [Fact]
    public void Requests_without_meaning_are_refused()
    {
        Circuit circuit = CircuitOf(Designs[0], 3);
        Try(() => MomentSampler.Sample(circuit, Sum(3), Tilted(3), AngleDistribution.Uniform, 1, 1)).Should().Throw<ArgumentOutOfRangeException>();
        Try(() => MomentSampler.Sample(circuit, Sum(4), Tilted(3), AngleDistribution.Uniform, 10, 1)).Should().Throw<QubitCountMismatchException>();
        Try(() => MomentSampler.Sample(circuit, Sum(3), Tilted(4), AngleDistribution.Uniform, 10, 1)).Should().Throw<QubitCountMismatchException>();
        Try(() => MomentSampler.Sample(circuit, Sum(3), InitialState.Product([(0, 0, 0), (0, 0, 1), (0, 0, 1)]), AngleDistribution.Uniform, 10, 1)).Should().Throw<UnsupportedRequestException>();
        var b = new CircuitBuilder(1);
        Parameter t = b.Parameter("t");
        Circuit odd = b.RX(0, t).RZ(0, Math.PI * t).Build();
        Try(() => MomentSampler.Sample(odd, PauliSum.Parse("X"), InitialState.Zeros(1), AngleDistribution.Uniform, 10, 1)).Should().Throw<HypothesisNotMetException>().WithMessage("The parameter t drives*");
        Try(() => MomentSampler.Sample(odd, PauliSum.Parse("X"), InitialState.Zeros(1), AngleDistribution.Normal(1), 10, 1)).Should().NotThrow();

        static Action Try(Func<object> act) => () => act();
    }

    /// <summary>Factors 1, 2/3 and 1/2 have the common period 12π: the sampled mean of a function of all three is that of an integral over it.</summary>
    [Fact]
    public void A_common_period_is_found()
    {
        var b = new CircuitBuilder(1);
        Parameter t = b.Parameter("t");
        Circuit circuit = b.RX(0, t).RX(0, 2 * t / 3).RX(0, t / 2).Build();
        ParameterPeriods.Of(circuit, AngleDistribution.Uniform).Should().ContainSingle().Which.Should().BeApproximately(12 * Math.PI, 1e-9);
    }

    private static int Compare(Circuit circuit, PauliSum observable, InitialState state, AngleDistribution angles, int samples, ulong seed)
    {
        FiniteDepthVariance predicted = FiniteDepthVariance.Of(circuit, observable, state, angles);
        SampledMoments measured = MomentSampler.Sample(circuit, observable, state, angles, samples, seed);
        measured.Mean.Agrees(predicted.Mean).Should().BeTrue("{0} of {1} from {2}: {3} against {4}", observable, circuit, state, measured, predicted);
        measured.Variance.Agrees(predicted.Value).Should().BeTrue("{0} of {1} from {2}: {3} against {4}", observable, circuit, state, measured, predicted);
        for (int p = 0; p < circuit.Parameters.Count; p++)
        {
            measured.GradientSecondMoments[p].Agrees(predicted.GradientSecondMoments[p]).Should().BeTrue(
                "slope {0} of {1}, {2} from {3}: {4} against {5}", circuit.Parameters[p], circuit, observable, state, measured.GradientSecondMoments[p], predicted.GradientSecondMoments[p]);
        }

        return predicted.Value > 1e-6 ? 1 : 0;
    }

    private static void CompareDeep(Circuit circuit, PauliSum observable, InitialState state, double? closedForm)
    {
        LossVariance? limit = Verdict.Of(circuit, observable, state, TrainabilityPolicy.JudgeOnly).Variance;
        limit.Should().NotBeNull();
        if (closedForm is double known) limit!.Value.Should().BeApproximately(known, 1e-12);
        SampledMoments measured = MomentSampler.Sample(circuit, observable, state, AngleDistribution.Uniform, 1500, 11);
        measured.Variance.Agrees(limit!.Value).Should().BeTrue("{0} of {1} from {2}: {3} against {4}", observable, circuit, state, measured, limit);
        measured.Mean.Agrees(limit.Mean).Should().BeTrue("{0} of {1} from {2}: {3} against {4}", observable, circuit, state, measured, limit);
    }

    private static Circuit CircuitOf(AnsatzBuilder design, int qubits) => design.Build(qubits, TrainabilityPolicy.JudgeOnly).Circuit;

    private static PauliSum Sum(int qubits) => PauliSum.Of(
        [(0.7, PauliString.On(qubits, (0, Pauli.Z), (1, Pauli.Z))), (-0.4, PauliString.On(qubits, (1, Pauli.X))), (0.3, PauliString.On(qubits, (qubits - 1, Pauli.Y)))]);

    private static InitialState Tilted(int qubits) => InitialState.Product([.. Enumerable.Range(0, qubits).Select(q => (0.6, q % 2 == 0 ? 0.8 : 0, q % 2 == 0 ? 0 : 0.8))]);

    private sealed class Collector(List<SamplingProgress> seen) : IProgress<SamplingProgress>
    {
        public void Report(SamplingProgress value) => seen.Add(value);
    }

    private sealed class Canceller(CancellationTokenSource source) : IProgress<SamplingProgress>
    {
        public void Report(SamplingProgress value) => source.Cancel();
    }
}
