using QmlTrainability.Circuits;
using QmlTrainability.Simulation;

namespace QmlTrainability.Learning;

/// <summary>The exact Fubini–Study metric of a circuit: a quarter of its quantum Fisher information, by state vectors (arXiv:1909.02108).</summary>
/// <remarks>Cost: a state vector for each parameter, and half as many inner products as the metric has entries. Immutable and thread-safe.</remarks>
/// <example><code>
/// var b = new CircuitBuilder(qubits: 2);
/// Circuit circuit = b.RX(0, b.Parameter("a")).RX(1, b.Parameter("b")).Build();
/// double[] metric = new double[4];
/// FisherMetric.Of(circuit, InitialState.Zeros(2)).Evaluate([0.3, 0.7], metric);
/// Console.WriteLine(string.Join(" ", metric.Select(g =&gt; Math.Abs(g).ToString("F2"))));    // 0.25 0.00 0.00 0.25
/// </code></example>
public sealed class FisherMetric : IMetric
{
    private readonly StateVectorSimulator _simulator;

    private FisherMetric(Circuit circuit, InitialState state, StateVectorSimulator simulator)
    {
        Circuit = circuit;
        State = state;
        _simulator = simulator;
    }

    internal Circuit Circuit { get; }

    internal InitialState State { get; }

    /// <inheritdoc/>
    public int ParameterCount => Circuit.Parameters.Count;

    /// <summary>The metric of a circuit.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="state">The state before it, pure, on as many qubits.</param>
    /// <param name="simulator">What computes the states; one with default options if null.</param>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public static FisherMetric Of(Circuit circuit, InitialState state, StateVectorSimulator? simulator = null)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        ArgumentNullException.ThrowIfNull(state);
        Require.SameQubits(circuit.QubitCount, state.QubitCount, "The state");
        return new FisherMetric(circuit, state, simulator ?? new StateVectorSimulator());
    }

    /// <inheritdoc/>
    /// <exception cref="BudgetExceededException">A state vector for each parameter does not fit the budget of the simulator.</exception>
    public void Evaluate(ReadOnlySpan<double> parameters, Span<double> metric, CancellationToken cancellationToken = default)
    {
        int count = ParameterCount;
        if (parameters.Length != count || metric.Length != count * count)
            throw new ArgumentException(FormattableString.Invariant($"The metric is on {count} parameters; {parameters.Length} values and room for {metric.Length} numbers are given."), nameof(parameters));
        double[,] information = _simulator.QuantumFisherInformation(Circuit, parameters.ToArray(), State, cancellationToken);
        for (int i = 0; i < metric.Length; i++) metric[i] = information[i / count, i % count] / 4;
    }
}
