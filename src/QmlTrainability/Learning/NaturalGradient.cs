using System.Globalization;
using QmlTrainability.Learning.Optimizers;
using QmlTrainability.Learning.Runs;

namespace QmlTrainability.Learning;

/// <summary>Quantum natural gradient (arXiv:1909.02108): θ ← θ - η (g(θ) + λ)⁻¹ ∂ℓ with the metric g of the states.</summary>
/// <remarks>Angles are divided by the metric; scales and biases of a model step by their plain gradient. Cost: the metric, and a Cholesky decomposition of it,
/// for every step.</remarks>
/// <example><code>
/// Ansatz ansatz = AnsatzCatalog.Ising(Topology.Chain, layers: 2).Build(qubits: 3);
/// var optimizer = new NaturalGradient(FisherMetric.Of(ansatz.Circuit, InitialState.Plus(3))) { LearningRate = 0.1 };
/// Console.WriteLine(optimizer);    // natural gradient, learning rate 0.1, damping 0.01
/// </code></example>
public sealed class NaturalGradient : Optimizer
{
    private readonly double _learningRate = 0.05, _damping = 0.01;

    /// <summary>An optimizer on a metric.</summary>
    /// <param name="metric">The metric of the trained angles, or of the first of them.</param>
    public NaturalGradient(IMetric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        Metric = metric;
    }

    /// <summary>The metric.</summary>
    public IMetric Metric { get; }

    /// <summary>η. 0.05 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not positive and finite.</exception>
    public double LearningRate
    {
        get => _learningRate;
        init => _learningRate = Positive(value, nameof(LearningRate));
    }

    /// <summary>λ: added to the diagonal of the metric, which has directions without effect; in its unit, per squared radian. 0.01 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not positive and finite.</exception>
    public double Damping
    {
        get => _damping;
        init => _damping = Positive(value, nameof(Damping));
    }

    /// <summary>For example "natural gradient, learning rate 0.1, damping 0.01".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"natural gradient, learning rate {LearningRate}, damping {Damping}");

    internal override string Identity => FormattableString.Invariant($"NaturalGradient,Damping={Damping},LearningRate={LearningRate},Metric={RunIdentity.Of(Metric)}");

    internal override RunEnding Run(RunSession session, CancellationToken cancellationToken)
    {
        if (Metric.ParameterCount > session.Parameters.Length)
            throw new ArgumentException(FormattableString.Invariant($"The metric is on {Metric.ParameterCount} parameters, but there are {session.Parameters.Length}."), nameof(session));
        return SteppedRun.Of(session, new NaturalGradientState(this), cancellationToken);
    }
}
