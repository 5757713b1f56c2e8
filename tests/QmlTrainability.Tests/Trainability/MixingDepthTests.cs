using QmlTrainability.Ansatze;
using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;
using QmlTrainability.Trainability;

namespace QmlTrainability.Tests.Trainability;

/// <summary>Layers until the deep limit holds: against the exact chain of whole circuits, the deep limit of the algebra and the known slowest mode.</summary>
public class MixingDepthTests
{
    [Theory]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(8)]
    public void The_Ising_chain_mixes_at_the_rate_of_its_slowest_mode(int n)
    {
        AnsatzBuilder Design(int layers) => AnsatzCatalog.Ising(Topology.Chain, layers);
        PauliString x = PauliString.On(n, (0, Pauli.X));
        MixingDepth mixing = MixingDepth.Of(Design(1).ToCircuit(n), x, InitialState.Plus(n));
        mixing.Rate.Should().BeApproximately(Math.Pow(Math.Cos(Math.PI / (2 * n)), 2), 2e-3);
        mixing.Limit.Should().BeApproximately(1.0 / ((2 * n) - 1), 1e-12);
        double At(int layers) => FiniteDepthVariance.Of(Design(layers).ToCircuit(n), x, InitialState.Plus(n), AngleDistribution.Uniform).SecondMoment;
        Math.Abs(At(mixing.Layers) - mixing.Limit).Should().BeLessThanOrEqualTo(0.01 * mixing.Limit);
        Math.Abs(At(mixing.Layers - 1) - mixing.Limit).Should().BeGreaterThan(0.01 * mixing.Limit);
    }

    [Fact]
    public void Layers_with_Cliffords_mix_to_the_limit_of_their_algebra()
    {
        Circuit layer = AnsatzCatalog.HardwareEfficient(Topology.Chain, 1).ToCircuit(4);
        PauliString z = PauliString.Parse("ZIII");
        MixingDepth mixing = MixingDepth.Of(layer, z, InitialState.Zeros(4));
        mixing.Limit.Should().BeApproximately(1.0 / 17, 1e-12);
        double exact = FiniteDepthVariance.Of(AnsatzCatalog.HardwareEfficient(Topology.Chain, mixing.Layers).ToCircuit(4), z, InitialState.Zeros(4), AngleDistribution.Uniform).SecondMoment;
        Math.Abs(exact - mixing.Limit).Should().BeLessThanOrEqualTo(0.01 * mixing.Limit);
    }

    [Fact]
    public void What_never_mixes_or_does_not_fit_is_refused()
    {
        // Cyclic shifts of single-qubit rotations permute ideals for ever.
        Circuit shift = new AnsatzBuilder().RotateEach(Pauli.X).RotateEach(Pauli.Z).EntangleNeighbors("swap", Topology.Chain).ToCircuit(3);
        InitialState state = InitialState.Stabilizer([PauliSum.Parse("ZII"), PauliSum.Parse("IXX"), PauliSum.Parse("IZZ")]);
        Action permutes = () => MixingDepth.Of(shift, PauliString.Parse("ZII"), state);
        permutes.Should().Throw<HypothesisNotMetException>().WithMessage("*permute*");
        Action large = () => MixingDepth.Of(AnsatzCatalog.Heisenberg(Topology.Chain, 1).ToCircuit(12), PauliString.On(12, (0, Pauli.Z)), InitialState.Zeros(12));
        large.Should().Throw<BudgetExceededException>();
        Action zero = () => MixingDepth.Of(AnsatzCatalog.Ising(Topology.Chain, 1).ToCircuit(3), PauliString.Parse("XII"), InitialState.Product([(0, 0, 0), (0, 0, 0), (0, 0, 0)]));
        zero.Should().Throw<HypothesisNotMetException>().WithMessage("*limit is 0*");
    }

    [Fact]
    public void Noise_makes_a_plateau_of_what_has_none()
    {
        Circuit Ising(int layers) => AnsatzCatalog.Ising(Topology.Chain, layers).ToCircuit(4);
        int[] layers = [1, 2, 4, 8, 16, 32];
        PauliSum x = PauliSum.Parse("XIII");
        double[] clean = [.. DepthCurve.Of(Ising, layers, x, InitialState.Plus(4)).Points.Select(p => p.Moments.Value)];
        double[] noisy = [.. DepthCurve.Of(Ising, layers, x, InitialState.Plus(4), noise: NoiseModel.None.WithGates(PauliChannel.Depolarizing(0.03))).Points.Select(p => p.Moments.Value)];
        clean[^1].Should().BeApproximately(1.0 / 7, 0.001);
        noisy[^1].Should().BeLessThan(1e-6);
        for (int i = 3; i < layers.Length; i++) (noisy[i] / noisy[i - 1]).Should().BeLessThan(Math.Pow(0.96, 4 * (layers[i] - layers[i - 1]) / 2.0), "exponential in the layers");
    }
}
