using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation;
using QmlTrainability.Tests.Circuits;
using QmlTrainability.Tests.LieAlgebras;
using QmlTrainability.Tests.Oracle;
using QmlTrainability.Trainability;

namespace QmlTrainability.Tests.Trainability;

/// <summary>Orbit dimensions: dense ranks of X ↦ [X, ρ], ranks of the quantum Fisher information, closed forms at a thousand qubits.</summary>
public class OrbitDimensionTests
{
    [Fact]
    public void Orbits_of_strings_have_the_rank_of_dense_commutators()
    {
        var random = new Random(42);
        var seen = new HashSet<string>();
        for (int trial = 0; trial < 250; trial++)
        {
            int n = random.Next(1, 4);
            PauliString[] generators = trial % 3 == 0 && n == 3 ? Large(random) : [.. Enumerable.Range(0, random.Next(1, 7)).Select(_ => RandomCircuits.String(n, random)).Distinct()];
            DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy(generators);
            InitialState state = LossCovarianceTests.RandomStabilizer(n, random);
            var orbit = OrbitDimension.Of(algebra, state);
            orbit.Value.Should().Be(Rank(algebra.EnumerateBasis().Select(p => Dense(p)), [Density(n, state)]), $"{algebra} from {string.Join(",", generators.AsEnumerable())}, {Text(n, state)}");
            orbit.IsExact.Should().BeTrue();
            orbit.StabilizerDimension.Should().Be(algebra.Dimension - orbit.Value);
            foreach (PauliComponent c in algebra.Components!)
                seen.Add($"{orbit.HowKnown} {c.IsFreeFermion} {c.Summand.CartanType} {c.Summand.Multiplicity.IsOne} {state.ToString().StartsWith("a mixed", StringComparison.Ordinal)}");
        }

        seen.Count.Should().BeGreaterThan(10, "listed and counted, free fermions and not, with and without copies, pure and mixed");
    }

    [Fact]
    public void Orbits_of_larger_components_are_those_of_a_list()
    {
        // Five qubits: strings are listed by the tangent classes of TangentRank, the closed forms never list any.
        var random = new Random(43);
        int others = 0;
        for (int trial = 0; trial < 80; trial++)
        {
            const int N = 5;
            PauliString[] generators = (trial % 4) switch
            {
                0 => [.. Enumerable.Range(0, random.Next(6, 11)).Select(_ => RandomCircuits.String(N, random)).Distinct()],
                1 => [.. LossCovarianceTests.IsingRing(N).Components![0].Generators],
                _ => WithRadical(trial / 4, random),
            };
            DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy(generators);
            InitialState state = LossCovarianceTests.RandomStabilizer(N, random);
            var orbit = OrbitDimension.Of(algebra, state);
            OrbitDimension.Of(algebra, [state, state]).Value.Should().Be(orbit.Value, "a state twice moves as it does once: {0}, {1}", algebra, Text(N, state));
            if (algebra.Components!.Any(c => !c.IsFreeFermion)) others++;
        }

        others.Should().BeGreaterThan(10);
    }

    [Fact]
    public void Orbits_of_sums_have_the_rank_of_dense_commutators()
    {
        var random = new Random(44);
        foreach (PauliSum[] generators in new[]
        {
            SumFamilies.IsingRing(3), SumFamilies.XxzOpen(3), SumFamilies.HeisenbergBonds(3), SumFamilies.Hopping(3), SumFamilies.LongitudinalIsingOpen(3), SumFamilies.MaxCut(3, Graphs.Pairs(3)),
        })
        {
            DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy(generators);
            List<DenseMatrix> basis = Closure([.. generators.Select(g => DenseMatrix.OfTerms(g.Terms.Select(t => (t.Coefficient, t.String.ToString()))))]);
            algebra.Dimension.Should().Be(basis.Count);
            for (int k = 0; k < 6; k++)
            {
                InitialState state = k < 3 ? LossCovarianceTests.RandomStabilizer(3, random) : PureProduct(3, random), other = LossCovarianceTests.RandomStabilizer(3, random);
                OrbitDimension.Of(algebra, state).Value.Should().Be(Rank(basis, [Density(3, state)]), $"{algebra}: {Text(3, state)}");
                OrbitDimension.Of(algebra, state).IsExact.Should().Be(k < 3);
                if (k < 3) OrbitDimension.Of(algebra, [state, other]).Value.Should().Be(Rank(basis, [Density(3, state), Density(3, other)]));
            }
        }
    }

