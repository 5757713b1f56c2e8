namespace QmlTrainability.Learning;

/// <summary>What is minimized: a real function of real parameters, with its gradient.</summary>
/// <remarks>Used by one thread at a time. The same parameters give the same bits: a run that is resumed relies on it.</remarks>
/// <example><code>
/// sealed class Bowl : IObjective
/// {
///     public int ParameterCount =&gt; 1;
///     public double Value(ReadOnlySpan&lt;double&gt; parameters, CancellationToken cancellationToken) =&gt; (parameters[0] - 3) * (parameters[0] - 3);
///     public double ValueAndGradient(ReadOnlySpan&lt;double&gt; parameters, Span&lt;double&gt; gradient, CancellationToken cancellationToken)
///     {
///         gradient[0] = 2 * (parameters[0] - 3);
///         return Value(parameters, cancellationToken);
///     }
/// }
///
/// Minimization found = Trainer.Minimize(new Bowl(), [0.0], new TrainingOptions { Optimizer = new LimitedMemoryBfgs() });
/// Console.WriteLine(found.Parameters[0].ToString("F6"));    // 3.000000
/// </code></example>
public interface IObjective
{
    /// <summary>The number of parameters.</summary>
    int ParameterCount { get; }

    /// <summary>The value.</summary>
    /// <param name="parameters">As many as <see cref="ParameterCount"/>.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    double Value(ReadOnlySpan<double> parameters, CancellationToken cancellationToken = default);

    /// <summary>The value and all partial derivatives.</summary>
    /// <param name="parameters">As many as <see cref="ParameterCount"/>.</param>
    /// <param name="gradient">Receives the derivatives; as long.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    double ValueAndGradient(ReadOnlySpan<double> parameters, Span<double> gradient, CancellationToken cancellationToken = default);
}
