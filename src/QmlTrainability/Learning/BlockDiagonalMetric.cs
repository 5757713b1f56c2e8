using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation;

namespace QmlTrainability.Learning;

/// <summary>The Fubini–Study metric within each layer of commuting rotations, exactly, and 0 between layers (arXiv:1909.02108, equation 10).</summary>
/// <remarks>Within a layer g_ij = (⟨P_iP_j⟩ - ⟨P_i⟩⟨P_j⟩) / 4 in the state before it; layers are the longest runs of rotations that commute pairwise, after all
/// Clifford gates are pushed to the end. A parameter of several layers gets the sum of its parts. Cost: a state vector for each layer. Immutable; one thread
/// at a time.</remarks>
/// <example><code>
/// var b = new CircuitBuilder(qubits: 2);
/// Circuit circuit = b.RX(0, b.Parameter("a")).RX(1, b.Parameter("b")).RZZ(0, 1, b.Parameter("c")).Build();
/// double[] metric = new double[9];
/// BlockDiagonalMetric.Of(circuit, InitialState.Zeros(2)).Evaluate([Math.PI / 2, Math.PI / 2, 0.0], metric);
/// Console.WriteLine(string.Join(" ", metric.Select(g =&gt; g.ToString("F2"))));    // 0.25 0.00 0.00 0.00 0.25 0.00 0.00 0.00 0.25
/// </code></example>
public sealed class BlockDiagonalMetric : IMetric
{
    private readonly Circuit _circuit;
    private readonly InitialState _state;
    private readonly StateVectorSimulator _simulator;
    private readonly (int First, int Count)[] _layers;

    private BlockDiagonalMetric(Circuit circuit, InitialState state, StateVectorSimulator simulator)
    {
        _circuit = circuit;
        _state = state;
        _simulator = simulator;
        _layers = [.. LayersOf(circuit.RotationForm.Rotations)];
    }

    /// <inheritdoc/>
    public int ParameterCount => _circuit.Parameters.Count;

    /// <summary>The metric of a circuit.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="state">The state before it, pure, on as many qubits.</param>
    /// <param name="simulator">What computes the states; one with default options if null.</param>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public static BlockDiagonalMetric Of(Circuit circuit, InitialState state, StateVectorSimulator? simulator = null)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        ArgumentNullException.ThrowIfNull(state);
        Require.SameQubits(circuit.QubitCount, state.QubitCount, "The state");
        return new BlockDiagonalMetric(circuit, state, simulator ?? new StateVectorSimulator());
    }

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> parameters, Span<double> metric, CancellationToken cancellationToken = default)
    {
        if (parameters.Length != ParameterCount || metric.Length != ParameterCount * ParameterCount)
            throw new ArgumentException(FormattableString.Invariant($"The metric is on {ParameterCount} parameters; {parameters.Length} values and room for {metric.Length} numbers are given."), nameof(parameters));
        metric.Clear();
        IReadOnlyList<PauliRotation> rotations = _circuit.RotationForm.Rotations;
        var before = new CircuitBuilder(_circuit.QubitCount);
        foreach ((int first, int count) in _layers)
        {
            using (StateVector psi = _simulator.Run(before.Build(), [], _state, cancellationToken))
            {
                AddLayer(psi, [.. rotations.Skip(first).Take(count)], metric, cancellationToken);
            }

            for (int k = first; k < first + count; k++) before.Rotate(rotations[k].String, rotations[k].Angle.Evaluate(parameters));
        }
    }

    private void AddLayer(StateVector psi, PauliRotation[] layer, Span<double> metric, CancellationToken cancellationToken)
    {
        double[] means = [.. layer.Select(r => psi.Expectation(r.String, cancellationToken))];
        for (int i = 0; i < layer.Length; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                PauliProduct product = PauliString.Multiply(layer[i].String, layer[j].String);
                double covariance = ((product.PhaseExponent == 0 ? 1 : -1) * psi.Expectation(product.String, cancellationToken)) - (means[i] * means[j]);
                foreach (AngleTerm a in layer[i].Angle.Terms)
                {
                    foreach (AngleTerm b in layer[j].Angle.Terms)
                    {
                        double part = a.Factor * b.Factor * covariance / 4;
                        metric[(a.Parameter.Index * ParameterCount) + b.Parameter.Index] += part;
                        if (i != j) metric[(b.Parameter.Index * ParameterCount) + a.Parameter.Index] += part;
                    }
                }
            }
        }
    }

    private static IEnumerable<(int, int)> LayersOf(IReadOnlyList<PauliRotation> rotations)
    {
        for (int first = 0, end; first < rotations.Count; first = end)
        {
            for (end = first + 1; end < rotations.Count && Enumerable.Range(first, end - first).All(k => rotations[k].String.CommutesWith(rotations[end].String));) end++;
            yield return (first, end - first);
        }
    }
}
