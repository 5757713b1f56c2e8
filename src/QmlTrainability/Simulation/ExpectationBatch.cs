using System.Collections.Concurrent;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation.Kernels;

namespace QmlTrainability.Simulation;

/// <summary>⟨O⟩ after one circuit for many sets of parameters, from many states, or both: one call for all, item by item on several threads.</summary>
/// <remarks>What a simulator finds out about the circuit, such as the module or the modes of free fermions, is found once. Every item is computed by one thread, so that
/// the results are the same to the last bit for any number of threads. State vectors of 16 and more qubits run one after another, each on all threads.
/// To be disposed of; one call at a time.</remarks>
/// <example><code>
/// var b = new CircuitBuilder(qubits: 2);
/// Circuit circuit = b.RX(0, b.Parameter("x")).RZZ(0, 1, b.Parameter("zz")).Build();
/// using (ExpectationBatch batch = ExpectationBatch.Prepare(new LieAlgebraicSimulator(), circuit, PauliSum.Parse("ZI")))
/// {
///     Console.WriteLine(string.Join(" ", batch.Values([[0.0, 0.3], [Math.PI, 0.3]])));    // 1 -1
/// }
///
/// InitialState[] inputs = [InitialState.Basis("00"), InitialState.Basis("10")];
/// using (ExpectationBatch batch = ExpectationBatch.Prepare(new StateVectorSimulator(), circuit, PauliSum.Parse("ZI"), inputs))
/// {
///     Console.WriteLine(string.Join(" ", batch.Values([[0.0, 0.3]]).Select(v => v.ToString("F6"))));    // 1.000000 -1.000000
/// }
/// </code></example>
public sealed class ExpectationBatch : IDisposable
{
    private readonly ISimulator _simulator;
    private readonly Circuit _circuit;
    private readonly PauliSum _observable;
    private readonly InitialState[] _states;
    private readonly int _threads;
    private readonly IExpectation _first;
    private readonly ConcurrentBag<IExpectation>[] _idle; // by state
    private readonly ExclusiveUse _use = new("what is computed at the moment", "batch");

    private ExpectationBatch(ISimulator simulator, Circuit circuit, PauliSum observable, InitialState[] states, int threads, CancellationToken cancellationToken)
    {
        _simulator = simulator;
        _circuit = circuit;
        _observable = observable;
        _states = states;
        _threads = simulator is StateVectorSimulator && circuit.QubitCount >= TileLoop.ParallelFromQubits ? 1 : threads;
        _first = simulator.Prepare(circuit, observable, states[0], cancellationToken);
        _idle = [.. states.Select(_ => new ConcurrentBag<IExpectation>())];
    }

    /// <summary>The number of parameters of one set.</summary>
    public int ParameterCount => _first.ParameterCount;

    /// <summary>The number of states.</summary>
    public int StateCount => _states.Length;

    /// <summary>How each item is computed, as of <see cref="IExpectation.Method"/>.</summary>
    public string Method => _first.Method;

