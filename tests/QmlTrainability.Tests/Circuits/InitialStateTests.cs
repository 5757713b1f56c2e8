using System.Numerics;
using QmlTrainability.Circuits;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.Tests.Circuits;

public class InitialStateTests
{
    [Fact]
    public void Uniform_and_basis_states_against_dense_density_matrices()
    {
        for (int n = 1; n <= 3; n++)
        {
            var zeros = new Complex[1 << n];
            zeros[0] = 1;
            Agrees(InitialState.Zeros(n), Projector(zeros));
            Agrees(InitialState.Plus(n), Projector([.. Enumerable.Repeat((Complex)Math.Pow(2, -n / 2.0), 1 << n)]));
        }

        var basis = new Complex[8];
        basis[0b110] = 1; // "011": qubits 1 and 2 are set, qubit 0 is the least significant bit
        Agrees(InitialState.Basis("011"), Projector(basis));
    }

    [Fact]
    public void Products_against_dense_density_matrices()
    {
        var random = new Random(5);
        for (int trial = 0; trial < 30; trial++)
        {
            int n = 1 + random.Next(3);
            var vectors = new (double X, double Y, double Z)[n];
            Complex[,] rho = { { 1 } };
            for (int q = 0; q < n; q++)
            {
                (double x, double y, double z) = (random.NextDouble() - 0.5, random.NextDouble() - 0.5, random.NextDouble() - 0.5);
                double scale = (trial % 2 == 0 ? 1 : random.NextDouble()) / Math.Sqrt((x * x) + (y * y) + (z * z));
                vectors[q] = (x * scale, y * scale, z * scale);
                rho = Tensor(SingleQubit(vectors[q]), rho); // the later qubit is the more significant bit
            }

            Agrees(InitialState.Product(vectors), rho);
        }
    }

    [Fact]
    public void Stabilizer_states_against_dense_density_matrices()
    {
        var random = new Random(6);
        int pure = 0, mixed = 0;
        for (int trial = 0; trial < 60; trial++)
        {
            int n = 1 + random.Next(3), rank = 1 + random.Next(n);
            // Stabilizers: a random Clifford's images of -Z_0, Z_1, … and their products, so that they commute and agree.
            Circuit clifford = RandomClifford(n, random);
            List<PauliSum> strings = [.. Enumerable.Range(0, rank).Select(q => clifford.RotationForm.PullBack((q == 0 ? -1.0 : 1.0) * PauliString.On(n, (q, Pauli.Z))))];
            Complex[,] rho = Identity(1 << n, Math.Pow(2, -n));
            foreach (PauliSum s in strings) rho = DenseCircuits.Multiply(rho, Add(Identity(1 << n, 1), Dense(n, s)));
            if (rank > 1) strings.Insert(random.Next(strings.Count), Product(strings[0], strings[^1])); // dependent, and agrees
            InitialState state = InitialState.Stabilizer(strings);
            Agrees(state, rho);
            state.Stabilizers.Should().HaveCount(rank);
            if (rank == n) pure++;
            else mixed++;
        }

        pure.Should().BePositive();
        mixed.Should().BePositive();
    }

    [Fact]
    public void Pauli_expectations_against_the_density_matrix_they_came_from()
    {
        var random = new Random(7);
        Complex[,] rho = Projector(DenseCircuits.RandomState(2, random));
        var terms = new List<(double, PauliString)>();
        foreach (PauliString p in AllStrings(2)) terms.Add((p.IsIdentity ? 1 : TraceWith(rho, p), p));
        InitialState state = InitialState.FromPauliExpectations(PauliSum.Of(terms));
        Agrees(state, rho);
        state.Stabilizers.Should().BeNull();
        state.BlochVectors.Should().BeNull();
        state.Kind.Should().Be(InitialStateKind.PauliExpectations);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(129)]
    [InlineData(1000)]
    public void Large_states_answer_without_size(int n)
    {
        PauliString z = PauliString.On(n, (0, Pauli.Z)), last = PauliString.On(n, (n - 1, Pauli.X));
        InitialState zeros = InitialState.Zeros(n), plus = InitialState.Plus(n);
        zeros.Expectation(z).Should().Be(1);
        plus.Expectation(z).Should().Be(0);
        plus.Expectation(last).Should().Be(1);
        zeros.Stabilizers.Should().HaveCount(n);
        zeros.Stabilizers![n - 1].Should().Be((PauliString.On(n, (n - 1, Pauli.Z)), 1));
        PauliString all = PauliString.On(n, [.. Enumerable.Range(0, n).Select(q => (q, Pauli.Z))]);
        zeros.ExactExpectation(all).Should().Be(Rational.One);

        // A GHZ state by its stabilizers: X…X and Z_qZ_{q+1}.
        InitialState ghz = InitialState.Stabilizer([PauliString.On(n, [.. Enumerable.Range(0, n).Select(q => (q, Pauli.X))]),
            .. Enumerable.Range(0, n - 1).Select(q => (PauliSum)PauliString.On(n, (q, Pauli.Z), (q + 1, Pauli.Z)))]);
        ghz.Expectation(all).Should().Be(n % 2 == 0 ? 1 : 0);
        if (n > 1) ghz.Expectation(PauliString.On(n, (0, Pauli.Z), (n - 1, Pauli.Z))).Should().Be(1);
        ghz.Expectation(PauliString.On(n, (0, Pauli.Y))).Should().Be(0);
    }

