using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation.PauliPropagation;

namespace QmlTrainability.Simulation;

/// <summary>Carries the observable back through the circuit as a sum of Pauli strings: any number of qubits, as long as the strings stay few. Immutable and thread-safe.</summary>
/// <remarks>
/// Heisenberg evolution in a packed hash table: a rotation about P turns each string v that anticommutes with P into cos α v + sin α iPv. Exact until the number
/// of strings exceeds the budget; truncated where the options say so, with the sum of the absolute values of all dropped coefficients as a bound of the error
/// that holds in every state. Gradients walk back through the rotations, each with the strings that it met, and cost one to two values.
/// Cost: rotations × strings. Deterministic, one thread.
/// </remarks>
/// <example><code>
/// var b = new CircuitBuilder(qubits: 100);
/// Parameter x = b.Parameter("x");
/// for (int q = 0; q &lt; 100; q++) b.RX(q, x);
/// for (int q = 0; q &lt; 99; q++) b.RZZ(q, q + 1, 0.4);
/// for (int q = 0; q &lt; 100; q++) b.RX(q, x);
/// using (IExpectation loss = new PauliPropagationSimulator().Prepare(b.Build(), PauliSum.Parse("Z50", qubits: 100)))
/// {
///     Console.WriteLine(loss.Value([0.3]).ToString("F6"));    // 0.850666
///     Console.WriteLine(loss.Method);                         // Pauli propagation, 14 strings
/// }
/// </code></example>
public sealed class PauliPropagationSimulator : ISimulator
{
    /// <summary>A simulator.</summary>
    /// <param name="options">Budget and truncation; <see cref="PauliPropagationOptions.Default"/>, which is exact, if null.</param>
    public PauliPropagationSimulator(PauliPropagationOptions? options = null) => Options = options ?? PauliPropagationOptions.Default;

    internal PauliPropagationOptions Options { get; }

    /// <summary>Prepares the evaluation of ⟨O⟩ at many values of the parameters, with error bounds.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="observable">On as many qubits.</param>
    /// <param name="state">The state before the circuit, pure or mixed, on as many qubits; |0…0⟩ if null.</param>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public IPropagatedExpectation Propagate(Circuit circuit, PauliSum observable, InitialState? state = null)
    {
        state = SimulationInput.Check(circuit, observable, state);
        return new PauliPropagationExpectation(circuit, observable, state, Options);
    }

    /// <summary>Prepares the evaluation of ⟨O⟩ at many values of the parameters. <see cref="Propagate"/> tells the error bound as well.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="observable">On as many qubits.</param>
    /// <param name="state">The state before the circuit, pure or mixed, on as many qubits; |0…0⟩ if null.</param>
    /// <param name="cancellationToken">Not needed: the work is done at each value.</param>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public IExpectation Prepare(Circuit circuit, PauliSum observable, InitialState? state = null, CancellationToken cancellationToken = default) =>
        Propagate(circuit, observable, state);

    /// <summary>A line with the budget.</summary>
    public override string ToString() => FormattableString.Invariant($"Pauli propagation with at most {Options.MaxTerms} strings{(Options.IsExact ? "" : ", truncated")}");
}