    [Fact]
    public void The_quantum_Fisher_information_of_a_deep_circuit_reaches_it()
    {
        var random = new Random(45);
        foreach (PauliSum[] generators in new[] { SumFamilies.IsingRing(4), SumFamilies.XxzEvenOdd(4), SumFamilies.Hopping(3) })
        {
            int n = generators[0].QubitCount;
            foreach (InitialState state in new[] { InitialState.Zeros(n), InitialState.Plus(n), InitialState.Basis(new string('1', n - 1) + "0"), PureProduct(n, random) })
            {
                var orbit = OrbitDimension.Of(DynamicalLieAlgebra.GeneratedBy(generators), state);
                var b = new CircuitBuilder(n);
                for (int layer = 0; layer < 30; layer++)
                {
                    for (int g = 0; g < generators.Length; g++)
                    {
                        Parameter p = b.Parameter($"t{layer}_{g}");
                        foreach (PauliTerm term in generators[g].Terms) b.Rotate(term.String, term.Coefficient * p);
                    }
                }

                Circuit circuit = b.Build();
                double[] at = [.. circuit.Parameters.Select(_ => 2 * Math.PI * random.NextDouble())];
                MathNet.Numerics.LinearAlgebra.Vector<double> values = Matrix<double>.Build.DenseOfArray(new StateVectorSimulator().QuantumFisherInformation(circuit, at, state)).Svd(computeVectors: false).S;
                values.Count(v => v > 1e-9 * Math.Max(1, values[0])).Should().Be((int)orbit.Value, $"{state}");
            }
        }
    }

    /// <summary>Tied ring: 2⌊n/2⌋ from |+…+⟩. Free fermions: pure Gaussian states of 2n modes are SO(2n)/U(n), of dimension n(n − 1). Universal: 2(2ⁿ − 1).</summary>
    [Fact]
    public void Closed_forms()
    {
        for (int n = 3; n <= 7; n++) OrbitDimension.Of(DynamicalLieAlgebra.GeneratedBy(SumFamilies.IsingRing(n)), InitialState.Plus(n)).Value.Should().Be(2 * (n / 2));
        foreach (int n in new[] { 2, 5, 60, 1500 })
        {
            OrbitDimension.Of(LossCovarianceTests.IsingChain(n), InitialState.Plus(n)).Value.Should().Be((BigInteger)n * (n - 1));
            OrbitDimension.Of(LossCovarianceTests.Universal(n), InitialState.Zeros(n)).Value.Should().Be(2 * ((BigInteger.One << n) - 1));
        }
    }

    /// <summary>su(8) on strings Z_qX_{q+3} and X_q, none of which but the identity has an expectation in |0…0⟩: the string X_6 of the radical would move the state, but is no part of the algebra.</summary>
    [Fact]
    public void Strings_of_the_radical_are_no_directions()
    {
        PauliString[] generators = [.. new[] { "XIIIIII", "IXIIIII", "IIXIIII", "ZIIXIII", "IZIIXII", "IIZIIXI", "ZZIXXII", "IZZIXXI", "XXIIIIX" }.Select(l => PauliString.Parse(l))];
        DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy(generators);
        algebra.Components!.Single().IsFreeFermion.Should().BeFalse();
        InitialState zeros = InitialState.Zeros(7);
        OrbitDimension.Of(algebra, zeros).Value.Should().Be(OrbitDimension.Of(algebra, [zeros, zeros]).Value);
        OrbitDimension.Of(algebra, zeros).Value.Should().Be(algebra.Dimension, "every string takes the state to another one");
    }

