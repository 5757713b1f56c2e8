using QmlTrainability.Ansatze;
using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.LieAlgebras.Structure;
using QmlTrainability.Paulis;
using QmlTrainability.Tests.Circuits;
using QmlTrainability.Tests.LieAlgebras;
using QmlTrainability.Trainability;
using QmlTrainability.Trainability.Modules;

namespace QmlTrainability.Tests.Trainability;

/// <summary>Moments and slopes from coordinates of ideals against sums over bases that are written as strings.</summary>
public class SumDeepLimitTests
{
    public static TheoryData<string, PauliSum[]> Algebras => new()
    {
        { "all permutations, 2", [.. AnsatzCatalog.PermutationEquivariant(1).GeneratorsAt(2)] },
        { "all permutations, 3", [.. AnsatzCatalog.PermutationEquivariant(1).GeneratorsAt(3)] },
        { "all permutations, 4", [.. AnsatzCatalog.PermutationEquivariant(1).GeneratorsAt(4)] },
        { "complete graph, 4", [.. AnsatzCatalog.Qaoa(Topology.AllPairs, 1).GeneratorsAt(4)] },
        { "complete graph, 5", [.. AnsatzCatalog.Qaoa(Topology.AllPairs, 1).GeneratorsAt(5)] },
        { "Ising ring, 4", SumFamilies.IsingRing(4) },
        { "Ising ring, 5", SumFamilies.IsingRing(5) },
        { "hopping and fields, 3", [PauliSum.Parse("XXI + YYI"), PauliSum.Parse("IXX + IYY"), PauliSum.Parse("ZII"), PauliSum.Parse("IZI"), PauliSum.Parse("IIZ")] },
    };

    /// <summary>On an odd number of qubits X…X has eigenvalues ±1 and no trace on any spin: its part in each ideal is the largest there is.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(7)]
    public void The_scale_of_a_spin_is_the_largest_norm_there(int n)
    {
        var ideals = DynamicalLieAlgebra.GeneratedBy(AnsatzCatalog.PermutationEquivariant(1).GeneratorsAt(n)).ComputeIdealProjections(CancellationToken.None);
        IdealParts parts = ideals.PartsOf(PauliString.On(n, [.. Enumerable.Range(0, n).Select(q => (q, Pauli.X))]));
        for (int j = 0; j < parts.Ideals.Count; j++) ideals.Scale(j).Should().BeApproximately(Math.Sqrt(parts.Ideals[j].Sum(c => c * c)), 1e-12);
    }

