using QmlTrainability.Circuits;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability;

/// <summary>The variance of a loss against the number of layers: how it falls to its deep limit, or with noise to nothing (arXiv:2007.14384).</summary>
/// <example><code>
/// Circuit Ising(int layers) =&gt; AnsatzCatalog.Ising(Topology.Chain, layers).ToCircuit(4);
/// NoiseModel noise = NoiseModel.None.WithGates(PauliChannel.Depolarizing(0.05));
/// foreach (DepthPoint p in DepthCurve.Of(Ising, [1, 4, 16], PauliSum.Parse("XIII"), InitialState.Plus(4), noise: noise).Points) Console.WriteLine(p);
/// // 1 layer: variance 0.379417
/// // 4 layers: variance 0.0465585
/// // 16 layers: variance 1.73715E-05
/// </code></example>
public sealed class DepthCurve
{
    private DepthCurve(DepthPoint[] points, NoiseModel noise)
    {
        Points = points;
        Noise = noise;
    }

    /// <summary>In the order of the layers that were asked for.</summary>
    public IReadOnlyList<DepthPoint> Points { get; }

    /// <summary>The noise.</summary>
    public NoiseModel Noise { get; }

    /// <summary>Computes a point for each number of layers: exact where the chain fits the budget, else sampled.</summary>
    /// <param name="circuitOfLayers">The circuit for a number of layers.</param>
    /// <param name="layers">The numbers of layers, each at least 1.</param>
    /// <param name="observable">On the qubits of the circuits.</param>
    /// <param name="state">The state before the circuit.</param>
    /// <param name="angles">The law of the parameters; uniform if null.</param>
    /// <param name="noise">None if null.</param>
    /// <param name="maxPairs">The budget of the exact chain.</param>
    /// <param name="options">The budget of a sampled one.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="HypothesisNotMetException">The exact chain does not fit its budget, and the chain has no probabilities to be sampled.</exception>
    public static DepthCurve Of(
        Func<int, Circuit> circuitOfLayers,
        IReadOnlyList<int> layers,
        PauliSum observable,
        InitialState state,
        AngleDistribution? angles = null,
        NoiseModel? noise = null,
        int maxPairs = 1 << 16,
        PopulationOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(circuitOfLayers);
        ArgumentNullException.ThrowIfNull(layers);
        angles ??= AngleDistribution.Uniform;
        noise ??= NoiseModel.None;
        return new DepthCurve([.. layers.Select(l => new DepthPoint(Require.AtLeast(l, 1, nameof(layers)), At(circuitOfLayers(l))))], noise);

        FiniteDepthVariance At(Circuit circuit)
        {
            try
            {
                return FiniteDepthVariance.Of(circuit, observable, state, angles, noise, maxPairs, cancellationToken);
            }
            catch (BudgetExceededException)
            {
                return FiniteDepthVariance.Sampled(circuit, observable, state, angles, noise, options, null, cancellationToken);
            }
        }
    }

    /// <summary>Computes a point for each number of times that the rotations of a circuit are repeated, with fresh parameters each time.</summary>
    /// <remarks>The circuit is C·W(θ) with all Cliffords in C (<see cref="Circuit.RotationForm"/>). W is repeated and C stays at the end, so that the algebra is the same at every
    /// depth, the first point is the circuit itself, and the curve tends to the deep limit of its verdict.</remarks>
    /// <param name="circuit">The circuit.</param>
    /// <param name="repetitions">How often, each at least once.</param>
    /// <param name="observable">On the qubits of the circuit.</param>
    /// <param name="state">The state before the circuit.</param>
    /// <param name="angles">The law of the parameters; uniform if null.</param>
    /// <param name="maxPairs">The budget of the exact chain.</param>
    /// <param name="options">The budget of a sampled one.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="HypothesisNotMetException">The exact chain does not fit its budget, and the chain has no probabilities to be sampled.</exception>
    /// <example><code>
    /// var b = new CircuitBuilder(qubits: 2);
    /// Circuit circuit = b.H(0).H(1).RZZ(0, 1, b.Parameter("z")).RX(0, b.Parameter("x0")).RX(1, b.Parameter("x1")).Build();
    /// foreach (DepthPoint p in DepthCurve.OfRepetitions(circuit, [1, 32], PauliSum.Parse("XI"), InitialState.Zeros(2)).Points) Console.WriteLine(p);
    /// // 1 layer: variance 0.5
    /// // 32 layers: variance 0.333333
    /// </code></example>
    public static DepthCurve OfRepetitions(
        Circuit circuit,
        IReadOnlyList<int> repetitions,
        PauliSum observable,
        InitialState state,
        AngleDistribution? angles = null,
        int maxPairs = 1 << 16,
        PopulationOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        ArgumentNullException.ThrowIfNull(observable);
        Require.SameQubits(circuit.QubitCount, observable.QubitCount, "The observable");
        return Of(circuit.WithoutClifford().Repeat, repetitions, circuit.RotationForm.PullBack(observable), state, angles, null, maxPairs, options, cancellationToken);
    }

    /// <summary>The points, a line each.</summary>
    public override string ToString() => string.Join(Environment.NewLine, Points);
}
