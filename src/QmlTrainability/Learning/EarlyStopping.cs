namespace QmlTrainability.Learning;

/// <summary>Ends a run when the loss has not improved for some epochs; the model gets the parameters of the best epoch.</summary>
/// <remarks>The loss is that of the rows kept by <see cref="TrainingOptions.ValidationShare"/>, or of the training rows where none are kept.</remarks>
/// <example><code>
/// var options = new TrainingOptions { EarlyStopping = new EarlyStopping(patience: 5), ValidationShare = 0.2 };
/// Console.WriteLine(options.EarlyStopping);    // stop after 5 epochs without an improvement of 0
/// </code></example>
public sealed class EarlyStopping
{
    /// <summary>A rule.</summary>
    /// <param name="patience">The number of epochs without improvement that end the run, at least 1.</param>
    /// <param name="minimumImprovement">By how much the loss must fall to count, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is too small, NaN or infinite.</exception>
    public EarlyStopping(int patience, double minimumImprovement = 0)
    {
        Patience = Require.AtLeast(patience, 1);
        Require.Finite(minimumImprovement, "The least improvement");
        MinimumImprovement = minimumImprovement >= 0
            ? minimumImprovement
            : throw new ArgumentOutOfRangeException(nameof(minimumImprovement), minimumImprovement, "The least improvement is not negative.");
    }

    /// <summary>The number of epochs without improvement that end the run.</summary>
    public int Patience { get; }

    /// <summary>By how much the loss must fall to count.</summary>
    public double MinimumImprovement { get; }

    /// <summary>For example "stop after 5 epochs without an improvement of 0".</summary>
    public override string ToString() => FormattableString.Invariant($"stop after {Patience} epochs without an improvement of {MinimumImprovement}");

    /// <summary>Whether the run ends with this history.</summary>
    internal bool Ends(IReadOnlyList<TrainingEpoch> history)
    {
        if (history.Count <= Patience) return false;
        double before = double.PositiveInfinity, since = double.PositiveInfinity;
        for (int i = 0; i < history.Count; i++)
        {
            if (i < history.Count - Patience) before = Math.Min(before, Watched(history[i]));
            else since = Math.Min(since, Watched(history[i]));
        }

        return !(since < before - MinimumImprovement);
    }

    /// <summary>The loss that is watched: that of the rows kept, or of the training rows where none are.</summary>
    internal static double Watched(TrainingEpoch epoch) => double.IsNaN(epoch.ValidationLoss) ? epoch.Loss : epoch.ValidationLoss;
}
