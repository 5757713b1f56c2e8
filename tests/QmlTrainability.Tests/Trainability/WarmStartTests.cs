using QmlTrainability.Ansatze;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation;
using QmlTrainability.Tests.Circuits;
using QmlTrainability.Trainability;

namespace QmlTrainability.Tests.Trainability;

/// <summary>Bounds against the exact chain, and starts at the identity against a simulation.</summary>
public class WarmStartTests
{
    [Fact]
    public void The_bounds_lie_below_the_exact_moments_and_close_to_them_at_small_angles()
    {
        var random = new Random(9);
        int slopes = 0;
        for (int trial = 0; trial < 300; trial++)
        {
            int n = random.Next(1, 5);
            var b = new CircuitBuilder(n);
            for (int i = 0; i < 10; i++)
            {
                if (n > 1 && random.Next(3) == 0) b.CX(0, n - 1);
                else b.Rotate(RandomCircuits.String(n, random), random.Next(1, 3) * b.Parameter($"p{i}"));
            }

            Circuit circuit = b.Build();
            PauliString observable = RandomCircuits.String(n, random);
            InitialState state = InitialState.Product([.. Enumerable.Range(0, n).Select(_ => (0.4, 0.5, 0.6))]);
            double sigma = random.NextDouble();
            WarmStart bound = WarmStart.Of(circuit, observable, state, sigma);
            FiniteDepthVariance exact = FiniteDepthVariance.Of(circuit, observable, state, AngleDistribution.Normal(sigma));
            bound.SecondMoment.Should().BeLessThanOrEqualTo(exact.SecondMoment + 1e-14);
            WarmStart cold = WarmStart.Of(circuit, observable, state, 1e-3);
            FiniteDepthVariance close = FiniteDepthVariance.Of(circuit, observable, state, AngleDistribution.Normal(1e-3));
            cold.SecondMoment.Should().BeApproximately(close.SecondMoment, 1e-4);
            for (int p = 0; p < circuit.Parameters.Count; p++)
            {
                bound.GradientSecondMoments[p].Should().BeLessThanOrEqualTo(exact.GradientSecondMoments[p] + 1e-14);
                cold.GradientSecondMoments[p].Should().BeApproximately(close.GradientSecondMoments[p], 1e-3);
                if (bound.GradientSecondMoments[p] > 1e-3) slopes++;
            }
        }

        slopes.Should().BeGreaterThan(500);
    }

    [Fact]
    public void A_small_scale_keeps_the_signal_of_an_exponential_design_on_a_thousand_qubits()
    {
        const int N = 1000;
        Circuit circuit = new AnsatzBuilder().RotateEach(Pauli.X).RotateEach(Pauli.Z).RotateNeighbors("ZZ", Topology.Chain).Repeat(20).ToCircuit(N);
        PauliString z = PauliString.On(N, (500, Pauli.Z));
        double sigma = WarmStart.LargestSigma(circuit, z, InitialState.Zeros(N), share: 0.5);
        WarmStart start = WarmStart.Of(circuit, z, InitialState.Zeros(N), sigma);
        start.MovingGates.Should().Be(20);
        start.SecondMoment.Should().BeApproximately(0.5, 1e-12);
        start.SecondMoment.Should().BeGreaterThanOrEqualTo(Math.Exp(-sigma * sigma * start.MovingGates));
        Action share = () => WarmStart.LargestSigma(circuit, z, InitialState.Zeros(N), share: 1);
        share.Should().Throw<ArgumentOutOfRangeException>();
        Action nothing = () => WarmStart.LargestSigma(circuit, z, InitialState.Plus(N), share: 0.5);
        nothing.Should().Throw<HypothesisNotMetException>();
    }

    [Fact]
    public void Identity_blocks_start_at_the_identity_and_leave_it()
    {
        var random = new Random(1);
        for (int trial = 0; trial < 20; trial++)
        {
            Circuit half = RandomCircuits.Any(3, 12, random);
            if (half.Parameters.Count == 0) continue;
            Circuit circuit = IdentityBlocks.Of(half, 2, (ulong)trial);
            double[] start = [.. circuit.StartValues];
            circuit.Parameters.Should().HaveCount(4 * half.Parameters.Count);
            var simulator = new StateVectorSimulator();
            foreach (string label in new[] { "ZII", "IZZ", "ZIZ" }) simulator.Expectation(circuit, PauliString.Parse(label), start).Should().BeApproximately(1, 1e-12);
        }

        Circuit universal = IdentityBlocks.Of(AnsatzCatalog.HardwareEfficient(Topology.Chain, 1).ToCircuit(3), 1, 1);
        double[] away = [.. universal.StartValues];
        away[0] += 1;
        new StateVectorSimulator().Expectation(universal, PauliString.Parse("ZII"), away).Should().BeLessThan(0.999);
        Action none = () => IdentityBlocks.Of(new CircuitBuilder(2).H(0).Build(), 1, 1);
        none.Should().Throw<ArgumentException>();
    }
}
