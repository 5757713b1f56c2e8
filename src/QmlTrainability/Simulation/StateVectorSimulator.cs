using System.Globalization;
using System.Runtime.InteropServices;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation.Kernels;
using QmlTrainability.Simulation.Layers;

namespace QmlTrainability.Simulation;

/// <summary>Simulates circuits exactly with all 2^n amplitudes: states, expectations, and gradients by the adjoint method. Immutable and thread-safe.</summary>
/// <remarks>
/// Every gate of the table and every Pauli rotation. A gradient costs about as much as four evaluations whatever the number of parameters
/// (arXiv:2009.02823). Vectorized for the widest vectors of the processor, on several threads from 16 qubits on; on one instruction set results are the same
/// to the last bit for any number of threads. Memory is checked against the budget before any is allocated.
/// </remarks>
/// <example><code>
/// var b = new CircuitBuilder(qubits: 3);
/// Parameter theta = b.Parameter("theta"), phi = b.Parameter("phi");
/// Circuit circuit = b.RX(0, theta).CX(0, 1).Rotate(PauliString.Parse("IYZ"), phi).Build();
/// PauliSum h = PauliSum.Parse("ZII + 0.5*IXI");
/// var simulator = new StateVectorSimulator();
/// (double value, double[] gradient) = simulator.ValueAndGradient(circuit, h, [0.3, 0.7]);
/// Console.WriteLine(value.ToString("F6"));                                     // 1.263059
/// Console.WriteLine(string.Join(" ", gradient.Select(g => g.ToString("F6"))));    // -0.390710 0.365341
/// Console.WriteLine(simulator.Expectation(circuit, h, [0.3, 0.7]).ToString("F6"));    // 1.263059
/// </code></example>
public sealed unsafe partial class StateVectorSimulator : ISimulator
{
    private readonly SimulatorOptions _options;
    private readonly KernelSet? _kernels;
    private readonly int _tileBits;
    private readonly PlanKind _plans;

    /// <summary>A simulator.</summary>
    /// <param name="options">What it may use of the machine; <see cref="SimulatorOptions.Default"/> if null.</param>
    public StateVectorSimulator(SimulatorOptions? options = null)
        : this(options, null, Tiling.TileBits)
    {
    }

    /// <summary>A simulator with given kernels, tiles and plans, for tests.</summary>
    internal StateVectorSimulator(SimulatorOptions? options, KernelSet? kernels, int tileBits, PlanKind plans = PlanKind.Cheapest)
    {
        _options = options ?? SimulatorOptions.Default;
        _kernels = kernels;
        _tileBits = tileBits;
        _plans = plans;
    }

    /// <summary>The state after a circuit.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="parameters">In radians, in the order of the circuit's parameters.</param>
    /// <param name="state">The state before the circuit, pure, on as many qubits; |0…0⟩ if null.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <returns>To be disposed of by the caller.</returns>
    /// <exception cref="BudgetExceededException">2^n amplitudes do not fit the budget.</exception>
    /// <exception cref="UnsupportedRequestException">The state is mixed or given by Pauli expectations.</exception>
    /// <exception cref="ArgumentException">The number of values is wrong.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is NaN or infinite; the message names its parameter.</exception>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public StateVector Run(Circuit circuit, IReadOnlyList<double> parameters, InitialState? state = null, CancellationToken cancellationToken = default)
    {
        state = SimulationInput.Check(circuit, state);
        ParameterValues.Check(circuit, Values(parameters));
        StateBudget.Check(circuit.QubitCount, 1, _options.MemoryBudget);
        return Evolve(circuit, Values(parameters), state, cancellationToken);
    }

