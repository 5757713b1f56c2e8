using System.Globalization;
using QmlTrainability.Learning.Runs;

namespace QmlTrainability.Learning;

/// <summary>What came of minimizing an <see cref="IObjective"/>. Immutable.</summary>
/// <example><code>
/// sealed class Wave : IObjective
/// {
///     public int ParameterCount =&gt; 1;
///     public double Value(ReadOnlySpan&lt;double&gt; parameters, CancellationToken cancellationToken) =&gt; Math.Sin(parameters[0]);
///     public double ValueAndGradient(ReadOnlySpan&lt;double&gt; parameters, Span&lt;double&gt; gradient, CancellationToken cancellationToken)
///     {
///         gradient[0] = Math.Cos(parameters[0]);
///         return Math.Sin(parameters[0]);
///     }
/// }
///
/// Console.WriteLine(Trainer.Minimize(new Wave(), [0.0], new TrainingOptions { Optimizer = new Adam(), Epochs = 500 }));    // -1 after 500 epochs, AllEpochs
/// </code></example>
public sealed class Minimization
{
    internal Minimization(double[] parameters, double value, RunSession session, RunEnding ending)
    {
        Parameters = Array.AsReadOnly(parameters);
        Value = value;
        History = Array.AsReadOnly(session.History.ToArray());
        Ending = ending;
    }

    /// <summary>Where the minimization ended.</summary>
    public IReadOnlyList<double> Parameters { get; }

    /// <summary>The value there.</summary>
    public double Value { get; }

    /// <summary>Every epoch, in order.</summary>
    public IReadOnlyList<TrainingEpoch> History { get; }

    /// <summary>Why it ended.</summary>
    public RunEnding Ending { get; }

    /// <summary>For example "-1 after 500 epochs, AllEpochs".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value:G6} after {History.Count} epochs, {Ending}");
}
