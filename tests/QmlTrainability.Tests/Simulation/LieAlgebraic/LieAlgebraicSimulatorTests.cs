using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation;
using QmlTrainability.Tests.Circuits;
using QmlTrainability.Tests.Simulation.FreeFermions;

namespace QmlTrainability.Tests.Simulation.LieAlgebraic;

public class LieAlgebraicSimulatorTests
{
    [Fact]
    public void Random_circuits_agree_with_the_state_vector() => Compare(circuits: 400, mostQubits: 5, seed: 8);

    [Fact]
    [Trait("Category", "Long")]
    public void Five_thousand_circuits_agree_with_the_state_vector() => Compare(circuits: 5000, mostQubits: 6, seed: 9);

    /// <summary>Polynomial algebras hidden by random Cliffords, with observables of up to three modes, inside and outside of the algebra.</summary>
    [Fact]
    public void Hidden_algebras_agree_with_the_state_vector() => CompareHidden(circuits: 100, mostQubits: 6, seed: 10);

    [Fact]
    [Trait("Category", "Long")]
    public void Five_thousand_hidden_algebras_agree_with_the_state_vector() => CompareHidden(circuits: 5000, mostQubits: 10, seed: 11);

    /// <summary>Odd products, and strings that lead from copy to copy, which free fermions refuse.</summary>
    [Fact]
    public void Observables_outside_of_the_algebra_have_their_module()
    {
        Circuit circuit = FreeFermionSimulatorTests.Ising(5, 2, ring: false);
        using IExpectation loss = new LieAlgebraicSimulator().Prepare(circuit, PauliSum.Parse("IIZII"));
        loss.Method.Should().Be("g-sim, module of dimension 252"); // C(10, 5) products of five modes
        double[] parameters = [.. circuit.Parameters.Select(p => 0.2 + (0.3 * p.Index))];
        loss.Value(parameters).Should().BeApproximately(new StateVectorSimulator().Expectation(circuit, PauliSum.Parse("IIZII"), parameters), 1e-12);
    }

    [Fact]
    public void A_module_that_is_too_large_is_refused_with_the_amount()
    {
        var b = new CircuitBuilder(12);
        for (int q = 0; q < 12; q++) b.RX(q, b.Parameter($"x{q}")).RZ(q, b.Parameter($"z{q}"));
        for (int q = 0; q < 11; q++) b.RZZ(q, q + 1, b.Parameter($"zz{q}"));
        Action prepare = () => new LieAlgebraicSimulator(new SimulatorOptions { MemoryBudget = 10 << 20 }).Prepare(b.Build(), PauliSum.Parse("Z0", qubits: 12)).Dispose();
        prepare.Should().Throw<BudgetExceededException>().WithMessage("*10 MiB*PauliPropagationSimulator*").Which.Limit.Should().Be(10 << 20);
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        Circuit circuit = FreeFermionSimulatorTests.Ising(3, 1, ring: false);
        var simulator = new LieAlgebraicSimulator();
        simulator.Invoking(s => s.Prepare(circuit, PauliSum.Parse("ZI"))).Should().Throw<QubitCountMismatchException>();
        simulator.Invoking(s => s.Prepare(circuit, PauliSum.Parse("ZII"), InitialState.Zeros(2))).Should().Throw<QubitCountMismatchException>();
        using IExpectation loss = simulator.Prepare(circuit, PauliSum.Parse("ZII"));
        loss.Invoking(l => l.Value([1, 2])).Should().Throw<ArgumentException>();
        loss.Invoking(l => l.Value([1, 2, 3, 4, double.NaN])).Should().Throw<ArgumentOutOfRangeException>();
        loss.Invoking(l => l.ValueAndGradient(new double[5], new double[6])).Should().Throw<ArgumentException>();
        using var source = new CancellationTokenSource();
        source.Cancel();
        loss.Invoking(l => l.Value(new double[5], source.Token)).Should().Throw<OperationCanceledException>();
        simulator.Invoking(s => s.Prepare(circuit, PauliSum.Parse("ZII"), null, source.Token)).Should().Throw<OperationCanceledException>();
    }

    private static void Compare(int circuits, int mostQubits, int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < circuits; i++)
        {
            int n = random.Next(1, mostQubits + 1);
            Circuit circuit = RandomCircuits.Any(n, 15, random);
            PauliSum observable = PauliSum.Of(Enumerable.Range(0, random.Next(1, 4)).Select(_ => (random.NextDouble() - 0.5, RandomCircuits.String(n, random))));
            double[] parameters = [.. circuit.Parameters.Select(_ => (random.NextDouble() * 8) - 4)];
            InitialState state = random.Next(2) == 0 ? InitialState.Zeros(n) : InitialState.Plus(n);
            Agree(circuit, observable, state, parameters);
        }
    }

    private static void CompareHidden(int circuits, int mostQubits, int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < circuits; i++)
        {
            var fermions = new FermionCircuits(random.Next(2, mostQubits + 1), random);
            Circuit circuit = fermions.Circuit(random.Next(1, 20));
            var observable = PauliSum.Of(Enumerable.Range(0, random.Next(1, 3)).Select(_ => (random.NextDouble() - 0.5, fermions.Observable(random.Next(4)))));
            Agree(circuit, observable, fermions.State(), [.. circuit.Parameters.Select(_ => (random.NextDouble() * 8) - 4)]);
        }
    }

    private static void Agree(Circuit circuit, PauliSum observable, InitialState state, double[] parameters)
    {
        (double expected, double[] gradient) = new StateVectorSimulator(new SimulatorOptions { MaxThreads = 1 }).ValueAndGradient(circuit, observable, parameters, state);
        using IExpectation loss = new LieAlgebraicSimulator().Prepare(circuit, observable, state);
        var actual = new double[gradient.Length];
        loss.Value(parameters).Should().BeApproximately(expected, 1e-11);
        loss.ValueAndGradient(parameters, actual).Should().BeApproximately(expected, 1e-11);
        for (int p = 0; p < actual.Length; p++) actual[p].Should().BeApproximately(gradient[p], 1e-9);
    }
}
