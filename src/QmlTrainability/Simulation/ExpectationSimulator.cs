using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation.Choice;

namespace QmlTrainability.Simulation;

/// <summary>Chooses the cheapest exact method for an expectation from figures that it prints.</summary>
/// <remarks>
/// Candidates: free fermions (<see cref="FreeFermionSimulator"/>), the module of the observable (<see cref="LieAlgebraicSimulator"/>), its light cone
/// (<see cref="PauliPropagationSimulator"/>) and all 2^n amplitudes (<see cref="StateVectorSimulator"/>). Each is asked for its figure, the later ones only as far as they could
/// still be cheapest, so that the choice costs about as much as a few values. Deterministic: no clock is read.
/// </remarks>
/// <example><code>
/// var b = new CircuitBuilder(qubits: 100);
/// for (int q = 0; q &lt; 100; q++) b.RX(q, b.Parameter($"x{q}"));
/// for (int q = 0; q &lt; 99; q++) b.RZZ(q, q + 1, b.Parameter($"zz{q}"));
/// Circuit circuit = b.Build();
/// using (IExpectation loss = ExpectationSimulator.For(circuit, PauliSum.Parse("X0", qubits: 100), InitialState.Plus(100)))
/// {
///     Console.WriteLine(loss.Value(new double[199]));    // 1
/// }
/// </code></example>
public static class ExpectationSimulator
{
    /// <summary>The cheapest exact method, prepared. Its <see cref="IExpectation.Method"/> says which.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="observable">On as many qubits.</param>
    /// <param name="state">The state before the circuit, on as many qubits; |0…0⟩ if null.</param>
    /// <param name="options">The budget of each method.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="BudgetExceededException">No method is exact within the budget; the message has the reason of each.</exception>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public static IExpectation For(
        Circuit circuit, PauliSum observable, InitialState? state = null, SimulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<MethodCost> costs = Compare(circuit, observable, state, options, cancellationToken);
        return costs[0].IsExact
            ? costs[0].Prepare(cancellationToken)
            : throw new BudgetExceededException(
                $"No method is exact within the budget. {string.Join(" ", costs)} PauliPropagationSimulator with MinCoefficient gives a value with an error bound.",
                (options ?? SimulatorOptions.Default).MemoryBudget + System.Numerics.BigInteger.One, (options ?? SimulatorOptions.Default).MemoryBudget);
    }

    /// <summary>The figures of all methods, the cheapest first; those that are refused last, with their reasons.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="observable">On as many qubits.</param>
    /// <param name="state">The state before the circuit, on as many qubits; |0…0⟩ if null.</param>
    /// <param name="options">The budget of each method.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public static IReadOnlyList<MethodCost> Compare(
        Circuit circuit, PauliSum observable, InitialState? state = null, SimulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        state = SimulationInput.Check(circuit, observable, state);
        return new MethodComparison(circuit, observable, state, options ?? SimulatorOptions.Default).Run(cancellationToken);
    }
}
