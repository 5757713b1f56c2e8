namespace QmlTrainability.Learning;

/// <summary>The Fubini–Study metric of the states that a circuit makes, as a function of its parameters: what <see cref="NaturalGradient"/> divides by.</summary>
/// <remarks>g_ij = Re⟨∂_iψ|∂_jψ⟩ - ⟨∂_iψ|ψ⟩⟨ψ|∂_jψ⟩, a quarter of the quantum Fisher information. An exact one or an approximation may be given;
/// <see cref="FisherMetric"/> is one.</remarks>
public interface IMetric
{
    /// <summary>The number of parameters P.</summary>
    int ParameterCount { get; }

    /// <summary>The metric.</summary>
    /// <param name="parameters">In radians, P of them.</param>
    /// <param name="metric">Receives P × P numbers, row by row: symmetric, positive semidefinite.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    void Evaluate(ReadOnlySpan<double> parameters, Span<double> metric, CancellationToken cancellationToken = default);
}
