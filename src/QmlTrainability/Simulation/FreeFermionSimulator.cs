using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation.FreeFermions;

namespace QmlTrainability.Simulation;

/// <summary>Simulates circuits whose rotations are free fermions, at thousands of qubits. Exact. Immutable and thread-safe.</summary>
/// <remarks>
/// The classification of the rotations (arXiv:2408.00081) labels each as a bilinear of Majorana modes, with no Jordan-Wigner form asked of the strings; Cliffords
/// of the circuit are pushed onto the observable. N modes are a covariance matrix of N² numbers, each rotation a plane rotation of it. Several components,
/// and copies of so(N) by the characters of the strings that tell them apart, are computed sector by sector.
/// Observables: sums of terms that are linear or bilinear in the modes of one component, in any state; even products of more modes in pure Gaussian states, by Pfaffians.
/// Modes and rotations that the observable cannot see at any angle are left out; their slopes are 0.
/// Cost of a value: at most rotations × N, in shallow local circuits rotations × the width of the light cone; a gradient costs about three values. A product
/// state that is no stabilizer state has N²/2 bilinears among the modes that are seen, each a product over the letters of a string.
/// </remarks>
/// <example><code>
/// var b = new CircuitBuilder(qubits: 1000);
/// for (int q = 0; q &lt; 1000; q++) b.RX(q, b.Parameter($"x{q}"));
/// for (int q = 0; q &lt; 999; q++) b.RZZ(q, q + 1, b.Parameter($"zz{q}"));
/// Circuit circuit = b.Build();
/// PauliSum observable = PauliSum.Parse("Z0 Z1", qubits: 1000);
/// using (IExpectation loss = new FreeFermionSimulator().Prepare(circuit, observable))
/// {
///     double[] gradient = new double[1999];
///     double value = loss.ValueAndGradient(Enumerable.Repeat(0.1, 1999).ToArray(), gradient);
///     Console.WriteLine($"{loss.Method}: {value:F6} {gradient[0]:F6}");    // free fermions, N = 2000: 0.990033 -0.099335
/// }
/// </code></example>
public sealed class FreeFermionSimulator : ISimulator
{
    private readonly SimulatorOptions _options;

    /// <summary>A simulator.</summary>
    /// <param name="options">Its memory budget is that of the covariance matrices; <see cref="SimulatorOptions.Default"/> if null. One thread is used.</param>
    public FreeFermionSimulator(SimulatorOptions? options = null) => _options = options ?? SimulatorOptions.Default;

    /// <summary>Prepares the evaluation of ⟨O⟩ at many values of the parameters.</summary>
    /// <param name="circuit">The circuit: Cliffords, and rotations whose strings are of free-fermion type.</param>
    /// <param name="observable">On as many qubits.</param>
    /// <param name="state">The state before the circuit, pure or mixed, on as many qubits; |0…0⟩ if null.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <returns>To be used by one thread at a time.</returns>
    /// <exception cref="UnsupportedRequestException">A component of the rotations is not of free-fermion type, or a term of the observable does not follow from
    /// covariances; the message names it.</exception>
    /// <exception cref="BudgetExceededException">Too many sectors, or too much memory.</exception>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public IExpectation Prepare(Circuit circuit, PauliSum observable, InitialState? state = null, CancellationToken cancellationToken = default)
    {
        state = SimulationInput.Check(circuit, observable, state);
        return new FreeFermionExpectation(circuit, observable, state, _options.MemoryBudget, cancellationToken);
    }

    /// <summary>A line with the budget.</summary>
    public override string ToString() => FormattableString.Invariant($"free fermions within {_options.MemoryBudget / (double)(1L << 30):G3} GiB");
}