    [Theory]
    [MemberData(nameof(Algebras))]
    public void Moments_and_slopes_are_those_of_bases_written_as_strings(string name, PauliSum[] generators)
    {
        var random = new Random(41);
        var algebra = DynamicalLieAlgebra.GeneratedBy(generators);
        int n = algebra.QubitCount;
        AlgebraStructure structure = algebra.ComputeStructure();
        for (int i = 0; i < (n < 5 ? 6 : 2); i++)
        {
            // In i·g: combinations of generators, brackets and the identity.
            PauliSum observable = PauliSum.Zero(n) + (random.NextDouble() * (PauliSum)PauliString.Identity(n));
            foreach (PauliSum a in generators)
            {
                observable += (random.NextDouble() - 0.5) * a;
                foreach (PauliSum b in generators) observable += (random.NextDouble() - 0.5) * PauliSum.Bracket(a, b);
            }

            InitialState state = i switch { 0 => InitialState.Zeros(n), 1 => InitialState.Plus(n), 2 => RandomStabilizer(n, random), 3 => InitialState.FromPauliExpectations(Expectations(RandomProduct(n, random))), _ => RandomProduct(n, random) };
            double mean = Expectation(observable - structure.SimpleIdeals.Aggregate(PauliSum.Zero(n), (sum, ideal) => sum + ideal.Project(observable)), state), variance = 0;
            double[] slopes = new double[generators.Length];
            foreach (SimpleIdeal ideal in structure.SimpleIdeals)
            {
                IReadOnlyList<PauliSum> basis = ideal.ListBasis();
                double share = ideal.SquaredNorm(observable) * basis.Sum(b => Math.Pow(Expectation(b, state), 2)) / (double)ideal.Dimension;
                variance += share;
                for (int g = 0; g < slopes.Length; g++)
                {
                    PauliSum within = ideal.Project(generators[g]);
                    slopes[g] += share * basis.Sum(b => Norm(PauliSum.Bracket(within, b))) / (double)ideal.Dimension;
                }
            }

            var moments = LossVariance.Of(algebra, observable, state);
            double scale = observable.Terms.Sum(t => Math.Abs(t.Coefficient));
            moments.Hypothesis.Should().Contain("in i·g");
            moments.Mean.Should().BeApproximately(mean, 1e-9 * scale, name);
            moments.Value.Should().BeApproximately(variance, 1e-9 * scale * scale, name);
            LossVariance.FromIdeals(algebra, observable, state).Value.Should().BeApproximately(variance, 1e-9 * scale * scale, name);
            IReadOnlyList<GradientVariance> found = GradientVariance.Of(algebra, generators, observable, state);
            for (int g = 0; g < slopes.Length; g++) found[g].Value.Should().BeApproximately(slopes[g], 1e-8 * scale * scale, "{0}, generator {1}", name, g);
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(8)]
    public void Spins_without_a_basis_agree_with_the_root_method(int n)
    {
        var random = new Random(42);
        var algebra = DynamicalLieAlgebra.GeneratedBy(AnsatzCatalog.PermutationEquivariant(1).GeneratorsAt(n));
        var roots = (ClosedStructure)algebra.ComputeStructure();
        IIdealProjections spins = algebra.ComputeIdealProjections(default);
        spins.Should().BeOfType<SpinSectors>();
        spins.Dimensions.Should().Equal(roots.Dimensions);
        PauliSum a = PauliSum.Of(Enumerable.Range(0, n).Select(q => (0.3, PauliString.On(n, (q, Pauli.Z))))) + PauliSum.Of(Pairs(n).Select(p => (-0.7, PauliString.On(n, (p.A, Pauli.X), (p.B, Pauli.Y))))) + algebra.Generators[^1];
        IdealParts left = spins.PartsOf(a), right = roots.PartsOf(a);
        var state = new StateExpectations(RandomProduct(n, random), default);
        IdealParts leftState = spins.PartsOf(state), rightState = roots.PartsOf(state);
        for (int j = 0; j < left.Ideals.Count; j++)
        {
            spins.Casimir(j, default).Should().BeApproximately(roots.Casimir(j, default), 1e-9 * spins.Casimir(j, default));
            Dot(left.Ideals[j], left.Ideals[j]).Should().BeApproximately(Dot(right.Ideals[j], right.Ideals[j]), 1e-9 * Dot(left.Ideals[j], left.Ideals[j]));
            Dot(left.Ideals[j], leftState.Ideals[j]).Should().BeApproximately(Dot(right.Ideals[j], rightState.Ideals[j]), 1e-9);
            Dot(leftState.Ideals[j], leftState.Ideals[j]).Should().BeApproximately(Dot(rightState.Ideals[j], rightState.Ideals[j]), 1e-9 * (1 + Dot(leftState.Ideals[j], leftState.Ideals[j])));
        }

        Dot(left.Center, leftState.Center).Should().BeApproximately(Dot(right.Center, rightState.Center), 1e-9);
        spins.Outside(a, left).Should().BeLessThan(1e-10);
        PauliSum moved = a + (1e-3 * (PauliSum)PauliString.On(n, (0, Pauli.Z)));
        spins.Outside(moved, spins.PartsOf(moved)).Should().BeGreaterThan(1e-4, "one string alone is not symmetric");
    }

    /// <summary>|0…0⟩ lies in the largest spin, where ΣZ/n has tr O² = (n + 1)(n + 2)/3n: with su(n + 1) the variance is 1/3n.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(6)]
    [InlineData(13)]
    [InlineData(20)]
    [InlineData(30)]
    public void The_magnetization_of_a_permutation_equivariant_design_has_the_variance_of_its_largest_spin(int n)
    {
        var algebra = DynamicalLieAlgebra.GeneratedBy(AnsatzCatalog.PermutationEquivariant(1).GeneratorsAt(n));
        PauliSum magnetization = PauliSum.Of(Enumerable.Range(0, n).Select(q => (1.0 / n, PauliString.On(n, (q, Pauli.Z)))));
        foreach (InitialState state in new[] { InitialState.Zeros(n), InitialState.Plus(n) })
        {
            var variance = LossVariance.Of(algebra, magnetization, state);
            variance.Mean.Should().BeApproximately(0, 1e-12);
            variance.Value.Should().BeApproximately(1.0 / (3 * n), 1e-10);
        }

        // The slope by ΣX: its share of su(n + 1) has the norm Σ(n - 2k)²/2ⁿ, and 2m/4 times tr of its square over m² - 1.
        double m = n + 1, square = m * (n + 2) * n / 3;
        GradientVariance.Of(algebra, algebra.Generators[0], magnetization, InitialState.Zeros(n)).Value.Should().BeApproximately(m / 2 * square / ((m * m) - 1) / (3 * n), 1e-8 * n);
    }

    [Fact]
    public void Sums_over_letters_are_those_of_all_strings()
    {
        const int n = 4;
        var random = new Random(43);
        for (int i = 0; i < 30; i++)
        {
            InitialState state = (i % 3) switch { 0 => RandomProduct(n, random), 1 => RandomStabilizer(n, random), _ => InitialState.FromPauliExpectations(Expectations(RandomProduct(n, random))) };
            var expectations = new StateExpectations(state, default);
            foreach (var kind in Strings(n).GroupBy(SpinOperatorSpace.Letters))
                expectations.SumOver(kind.Key.X, kind.Key.Y, kind.Key.Z).Should().BeApproximately(kind.Sum(state.Expectation), 1e-12);
        }
    }

    [Fact]
    public void A_verdict_on_thirty_qubits_is_given()
    {
        const int n = 30;
        Verdict verdict = AnsatzCatalog.PermutationEquivariant(3).Assess(n, PauliSum.Of(Enumerable.Range(0, n).Select(q => (1.0 / n, PauliString.On(n, (q, Pauli.Z))))));
        verdict.Decision.Should().Be(Decision.Accept);
        verdict.Variance!.Value.Should().BeApproximately(1.0 / (3 * n), 1e-10);
    }

    [Fact]
    public void A_large_stabilizer_group_is_refused_and_a_long_sum_can_be_cancelled()
    {
        const int n = 21;
        var ghz = InitialState.Stabilizer([PauliString.On(n, [.. Enumerable.Range(0, n).Select(q => (q, Pauli.X))]), .. Enumerable.Range(0, n - 1).Select(q => (PauliSum)PauliString.On(n, (q, Pauli.Z), (q + 1, Pauli.Z)))]);
        var algebra = DynamicalLieAlgebra.GeneratedBy(AnsatzCatalog.PermutationEquivariant(1).GeneratorsAt(n));
        Action of = () => LossVariance.Of(algebra, algebra.Generators[0], ghz);
        of.Should().Throw<BudgetExceededException>().WithMessage("*2^21*2^20*product*");
        Action locate = () => new SpinOperatorSpace(45).Locate(new StateExpectations(RandomProduct(45, new Random(44)), default));
        locate.Should().Throw<BudgetExceededException>().WithMessage("*17296 kinds of strings on 45 qubits*MiB*|0…0⟩*");
        new SpinOperatorSpace(45).Locate(new StateExpectations(InitialState.Zeros(45), default)).Should().Contain(x => x != 0);
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Action cancel = () => LossVariance.Of(algebra, algebra.Generators[0], InitialState.Zeros(n), cancelled.Token);
        cancel.Should().Throw<OperationCanceledException>();
    }

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    private static double Expectation(PauliSum sum, InitialState state) => sum.Terms.Sum(t => t.Coefficient * state.Expectation(t.String));

    private static double Norm(PauliSum sum) => sum.Terms.Sum(t => t.Coefficient * t.Coefficient);

    private static IEnumerable<(int A, int B)> Pairs(int n) => Enumerable.Range(0, n).SelectMany(a => Enumerable.Range(0, n).Where(b => b != a).Select(b => (a, b)));

    private static IEnumerable<PauliString> Strings(int n) => Enumerable.Range(0, 1 << (2 * n)).Select(i => PauliString.On(n, [.. Enumerable.Range(0, n).Select(q => (q, (Pauli)((i >> (2 * q)) & 3))).Where(l => l.Item2 != Pauli.I)]));

    private static PauliSum Expectations(InitialState state) => PauliSum.Of(Strings(state.QubitCount).Select(p => (state.Expectation(p), p)));

    private static InitialState RandomProduct(int n, Random random) => InitialState.Product([.. Enumerable.Range(0, n).Select(_ =>
    {
        double theta = Math.PI * random.NextDouble(), phi = 2 * Math.PI * random.NextDouble();
        return (Math.Sin(theta) * Math.Cos(phi), Math.Sin(theta) * Math.Sin(phi), Math.Cos(theta));
    })]);

    /// <summary>Random strings that commute, with random signs.</summary>
    private static InitialState RandomStabilizer(int n, Random random)
    {
        var strings = new List<PauliString>();
        var signed = new List<PauliSum>();
        InitialState? state = null;
        while (signed.Count < n)
        {
            PauliString p = RandomCircuits.String(n, random);
            if (strings.Exists(s => !s.CommutesWith(p)) || (state is not null && state.Expectation(p) != 0)) continue;
            strings.Add(p);
            signed.Add((random.Next(2) == 0 ? 1.0 : -1.0) * (PauliSum)p);
            state = InitialState.Stabilizer(signed);
        }

        return state!;
    }
}
