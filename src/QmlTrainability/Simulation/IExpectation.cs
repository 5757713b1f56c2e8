namespace QmlTrainability.Simulation;

/// <summary>⟨O⟩ after one circuit from one state, as a function of the parameters; with its gradient. Made by <see cref="ISimulator.Prepare"/>.</summary>
/// <remarks>It may hold buffers and so is used by one thread at a time; prepare one for each thread.</remarks>
/// <example><code>
/// var b = new CircuitBuilder(qubits: 1);
/// Circuit circuit = b.RX(0, b.Parameter("theta")).Build();
/// using (IExpectation loss = new StateVectorSimulator().Prepare(circuit, PauliSum.Parse("Y")))
/// {
///     double[] gradient = new double[loss.ParameterCount];
///     double value = loss.ValueAndGradient([0.0], gradient);
///     Console.WriteLine($"{Math.Abs(value)} {gradient[0]}");    // 0 -1
/// }
/// </code></example>
public interface IExpectation : IDisposable
{
    /// <summary>The number of parameters.</summary>
    int ParameterCount { get; }

    /// <summary>How it is computed, for example "state vector, 12 qubits".</summary>
    string Method { get; }

    /// <summary>⟨O⟩.</summary>
    /// <param name="parameters">In radians, in the order of the circuit's parameters.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    double Value(ReadOnlySpan<double> parameters, CancellationToken cancellationToken = default);

    /// <summary>⟨O⟩ and all its partial derivatives.</summary>
    /// <param name="parameters">In radians, in the order of the circuit's parameters.</param>
    /// <param name="gradient">Receives ∂⟨O⟩/∂θ, per radian; as long as <paramref name="parameters"/>.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    double ValueAndGradient(ReadOnlySpan<double> parameters, Span<double> gradient, CancellationToken cancellationToken = default);
}
