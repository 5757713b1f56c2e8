using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation;
using QmlTrainability.Tests.Circuits;
using QmlTrainability.Tests.Simulation.FreeFermions;

namespace QmlTrainability.Tests.Simulation.PauliPropagation;

public class PauliPropagationTests
{
    [Fact]
    public void Random_circuits_agree_with_the_state_vector()
    {
        var random = new Random(5);
        for (int i = 0; i < 500; i++)
        {
            int n = random.Next(1, 6);
            Circuit circuit = RandomCircuits.Any(n, 12, random);
            PauliSum observable = RandomSum(n, random);
            double[] parameters = [.. circuit.Parameters.Select(_ => random.Next(4) == 0 ? 0 : (random.NextDouble() * 8) - 4)];
            (double expected, double[] gradient) = new StateVectorSimulator(new SimulatorOptions { MaxThreads = 1 }).ValueAndGradient(circuit, observable, parameters);
            using IExpectation loss = new PauliPropagationSimulator().Prepare(circuit, observable);
            var actual = new double[gradient.Length];
            loss.Value(parameters).Should().BeApproximately(expected, 1e-11);
            loss.ValueAndGradient(parameters, actual).Should().BeApproximately(expected, 1e-11);
            for (int p = 0; p < actual.Length; p++) actual[p].Should().BeApproximately(gradient[p], 1e-9, "circuit {0}, parameter {1}", i, p);
        }
    }

    /// <summary>At the origin every string but the first has coefficient 0, and yet the derivatives have not.</summary>
    [Fact]
    public void Gradients_at_the_origin_are_right()
    {
        Circuit circuit = FreeFermionSimulatorTests.Ising(5, 3, ring: true);
        PauliSum observable = FreeFermionSimulatorTests.IsingEnergy(5, ring: true) + PauliSum.Parse("YYIII") + PauliSum.Parse("IZYII");
        (_, double[] expected) = new StateVectorSimulator().ValueAndGradient(circuit, observable, new double[circuit.Parameters.Count]);
        using IExpectation loss = new PauliPropagationSimulator().Prepare(circuit, observable);
        var gradient = new double[expected.Length];
        loss.ValueAndGradient(new double[expected.Length], gradient);
        expected.Count(d => Math.Abs(d) > 0.1).Should().BeGreaterThan(2);
        for (int p = 0; p < gradient.Length; p++) gradient[p].Should().BeApproximately(expected[p], 1e-12);
    }

    [Fact]
    public void The_error_bound_holds_and_is_not_idle()
    {
        var random = new Random(6);
        int truncated = 0, off = 0;
        for (int i = 0; i < 300; i++)
        {
            int n = random.Next(2, 6);
            Circuit circuit = RandomCircuits.Any(n, 14, random);
            PauliSum observable = RandomSum(n, random);
            double[] parameters = [.. circuit.Parameters.Select(_ => (random.NextDouble() * 8) - 4)];
            double exact = new StateVectorSimulator().Expectation(circuit, observable, parameters);
            var options = new PauliPropagationOptions { MinCoefficient = random.NextDouble() * 0.1, MaxWeight = random.Next(1, n + 1) };
            using IPropagatedExpectation loss = new PauliPropagationSimulator(options).Propagate(circuit, observable);
            PropagatedValue value = loss.Evaluate(parameters);
            Math.Abs(value.Value - exact).Should().BeLessThanOrEqualTo(value.ErrorBound + 1e-12);
            value.AverageError.Should().BeLessThanOrEqualTo(value.ErrorBound + 1e-12);
            if (value.ErrorBound > 0) truncated++;
            if (Math.Abs(value.Value - exact) > value.ErrorBound / 10) off++;
        }

        truncated.Should().BeGreaterThan(200);
        off.Should().BeGreaterThan(50, "a bound that is never nearly reached would hide a sign error");
    }