    /// <summary>Prepares many evaluations.</summary>
    /// <param name="simulator">What computes each item.</param>
    /// <param name="circuit">The circuit.</param>
    /// <param name="observable">On as many qubits.</param>
    /// <param name="states">The states before the circuit, one for all sets of parameters or one for each; |0…0⟩ if null.</param>
    /// <param name="options">Only the number of threads counts here; <see cref="SimulatorOptions.Default"/> if null.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <returns>To be disposed of by the caller. Errors as of <see cref="ISimulator.Prepare"/>.</returns>
    /// <exception cref="ArgumentException">There is no state.</exception>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public static ExpectationBatch Prepare(
        ISimulator simulator,
        Circuit circuit,
        PauliSum observable,
        IReadOnlyList<InitialState>? states = null,
        SimulatorOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(simulator);
        SimulationInput.Check(circuit, observable, null);
        if (states is { Count: 0 }) throw new ArgumentException("There is no state. Leave the states out to begin with |0…0⟩.", nameof(states));
        InitialState[] all = [.. (states ?? [InitialState.Zeros(circuit.QubitCount)]).Select(s => SimulationInput.Check(circuit, s))];
        return new ExpectationBatch(simulator, circuit, observable, all, (options ?? SimulatorOptions.Default).Threads, cancellationToken);
    }

    /// <summary>⟨O⟩ for each item.</summary>
    /// <param name="parameters">One set for each state, or one set for all states; any number of sets where there is one state. In radians.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <returns>In the order of the sets, or of the states.</returns>
    /// <exception cref="ArgumentException">The number of sets fits the number of states in neither way, or a set has the wrong number of values.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is NaN or infinite.</exception>
    public double[] Values(IReadOnlyList<double[]> parameters, CancellationToken cancellationToken = default)
    {
        var values = new double[Check(parameters)];
        Run(values.Length, (expectation, i) => values[i] = expectation.Value(Set(parameters, i), cancellationToken), cancellationToken);
        return values;
    }

    /// <summary>⟨O⟩ and its gradient for each item.</summary>
    /// <param name="parameters">One set for each state, or one set for all states; any number of sets where there is one state. In radians.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <returns>In the order of the sets, or of the states; gradients per radian.</returns>
    /// <exception cref="ArgumentException">The number of sets fits the number of states in neither way, or a set has the wrong number of values.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is NaN or infinite.</exception>
    public (double[] Values, double[][] Gradients) ValuesAndGradients(IReadOnlyList<double[]> parameters, CancellationToken cancellationToken = default)
    {
        var values = new double[Check(parameters)];
        double[][] gradients = [.. values.Select(_ => new double[ParameterCount])];
        Run(values.Length, (expectation, i) => values[i] = expectation.ValueAndGradient(Set(parameters, i), gradients[i], cancellationToken), cancellationToken);
        return (values, gradients);
    }

    /// <summary>Frees what the simulator holds.</summary>
    public void Dispose()
    {
        _first.Dispose();
        foreach (ConcurrentBag<IExpectation> idle in _idle)
        {
            while (idle.TryTake(out IExpectation? expectation)) expectation.Dispose();
        }
    }

    /// <summary>For example "3 states, g-sim, module of dimension 1770".</summary>
    public override string ToString() => FormattableString.Invariant($"{_states.Length} state{(_states.Length == 1 ? "" : "s")}, {Method}");

    private static double[] Set(IReadOnlyList<double[]> parameters, int item) => parameters[parameters.Count == 1 ? 0 : item];

    /// <returns>The number of items.</returns>
    private int Check(IReadOnlyList<double[]> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (_states.Length != 1 && parameters.Count != 1 && parameters.Count != _states.Length)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"There are {_states.Length} states and {parameters.Count} sets of parameters. Give one set for all states, or one for each."), nameof(parameters));
        }

        foreach (double[] set in parameters) ParameterValues.Check(_circuit, set);
        return parameters.Count == 0 ? 0 : Math.Max(parameters.Count, _states.Length);
    }

    private void Run(int count, Action<IExpectation, int> body, CancellationToken cancellationToken)
    {
        using ExclusiveUse.Evaluation evaluation = _use.Begin();
        ParallelItems.ForEach(count, _threads, Item, cancellationToken);

        void Item(int i)
        {
            int state = _states.Length == 1 ? 0 : i;
            IExpectation expectation = _idle[state].TryTake(out IExpectation? idle) ? idle : Another(state, cancellationToken);
            try
            {
                body(expectation, i);
            }
            finally
            {
                // From many states only what shares its structure is kept: anything else may hold as much as a state vector.
                if (_states.Length == 1 || _first is IShareableExpectation) _idle[state].Add(expectation);
                else expectation.Dispose();
            }
        }
    }

    private IExpectation Another(int state, CancellationToken cancellationToken)
    {
        IExpectation? shared = _first is not IShareableExpectation first ? null : state == 0 ? first.Share() : first.Share(_states[state], cancellationToken);
        return shared ?? _simulator.Prepare(_circuit, _observable, _states[state], cancellationToken);
    }
}