    /// <summary>The same with a symmetry Z_7 beside: where the strings that leave the state alone are symmetries those of the radical are taken off, elsewhere they stand in directions with others.</summary>
    [Theory]
    [InlineData("ZIIIIIII IZIIIIII IIZIIIII IIIZIIII IIIIZIII IIIIIZII IIIIIIZI IIIIIIIZ")]
    [InlineData("XXIIIIII ZZIIIIII IIZIIIII IIIZIIII IIIIZIII IIIIIZII IIIIIIZI IIIIIIIX")]
    public void Strings_of_a_larger_radical_count_where_they_stand_with_others(string stabilizers)
    {
        string[] labels = ["XIIIIIII", "IXIIIIII", "IIXIIIII", "ZIIXIIII", "IZIIXIII", "IIZIIXII", "ZZIXXIII", "IZZIXXII", "XXIIIIXI", "XIIIIIIZ"];
        DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy([.. labels.Select(l => PauliString.Parse(l))]);
        InitialState state = InitialState.Stabilizer(stabilizers.Split(' ').Select(l => PauliSum.Parse(l)));
        OrbitDimension.Of(algebra, state).Value.Should().Be(OrbitDimension.Of(algebra, [state, state]).Value);
    }

    [Fact]
    public void Copies_of_free_fermions_that_leave_a_mixed_state_alone_are_no_directions()
    {
        DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy([.. new[] { "XIIII", "ZZIII", "IXIII", "IZZII", "IIXII", "XIIZI", "IXIIX" }.Select(l => PauliString.Parse(l))]);
        algebra.Components!.Single().IsFreeFermion.Should().BeTrue();
        var random = new Random(46);
        var seen = new HashSet<BigInteger>();
        for (int trial = 0; trial < 40; trial++)
        {
            IReadOnlyList<(PauliString String, int Sign)> group = LossCovarianceTests.RandomStabilizer(5, random).Stabilizers!;
            InitialState state = InitialState.Stabilizer(group.Take(random.Next(1, 4)).Select(s => (double)s.Sign * s.String));
            var orbit = OrbitDimension.Of(algebra, state);
            orbit.Value.Should().Be(OrbitDimension.Of(algebra, [state, state]).Value, Text(5, state));
            seen.Add(orbit.Value);
        }

        seen.Count.Should().BeGreaterThan(5);
    }

    [Fact]
    public void Strings_of_one_sum_can_undo_each_other()
    {
        var random = new Random(47);
        int still = 0;
        for (int trial = 0; trial < 600; trial++)
        {
            int n = random.Next(2, 4);
            PauliSum sum = PauliSum.Of(Enumerable.Range(0, 2).Select(_ => ((2.0 * random.Next(2)) - 1, RandomCircuits.String(n, random))));
            if (sum.Terms.Count < 2) continue;
            InitialState state = LossCovarianceTests.RandomStabilizer(n, random);
            var orbit = OrbitDimension.Of(DynamicalLieAlgebra.GeneratedBy([sum]), state);
            orbit.Value.Should().Be(Rank([DenseMatrix.OfTerms(sum.Terms.Select(t => (t.Coefficient, t.String.ToString())))], [Density(n, state)]), $"{sum}: {Text(n, state)}");
            if (orbit.Value.IsZero && sum.Terms.Any(t => OrbitDimension.Of(DynamicalLieAlgebra.GeneratedBy([t.String]), state).Value.IsOne)) still++;
        }

        still.Should().BeGreaterThan(10);
    }

    [Fact]
    public void Primes_in_denominators_change_nothing()
    {
        var random = new Random(48);
        PauliSum[] ring = SumFamilies.IsingRing(3);
        foreach (PrimeModulus prime in PrimeModulus.Sequence.Take(2))
        {
            PauliSum[] scaled = [new Rational(1, prime.Value) * ring[0], ring[1]];
            for (int trial = 0; trial < 5; trial++)
            {
                InitialState state = LossCovarianceTests.RandomStabilizer(3, random);
                OrbitDimension.Of(DynamicalLieAlgebra.GeneratedBy(scaled), state).Value.Should().Be(OrbitDimension.Of(DynamicalLieAlgebra.GeneratedBy(ring), state).Value);
                if (state.Stabilizers!.Count < 3) continue;
                Controllability.Of(DynamicalLieAlgebra.GeneratedBy(scaled), state).SectorDimension.Should().Be(Controllability.Of(DynamicalLieAlgebra.GeneratedBy(ring), state).SectorDimension);
                Controllability.Of(Uneven(prime.Value), state).SectorDimension.Should().Be(Controllability.Of(Uneven(7), state).SectorDimension);
            }
        }

        static DynamicalLieAlgebra Uneven(uint denominator) =>
            DynamicalLieAlgebra.GeneratedBy([(new Rational(1, denominator) * (PauliSum)PauliString.Parse("XII")) + PauliString.Parse("IXI"), PauliString.Parse("ZZI")]);
    }

