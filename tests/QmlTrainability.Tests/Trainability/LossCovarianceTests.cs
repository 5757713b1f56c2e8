using System.Numerics;
using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.LieAlgebras.Symmetries;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;
using QmlTrainability.Tests.Circuits;
using QmlTrainability.Tests.Oracle;
using QmlTrainability.Trainability;

namespace QmlTrainability.Tests.Trainability;

/// <summary>Covariances between inputs: dense group averages, mixtures of two states, closed forms at a thousand qubits.</summary>
public class LossCovarianceTests
{
    private const double Tolerance = 1e-9;

    [Fact]
    public void Covariances_are_those_of_dense_group_averages() => AgreeWithDenseAverages(algebras: 8, seed: 5);

    [Fact]
    [Trait("Category", "Long")]
    public void Hundreds_of_covariances_are_those_of_dense_group_averages() => AgreeWithDenseAverages(algebras: 120, seed: 6);

    /// <summary>The variance from (ρ + ρ')/2 is (V + V' + 2C)/4. The mixture is given by expectations, so its variance is summed over listed orbits.</summary>
    [Fact]
    public void Covariances_are_the_interference_in_a_mixture()
    {
        var random = new Random(20261123);
        int correlated = 0, anticorrelated = 0;
        for (int trial = 0; trial < 300; trial++)
        {
            int n = random.Next(2, 5);
            DynamicalLieAlgebra algebra = RandomAlgebra(n, random);
            PauliSum observable = PauliSum.Of(Enumerable.Range(0, 3).Select(_ => ((double)random.Next(1, 4), RandomCircuits.String(n, random))));
            if (trial % 2 == 0 && PauliCommutant.Of(algebra.Generators).Basis is { Count: > 0 } symmetries)
            {
                // Terms that differ by a symmetry interfere, in one of the states, in both, or in neither.
                PauliString p = observable.Terms[0].String, symmetry = symmetries[random.Next(symmetries.Count)];
                observable = p + (2.0 * PauliString.Multiply(p, symmetry).String);
            }

            InitialState first = RandomStabilizer(n, random), second = RandomStabilizer(n, random);
            LossCovariance c = LossCovariance.Of(algebra, observable, first, second);
            double mixed = LossVariance.Of(algebra, observable, Mixture(n, first, second)).Value;
            c.Value.Should().BeApproximately((2 * mixed) - ((c.First.Value + c.Second.Value) / 2), Tolerance, $"{algebra}, O = {observable}");
            c.Exact.Should().NotBeNull();
            c.Difference.Exact.Should().Be(c.First.Exact!.Value + c.Second.Exact!.Value - (2 * c.Exact!.Value));
            if (c.Value > 0) correlated++;
            if (c.Value < 0) anticorrelated++;
        }

        correlated.Should().BeGreaterThan(10);
        anticorrelated.Should().BeGreaterThan(10);
    }

    /// <summary>X_0 and X_1X_2 differ by the parity of the chain, which is a number in |+++⟩ only.</summary>
    [Fact]
    public void A_symmetry_of_one_of_two_states_lets_its_terms_interfere()
    {
        PauliSum observable = PauliSum.Parse("XII + 2*IXX");
        InitialState plus = InitialState.Plus(3), other = InitialState.Product([(1, 0, 0), (0, 0, 1), (0, 0, -1)]);
        LossCovariance c = LossCovariance.Of(IsingChain(3), observable, plus, other);
        double mixed = LossVariance.Of(IsingChain(3), observable, Mixture(3, plus, other)).Value;
        c.Value.Should().BeApproximately((2 * mixed) - ((c.First.Value + c.Second.Value) / 2), Tolerance);
        c.Exact.Should().Be(LossCovariance.Of(IsingChain(3), observable, other, plus).Exact);
        c.Exact.Should().NotBe(Rational.Zero);
    }

    [Fact]
    public void Product_states_of_any_type_agree_with_mixtures()
    {
        var random = new Random(31);
        for (int trial = 0; trial < 60; trial++)
        {
            const int N = 3;
            DynamicalLieAlgebra algebra = RandomAlgebra(N, random);
            if (algebra.Components!.Count == 0) continue;
            PauliSum observable = algebra.Components[0].Generators[0];
            InitialState first = RandomProduct(N, random), second = trial % 2 == 0 ? RandomProduct(N, random) : RandomStabilizer(N, random);
            LossCovariance c = LossCovariance.Of(algebra, observable, first, second);
            double mixed = LossVariance.Of(algebra, observable, Mixture(N, first, second)).Value;
            c.Value.Should().BeApproximately((2 * mixed) - ((c.First.Value + c.Second.Value) / 2), Tolerance);
            c.Correlation.Should().BeInRange(-1, 1);
        }
    }

