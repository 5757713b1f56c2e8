using System.Numerics;
using QmlTrainability.Ansatze;
using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;
using QmlTrainability.Tests.Circuits;
using QmlTrainability.Trainability;

namespace QmlTrainability.Tests.Trainability;

/// <summary>Slopes in the deep limit: the middle gates of deep exact chains, algebras that are turned into sums, closed forms, and the first line of a verdict.</summary>
public class GradientVarianceTests
{
    [Fact]
    public void Slopes_are_those_of_the_middle_gates_of_a_deep_chain()
    {
        var random = new Random(20261124);
        int dead = 0, outside = 0, types = 0;
        for (int trial = 0; trial < 60; trial++)
        {
            int n = random.Next(1, 4);
            PauliString[] generators = [.. Enumerable.Range(0, random.Next(2, 6)).Select(_ => RandomCircuits.String(n, random)).Distinct()];
            DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy(generators);
            if (algebra.Components!.Count == 0) continue;
            types |= 1 << (int)algebra.Components[0].Summand.CartanType;
            PauliSum observable = PauliSum.Of(Enumerable.Range(0, 3).Select(_ => ((double)random.Next(1, 4), RandomCircuits.String(n, random))));
            if (!algebra.Contains(observable)) outside++;
            InitialState state = LossCovarianceTests.RandomStabilizer(n, random);
            IReadOnlyList<GradientVariance> slopes = GradientVariance.Of(algebra, [.. generators.Select(g => (PauliSum)g)], observable, state);
            const int Layers = 240;
            var b = new CircuitBuilder(n);
            for (int layer = 0; layer < Layers; layer++)
            {
                for (int g = 0; g < generators.Length; g++) b.Rotate(generators[g], b.Parameter($"t{layer}_{g}"));
            }

            FiniteDepthVariance chain = FiniteDepthVariance.Of(b.Build(), observable, state, AngleDistribution.Uniform);
            for (int g = 0; g < generators.Length; g++)
            {
                slopes[g].Value.Should().BeApproximately(chain.GradientSecondMoments[(Layers / 2 * generators.Length) + g], 1e-6, $"{generators[g]} in {algebra}, O = {observable}");
                slopes[g].Exact.Should().NotBeNull();
                if (slopes[g].IsDead) dead++;
            }
        }

        dead.Should().BeGreaterThan(5);
        outside.Should().BeGreaterThan(20);
        types.Should().BeGreaterThan(1);
    }

    [Fact]
    public void The_fraction_that_anticommutes_is_that_of_the_listed_orbit()
    {
        var random = new Random(5);
        for (int trial = 0; trial < 60; trial++)
        {
            PauliString[] generators = OrbitDimensionTests.WithRadical(trial, random);
            DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy(generators);
            PauliString v = RandomCircuits.String(5, random), a = generators[random.Next(generators.Length)];
            HashSet<PauliString> orbit = [v];
            for (var open = new Queue<PauliString>(orbit); open.TryDequeue(out PauliString? w);)
            {
                foreach (PauliString g in generators.Where(g => !g.CommutesWith(w)))
                {
                    PauliString next = PauliString.Multiply(w, g).String;
                    if (orbit.Add(next)) open.Enqueue(next);
                }
            }

            AnticommutingFraction.Of(algebra.ComponentOf(a)!, v).Should().Be(new Rational(orbit.Count(w => !w.CommutesWith(a)), orbit.Count), $"{algebra}, v = {v}");
        }
    }

    /// <summary>Generators and observable turned by a rotation that is no Clifford: the algebra is a closure of sums, by ideals or by the module of the observable.</summary>
    [Fact]
    public void Slopes_of_sums_are_those_of_the_strings_they_are_turned_from()
    {
        var random = new Random(4);
        PauliSum[] turned =
        [
            PauliSum.Parse("IXI"), PauliSum.Parse("IIX"), PauliSum.Parse("IZZ"), PauliSum.Parse("0.6*XII + 0.8*ZII"), PauliSum.Parse("0.6*ZZI - 0.8*XZI"),
        ];
        PauliString[] plain = [.. new[] { "IXI", "IIX", "IZZ", "XII", "ZZI" }.Select(l => PauliString.Parse(l))];
        (DynamicalLieAlgebra sums, DynamicalLieAlgebra strings) = (DynamicalLieAlgebra.GeneratedBy(turned), DynamicalLieAlgebra.GeneratedBy(plain));
        sums.IsPauliAlgebra.Should().BeFalse();
        foreach (string label in new[] { "IXI", "IZZ", "IIX", "IZI", "IYY", "IIZ" })
        {
            // Observables that the turn leaves alone, and a state that it leaves alone: ⟨X⟩ = ⟨Z⟩ = 0 on qubit 0.
            InitialState state = InitialState.Product([(0, 1, 0), (0.6, 0, 0.8), (0, 0.6, 0.8)]);
            PauliSum observable = PauliString.Parse(label);
            IReadOnlyList<GradientVariance> expected = GradientVariance.Of(strings, [.. plain.Select(p => (PauliSum)p)], observable, state);
            IReadOnlyList<GradientVariance> actual = GradientVariance.Of(sums, turned, observable, state);
            for (int g = 0; g < turned.Length; g++) actual[g].Value.Should().BeApproximately(expected[g].Value, 1e-9, $"{label}: {turned[g]}");
        }
    }

