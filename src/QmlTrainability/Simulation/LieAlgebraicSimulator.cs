using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation.LieAlgebraic;

namespace QmlTrainability.Simulation;

/// <summary>Simulates circuits inside the module that their rotations make of the observable: any number of qubits, as long as the module is of moderate
/// dimension. Exact. Immutable and thread-safe.</summary>
/// <remarks>
/// The algorithm called g-sim (arXiv:2308.01432), for an observable inside or outside of the algebra: the span of all strings that nested brackets with the rotated
/// strings reach from its terms is closed under the circuit, and each rotation turns pairs of its basis strings into one another. The state enters by its
/// expectations on the basis. For an observable in the algebra the dimension is at most that of the algebra.
/// Tied rotations that commute and can be brought together are one sum. Where permutations of the qubits leave every such sum and the observable as they are, the
/// basis is that of orbits of strings: C(n+3,3) under all permutations instead of 4^n. A sum is turned block by block of its sparse antisymmetric matrix, exactly in
/// its planes, or by a Chebyshev series with a remainder below 10⁻¹⁵ where a block has more than 512 orbits. The state need not be invariant.
/// Rotations of one parameter that do not commute with what stands between them are no sum, and leave only the permutations that do not tell them apart.
/// Cost of a value: rotations × half the dimension, on orbits about the squares of the sizes of all blocks; a gradient costs about three values, whatever the number of parameters.
/// </remarks>
/// <example><code>
/// var b = new CircuitBuilder(qubits: 30);
/// for (int q = 0; q &lt; 30; q++) b.RX(q, b.Parameter($"x{q}"));
/// for (int q = 0; q &lt; 29; q++) b.RZZ(q, q + 1, b.Parameter($"zz{q}"));
/// PauliSum observable = PauliSum.Parse("Z0 Z1", qubits: 30);
/// using (IExpectation loss = new LieAlgebraicSimulator().Prepare(b.Build(), observable))
/// {
///     Console.WriteLine($"{loss.Method}: {loss.Value(new double[59])}");    // g-sim, module of dimension 1770: 1
/// }
///
/// var tied = new CircuitBuilder(qubits: 20);
/// Parameter x = tied.Parameter("x"), zz = tied.Parameter("zz");
/// for (int q = 0; q &lt; 20; q++) tied.RX(q, x);
/// for (int p = 0; p &lt; 20; p++)
/// {
///     for (int q = p + 1; q &lt; 20; q++) tied.RZZ(p, q, zz);
/// }
///
/// PauliSum magnetization = PauliSum.Of(Enumerable.Range(0, 20).Select(q => (0.05, PauliString.On(20, (q, Pauli.Z)))));
/// using (IExpectation loss = new LieAlgebraicSimulator().Prepare(tied.Build(), magnetization))
/// {
///     Console.WriteLine(loss.Method);                            // g-sim, module of dimension 880, orbits under all permutations of 20 qubits
///     Console.WriteLine(loss.Value([0.3, 0.2]).ToString("F6"));    // 0.955336
/// }
/// </code></example>
public sealed class LieAlgebraicSimulator : ISimulator
{
    private readonly SimulatorOptions _options;

    /// <summary>A simulator.</summary>
    /// <param name="options">Its memory budget is that of the module; <see cref="SimulatorOptions.Default"/> if null. One thread is used.</param>
    public LieAlgebraicSimulator(SimulatorOptions? options = null) => _options = options ?? SimulatorOptions.Default;

    /// <summary>Prepares the evaluation of ⟨O⟩ at many values of the parameters: finds the module.</summary>
    /// <param name="circuit">Any circuit.</param>
    /// <param name="observable">On as many qubits.</param>
    /// <param name="state">The state before the circuit, pure or mixed, on as many qubits; |0…0⟩ if null.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <returns>To be used by one thread at a time.</returns>
    /// <exception cref="BudgetExceededException">The module does not fit the budget.</exception>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public IExpectation Prepare(Circuit circuit, PauliSum observable, InitialState? state = null, CancellationToken cancellationToken = default)
    {
        state = SimulationInput.Check(circuit, observable, state);
        var module = OperatorModule.Of(circuit, observable, state, _options.MemoryBudget, cancellationToken);
        return new LieAlgebraicExpectation(circuit, module, module.ExpectationsIn(state, cancellationToken));
    }

    /// <summary>Prepares the evaluation of ⟨O⟩ from a state vector, which enters by its expectations on the module: for feature maps that lie outside of the algebra.</summary>
    /// <remarks>Cost, once: n·2^n operations for each of the X masks in the module, at most n·4^n.</remarks>
    /// <param name="state">The state before the circuit; not needed any more afterwards.</param>
    /// <param name="circuit">Any circuit.</param>
    /// <param name="observable">On as many qubits.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <returns>To be used by one thread at a time.</returns>
    /// <exception cref="BudgetExceededException">The module does not fit the budget.</exception>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    /// <exception cref="ObjectDisposedException">The state has been disposed of.</exception>
    public IExpectation PrepareFrom(StateVector state, Circuit circuit, PauliSum observable, CancellationToken cancellationToken = default)
    {
        SimulationInput.Check(circuit, observable, null);
        ArgumentNullException.ThrowIfNull(state);
        Require.SameQubits(circuit.QubitCount, state.QubitCount, "The state");
        var module = OperatorModule.Of(circuit, observable, null, _options.MemoryBudget, cancellationToken);
        return new LieAlgebraicExpectation(circuit, module, module.ExpectationsIn(state, cancellationToken));
    }

    /// <summary>A line with the budget.</summary>
    public override string ToString() => FormattableString.Invariant($"g-sim within {_options.MemoryBudget / (double)(1L << 30):G3} GiB");
}
