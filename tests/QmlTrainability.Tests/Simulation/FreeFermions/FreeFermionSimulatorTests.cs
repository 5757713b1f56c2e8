using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation;

namespace QmlTrainability.Tests.Simulation.FreeFermions;

/// <summary>Against the state vector, which shares nothing with it but the circuit.</summary>
public class FreeFermionSimulatorTests
{
    private const double ValueTolerance = 1e-11;
    private const double GradientTolerance = 1e-9;

    [Fact]
    public void Hidden_fermions_agree_with_the_state_vector() => Compare(sets: 400, leastQubits: 1, mostQubits: 6, seed: 1);

    [Fact]
    [Trait("Category", "Long")]
    public void Five_thousand_hidden_fermions_agree_with_the_state_vector() => Compare(sets: 5000, leastQubits: 2, mostQubits: 10, seed: 2);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Ising_chains_and_rings_agree_with_the_state_vector(bool ring)
    {
        for (int n = 2; n <= 8; n++)
        {
            Circuit circuit = Ising(n, 3, ring);
            var random = new Random(n);
            double[] parameters = [.. circuit.Parameters.Select(_ => random.NextDouble() * 6)];
            PauliSum energy = IsingEnergy(n, ring);
            if (!ring && n > 2) energy += 0.3 * PauliString.On(n, (0, Pauli.Z));
            if (n > 3) energy += 0.7 * PauliString.On(n, (0, Pauli.X), (n / 2, Pauli.X));
            AgreeWithTheStateVector(circuit, energy, InitialState.Plus(n), parameters).Should().BeTrue();
            AgreeWithTheStateVector(circuit, energy, InitialState.Zeros(n), parameters).Should().BeTrue();
        }
    }

    [Fact]
    public void A_mixed_state_is_an_average_of_pure_ones()
    {
        const int n = 3;
        Circuit circuit = Ising(n, 2, ring: true);
        double[] parameters = [.. circuit.Parameters.Select(p => 0.1 + (0.37 * p.Index))];
        PauliSum observable = IsingEnergy(n, ring: true);
        double mixed = Value(circuit, observable, InitialState.Product([(0, 0, 1), (0, 0, 0), (0.6, 0, 0)]), parameters);
        double expected = 0;
        foreach (int second in new[] { 1, -1 })
        {
            foreach (int third in new[] { 1, -1 })
            {
                double weight = 0.5 * (1 + (0.6 * third)) / 2;
                expected += weight * Value(circuit, observable, InitialState.Product([(0, 0, 1), (0, 0, second), (third, 0, 0)]), parameters);
            }
        }

        mixed.Should().BeApproximately(expected, ValueTolerance);
    }

    [Fact]
    public void Rotations_that_are_no_fermions_are_refused_by_name()
    {
        var b = new CircuitBuilder(3);
        for (int q = 0; q < 3; q++) b.RX(q, b.Parameter($"x{q}")).RZ(q, b.Parameter($"z{q}"));
        for (int q = 0; q < 2; q++) b.RZZ(q, q + 1, b.Parameter($"zz{q}"));
        Action prepare = () => new FreeFermionSimulator().Prepare(b.Build(), PauliSum.Parse("ZII")).Dispose();
        prepare.Should().Throw<UnsupportedRequestException>().WithMessage("*not free fermions*su(8)*LieAlgebraicSimulator*");
    }