    /// <summary>Qubit q at the angle a_q from |0⟩ is moved by Z with the variance sin² a_q; a gap in these eigenvalues tells what counts.</summary>
    [Fact]
    public void Eigenvalues_count_relative_to_the_largest()
    {
        OrbitOf([1, 1e-6], 1).Value.Should().Be(2);
        OrbitOf([1, 1e-12], 1).Value.Should().Be(1);
        OrbitOf([1, 5e-12], 16).Value.Should().Be(1, "sixteen states: the largest is 16");
        OrbitOf([1e-2, 1e-6], 1).Value.Should().Be(2);
        OrbitOf([0, 0], 1).Value.Should().Be(0, "and nothing is largest");
        Action between = () => OrbitOf([1, 5e-8], 16);
        between.Should().Throw<IllConditionedAlgebraException>().WithMessage("*5E-08 of the largest*stabilizer state*");

        // The last qubit, on which nothing acts, makes it a state that is no stabilizer state.
        static OrbitDimension OrbitOf(double[] squaredSines, int copies)
        {
            int n = squaredSines.Length + 1;
            InitialState state = InitialState.Product([.. squaredSines.Select(s => (Math.Sqrt(s), 0.0, Math.Sqrt(1 - s))), (0.6, 0.0, 0.8)]);
            return OrbitDimension.Of(DynamicalLieAlgebra.GeneratedBy([.. squaredSines.Select((_, q) => PauliString.On(n, (q, Pauli.Z)))]), [.. Enumerable.Repeat(state, copies)]);
        }
    }

    [Fact]
    public void Pure_states_may_be_given_in_any_form()
    {
        var random = new Random(49);
        DynamicalLieAlgebra algebra = LossCovarianceTests.IsingChain(3);
        InitialState product = PureProduct(3, random), ghz = InitialState.Stabilizer([PauliSum.Parse("XXX"), PauliSum.Parse("ZZI"), PauliSum.Parse("IZZ")]);
        Matrix<double> tangents = Matrix<double>.Build.DenseOfRowArrays(algebra.EnumerateBasis().Select(p => new[] { product, ghz }.SelectMany(s => Flat(DenseMatrix.Bracket(Dense(p), Density(3, s)))).ToArray()));
        OrbitDimension.Of(algebra, [product, Given(product)]).Value.Should().Be(OrbitDimension.Of(algebra, product).Value);
        OrbitDimension.Of(algebra, [Given(product), ghz]).Value.Should().Be(tangents.Rank());
        OrbitDimension.Of(algebra, [product, ghz]).Value.Should().Be(tangents.Rank());
        Refused(algebra, product, InitialState.Stabilizer([PauliSum.Parse("XXX"), PauliSum.Parse("ZZI")]));
        Refused(algebra, product, InitialState.FromPauliExpectations(PauliSum.Parse("III + 0.5*ZZI")));
        Refused(DynamicalLieAlgebra.GeneratedBy([PauliString.On(32, (0, Pauli.X))]), InitialState.FromPauliExpectations(PauliString.Identity(32)));

        static InitialState Given(InitialState state) => InitialState.FromPauliExpectations(PauliSum.Of(Labels(state.QubitCount).Select(l => (state.Expectation(PauliString.Parse(l)), PauliString.Parse(l)))));

        static void Refused(DynamicalLieAlgebra algebra, params InitialState[] states)
        {
            Action act = () => OrbitDimension.Of(algebra, states);
            act.Should().Throw<UnsupportedRequestException>().WithMessage("*pure*");
        }
    }