    [Fact]
    public void Exact_expectations_are_products_of_the_numbers_given()
    {
        InitialState state = InitialState.Product([(0.1, 0, 0.5), (0, -1, 0), (0.25, 0, 0)]);
        state.ExactExpectation(PauliString.Parse("ZYX")).Should().Be(new Rational(-1, 8));
        state.ExactExpectation(PauliString.Parse("XII")).Should().Be(Rational.FromDouble(0.1));
        state.ExactExpectation(PauliString.Parse("YXI")).Should().Be(Rational.Zero);
        state.Stabilizers.Should().BeNull();
        InitialState.Product([.. Enumerable.Repeat((0.6, 0.0, 0.8), 100)]).ExactExpectation(PauliString.On(100, [.. Enumerable.Range(0, 100).Select(q => (q, Pauli.X))])).Should().BeNull();
        InitialState.FromPauliExpectations(PauliSum.Parse("II + 1/3*ZZ")).ExactExpectation(PauliString.Parse("ZZ")).Should().Be(new Rational(1, 3));
    }

    [Fact]
    public void Products_along_axes_are_stabilizer_states()
    {
        InitialState state = InitialState.Product([(0, 0, -1), (1, 0, 0), (0, -1, 0)]);
        state.Stabilizers.Should().Equal((PauliString.Parse("ZII"), -1), (PauliString.Parse("IXI"), 1), (PauliString.Parse("IIY"), -1));
        InitialState.Basis("01").Stabilizers.Should().Equal((PauliString.Parse("ZI"), 1), (PauliString.Parse("IZ"), -1));
        InitialState.Product([(0, 0, 0.5)]).Stabilizers.Should().BeNull();
    }

    [Fact]
    public void Text_reads_well()
    {
        InitialState.Zeros(1000).ToString().Should().Be("|0…0⟩ on 1000 qubits");
        InitialState.Plus(2).ToString().Should().Be("|++⟩ on 2 qubits");
        InitialState.Basis("0101").ToString().Should().Be("|0101⟩ on 4 qubits");
        InitialState.Stabilizer([PauliSum.Parse("XX"), PauliSum.Parse("-1*ZZ")]).ToString().Should().Be("a stabilizer state on 2 qubits");
        InitialState.Stabilizer([PauliSum.Parse("XX")]).ToString().Should().Be("a mixed state with 1 independent stabilizer on 2 qubits");
        InitialState.Product([(0, 0, 0)]).ToString().Should().Be("a product state on 1 qubit");
    }

    [Fact]
    public void Bad_states_are_refused_with_what_is_wrong()
    {
        Refused<ArgumentOutOfRangeException>(() => InitialState.Zeros(0), "qubit");
        Refused<FormatException>(() => InitialState.Basis("01x1"), "'x' at position 2");
        Refused<FormatException>(() => InitialState.Basis(""), "at least one bit");
        Refused<ArgumentException>(() => InitialState.Product([]), "at least one qubit");
        Refused<ArgumentOutOfRangeException>(() => InitialState.Product([(0, 0, 1), (double.NaN, 0, 0)]), "qubit 1");
        Refused<ArgumentOutOfRangeException>(() => InitialState.Product([(0, 0, double.PositiveInfinity)]), "finite");
        Refused<ArgumentOutOfRangeException>(() => InitialState.Product([(0.8, 0.8, 0)]), "length");
        InitialState.Product([(0, 0, 1 + 1e-12)]).QubitCount.Should().Be(1);
        Refused<ArgumentException>(() => InitialState.Stabilizer([]), "number of qubits");
        Refused<ArgumentException>(() => InitialState.Stabilizer([PauliSum.Parse("XX + ZZ")]), "one Pauli string");
        Refused<ArgumentException>(() => InitialState.Stabilizer([PauliSum.Parse("0.5*XX")]), "coefficient 1 or -1");
        Refused<ArgumentException>(() => InitialState.Stabilizer([PauliSum.Parse("XX"), PauliSum.Parse("ZI")]), "XX and ZI anticommute");
        Refused<ArgumentException>(() => InitialState.Stabilizer([PauliSum.Parse("XX"), PauliSum.Parse("ZZ"), PauliSum.Parse("YY")]), "contradicts");
        Refused<ArgumentException>(() => InitialState.Stabilizer([PauliSum.Parse("-1*II")]), "contradicts");
        Refused<QubitCountMismatchException>(() => InitialState.Stabilizer([PauliSum.Parse("XX"), PauliSum.Parse("ZZZ")]), "3 qubits");
        Refused<ArgumentException>(() => InitialState.FromPauliExpectations(PauliSum.Parse("0.5*ZZ")), "identity must be 1, not 0");
        Refused<QubitCountMismatchException>(() => InitialState.Zeros(2).Expectation(PauliString.Parse("Z")), "1 qubits");
    }

