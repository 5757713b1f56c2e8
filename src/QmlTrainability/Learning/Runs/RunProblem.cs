using QmlTrainability.Learning.Optimizers;

namespace QmlTrainability.Learning.Runs;

/// <summary>What a run minimizes: a loss over the rows that were selected last, with what a run wants to know beside it.</summary>
internal abstract class RunProblem : IDisposable
{
    /// <summary>The number of parameters.</summary>
    public abstract int ParameterCount { get; }

    /// <summary>How many of them, from the first on, are angles of the circuit.</summary>
    public virtual int AngleCount => ParameterCount;

    /// <summary>The number of rows to be trained on; 1 where there are no data.</summary>
    public virtual int RowCount => 1;

    /// <summary>How many of the rows selected were told right by the last evaluation; null where there are no classes.</summary>
    public virtual int? Right => null;

    /// <summary>What decides the loss, in words and numbers: a checkpoint belongs to one problem.</summary>
    public abstract string Identity { get; }

    /// <summary>√Σ E(∂⟨O⟩/∂θ)² over random angles at the depth built; NaN where it is not known.</summary>
    public virtual double PredictedGradientNorm => double.NaN;

    /// <summary>The loss as a function of each parameter, where it is a trigonometric polynomial.</summary>
    public virtual IReadOnlyList<TrigonometricParameter>? Trigonometry => null;

    /// <summary>Chooses the rows of the evaluations that follow.</summary>
    public virtual void Select(ReadOnlyMemory<int> rows)
    {
    }

    public abstract double Value(ReadOnlySpan<double> parameters, CancellationToken cancellationToken);

    public abstract double ValueAndGradient(ReadOnlySpan<double> parameters, Span<double> gradient, CancellationToken cancellationToken);

    /// <summary>The loss on rows that are kept from training; NaN where there are none.</summary>
    public virtual double ValidationLoss(ReadOnlySpan<double> parameters, CancellationToken cancellationToken) => double.NaN;

    public abstract void Dispose();
}