    [Fact]
    public void The_gradient_of_a_truncated_value_is_its_own()
    {
        Circuit circuit = FreeFermionSimulatorTests.Ising(6, 3, ring: false);
        var options = new PauliPropagationOptions { MaxWeight = 2 };
        PauliSum observable = FreeFermionSimulatorTests.IsingEnergy(6, ring: false);
        using IPropagatedExpectation loss = new PauliPropagationSimulator(options).Propagate(circuit, observable);
        double[] parameters = [.. circuit.Parameters.Select(p => 0.3 + (0.1 * (p.Index % 7)))];
        var gradient = new double[parameters.Length];
        loss.ValueAndGradient(parameters, gradient).Should().BeApproximately(loss.Evaluate(parameters).Value, 1e-12);
        loss.Evaluate(parameters).ErrorBound.Should().BePositive();
        for (int p = 0; p < parameters.Length; p++)
        {
            double[] up = [.. parameters], down = [.. parameters];
            up[p] += 1e-5;
            down[p] -= 1e-5;
            gradient[p].Should().BeApproximately((loss.Value(up) - loss.Value(down)) / 2e-5, 1e-8);
        }
    }

    /// <summary>Kicked Ising dynamics where free fermions know the answer: the transverse kick alone.</summary>
    [Fact]
    public void The_bound_holds_at_a_hundred_qubits()
    {
        const int n = 100;
        Circuit circuit = FreeFermionSimulatorTests.Ising(n, 3, ring: false);
        PauliSum observable = PauliSum.Parse("X50", qubits: n);
        double[] parameters = [.. circuit.Parameters.Select(_ => 0.4)];
        using IExpectation exact = new FreeFermionSimulator().Prepare(circuit, observable);
        using IPropagatedExpectation all = new PauliPropagationSimulator().Propagate(circuit, observable);
        using IPropagatedExpectation some = new PauliPropagationSimulator(new PauliPropagationOptions { MinCoefficient = 1e-3 }).Propagate(circuit, observable);
        double expected = exact.Value(parameters);
        all.Value(parameters).Should().BeApproximately(expected, 1e-12);
        PropagatedValue truncated = some.Evaluate(parameters);
        truncated.ErrorBound.Should().BeInRange(1e-4, 1);
        Math.Abs(truncated.Value - expected).Should().BeLessThanOrEqualTo(truncated.ErrorBound);
    }

    [Fact]
    public void Too_many_strings_are_refused_with_the_way_out()
    {
        var simulator = new PauliPropagationSimulator(new PauliPropagationOptions { MaxTerms = 10 });
        Circuit circuit = FreeFermionSimulatorTests.Ising(6, 4, ring: false);
        using IExpectation loss = simulator.Prepare(circuit, PauliSum.Parse("IIZIII"));
        loss.Invoking(l => l.Value(Enumerable.Repeat(0.3, circuit.Parameters.Count).ToArray())).Should().Throw<BudgetExceededException>()
            .WithMessage("*more than 10 strings*MinCoefficient*").Which.Limit.Should().Be(10);
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        Circuit circuit = FreeFermionSimulatorTests.Ising(3, 1, ring: false);
        var simulator = new PauliPropagationSimulator();
        simulator.Invoking(s => s.Prepare(circuit, PauliSum.Parse("ZI"))).Should().Throw<QubitCountMismatchException>();
        simulator.Invoking(s => s.Prepare(circuit, PauliSum.Parse("ZII"), InitialState.Zeros(2))).Should().Throw<QubitCountMismatchException>();
        using IExpectation loss = simulator.Prepare(circuit, PauliSum.Parse("ZII"));
        loss.Invoking(l => l.Value([1, 2])).Should().Throw<ArgumentException>();
        loss.Invoking(l => l.Value([1, 2, 3, 4, double.PositiveInfinity])).Should().Throw<ArgumentOutOfRangeException>();
        loss.Invoking(l => l.ValueAndGradient(new double[5], new double[6])).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => new PauliPropagationOptions { MaxTerms = 0 }).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => new PauliPropagationOptions { MinCoefficient = double.NaN }).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => new PauliPropagationOptions { MinCoefficient = -1 }).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => new PauliPropagationOptions { MaxWeight = 0 }).Should().Throw<ArgumentOutOfRangeException>();
        using var source = new CancellationTokenSource();
        source.Cancel();
        loss.Invoking(l => l.Value(new double[5], source.Token)).Should().Throw<OperationCanceledException>();
    }

    private static PauliSum RandomSum(int qubits, Random random) =>
        PauliSum.Of(Enumerable.Range(0, random.Next(1, 5)).Select(_ => (random.NextDouble() - 0.5, RandomCircuits.String(qubits, random))));
}
