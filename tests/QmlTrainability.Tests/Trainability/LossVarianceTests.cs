using System.Text.Json;
using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;
using QmlTrainability.Tests.Circuits;
using QmlTrainability.Tests.Reference;
using QmlTrainability.Trainability;

namespace QmlTrainability.Tests.Trainability;

/// <summary>The deep limit: reference data, closed forms, and the finite-depth chain run until it has mixed.</summary>
public class LossVarianceTests
{
    [Fact]
    public void Components_have_the_stabilizer_counts_and_product_sums_of_the_reference()
    {
        foreach (JsonElement reference in ReferenceData.Read("component_sums.json").EnumerateArray())
        {
            PauliString[] generators = [.. reference.GetProperty("generators").EnumerateArray().Select(g => PauliString.Parse(g.GetString()!))];
            DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy(generators);
            int dimension = reference.GetProperty("dim").GetInt32();
            algebra.Dimension.Should().Be(dimension);
            PauliSum observable = generators[0];

            InitialState stabilized = InitialState.Stabilizer(reference.GetProperty("stabilizer_generators").EnumerateArray().Select(s => (PauliSum)PauliString.Parse(s.GetString()!)));
            LossVariance.Of(algebra, observable, stabilized).Exact.Should().Be(new Rational(reference.GetProperty("stabilizer_count").GetInt32(), dimension));

            InitialState product = InitialState.Product([.. reference.GetProperty("bloch_XZY").EnumerateArray().Select(b => (b[0].GetDouble(), b[2].GetDouble(), b[1].GetDouble()))]);
            double expected = reference.GetProperty("product_state_sum").GetDouble() / dimension;
            LossVariance.Of(algebra, observable, product).Value.Should().BeApproximately(expected, 1e-12);
        }
    }

    [Fact]
    public void A_variance_of_zero_is_written_as_zero()
    {
        DynamicalLieAlgebra rotation = DynamicalLieAlgebra.GeneratedBy([PauliString.Parse("XI")]);
        LossVariance.Of(rotation, PauliString.Parse("IZ"), InitialState.Zeros(2)).ToString().Should().Be("mean 1, variance 0");
        var builder = new CircuitBuilder(2);
        Verdict verdict = Verdict.Of(builder.RX(0, builder.Parameter("a")).Build(), PauliString.Parse("IZ"), InitialState.Zeros(2));
        verdict.ToString().Should().NotContain("Infinity");
    }

    [Fact]
    public void Means_and_variances_are_those_of_the_reference()
    {
        int agreed = 0;
        foreach (JsonElement reference in ReferenceData.Read("variance.json").GetProperty("variance").EnumerateArray())
        {
            DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy(reference.GetProperty("generators").EnumerateArray().Select(ReferenceData.Sum));
            PauliSum observable = ReferenceData.Operator(reference.GetProperty("O_pauli"));
            InitialState state = InitialState.FromPauliExpectations(ReferenceData.Operator(reference.GetProperty("rho_pauli")));
            LossVariance variance = LossVariance.Of(algebra, observable, state);
            variance.Mean.Should().BeApproximately(reference.GetProperty("exact_mean").GetDouble(), 1e-9);
            variance.Value.Should().BeApproximately(reference.GetProperty("exact_variance").GetDouble(), 1e-9);
            agreed++;
        }

        agreed.Should().Be(88);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(50)]
    [InlineData(200)]
    [InlineData(1000)]
    public void Ising_chains_and_rings_have_their_closed_forms(int n)
    {
        DynamicalLieAlgebra open = Ising(n, ring: false), ring = Ising(n, ring: true);
        PauliSum x0 = PauliString.On(n, (0, Pauli.X));
        PauliSum mean = PauliSum.OfExact(Enumerable.Range(0, n).Select(q => (new Rational(1, n), PauliString.On(n, (q, Pauli.X)))));
        Exact(open, x0, InitialState.Plus(n)).Should().Be(new Rational(1, (2 * n) - 1));
        Exact(open, x0, InitialState.Zeros(n)).Should().Be(new Rational(n - 1, n * ((2 * n) - 1)));
        Exact(ring, x0, InitialState.Zeros(n)).Should().Be(new Rational(1, 2 * ((2 * n) - 1)));
        Exact(open, mean, InitialState.Plus(n)).Should().Be(new Rational(1, n * ((2 * n) - 1)));
        Exact(open, mean, InitialState.Zeros(n)).Should().Be(new Rational(n - 1, (long)n * n * ((2 * n) - 1)));
        Exact(ring, mean, InitialState.Zeros(n)).Should().Be(new Rational(1, 2 * n * ((2 * n) - 1)));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(50)]
    [InlineData(1000)]
    public void A_universal_design_has_one_over_two_to_the_n_plus_one(int n)
    {
        var generators = new List<PauliString>();
        for (int q = 0; q < n; q++) generators.AddRange([PauliString.On(n, (q, Pauli.Y)), PauliString.On(n, (q, Pauli.Z))]);
        for (int q = 0; q + 1 < n; q++) generators.Add(PauliString.On(n, (q, Pauli.Z), (q + 1, Pauli.Z)));
        LossVariance variance = LossVariance.Of(DynamicalLieAlgebra.GeneratedBy(generators), PauliString.On(n, (n / 2, Pauli.Z)), InitialState.Zeros(n));
        variance.Exact.Should().Be(new Rational(1, (System.Numerics.BigInteger.One << n) + 1));
        variance.Log2.Should().BeApproximately(n < 60 ? -Math.Log2(Math.Pow(2, n) + 1) : -n, 1e-9);
    }