    [Theory]
    [InlineData(4)]
    [InlineData(1000)]
    public void Closed_forms(int n)
    {
        // Free fermions: 2k(N − k)/(N(N − 1)) of the strings with k Majoranas; N = 2n, X_0 has two.
        GradientVariance ising = GradientVariance.Of(LossCovarianceTests.IsingChain(n), PauliString.On(n, (n - 1, Pauli.X)), PauliString.On(n, (0, Pauli.X)), InitialState.Plus(n));
        ising.Exact.Should().Be(new Rational(1, (2 * n) - 1) * new Rational(4 * ((2 * n) - 2), 2L * n * ((2 * n) - 1)));

        // su(2ⁿ): half of all strings but the identity, 4ⁿ/2 of 4ⁿ − 1.
        GradientVariance universal = GradientVariance.Of(LossCovarianceTests.Universal(n), PauliString.On(n, (0, Pauli.Y)), PauliString.On(n, (n - 1, Pauli.Z)), InitialState.Zeros(n));
        BigInteger size = BigInteger.One << n;
        universal.Exact.Should().Be(new Rational(1, size + 1) * new Rational(size * size / 2, (size * size) - 1));
    }

    [Fact]
    public void A_rotation_that_the_loss_does_not_see_is_dead_and_named()
    {
        var b = new CircuitBuilder(2);
        for (int layer = 0; layer < 2; layer++) b.RX(0, b.Parameter($"x{layer}")).RZ(0, b.Parameter($"z{layer}")).RX(1, b.Parameter($"other{layer}"));
        Verdict verdict = Verdict.Of(b.Build(), PauliSum.Parse("ZI"), InitialState.Zeros(2));
        verdict.DeepShots!.DeadParameters.Select(p => p.Name).Should().Equal("other0", "other1");
        verdict.DeepShots.Typical.Should().Be(Math.Ceiling(9 / (1.0 / 3 * 2 / 3)));
        verdict.ToString().Split('\n')[0].Should().Contain("; in the deep limit a typical partial derivative takes 41 shots to be seen; 2 of 6 parameters are dead: other0, other1");
    }

    [Fact]
    public void A_slope_below_the_range_of_a_double_is_no_dead_parameter()
    {
        Verdict verdict = new AnsatzBuilder().RotateEach(Pauli.Y).RotateEach(Pauli.Z).RotateNeighbors("ZZ", Topology.Chain).Repeat(2)
            .Assess(1100, PauliString.On(1100, (0, Pauli.Z)), InitialState.Zeros(1100), TrainabilityPolicy.Default);
        verdict.DeepShots!.DeadParameters.Should().BeEmpty();
        verdict.DeepSlopes![0].Log2.Should().BeApproximately(-1101, 1e-6);
        verdict.DeepShots.ToString().Should().Be("a typical partial derivative takes more than 1E+308 shots to be seen");
    }

    [Fact]
    public void Bad_input_is_named()
    {
        DynamicalLieAlgebra ring = LossCovarianceTests.IsingRing(3), g = DynamicalLieAlgebra.GeneratedBy([PauliString.Parse("XI"), PauliString.Parse("ZI"), PauliString.Parse("XZ")]);
        Action outside = () => GradientVariance.Of(ring, PauliString.Parse("XXX"), PauliString.Parse("XII"), InitialState.Zeros(3));
        outside.Should().Throw<ArgumentException>().WithMessage("*1*XXX is not in the algebra*");
        Action interfere = () => GradientVariance.Of(g, PauliSum.Parse("XI + XZ"), PauliString.Parse("ZI"), InitialState.Zeros(2));
        interfere.Should().Throw<HypothesisNotMetException>().WithMessage("*XI*XZ*interfere*");
        Action mismatch = () => GradientVariance.Of(ring, PauliString.Parse("XX"), PauliString.Parse("XII"), InitialState.Zeros(3));
        mismatch.Should().Throw<QubitCountMismatchException>();
        Action cancelled = () => GradientVariance.Of(ring, PauliString.Parse("XII"), PauliString.Parse("XII"), InitialState.Zeros(3), new CancellationToken(true));
        cancelled.Should().Throw<OperationCanceledException>();
        Circuit circuit = AnsatzCatalog.Ising(Topology.Chain, layers: 1).ToCircuit(3);
        Action count = () => GradientShots.Of(circuit, PauliSum.Parse("XII"), Array.Empty<GradientVariance>());
        count.Should().Throw<ArgumentException>().WithMessage("*0 slopes*5 parameters*");
    }
}
