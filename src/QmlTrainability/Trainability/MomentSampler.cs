using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation;

namespace QmlTrainability.Trainability;

/// <summary>Measures the moments that <see cref="FiniteDepthVariance"/> and <see cref="LossVariance"/> predict: by state vectors at random parameters.</summary>
/// <remarks>
/// Sample k draws its parameters from a random stream of (seed, k), and sums run over fixed shares of the samples: the same result for any number of threads.
/// Below 16 qubits the samples run side by side, from there on each sample uses all threads. Cost: one gradient a sample. On a plateau the relative error is
/// large for any affordable number of samples; the standard error says so.
/// </remarks>
/// <example><code>
/// Ansatz ansatz = new AnsatzBuilder().RotateEach(Pauli.X).RotateNeighbors("ZZ", Topology.Chain).Repeat(2).Build(qubits: 4);
/// PauliSum x = PauliSum.Parse("XIII");
/// SampledMoments measured = MomentSampler.Sample(ansatz.Circuit, x, InitialState.Plus(4), AngleDistribution.Uniform, samples: 1000, seed: 1);
/// FiniteDepthVariance predicted = FiniteDepthVariance.Of(ansatz.Circuit, x, InitialState.Plus(4), AngleDistribution.Uniform);
/// Console.WriteLine(measured.Variance.Agrees(predicted.Value));    // True
/// </code></example>
public static class MomentSampler
{
    /// <summary>Draws parameters, and averages.</summary>
    /// <param name="circuit">The circuit; tied and affine angles are welcome.</param>
    /// <param name="observable">On as many qubits.</param>
    /// <param name="state">The state before the circuit, pure, on as many qubits.</param>
    /// <param name="angles">The law of each parameter. Uniform means uniform on a common period of all rotations that the parameter drives.</param>
    /// <param name="samples">The number of parameter vectors, at least 2.</param>
    /// <param name="seed">The seed of the random numbers.</param>
    /// <param name="options">What may be used of the machine.</param>
    /// <param name="progress">Told after each share of the samples, at most 256 times.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="HypothesisNotMetException">Uniform angles, and a parameter drives rotations without a common period.</exception>
    /// <exception cref="BudgetExceededException">Two state vectors do not fit the budget.</exception>
    /// <exception cref="UnsupportedRequestException">The state is mixed or given by Pauli expectations.</exception>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public static SampledMoments Sample(
        Circuit circuit,
        PauliSum observable,
        InitialState state,
        AngleDistribution angles,
        int samples,
        ulong seed,
        SimulatorOptions? options = null,
        IProgress<SamplingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        ArgumentNullException.ThrowIfNull(observable);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(angles);
        Require.SameQubits(circuit.QubitCount, observable.QubitCount, "The observable");
        Require.SameQubits(circuit.QubitCount, state.QubitCount, "The state");
        Require.AtLeast(samples, 2);
        return new MomentSampling(circuit, observable, state, angles, samples, seed, options ?? SimulatorOptions.Default, progress).Run(cancellationToken);
    }
}
