namespace QmlTrainability.Simulation;

/// <summary>An expectation by Pauli propagation, which knows how far a truncated value may be from the exact one.</summary>
/// <example><code>
/// var b = new CircuitBuilder(qubits: 2);
/// Circuit circuit = b.RX(0, b.Parameter("x")).RZZ(0, 1, b.Parameter("zz")).Build();
/// var simulator = new PauliPropagationSimulator(new PauliPropagationOptions { MinCoefficient = 0.2 });
/// using (IPropagatedExpectation loss = simulator.Propagate(circuit, PauliSum.Parse("ZI + 0.1*XI")))
/// {
///     Console.WriteLine(loss.Evaluate([0.5, 0.5]).ToString());    // 0.8775825618903728, off by at most 0.136, 2 strings
/// }
/// </code></example>
public interface IPropagatedExpectation : IExpectation
{
    /// <summary>⟨O⟩ with its error bounds.</summary>
    /// <param name="parameters">In radians, in the order of the circuit's parameters.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="BudgetExceededException">There are more strings than the options allow.</exception>
    PropagatedValue Evaluate(ReadOnlySpan<double> parameters, CancellationToken cancellationToken = default);
}