    private static void Refused<T>(Action action, string why)
        where T : Exception => action.Should().Throw<T>().WithMessage($"*{why}*");

    private static void Agrees(InitialState state, Complex[,] rho)
    {
        foreach (PauliString p in AllStrings(state.QubitCount))
        {
            double expected = TraceWith(rho, p);
            state.Expectation(p).Should().BeApproximately(expected, 1e-12, "{0} on {1}", p, state);
            ((double)state.ExactExpectation(p)!.Value).Should().BeApproximately(expected, 1e-12, "{0} on {1}", p, state);
        }
    }

    private static Circuit RandomClifford(int n, Random random)
    {
        var b = new CircuitBuilder(n);
        for (int i = 0; i < 8; i++) b.Rotate(RandomCircuits.String(n, random), Math.PI / 2);
        return b.Build();
    }

    private static PauliSum Product(PauliSum a, PauliSum b)
    {
        PauliProduct product = PauliString.Multiply(a.Terms[0].String, b.Terms[0].String);
        return a.Terms[0].Coefficient * b.Terms[0].Coefficient * (product.PhaseExponent == 2 ? -1 : 1) * product.String;
    }

    private static IEnumerable<PauliString> AllStrings(int n)
    {
        for (int code = 0; code < 1 << (2 * n); code++)
            yield return PauliString.On(n, [.. Enumerable.Range(0, n).Select(q => (q, (Pauli)((code >> (2 * q)) & 3)))]);
    }

    private static double TraceWith(Complex[,] rho, PauliString p)
    {
        Complex[,] product = DenseCircuits.Multiply(rho, Dense(p.QubitCount, p));
        Complex trace = 0;
        for (int i = 0; i < product.GetLength(0); i++) trace += product[i, i];
        return trace.Real;
    }

    private static Complex[,] Dense(int n, PauliSum signed) => DenseCircuits.Matrix(n, v =>
        [.. DenseCircuits.ApplyLabel(signed.Terms[0].String.ToString("D", null), v).Select(x => signed.Terms[0].Coefficient * x)]);

    private static Complex[,] Projector(Complex[] state)
    {
        var rho = new Complex[state.Length, state.Length];
        for (int i = 0; i < state.Length; i++)
        {
            for (int j = 0; j < state.Length; j++) rho[i, j] = state[i] * Complex.Conjugate(state[j]);
        }

        return rho;
    }

    private static Complex[,] SingleQubit((double X, double Y, double Z) b) => new[,]
    {
        { (1 + b.Z) / 2, new Complex(b.X, -b.Y) / 2 }, { new Complex(b.X, b.Y) / 2, (1 - b.Z) / 2 },
    };

    private static Complex[,] Tensor(Complex[,] high, Complex[,] low)
    {
        int m = low.GetLength(0), size = high.GetLength(0) * m;
        var product = new Complex[size, size];
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++) product[i, j] = high[i / m, j / m] * low[i % m, j % m];
        }

        return product;
    }

    private static Complex[,] Identity(int size, double factor)
    {
        var identity = new Complex[size, size];
        for (int i = 0; i < size; i++) identity[i, i] = factor;
        return identity;
    }

    private static Complex[,] Add(Complex[,] a, Complex[,] b)
    {
        var sum = new Complex[a.GetLength(0), a.GetLength(0)];
        for (int i = 0; i < a.GetLength(0); i++)
        {
            for (int j = 0; j < a.GetLength(0); j++) sum[i, j] = a[i, j] + b[i, j];
        }

        return sum;
    }
}