    [Fact]
    public void Exponentially_many_copies_train_from_one_state_and_not_from_another()
    {
        const int N = 40;
        var star = new List<PauliString> { PauliString.On(N, (0, Pauli.X)), PauliString.On(N, (0, Pauli.Z)) };
        for (int q = 1; q < N; q++) star.Add(PauliString.On(N, (0, Pauli.Z), (q, Pauli.X)));
        DynamicalLieAlgebra g = DynamicalLieAlgebra.GeneratedBy(star);
        PauliSum z0 = PauliString.On(N, (0, Pauli.Z));
        InitialState zeroPlus = InitialState.Product([.. Enumerable.Range(0, N).Select(q => q == 0 ? (0.0, 0.0, 1.0) : (1.0, 0.0, 0.0))]);
        Exact(g, z0, zeroPlus).Should().Be(new Rational(1, 3));
        Exact(g, z0, InitialState.Zeros(N)).Should().Be(new Rational(1, 3 * (System.Numerics.BigInteger.One << (N - 1))));
    }

    [Fact]
    public void The_deep_limit_is_where_the_exact_chain_goes_when_layers_are_added()
    {
        var random = new Random(20261122);
        int withInterference = 0, outside = 0, types = 0;
        for (int trial = 0; trial < 120; trial++)
        {
            int n = random.Next(1, 4);
            PauliString[] generators = [.. Enumerable.Range(0, random.Next(2, 6)).Select(_ => RandomCircuits.String(n, random)).Distinct()];
            DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy(generators);
            if (algebra.Components!.Count == 0) continue;
            types |= 1 << (int)algebra.Components[0].Summand.CartanType;

            // Strings of the algebra, some of them differing by an element of the commutant, or any strings at all.
            IReadOnlyList<PauliString> basis = algebra.EnumerateBasis();
            bool inside = random.Next(2) == 0;
            PauliSum observable = PauliSum.Of(Enumerable.Range(0, 4).Select(_ =>
                ((double)random.Next(1, 4), inside ? basis[random.Next(basis.Count)] : RandomCircuits.String(n, random))));
            if (!algebra.Contains(observable)) outside++;
            foreach (InitialState state in States(n, random))
            {
                LossVariance limit = LossVariance.Of(algebra, observable, state);
                Circuit deep = Layers(n, generators, 400);
                FiniteDepthVariance chain = FiniteDepthVariance.Of(deep, observable, state, AngleDistribution.Uniform);
                chain.Value.Should().BeApproximately(limit.Value, 1e-7, $"{algebra} from {string.Join(",", generators.AsEnumerable())}, O = {observable}, {state}");
                chain.Mean.Should().BeApproximately(limit.Mean, 1e-9);
            }

            if (algebra.Components.Any(c => c.Summand.Multiplicity > 1)) withInterference++;
        }

        withInterference.Should().BeGreaterThan(20);
        outside.Should().BeGreaterThan(20);
        types.Should().BeGreaterThan(1, "more than one Cartan type must have occurred");
    }