    [Fact]
    public void Odd_products_and_products_in_a_state_that_is_not_gaussian_are_refused()
    {
        Circuit circuit = Ising(4, 1, ring: false);
        Action odd = () => new FreeFermionSimulator().Prepare(circuit, PauliSum.Parse("IZII")).Dispose();
        odd.Should().Throw<UnsupportedRequestException>().WithMessage("*IZII*product of 3 of 8 Majorana modes*");
        Action mixed = () => new FreeFermionSimulator().Prepare(circuit, PauliSum.Parse("XIXI"), InitialState.Product([(0, 0, 1), (0, 0, 0), (0.5, 0, 0), (1, 0, 0)])).Dispose();
        mixed.Should().Throw<UnsupportedRequestException>().WithMessage("*pure Gaussian state*");
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        Circuit circuit = Ising(3, 1, ring: false);
        var simulator = new FreeFermionSimulator();
        Action observable = () => simulator.Prepare(circuit, PauliSum.Parse("ZI")).Dispose();
        Action state = () => simulator.Prepare(circuit, PauliSum.Parse("ZZI"), InitialState.Zeros(4)).Dispose();
        observable.Should().Throw<QubitCountMismatchException>();
        state.Should().Throw<QubitCountMismatchException>();
        using IExpectation loss = simulator.Prepare(circuit, PauliSum.Parse("ZZI"));
        loss.Invoking(l => l.Value(new double[4])).Should().Throw<ArgumentException>().WithMessage("*5 parameters*4 values*");
        loss.Invoking(l => l.Value([0, 0, double.NaN, 0, 0])).Should().Throw<ArgumentOutOfRangeException>();
        loss.Invoking(l => l.ValueAndGradient(new double[5], new double[4])).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void A_memory_budget_that_is_too_small_is_refused_with_the_amount()
    {
        var simulator = new FreeFermionSimulator(new SimulatorOptions { MemoryBudget = 1000 });
        Circuit circuit = Ising(30, 10, ring: false);
        Action run = () =>
        {
            using IExpectation loss = simulator.Prepare(circuit, IsingEnergy(30, ring: false));
            loss.Value(new double[circuit.Parameters.Count]);
        };
        run.Should().Throw<BudgetExceededException>().Which.Required.Should().BeGreaterThan(1000);
    }

    [Fact]
    public void Cancellation_is_answered()
    {
        using var source = new CancellationTokenSource();
        Circuit circuit = Ising(20, 4, ring: false);
        using IExpectation loss = new FreeFermionSimulator().Prepare(circuit, IsingEnergy(20, ring: false));
        source.Cancel();
        loss.Invoking(l => l.Value(new double[circuit.Parameters.Count], source.Token)).Should().Throw<OperationCanceledException>();
        Action prepare = () => new FreeFermionSimulator().Prepare(circuit, IsingEnergy(20, ring: false), null, source.Token).Dispose();
        prepare.Should().Throw<OperationCanceledException>();
    }

    internal static Circuit Ising(int n, int layers, bool ring)
    {
        var b = new CircuitBuilder(n);
        for (int l = 0; l < layers; l++)
        {
            for (int q = 0; q < n; q++) b.RX(q, b.Parameter($"x{l}_{q}"));
            foreach ((int p, int q) in Bonds(n, ring)) b.RZZ(p, q, b.Parameter($"z{l}_{p}"));
        }

        return b.Build();
    }

    internal static PauliSum IsingEnergy(int n, bool ring) => PauliSum.Of(
        Enumerable.Range(0, n).Select(q => (-1.0, PauliString.On(n, (q, Pauli.X))))
            .Concat(Bonds(n, ring).Select(b => (-1.0, PauliString.On(n, (b.P, Pauli.Z), (b.Q, Pauli.Z))))));

    private static IEnumerable<(int P, int Q)> Bonds(int n, bool ring) => Enumerable.Range(0, ring && n > 2 ? n : n - 1).Select(q => (q, (q + 1) % n));

    private static void Compare(int sets, int leastQubits, int mostQubits, int seed)
    {
        var random = new Random(seed);
        int compared = 0, refused = 0, products = 0, largest = 0;
        for (int i = 0; i < sets; i++)
        {
            var fermions = new FermionCircuits(random.Next(leastQubits, mostQubits + 1), random);
            Circuit circuit = fermions.Circuit(random.Next(1, 20));
            double[] parameters = [.. circuit.Parameters.Select(_ => (random.NextDouble() * 8) - 4)];
            InitialState state = fermions.State();
            for (int t = 0; t < 3; t++)
            {
                int modes = random.Next(0, 7);
                var observable = PauliSum.Of(Enumerable.Range(0, random.Next(1, 4)).Select(_ => (random.NextDouble() - 0.5, fermions.Observable(modes))));
                if (observable.IsZero) continue;
                if (!AgreeWithTheStateVector(circuit, observable, state, parameters))
                {
                    refused++;
                    continue;
                }

                compared++;
                largest = Math.Max(largest, circuit.QubitCount);
                if (modes >= 4) products++;
            }
        }

        compared.Should().BeGreaterThan(sets, "most observables must be computed, not refused ({0})", refused);
        products.Should().BeGreaterThan(sets / 5);
        largest.Should().Be(mostQubits);
    }

    /// <summary>False where the observable is refused.</summary>
    private static bool AgreeWithTheStateVector(Circuit circuit, PauliSum observable, InitialState state, double[] parameters)
    {
        IExpectation fermions;
        try
        {
            fermions = new FreeFermionSimulator().Prepare(circuit, observable, state);
        }
        catch (UnsupportedRequestException)
        {
            return false;
        }

        using (fermions)
        {
            (double expected, double[] expectedGradient) = new StateVectorSimulator(new SimulatorOptions { MaxThreads = 1 }).ValueAndGradient(circuit, observable, parameters, state);
            var gradient = new double[parameters.Length];
            string what = $"{observable} from {state} by {string.Join(" ", circuit.RotationForm.Rotations)}";
            fermions.Value(parameters).Should().BeApproximately(expected, ValueTolerance, what);
            fermions.ValueAndGradient(parameters, gradient).Should().BeApproximately(expected, ValueTolerance, what);
            for (int i = 0; i < gradient.Length; i++) gradient[i].Should().BeApproximately(expectedGradient[i], GradientTolerance, what);
        }

        return true;
    }

    private static double Value(Circuit circuit, PauliSum observable, InitialState state, double[] parameters)
    {
        using IExpectation loss = new FreeFermionSimulator().Prepare(circuit, observable, state);
        return loss.Value(parameters);
    }
}