    /// <summary>⟨O⟩ after a circuit.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="observable">On as many qubits.</param>
    /// <param name="parameters">In radians, in the order of the circuit's parameters.</param>
    /// <param name="state">The state before the circuit, pure, on as many qubits; |0…0⟩ if null.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="BudgetExceededException">2^n amplitudes do not fit the budget.</exception>
    /// <exception cref="UnsupportedRequestException">The state is mixed or given by Pauli expectations.</exception>
    /// <exception cref="ArgumentException">The number of values is wrong.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is NaN or infinite; the message names its parameter.</exception>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public double Expectation(
        Circuit circuit, PauliSum observable, IReadOnlyList<double> parameters, InitialState? state = null, CancellationToken cancellationToken = default)
    {
        using IExpectation expectation = Prepare(circuit, observable, state, cancellationToken);
        return expectation.Value(Values(parameters), cancellationToken);
    }

    /// <summary>⟨O⟩ after a circuit on |0…0⟩, and its gradient.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="observable">On as many qubits.</param>
    /// <param name="parameters">In radians, in the order of the circuit's parameters.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <returns>The value, and ∂⟨O⟩/∂θ per radian in the order of the parameters. Errors as of <see cref="Expectation"/>; needs two state vectors.</returns>
    public (double Value, double[] Gradient) ValueAndGradient(
        Circuit circuit, PauliSum observable, IReadOnlyList<double> parameters, CancellationToken cancellationToken = default) =>
        ValueAndGradient(circuit, observable, parameters, null, cancellationToken);

    /// <summary>⟨O⟩ after a circuit on a given state, and its gradient.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="observable">On as many qubits.</param>
    /// <param name="parameters">In radians, in the order of the circuit's parameters.</param>
    /// <param name="state">The state before the circuit, pure, on as many qubits; |0…0⟩ if null.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <returns>The value, and ∂⟨O⟩/∂θ per radian in the order of the parameters. Errors as of <see cref="Expectation"/>; needs two state vectors.</returns>
    public (double Value, double[] Gradient) ValueAndGradient(
        Circuit circuit, PauliSum observable, IReadOnlyList<double> parameters, InitialState? state, CancellationToken cancellationToken = default)
    {
        using IExpectation expectation = Prepare(circuit, observable, state, cancellationToken);
        var gradient = new double[expectation.ParameterCount];
        double value = expectation.ValueAndGradient(Values(parameters), gradient, cancellationToken);
        return (value, gradient);
    }

    /// <summary>Prepares the evaluation of ⟨O⟩ at many values of the parameters: its buffers are kept from one value to the next.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="observable">On as many qubits.</param>
    /// <param name="state">The state before the circuit, pure, on as many qubits; |0…0⟩ if null.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <returns>To be disposed of by the caller. A gradient needs a second state vector; it is checked and allocated at the first gradient.</returns>
    /// <exception cref="BudgetExceededException">2^n amplitudes do not fit the budget.</exception>
    /// <exception cref="UnsupportedRequestException">The state is mixed or given by Pauli expectations.</exception>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public IExpectation Prepare(Circuit circuit, PauliSum observable, InitialState? state = null, CancellationToken cancellationToken = default)
    {
        state = SimulationInput.Check(circuit, observable, state);
        StateBudget.Check(circuit.QubitCount, 1, _options.MemoryBudget);
        cancellationToken.ThrowIfCancellationRequested();
        return new StateVectorExpectation(EngineFor(circuit.QubitCount), circuit, observable, state, _options.MemoryBudget);
    }

    /// <summary>For example "state vectors within 17.6 GiB".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"state vectors within {_options.MemoryBudget / (double)(1L << 30):G3} GiB");

    private static ReadOnlySpan<double> Values(IReadOnlyList<double> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return parameters switch
        {
            double[] array => array,
            List<double> list => CollectionsMarshal.AsSpan(list),
            _ => parameters.ToArray(),
        };
    }

    private StateEngine EngineFor(int qubits) => new(qubits, _options.Threads, _kernels, _tileBits, _plans) { MemoryBudget = _options.MemoryBudget };

    private StateVector Evolve(Circuit circuit, ReadOnlySpan<double> parameters, InitialState state, CancellationToken cancellationToken)
    {
        var preparation = new StatePreparation(state);
        StateEngine engine = EngineFor(circuit.QubitCount);
        double[] values = parameters.ToArray();
        using StateProgram program = StateProgram.For(engine, circuit, MapEnding.Applied);
        var psi = new StateVector(engine);
        try
        {
            psi.Use(amplitudes =>
            {
                preparation.Fill(engine, amplitudes, cancellationToken);
                program.Run(amplitudes, values, cancellationToken);
                program.Settle(amplitudes, cancellationToken);
                return 0;
            });
            return psi;
        }
        catch
        {
            psi.Dispose();
            throw;
        }
    }
}
