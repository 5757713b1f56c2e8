using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation;
using QmlTrainability.Tests.Simulation.FreeFermions;
using QmlTrainability.Tests.Simulation.LieAlgebraic;

namespace QmlTrainability.Tests.Simulation;

public class ExpectationBatchTests
{
    private const int Qubits = 5;

    private static readonly Circuit Ising = FreeFermionSimulatorTests.Ising(Qubits, 2, ring: true);

    private static readonly PauliSum Energy = FreeFermionSimulatorTests.IsingEnergy(Qubits, ring: true);

    public static TheoryData<ISimulator> Simulators => new()
    {
        new StateVectorSimulator(), new FreeFermionSimulator(), new LieAlgebraicSimulator(), new PauliPropagationSimulator(),
    };

    [Theory]
    [MemberData(nameof(Simulators))]
    public void Many_sets_of_parameters_give_what_each_gives_alone_on_any_number_of_threads(ISimulator simulator)
    {
        double[][] sets = Sets(Ising, 9);
        using IExpectation alone = simulator.Prepare(Ising, Energy, InitialState.Plus(Qubits));
        foreach (int threads in new[] { 1, 2, 5 })
        {
            using ExpectationBatch batch = ExpectationBatch.Prepare(simulator, Ising, Energy, [InitialState.Plus(Qubits)], new SimulatorOptions { MaxThreads = threads });
            double[] values = batch.Values(sets);
            (double[] again, double[][] gradients) = batch.ValuesAndGradients(sets);
            for (int i = 0; i < sets.Length; i++)
            {
                var gradient = new double[sets[i].Length];
                values[i].Should().Be(alone.Value(sets[i]));
                again[i].Should().Be(alone.ValueAndGradient(sets[i], gradient));
                gradients[i].Should().Equal(gradient);
            }

            values.Distinct().Should().HaveCount(sets.Length);
        }
    }

    [Theory]
    [MemberData(nameof(Simulators))]
    public void Many_states_give_what_each_gives_alone(ISimulator simulator)
    {
        InitialState[] states = [InitialState.Zeros(Qubits), InitialState.Plus(Qubits), InitialState.Basis("01101"), InitialState.Product([.. Enumerable.Range(0, Qubits).Select(q => (Math.Sin(q), 0.0, Math.Cos(q)))])];
        double[][] sets = Sets(Ising, states.Length);
        foreach (int threads in new[] { 1, 3 })
        {
            using ExpectationBatch batch = ExpectationBatch.Prepare(simulator, Ising, Energy, states, new SimulatorOptions { MaxThreads = threads });
            (double[] own, double[][] gradients) = batch.ValuesAndGradients(sets);
            double[] common = batch.Values([sets[0]]);
            for (int i = 0; i < states.Length; i++)
            {
                using IExpectation alone = simulator.Prepare(Ising, Energy, states[i]);
                var gradient = new double[sets[i].Length];
                own[i].Should().Be(alone.ValueAndGradient(sets[i], gradient));
                gradients[i].Should().Equal(gradient);
                common[i].Should().Be(alone.Value(sets[0]));
            }
        }
    }

    /// <summary>A module of orbits knows the sums of invariant stabilizer states; from another stabilizer state it is found anew.</summary>
    [Fact]
    public void A_state_that_the_structure_does_not_take_is_prepared_anew()
    {
        Circuit circuit = TiedCircuitTests.Equivariant(3, layers: 2);
        PauliSum observable = PauliSum.Parse("ZZI + ZIZ + IZZ");
        InitialState bell = InitialState.Stabilizer([PauliSum.Parse("XXI"), PauliSum.Parse("ZZI"), PauliSum.Parse("IIZ")]);
        InitialState ghz = InitialState.Stabilizer([PauliSum.Parse("XXX"), PauliSum.Parse("ZZI"), PauliSum.Parse("IZZ")]);
        double[] parameters = [.. circuit.Parameters.Select(p => 0.3 + (0.5 * p.Index))];
        using ExpectationBatch batch = ExpectationBatch.Prepare(new LieAlgebraicSimulator(), circuit, observable, [ghz, bell]);
        double[] values = batch.Values([parameters]);
        values[0].Should().BeApproximately(new StateVectorSimulator().Expectation(circuit, observable, parameters, ghz), 1e-12);
        values[1].Should().BeApproximately(new StateVectorSimulator().Expectation(circuit, observable, parameters, bell), 1e-12);
        batch.Method.Should().Contain("orbits");
    }

    [Fact]
    public void Bad_input_is_refused_and_cancellation_answered()
    {
        var simulator = new LieAlgebraicSimulator();
        Action none = () => ExpectationBatch.Prepare(simulator, Ising, Energy, []).Dispose();
        none.Should().Throw<ArgumentException>().WithMessage("*no state*");
        Action other = () => ExpectationBatch.Prepare(simulator, Ising, Energy, [InitialState.Zeros(2)]).Dispose();
        other.Should().Throw<QubitCountMismatchException>();
        using ExpectationBatch batch = ExpectationBatch.Prepare(simulator, Ising, Energy, [InitialState.Zeros(Qubits), InitialState.Plus(Qubits)]);
        batch.Invoking(b => b.Values(Sets(Ising, 3))).Should().Throw<ArgumentException>().WithMessage("*2 states and 3 sets*");
        batch.Invoking(b => b.Values([new double[3]])).Should().Throw<ArgumentException>().WithMessage("*3 values*");
        batch.Invoking(b => b.Values([[.. Enumerable.Repeat(double.NaN, batch.ParameterCount)]])).Should().Throw<ArgumentOutOfRangeException>();
        batch.Invoking(b => b.Values([])).Should().Throw<ArgumentException>().WithMessage("*2 states and 0 sets*");
        batch.StateCount.Should().Be(2);
        using var source = new CancellationTokenSource();
        source.Cancel();
        batch.Invoking(b => b.Values(Sets(Ising, 2), source.Token)).Should().Throw<OperationCanceledException>();
    }

    private static double[][] Sets(Circuit circuit, int count)
    {
        var random = new Random(count);
        return [.. Enumerable.Range(0, count).Select(_ => circuit.Parameters.Select(_ => random.NextDouble() * 6).ToArray())];
    }
}