    /// <summary>Of the strings of the chain those of Z are Z_qZ_{q+1}, and a basis state sees a sign at each domain wall: Cov = (n − 1 − 2·walls)/(n(2n − 1)).</summary>
    [Theory]
    [InlineData(4, 1)]
    [InlineData(50, 7)]
    [InlineData(1000, 0)]
    [InlineData(1000, 499)]
    [InlineData(1000, 999)]
    public void Domain_walls_decide_the_covariance_of_an_Ising_chain(int n, int walls)
    {
        string bits = new([.. Enumerable.Range(0, n).Select(q => Math.Min(q, walls) % 2 == 0 ? '0' : '1')]);
        LossCovariance c = LossCovariance.Of(IsingChain(n), PauliString.On(n, (0, Pauli.X)), InitialState.Zeros(n), InitialState.Basis(bits));
        c.Exact.Should().Be(new Rational(n - 1 - (2 * walls), (long)n * ((2 * n) - 1)));
        c.Correlation.Should().BeApproximately((n - 1 - (2.0 * walls)) / (n - 1), 1e-12);
    }

    /// <summary>su(2ⁿ): Cov = (2ⁿTr(ρρ') − 1)/(4ⁿ − 1), so orthogonal inputs are anticorrelated by 1/(2ⁿ − 1), and what differs vanishes like 2^-n.</summary>
    [Fact]
    public void A_universal_circuit_forgets_its_input()
    {
        const int N = 1000;
        DynamicalLieAlgebra universal = Universal(N);
        PauliString z = PauliString.On(N, (3, Pauli.Z));
        BigInteger size = BigInteger.One << N;
        LossCovariance orthogonal = LossCovariance.Of(universal, z, InitialState.Zeros(N), InitialState.Basis("1" + new string('0', N - 1)));
        orthogonal.Exact.Should().Be(new Rational(-1, (size * size) - 1));
        orthogonal.Log2.Should().BeApproximately(-2 * N, 1e-9);
        orthogonal.Difference.Log2.Should().BeApproximately(1 - N, 1e-9);
        orthogonal.Value.Should().Be(0, "it is below the range of a double, which Log2 is not");
        LossCovariance.Of(universal, z, InitialState.Zeros(N), InitialState.Plus(N)).Exact.Should().Be(Rational.Zero, "2^-n·2^n - 1 = 0: the overlap of a random state");
    }

    [Fact]
    public void A_loss_that_does_not_vary_has_no_correlation()
    {
        DynamicalLieAlgebra g = DynamicalLieAlgebra.GeneratedBy([PauliString.Parse("XI"), PauliString.Parse("ZI")]);
        LossCovariance c = LossCovariance.Of(g, PauliSum.Parse("IZ"), InitialState.Zeros(2), InitialState.Basis("01"));
        (c.Exact, c.Correlation, c.Difference.Mean).Should().Be((Rational.Zero, 0, 2));
        c.ToString().Should().Be("covariance 0, correlation 0");
    }

    [Fact]
    public void Bad_input_is_named()
    {
        DynamicalLieAlgebra g = IsingChain(3);
        Action mismatch = () => LossCovariance.Of(g, PauliSum.Parse("XII"), InitialState.Zeros(3), InitialState.Zeros(4));
        mismatch.Should().Throw<QubitCountMismatchException>();
        Action cancelled = () => LossCovariance.Of(g, PauliSum.Parse("XII"), InitialState.Zeros(3), InitialState.Plus(3), new CancellationToken(true));
        cancelled.Should().Throw<OperationCanceledException>();
        Action large = () => LossCovariance.Of(
            IsingRing(300), PauliString.On(300, (0, Pauli.X)), InitialState.Zeros(300), InitialState.FromPauliExpectations(PauliString.Identity(300)));
        large.Should().Throw<BudgetExceededException>().WithMessage("*orbit*");
    }

    internal static DynamicalLieAlgebra IsingChain(int n) => Ising(n, n - 1);

    internal static DynamicalLieAlgebra IsingRing(int n) => Ising(n, n);

    internal static DynamicalLieAlgebra Universal(int n)
    {
        var generators = new List<PauliString>();
        for (int q = 0; q < n; q++) generators.AddRange([PauliString.On(n, (q, Pauli.Y)), PauliString.On(n, (q, Pauli.Z))]);
        for (int q = 0; q + 1 < n; q++) generators.Add(PauliString.On(n, (q, Pauli.Z), (q + 1, Pauli.Z)));
        return DynamicalLieAlgebra.GeneratedBy(generators);
    }

