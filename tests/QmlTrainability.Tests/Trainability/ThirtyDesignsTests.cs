using QmlTrainability.Ansatze;
using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;
using QmlTrainability.Trainability;

namespace QmlTrainability.Tests.Trainability;

/// <summary>Thirty designs on the state vector, shallow and deep: what is predicted lies within five standard errors of what is measured.</summary>
/// <remarks>At 20,000 samples, over some 60 circuits and 3,000 slopes; a normal estimate is farther than five standard errors off once in 1.7 million.</remarks>
public class ThirtyDesignsTests
{
    private const int Samples = 20_000;

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, 30)];

    [Theory]
    [Trait("Category", "Long")]
    [MemberData(nameof(Numbers))]
    public void Predictions_are_within_five_standard_errors(int number)
    {
        (AnsatzBuilder layer, int n, PauliSum observable, InitialState state) = Design(number);
        Circuit shallow = layer.Repeat(1 + (number % 3)).ToCircuit(n);
        FiniteDepthVariance predicted = FiniteDepthVariance.Of(shallow, observable, state, AngleDistribution.Uniform);
        SampledMoments measured = MomentSampler.Sample(shallow, observable, state, AngleDistribution.Uniform, Samples, seed: (ulong)number);
        Within(measured.Variance, predicted.Value, $"design {number}, at the depth built");
        Within(measured.Mean, predicted.Mean, $"mean of design {number}");
        for (int p = 0; p < shallow.Parameters.Count; p++) Within(measured.GradientSecondMoments[p], predicted.GradientSecondMoments[p], $"design {number}, slope along {shallow.Parameters[p].Name}");

        // Deep enough for the chain to have reached its limit, which is then the deep limit; the slope in the middle has deep halves on both sides.
        if (n > 4) return;
        Circuit deep = layer.Repeat(n == 3 ? 60 : 90).ToCircuit(n);
        DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy(deep.Generators);
        PauliSum pulledBack = deep.RotationForm.PullBack(observable);
        LossVariance limit = LossVariance.Of(algebra, pulledBack, state);
        SampledMoments far = MomentSampler.Sample(deep, observable, state, AngleDistribution.Uniform, Samples, seed: 100 + (ulong)number);
        Within(far.Variance, limit.Value, $"design {number}, deep limit");
        Parameter middle = deep.Parameters[deep.Parameters.Count / 2];
        PauliSum generator = deep.RotationForm.Rotations.Where(r => r.Angle.Terms.Any(t => t.Parameter == middle))
            .Aggregate(PauliSum.Zero(n), (sum, r) => sum + (r.Angle.Terms.Single(t => t.Parameter == middle).Factor * (PauliSum)r.String));
        Within(far.GradientSecondMoments[middle.Index], GradientVariance.Of(algebra, generator, pulledBack, state).Value, $"design {number}, slope in the deep limit");
    }

    /// <summary>A readout that takes 1 for 0 with probability γ measures Z as (1 − γ)Z + γ, and so a bond Z_0Z_1 of the Ising chain with Z_0 and Z_1, which lie outside of i·g.
    /// The formula over ideals alone would give a fifth of the variance; the orbits give what the chain has.</summary>
    [Fact]
    public void The_simple_formula_is_not_used_where_readout_noise_leaves_the_algebra()
    {
        const int N = 3;
        Circuit deep = AnsatzCatalog.Ising(Topology.Chain, 60).ToCircuit(N);
        DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy(deep.Generators);
        PauliSum read = PauliSum.Parse("0.16*ZZI + 0.24*ZII + 0.24*IZI + 0.36*III"); // γ = 0.6
        LossVariance v = LossVariance.Of(algebra, read, InitialState.Zeros(N));
        Rational ideals = new Rational(256, 10_000) * new Rational(2, 15), outside = new Rational(576, 10_000) * (new Rational(1, 6) + new Rational(1, 10));
        v.Hypothesis.Should().Contain("outside");
        v.Exact.Should().Be(ideals + outside);
        LossVariance.Of(algebra, PauliSum.Parse("0.16*ZZI"), InitialState.Zeros(N)).Exact.Should().Be(ideals, "what the ideals see, a fifth of it");
        FiniteDepthVariance.Of(deep, read, InitialState.Zeros(N), AngleDistribution.Uniform).Value.Should().BeApproximately(v.Value, 1e-6);
    }

    private static void Within(Estimate measured, double predicted, string what) =>
        Math.Abs(measured.Value - predicted).Should().BeLessThanOrEqualTo((5 * measured.StandardError) + 1e-12, $"{what}: {predicted} against {measured}");

    /// <summary>Ten kinds of layers at three sizes each, with observables and states that differ.</summary>
    private static (AnsatzBuilder Layer, int Qubits, PauliSum Observable, InitialState State) Design(int number)
    {
        int kind = number % 10, n = (number / 10) switch { 0 => 3, 1 => 4, _ => 5 + (number % 4) };
        var b = new AnsatzBuilder();
        AnsatzBuilder layer = kind switch
        {
            0 => b.RotateEach(Pauli.X).RotateNeighbors("ZZ", Topology.Chain),
            1 => b.RotateEach(Pauli.X).RotateNeighbors("ZZ", Topology.Ring),
            2 => b.RotateEach(Pauli.Y).RotateEach(Pauli.Z).EntangleNeighbors("CZ", Topology.Chain),
            3 => b.RotateEach(Pauli.Y).EntangleNeighbors("CX", Topology.Ring),
            4 => b.RotateNeighbors("XX", Topology.Chain).RotateNeighbors("YY", Topology.Chain).RotateEach(Pauli.Z),
            5 => b.RotateNeighbors("XX", Topology.Chain).RotateNeighbors("YY", Topology.Chain).RotateNeighbors("ZZ", Topology.Chain),
            6 => b.RotateEach(Pauli.X).RotateEach(Pauli.Z).RotateNeighbors("ZZ", Topology.Ring),
            7 => b.RotateNeighbors("XY", Topology.Chain).RotateNeighbors("XZ", Topology.Chain),
            8 => b.RotateEach(Pauli.X).RotateNeighbors("ZZ", Topology.AllPairs),
            _ => b.RotateEach(Pauli.X).RotateEach(Pauli.Y),
        };
        PauliSum observable = (number % 3) switch
        {
            0 => PauliString.On(n, (0, Pauli.X)),
            1 => PauliString.On(n, (n - 1, Pauli.Z)),
            _ => (0.5 * PauliString.On(n, (0, Pauli.Z), (1, Pauli.Z))) + (0.25 * PauliString.On(n, (1, Pauli.X))),
        };
        return (layer, n, observable, number % 2 == 0 ? InitialState.Plus(n) : InitialState.Zeros(n));
    }
}