    [Fact]
    public void Sums_of_too_many_strings_are_refused()
    {
        const int N = 13;
        PauliSum diagonal = PauliSum.Of(Enumerable.Range(1, 4097).Select(mask => (1.0, PauliString.On(N, [.. Enumerable.Range(0, N).Where(q => ((mask >> q) & 1) != 0).Select(q => (q, Pauli.Z))]))));
        Action rows = () => OrbitDimension.Of(DynamicalLieAlgebra.GeneratedBy([diagonal]), InitialState.Product([.. Enumerable.Repeat((0.6, 0.0, 0.8), N)]));
        rows.Should().Throw<BudgetExceededException>().WithMessage("*4097 strings; the budget is 4096*").Which.Limit.Should().Be(4096);
        Action sector = () => Controllability.Of(DynamicalLieAlgebra.GeneratedBy(SumFamilies.CollectiveSpin(N)), InitialState.Zeros(N));
        sector.Should().Throw<BudgetExceededException>().WithMessage("*orthogonal*budget is 4096*").Which.Required.Should().Be(4097);
    }

    [Fact]
    public void A_covariance_matrix_can_be_stopped()
    {
        DynamicalLieAlgebra universal = LossCovarianceTests.Universal(5);
        InitialState tilted = InitialState.Product([.. Enumerable.Repeat((0.6, 0.0, 0.8), 5)]);
        BusyMachine.TimeToStop(TimeSpan.FromMilliseconds(20), t => OrbitDimension.Of(universal, tilted, t)).Should().NotBeNull();
    }

    [Fact]
    public void A_Bell_state_entangles_what_acts_on_its_halves()
    {
        DynamicalLieAlgebra local = DynamicalLieAlgebra.GeneratedBy([PauliString.Parse("XI"), PauliString.Parse("ZI"), PauliString.Parse("IX"), PauliString.Parse("IZ")]);
        OrbitDimension.Of(local, InitialState.Zeros(2)).Value.Should().Be(4);
        OrbitDimension.Of(local, InitialState.Stabilizer([PauliSum.Parse("XX"), PauliSum.Parse("ZZ")])).Value.Should().Be(3);
        OrbitDimension.Of(local, [InitialState.Zeros(2), InitialState.Plus(2)]).Value.Should().Be(6, "two inputs together are moved by every direction");
        OrbitDimension.Of(local, InitialState.Zeros(2)).ToString().Should().Be("4 of 6 dimensions move the state");
    }

    [Fact]
    public void Bad_input_is_named()
    {
        DynamicalLieAlgebra g = LossCovarianceTests.IsingChain(3);
        Action none = () => OrbitDimension.Of(g, []);
        none.Should().Throw<ArgumentException>().WithMessage("*at least one state*");
        Action mismatch = () => OrbitDimension.Of(g, InitialState.Zeros(4));
        mismatch.Should().Throw<QubitCountMismatchException>();
        Action mixed = () => OrbitDimension.Of(g, InitialState.Product([(0.5, 0, 0), (0, 0, 1), (0, 0, 1)]));
        mixed.Should().Throw<UnsupportedRequestException>().WithMessage("*pure*");
        Action large = () => OrbitDimension.Of(LossCovarianceTests.IsingChain(60), InitialState.Product([.. Enumerable.Repeat((0.6, 0.0, 0.8), 60)]));
        large.Should().Throw<BudgetExceededException>().Which.Required.Should().Be(60 * 119);
        Action cancelled = () => OrbitDimension.Of(g, InitialState.Zeros(3), new CancellationToken(true));
        cancelled.Should().Throw<OperationCanceledException>();
    }

