using System.Globalization;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability;

/// <summary>Moments of the loss ⟨O⟩ and of its partial derivatives at the depth that a circuit has, over independent random parameters: exact, or sampled
/// with intervals where the exact chain does not fit a budget.</summary>
/// <remarks>
/// The observable is pulled back through the circuit as a polynomial of second degree in Pauli expectations: a random rotation turns a pair of strings into
/// itself or into its partner, with the weights E cos² α and E sin² α, a fixed one branches with its sign (a Markov chain on strings where the observable is one
/// string and all angles are uniform, arXiv:2302.04649). Commuting rotations that share a parameter branch together. Pauli noise multiplies by its eigenvalues.
/// No Haar assumption. Only strings inside the light cone are ever met. Exact: gates × strings met, up to a budget. Sampled: gates in the light cone × samples.
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
        : this(mean, secondMoment, gradientSecondMoments, angles, new ConfidenceInterval(secondMoment, secondMoment), [.. gradientSecondMoments.Select(g => new ConfidenceInterval(g, g))])
    {
        IsExact = true;
    }

    internal FiniteDepthVariance(
        double mean, double secondMoment, double[] gradientSecondMoments, AngleDistribution angles, ConfidenceInterval ofSecondMoment, ConfidenceInterval[] gradientIntervals)
    {
        Mean = mean;
        SecondMoment = secondMoment;
        GradientSecondMoments = gradientSecondMoments;
        Angles = angles;
        ValueInterval = new ConfidenceInterval(Math.Max(0, ofSecondMoment.Lower - (mean * mean)), Math.Max(0, ofSecondMoment.Upper - (mean * mean)));
        GradientIntervals = gradientIntervals;
    }

    /// <summary>Whether the moments are exact; otherwise the second moments are sampled, and the intervals say how well. The mean is always exact.</summary>
    public bool IsExact { get; }

    /// <summary>Where the variance lies. Where nothing was hit it is an upper bound, never 0 ± 0.</summary>
    public ConfidenceInterval ValueInterval { get; }

    /// <summary>Where E (∂ℓ/∂θ)² lies for each parameter, in the order of <see cref="Circuit.Parameters"/>.</summary>
    public IReadOnlyList<ConfidenceInterval> GradientIntervals { get; }

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
    /// <param name="circuit">A circuit in which every parameter drives one rotation, or several that commute and can be brought together.</param>
    /// <param name="observable">Hermitian, on the qubits of the circuit.</param>
    /// <param name="state">The state before the circuit, on as many qubits.</param>
    /// <param name="angles">The law of the parameters.</param>
    /// <param name="maxPairs">The largest number of pairs of strings to be followed at once.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="HypothesisNotMetException">A parameter drives several rotations that cannot be brought together: their angles are not independent.</exception>
    /// <exception cref="BudgetExceededException">More than <paramref name="maxPairs"/> pairs of strings are met.</exception>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public static FiniteDepthVariance Of(
        Circuit circuit, PauliSum observable, InitialState state, AngleDistribution angles, int maxPairs = 1 << 20, CancellationToken cancellationToken = default) =>
        Of(circuit, observable, state, angles, NoiseModel.None, maxPairs, cancellationToken);

    /// <summary>The exact moments with Pauli noise.</summary>
    /// <param name="circuit">A circuit in which every parameter drives one rotation, or several that commute and can be brought together.</param>
    /// <param name="observable">Hermitian, on the qubits of the circuit.</param>
    /// <param name="state">The state before the circuit, on as many qubits.</param>
    /// <param name="angles">The law of the parameters.</param>
    /// <param name="noise">Before, in and after the circuit.</param>
    /// <param name="maxPairs">The largest number of pairs of strings to be followed at once.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="HypothesisNotMetException">A parameter drives several rotations that cannot be brought together: their angles are not independent.</exception>
    /// <exception cref="BudgetExceededException">More than <paramref name="maxPairs"/> pairs of strings are met.</exception>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public static FiniteDepthVariance Of(
        Circuit circuit, PauliSum observable, InitialState state, AngleDistribution angles, NoiseModel noise, int maxPairs = 1 << 20, CancellationToken cancellationToken = default)
    {
        Check(circuit, observable, state, angles, noise);
        Require.AtLeast(maxPairs, 1);
        return FiniteDepth.Exact(circuit, observable, state, angles, noise, maxPairs, cancellationToken);
    }

    /// <summary>The moments by sampling the chain, for thousands of qubits and many layers.</summary>
    /// <remarks>
    /// Strings walk backward through the circuit, 64 to a machine word. Rotations and noise on single qubits before the first gate on several are integrated exactly.
    /// In between, populations are split: strings of high weight, which contribute little, are dropped in favor of copies of light ones, without bias (sequential
    /// Monte Carlo). The populations are independent, and their scatter gives the intervals (Student's t). Deterministic for any number of threads.
    /// </remarks>
    /// <param name="circuit">A circuit in which every parameter drives one rotation, and without fixed rotations that are not Clifford.</param>
    /// <param name="observable">A string, or for uniform angles a sum of strings that do not interfere.</param>
    /// <param name="state">The state before the circuit, on as many qubits.</param>
    /// <param name="angles">The law of the parameters.</param>
    /// <param name="noise">Before, in and after the circuit; none if null.</param>
    /// <param name="options">How much to spend.</param>
    /// <param name="progress">Told after each population.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="HypothesisNotMetException">The chain has no probabilities: angles are tied, a fixed rotation branches, or terms interfere.</exception>
    /// <exception cref="BudgetExceededException">The record of a population does not fit the memory budget.</exception>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public static FiniteDepthVariance Sampled(
        Circuit circuit,
        PauliSum observable,
        InitialState state,
        AngleDistribution angles,
        NoiseModel? noise = null,
        PopulationOptions? options = null,
        IProgress<SamplingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        noise ??= NoiseModel.None;
        Check(circuit, observable, state, angles, noise);
        return FiniteDepth.Sampled(circuit, observable, state, angles, noise, options ?? PopulationOptions.Default, progress, cancellationToken);
    }

    /// <summary>For example "mean 0, variance 0.232788 over angles uniform on a full period".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"mean {Mean:G6}, variance {(IsExact ? $"{Value.ToString("G6", CultureInfo.InvariantCulture)}" : $"{Value.ToString("G3", CultureInfo.InvariantCulture)} ({ValueInterval}, sampled)")} over angles {Angles}");

    private static void Check(Circuit circuit, PauliSum observable, InitialState state, AngleDistribution angles, NoiseModel noise)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        ArgumentNullException.ThrowIfNull(observable);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(angles);
        ArgumentNullException.ThrowIfNull(noise);
        Require.SameQubits(circuit.QubitCount, observable.QubitCount, "The observable");
        Require.SameQubits(circuit.QubitCount, state.QubitCount, "The state");
    }
}
