using QmlTrainability.Circuits;
using QmlTrainability.Paulis;

namespace QmlTrainability.Simulation;

/// <summary>Whatever can evaluate ⟨O⟩ after a circuit, as a function of the parameters of the circuit.</summary>
/// <example><code>
/// ISimulator simulator = new StateVectorSimulator();
/// var b = new CircuitBuilder(qubits: 1);
/// Circuit circuit = b.RX(0, b.Parameter("theta")).Build();
/// using (IExpectation loss = simulator.Prepare(circuit, PauliSum.Parse("Z")))
/// {
///     Console.WriteLine(loss.Value([0.0]));    // 1
/// }
/// </code></example>
public interface ISimulator
{
    /// <summary>Prepares the evaluation of ⟨O⟩ at many values of the parameters.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="observable">On as many qubits.</param>
    /// <param name="state">The state before the circuit, on as many qubits; |0…0⟩ if null.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <returns>To be disposed of by the caller.</returns>
    IExpectation Prepare(Circuit circuit, PauliSum observable, InitialState? state = null, CancellationToken cancellationToken = default);
}