    /// <summary>Five qubits, not free fermions, with one string in the radical: q undefined, not zero on it, or zero on it; after random quarter turns, which hide what they were.</summary>
    internal static PauliString[] WithRadical(int kind, Random random)
    {
        string[] labels = (kind % 3) switch
        {
            0 => ["YIIII", "ZIIII", "IYIII", "IZIII", "IIYII", "IIZII", "ZZIII", "IZZII", "ZIIZI"],
            1 => ["XYIII", "YXIII", "YZIII", "IXYII", "IYXII", "IYZII", "IIXYI", "IIYXI", "IIYZI", "XIIIZ"],
            _ => ["XYIII", "YXIII", "YZIII", "IXYII", "IYXII", "IYZII", "IIXYI", "IIYXI", "IIYZI", "YIIIZ"],
        };
        PauliString[] turned = [.. labels.Select(l => PauliString.Parse(l))];
        for (int i = 0; i < 4; i++)
        {
            PauliString axis = RandomCircuits.String(5, random);
            turned = [.. turned.Select(p => p.CommutesWith(axis) ? p : PauliString.Multiply(p, axis).String)];
        }

        return turned;
    }

    private static PauliString[] Large(Random random) => random.Next(3) switch
    {
        0 => [.. new[] { "XII", "ZII", "IXI", "IZI", "IIX", "IIZ", "ZZI", "IZZ" }.Select(l => PauliString.Parse(l))],
        1 => [.. new[] { "YII", "IYI", "IIY", "XYI", "IXY", "YXI" }.Select(l => PauliString.Parse(l))],
        _ => [.. new[] { "XXI", "YYI", "ZZI", "IXX", "IYY", "IZZ", "XII" }.Select(l => PauliString.Parse(l))],
    };

    private static InitialState PureProduct(int n, Random random) => InitialState.Product([.. Enumerable.Range(0, n).Select(_ =>
    {
        double theta = Math.PI * random.NextDouble(), phi = 2 * Math.PI * random.NextDouble();
        return (Math.Sin(theta) * Math.Cos(phi), Math.Sin(theta) * Math.Sin(phi), Math.Cos(theta));
    })]);

    private static DenseMatrix Dense(PauliString p) => DenseMatrix.OfLabel(p.ToString());

    private static DenseMatrix Density(int n, InitialState state) =>
        DenseMatrix.OfTerms(Labels(n).Select(l => (state.Expectation(PauliString.Parse(l)) / (1 << n), l)));

    /// <summary>The rank over the reals of X ↦ ([X, ρ₁], …).</summary>
    private static int Rank(IEnumerable<DenseMatrix> basis, DenseMatrix[] states)
    {
        double[][] rows = [.. basis.Select(x => states.SelectMany(rho => Flat((x * rho) - (rho * x))).ToArray())];
        return Matrix<double>.Build.DenseOfRowArrays(rows).Rank();
    }

    private static List<DenseMatrix> Closure(DenseMatrix[] generators)
    {
        var basis = new List<DenseMatrix>();
        var orthonormal = new List<double[]>();
        var open = new Queue<DenseMatrix>(generators);
        while (open.TryDequeue(out DenseMatrix? x))
        {
            double[] rest = [.. Flat(x)];
            double size = Math.Sqrt(rest.Sum(v => v * v));
            if (size < 1e-9) continue;
            for (int round = 0; round < 2; round++)
            {
                foreach (double[] known in orthonormal)
                {
                    double overlap = known.Zip(rest, (a, b) => a * b).Sum();
                    for (int i = 0; i < rest.Length; i++) rest[i] -= overlap * known[i];
                }
            }

            double norm = Math.Sqrt(rest.Sum(v => v * v));
            if (norm < 1e-7 * size) continue;
            orthonormal.Add([.. rest.Select(v => v / norm)]);
            DenseMatrix element = (1 / size) * x;
            basis.Add(element);
            foreach (DenseMatrix g in generators) open.Enqueue(DenseMatrix.Bracket(g, element));
        }

        return basis;
    }

    private static IEnumerable<double> Flat(DenseMatrix a) =>
        Enumerable.Range(0, a.Size * a.Size).SelectMany(i => new[] { a[i / a.Size, i % a.Size].Real, a[i / a.Size, i % a.Size].Imaginary });

    private static IEnumerable<string> Labels(int n) => n == 0 ? [""] : Labels(n - 1).SelectMany(l => "IXYZ".Select(c => l + c));

    private static string Text(int n, InitialState state) => string.Join(" ", Labels(n).Where(l => state.Expectation(PauliString.Parse(l)) != 0).Take(16));
}