    [Fact]
    public void Terms_that_differ_by_a_symmetry_interfere()
    {
        // {XI, ZI, XZ}: su(2) ⊕ su(2), told apart by the sign of IZ. On |00> the second copy is empty, so XI and XZ act alike.
        DynamicalLieAlgebra g = DynamicalLieAlgebra.GeneratedBy([PauliString.Parse("XI"), PauliString.Parse("ZI"), PauliString.Parse("XZ")]);
        Exact(g, PauliSum.Parse("XI + XZ"), InitialState.Zeros(2)).Should().Be(new Rational(4, 3));
        Exact(g, PauliSum.Parse("XI - XZ"), InitialState.Zeros(2)).Should().Be(Rational.Zero);
        Exact(g, PauliSum.Parse("XI + XZ"), InitialState.Plus(2)).Should().Be(new Rational(1, 3));
        LossVariance.Of(g, PauliSum.Parse("XI + XZ"), InitialState.Product([(0, 0, 1), (0, 0, 0.5)])).Value.Should().BeApproximately(4 * 0.75 * 0.75 / 3, 1e-12);
    }

    [Theory]
    [InlineData(6, 0)]
    [InlineData(6, 1)]
    [InlineData(6, 3)]
    [InlineData(12, 4)]
    [InlineData(1000, 0)]
    [InlineData(1000, 10)]
    [InlineData(1000, 500)]
    public void A_field_read_out_in_the_bulk_of_an_Ising_chain_is_a_product_of_many_Majoranas(int n, int q)
    {
        LossVariance variance = LossVariance.Of(Ising(n, ring: false), PauliString.On(n, (q, Pauli.Z)), InitialState.Zeros(n));
        variance.Exact.Should().Be(new Rational(Choose(n - 1, q), Choose(2 * n, (2 * q) + 1)));
        variance.Hypothesis.Should().Contain("outside");
    }

