using System.Globalization;
using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;

namespace QmlTrainability.Trainability;

/// <summary>Whether a circuit has parameters enough: their number against the orbit dimension of its input, the largest rank that its quantum Fisher information can have.</summary>
/// <remarks>
/// A circuit with fewer parameters than that rank cannot move the state in every direction that its algebra has: it is underparametrized, and more parameters may remove false minima. From that rank on
/// it can be overparametrized, which for g of polynomial dimension takes polynomially many parameters (arXiv:2109.11676); it need not be, as rotations may be redundant. Immutable.
/// </remarks>
/// <example><code>
/// Circuit circuit = AnsatzCatalog.Ising(Topology.Chain, layers: 2).ToCircuit(6);
/// Capacity capacity = Capacity.Of(circuit, InitialState.Plus(6));
/// Console.WriteLine(capacity);    // 22 parameters for an orbit of dimension 30: underparametrized, 0.73 of the rank
/// </code></example>
public sealed class Capacity
{
    private Capacity(int parameters, OrbitDimension orbit, bool algebraIsExact)
    {
        Parameters = parameters;
        Orbit = orbit;
        AlgebraIsExact = algebraIsExact;
    }

    /// <summary>The number of parameters.</summary>
    public int Parameters { get; }

    /// <summary>The orbit of the input, or of all inputs together.</summary>
    public OrbitDimension Orbit { get; }

    /// <summary>Whether the algebra is that of the circuit; otherwise it contains it, and the orbit dimension is an upper bound.</summary>
    public bool AlgebraIsExact { get; }

    /// <summary>Parameters over orbit dimension; infinite where nothing moves the state.</summary>
    public double Ratio => Orbit.Value.IsZero ? double.PositiveInfinity : Parameters / (double)Orbit.Value;

    /// <summary>Whether there are at least as many parameters as the orbit has dimensions: necessary for overparametrization.</summary>
    public bool CanBeOverparametrized => Parameters >= Orbit.Value;

    /// <summary>The capacity of a circuit for one input.</summary>
    /// <param name="circuit">A circuit with at least one parameter.</param>
    /// <param name="state">The state before the circuit: pure, or any stabilizer state.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="ArgumentException">The circuit has no parameter.</exception>
    /// <exception cref="HypothesisNotMetException">Fixed gates that are not Clifford act on the state before any parameter does.</exception>
    /// <exception cref="BudgetExceededException">The orbit has no closed form, and the algebra has too many dimensions to be listed.</exception>
    /// <exception cref="UnsupportedRequestException">The state is mixed and no stabilizer state.</exception>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public static Capacity Of(Circuit circuit, InitialState state, CancellationToken cancellationToken = default) => Of(circuit, [state], cancellationToken);

    /// <summary>The capacity of a circuit for a data set.</summary>
    /// <param name="circuit">A circuit with at least one parameter.</param>
    /// <param name="inputs">At least one state: all pure, or all stabilizer states.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="ArgumentException">The circuit has no parameter, or there is no state.</exception>
    /// <exception cref="HypothesisNotMetException">Fixed gates that are not Clifford act on the states before any parameter does.</exception>
    /// <exception cref="BudgetExceededException">The orbit has no closed form, and the algebra has too many dimensions to be listed.</exception>
    /// <exception cref="UnsupportedRequestException">A state is mixed and no stabilizer state.</exception>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public static Capacity Of(Circuit circuit, IReadOnlyList<InitialState> inputs, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        ArgumentNullException.ThrowIfNull(inputs);
        if (circuit.Generators.StateRotations.Count > 0)
            throw new HypothesisNotMetException("Fixed gates that are not Clifford prepare the state, which is then not the one given. Give the state that they prepare, and the circuit without them.");
        var algebra = CircuitAlgebra.Of(circuit, cancellationToken);
        return new Capacity(circuit.Parameters.Count, OrbitDimension.Of(algebra.Algebra, inputs, cancellationToken), algebra.IsExact);
    }

    /// <summary>For example "22 parameters for an orbit of dimension 30: underparametrized, 0.73 of the rank".</summary>
    public override string ToString()
    {
        string size = (AlgebraIsExact ? "" : "at most ") + AlgebraText.Size(Orbit.Value);
        string verdict = CanBeOverparametrized ? "may be overparametrized" : AlgebraIsExact ? "underparametrized" : "perhaps underparametrized";
        return string.Create(CultureInfo.InvariantCulture, $"{Parameters} parameters for an orbit of dimension {size}: {verdict}, {Ratio:0.##} of the rank");
    }
}