    internal static InitialState RandomStabilizer(int n, Random random)
    {
        // |0…0⟩ after random quarter turns; sometimes with a stabilizer left out, which is a mixed state.
        (PauliString String, int Sign)[] group = [.. Enumerable.Range(0, n).Select(q => (PauliString.On(n, (q, Pauli.Z)), random.Next(2) == 0 ? 1 : -1))];
        for (int turn = 0; turn < random.Next(0, 6); turn++)
        {
            PauliString axis = RandomCircuits.String(n, random);
            for (int i = 0; i < n; i++)
            {
                (PauliString p, int sign) = group[i];
                if (p.CommutesWith(axis)) continue;
                PauliProduct product = PauliString.Multiply(axis, p);
                group[i] = (product.String, product.PhaseExponent == 1 ? sign : -sign); // exp(iπA/4) P exp(-iπA/4) = iAP
            }
        }

        return InitialState.Stabilizer(group.Skip(n > 1 && random.Next(4) == 0 ? 1 : 0).Select(s => (double)s.Sign * s.String));
    }

    private static void AgreeWithDenseAverages(int algebras, int seed)
    {
        var random = new Random(seed);
        int sums = 0, negative = 0;
        for (int trial = 0; trial < algebras; trial++)
        {
            const int N = 2;
            PauliSum[] generators = trial % 4 == 3
                ? [RandomSum(N, random), RandomSum(N, random)]
                : [.. Enumerable.Range(0, random.Next(2, 5)).Select(_ => (PauliSum)RandomCircuits.String(N, random)).Distinct()];
            DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy(generators);
            if (!algebra.IsPauliAlgebra) sums++;
            DenseMatrix[] dense = [.. generators.Select(Dense)];
            GroupAverage once = GroupAverage.Once(dense), twice = GroupAverage.Twice(dense);
            for (int k = 0; k < 12; k++)
            {
                PauliSum observable = RandomSum(N, random);
                InitialState first = RandomState(N, random), second = RandomState(N, random);
                DenseMatrix o = Dense(observable), rho = Density(N, first), sigma = Density(N, second);
                double expected = twice.Overlap(DenseMatrix.Kronecker(o, o), DenseMatrix.Kronecker(rho, sigma)) - (once.Overlap(o, rho) * once.Overlap(o, sigma));
                LossCovariance actual = LossCovariance.Of(algebra, observable, first, second);
                actual.Value.Should().BeApproximately(expected, 1e-8, $"{string.Join(", ", generators.AsEnumerable())}; O = {observable}; {first}; {second}");
                if (expected < -1e-6) negative++;
            }
        }

        sums.Should().BeGreaterThan(0);
        negative.Should().BeGreaterThan(5);
    }

    private static InitialState RandomState(int n, Random random) => random.Next(3) switch
    {
        0 => RandomStabilizer(n, random),
        1 => RandomProduct(n, random),
        _ => Mixture(n, RandomProduct(n, random), RandomStabilizer(n, random)),
    };

    private static InitialState RandomProduct(int n, Random random) => InitialState.Product(
        [.. Enumerable.Range(0, n).Select(_ => (random.NextDouble() - 0.5, random.NextDouble() - 0.5, random.NextDouble() - 0.5))]);

    private static InitialState Mixture(int n, InitialState first, InitialState second) => InitialState.FromPauliExpectations(PauliSum.Of(
        Labels(n).Select(l => PauliString.Parse(l)).Select(p => ((first.Expectation(p) + second.Expectation(p)) / 2, p)).Where(t => t.Item1 != 0)));

    private static PauliSum RandomSum(int n, Random random) =>
        PauliSum.Of(Enumerable.Range(0, 3).Select(_ => ((double)random.Next(1, 4), RandomCircuits.String(n, random))));

    private static DynamicalLieAlgebra RandomAlgebra(int n, Random random) =>
        DynamicalLieAlgebra.GeneratedBy([.. Enumerable.Range(0, random.Next(2, 7)).Select(_ => RandomCircuits.String(n, random)).Distinct()]);

    private static DenseMatrix Dense(PauliSum sum) => DenseMatrix.OfTerms(sum.Terms.Select(t => (t.Coefficient, t.String.ToString())));

    private static DenseMatrix Density(int n, InitialState state) =>
        DenseMatrix.OfTerms(Labels(n).Select(l => (state.Expectation(PauliString.Parse(l)) / (1 << n), l)));

    private static IEnumerable<string> Labels(int n) => n == 0 ? [""] : Labels(n - 1).SelectMany(l => "IXYZ".Select(c => l + c));

    private static DynamicalLieAlgebra Ising(int n, int bonds)
    {
        var strings = new List<PauliString>();
        for (int q = 0; q < n; q++) strings.Add(PauliString.On(n, (q, Pauli.X)));
        for (int q = 0; q < bonds; q++) strings.Add(PauliString.On(n, (q, Pauli.Z), ((q + 1) % n, Pauli.Z)));
        return DynamicalLieAlgebra.GeneratedBy(strings);
    }
}
