using System.Globalization;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability;

/// <summary>Exact moments of the loss ⟨O⟩ and of its partial derivatives at the depth that a circuit has, over independent random angles.</summary>
/// <remarks>
/// The observable is pulled back through the circuit as a polynomial of second degree in Pauli expectations: a random rotation turns a pair of strings into
/// itself or into its partner, with the weights E cos² α and E sin² α, a fixed one branches with its sign (a Markov chain on strings where the observable is one
/// string and all angles are uniform, arXiv:2302.04649). Exact; no Haar assumption. Only strings inside the light cone are ever met: cost is
/// gates × strings met, up to a budget.
/// </remarks>
/// <example><code>
/// var b = new CircuitBuilder(qubits: 2);
/// Circuit circuit = b.RX(0, b.Parameter("a")).RX(1, b.Parameter("b")).RZZ(0, 1, b.Parameter("c")).Build();
/// FiniteDepthVariance f = FiniteDepthVariance.Of(circuit, PauliSum.Parse("ZI"), InitialState.Zeros(2), AngleDistribution.Uniform);
/// Console.WriteLine($"{f.Mean} {f.Value} {string.Join(" ", f.GradientSecondMoments)}");    // 0 0.5 0.5 0 0
/// </code></example>
public sealed class FiniteDepthVariance
{
    internal FiniteDepthVariance(double mean, double secondMoment, double[] gradientSecondMoments, AngleDistribution angles)
    {
        Mean = mean;
        SecondMoment = secondMoment;
        GradientSecondMoments = gradientSecondMoments;
        Angles = angles;
    }

    /// <summary>E ℓ.</summary>
    public double Mean { get; }

    /// <summary>E ℓ².</summary>
    public double SecondMoment { get; }

    /// <summary>The variance E ℓ² − (E ℓ)², in squared units of the observable.</summary>
    public double Value => Math.Max(0, SecondMoment - (Mean * Mean));

    /// <summary>E (∂ℓ/∂θ)² for each parameter, in the order of <see cref="Circuit.Parameters"/>; per squared radian. 0 for a parameter without effect.</summary>
    public IReadOnlyList<double> GradientSecondMoments { get; }

    /// <summary>The law of the angles.</summary>
    public AngleDistribution Angles { get; }

    /// <summary>The exact moments.</summary>
    /// <param name="circuit">A circuit in which every parameter drives one rotation.</param>
    /// <param name="observable">Hermitian, on the qubits of the circuit.</param>
    /// <param name="state">The state before the circuit, on as many qubits.</param>
    /// <param name="angles">The law of the parameters.</param>
    /// <param name="maxPairs">The largest number of pairs of strings to be followed at once.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="HypothesisNotMetException">A parameter drives several rotations: their angles are not independent.</exception>
    /// <exception cref="BudgetExceededException">More than <paramref name="maxPairs"/> pairs of strings are met.</exception>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public static FiniteDepthVariance Of(
        Circuit circuit, PauliSum observable, InitialState state, AngleDistribution angles, int maxPairs = 1 << 20, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        ArgumentNullException.ThrowIfNull(observable);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(angles);
        Require.SameQubits(circuit.QubitCount, observable.QubitCount, "The observable");
        Require.SameQubits(circuit.QubitCount, state.QubitCount, "The state");
        Require.AtLeast(maxPairs, 1);
        return FiniteDepth.Of(circuit, observable, state, angles, maxPairs, cancellationToken);
    }

    /// <summary>For example "mean 0, variance 0.232788 over angles uniform on a full period".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"mean {Mean:G6}, variance {Value:G6} over angles {Angles}");
}