    [Theory]
    [InlineData(6, 2)]
    [InlineData(10, 3)]
    [InlineData(1000, 5)]
    public void Products_of_fields_are_even_products_of_Majoranas(int n, int k) =>
        Exact(Ising(n, ring: false), PauliString.On(n, [.. Enumerable.Range(0, k).Select(q => (q, Pauli.X))]), InitialState.Plus(n))
            .Should().Be(new Rational(Choose(n, k), Choose(2 * n, 2 * k)));

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(9)]
    [InlineData(40)]
    public void RY_with_entanglers_sees_a_field_outside_its_orthogonal_algebra(int n)
    {
        DynamicalLieAlgebra orthogonal = DynamicalLieAlgebra.GeneratedBy(QmlTrainability.Ansatze.AnsatzCatalog
            .TwoLocal([Pauli.Y], "CX", QmlTrainability.Ansatze.Topology.Chain, 2).GeneratorsAt(n));
        orthogonal.Dimension.Should().Be(SimpleSummand.Orthogonal(System.Numerics.BigInteger.One << n, 1).Dimension);
        Exact(orthogonal, PauliString.On(n, (0, Pauli.Z)), InitialState.Zeros(n)).Should().Be(new Rational(1, (System.Numerics.BigInteger.One << (n - 1)) + 1));
    }

    [Fact]
    public void Closed_forms_of_orbits_agree_with_listing_them()
    {
        var random = new Random(99);
        var seen = new HashSet<string>();
        for (int trial = 0; trial < 400; trial++)
        {
            int n = random.Next(2, 6);
            PauliString[] generators = random.Next(2) == 0
                ? [.. Enumerable.Range(0, random.Next(3, 9)).Select(_ => RandomCircuits.String(n, random)).Distinct()]
                : [.. Scrambled(Ising(n, random.Next(2) == 0).Components![0].Generators, random)];
            DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy(generators);
            PauliString v = RandomCircuits.String(n, random);
            if (algebra.Components!.Count == 0 || generators.All(g => g.CommutesWith(v))) continue;
            InitialState state = random.Next(2) == 0 ? InitialState.Zeros(n) : InitialState.Plus(n);
            HashSet<PauliString> orbit = [v];
            for (var open = new Queue<PauliString>(orbit); open.TryDequeue(out PauliString? w);)
            {
                foreach (PauliString g in generators.Where(g => !g.CommutesWith(w)))
                {
                    PauliString next = PauliString.Multiply(w, g).String;
                    if (orbit.Add(next)) open.Enqueue(next);
                }
            }

            var expected = new Rational(orbit.Count(w => state.Expectation(w) != 0), orbit.Count);
            Exact(algebra, v, state).Should().Be(expected, $"{algebra} from {string.Join(",", generators.AsEnumerable())}, v = {v}, {state}");
            seen.Add($"{algebra.Components![0].IsFreeFermion} {algebra.Contains(v)} {algebra.Components.Count > 1} {algebra.Components[0].Summand.Multiplicity.IsOne}");
        }

        seen.Count.Should().BeGreaterThan(8, "inside and outside, one and several components, with and without copies, free fermions and not");
    }

    [Fact]
    public void Sizes_and_qubits_are_checked()
    {
        DynamicalLieAlgebra g = Ising(4, ring: false);
        Action mismatch = () => LossVariance.Of(g, PauliSum.Parse("X"), InitialState.Zeros(4));
        mismatch.Should().Throw<QubitCountMismatchException>();
        Action mismatchedState = () => LossVariance.Of(g, PauliSum.Parse("XIII"), InitialState.Zeros(5));
        mismatchedState.Should().Throw<QubitCountMismatchException>();
        Action small = () => LossVariance.Of(Ising(60, ring: true), PauliString.On(60, (0, Pauli.X)), InitialState.FromPauliExpectations(PauliString.Identity(60)));
        small.Should().NotThrow("2·so(120) has 14,280 strings, which can be summed over");
        Action tooLarge = () => LossVariance.Of(Ising(300, ring: true), PauliString.On(300, (0, Pauli.X)), InitialState.FromPauliExpectations(PauliString.Identity(300)));
        tooLarge.Should().Throw<BudgetExceededException>().WithMessage("*stabilizer state*");
        Action cancelled = () => LossVariance.Of(g, PauliSum.Parse("XIII"), InitialState.Zeros(4), new CancellationToken(true));
        cancelled.Should().Throw<OperationCanceledException>();
    }

    [Fact]
    public void Central_terms_and_the_identity_make_the_mean()
    {
        DynamicalLieAlgebra g = DynamicalLieAlgebra.GeneratedBy([PauliString.Parse("XI"), PauliString.Parse("ZI"), PauliString.Parse("IZ")]);
        LossVariance v = LossVariance.Of(g, PauliSum.Parse("0.25*II + 2*IZ + XI"), InitialState.Basis("01"));
        v.Mean.Should().Be(0.25 - 2);
        v.Exact.Should().Be(new Rational(1, 3));
    }

    private static Rational? Exact(DynamicalLieAlgebra algebra, PauliSum observable, InitialState state) => LossVariance.Of(algebra, observable, state).Exact;

    private static System.Numerics.BigInteger Choose(int n, int k) =>
        Enumerable.Range(1, k).Aggregate(System.Numerics.BigInteger.One, (product, i) => product * (n - i + 1) / i);

    /// <summary>The strings after random quarter turns, which hide what they were.</summary>
    private static PauliString[] Scrambled(IReadOnlyList<PauliString> strings, Random random)
    {
        PauliString[] turned = [.. strings];
        for (int i = 0; i < 6; i++)
        {
            PauliString axis = RandomCircuits.String(strings[0].QubitCount, random);
            turned = [.. turned.Select(p => p.CommutesWith(axis) ? p : PauliString.Multiply(p, axis).String)];
        }

        return turned;
    }

    private static IEnumerable<InitialState> States(int n, Random random)
    {
        yield return InitialState.Zeros(n);
        yield return InitialState.Plus(n);
        var bloch = new (double, double, double)[n];
        for (int q = 0; q < n; q++) bloch[q] = ((random.NextDouble() - 0.5), (random.NextDouble() - 0.5), (random.NextDouble() - 0.5));
        yield return InitialState.Product(bloch);
        var product = InitialState.Product(bloch);
        yield return InitialState.FromPauliExpectations(PauliSum.Of(AllStrings(n).Select(p => (product.Expectation(p), p)).Where(t => t.Item1 != 0)));
    }

    private static IEnumerable<PauliString> AllStrings(int n) =>
        Enumerable.Range(0, 1 << (2 * n)).Select(code => PauliString.On(n, [.. Enumerable.Range(0, n).Select(q => (q, (Pauli)((code >> (2 * q)) & 3)))]));

    private static Circuit Layers(int n, PauliString[] generators, int layers)
    {
        var builder = new CircuitBuilder(n);
        for (int layer = 0; layer < layers; layer++)
        {
            for (int g = 0; g < generators.Length; g++) builder.Rotate(generators[g], builder.Parameter($"t{layer}_{g}"));
        }

        return builder.Build();
    }

    private static DynamicalLieAlgebra Ising(int n, bool ring)
    {
        var strings = new List<PauliString>();
        for (int q = 0; q < n; q++) strings.Add(PauliString.On(n, (q, Pauli.X)));
        for (int q = 0; q + (ring ? 0 : 1) < n; q++) strings.Add(PauliString.On(n, (q, Pauli.Z), ((q + 1) % n, Pauli.Z)));
        return DynamicalLieAlgebra.GeneratedBy(strings);
    }
}
