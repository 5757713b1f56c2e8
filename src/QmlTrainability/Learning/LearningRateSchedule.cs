namespace QmlTrainability.Learning;

/// <summary>What the learning rate of an optimizer is multiplied by, epoch by epoch. Immutable.</summary>
/// <example><code>
/// LearningRateSchedule schedule = LearningRateSchedule.Exponential(0.5);
/// Console.WriteLine($"{schedule}: {string.Join(" ", Enumerable.Range(1, 4).Select(schedule.FactorAt))}");    // × 0.5 every epoch: 1 0.5 0.25 0.125
/// </code></example>
public sealed class LearningRateSchedule
{
    private readonly string _description;
    private readonly Func<int, double> _factor;

    private LearningRateSchedule(string description, Func<int, double> factor)
    {
        _description = description;
        _factor = factor;
    }

    /// <summary>Always 1.</summary>
    public static LearningRateSchedule Constant { get; } = new("constant", _ => 1);

    /// <summary>Multiplied by a factor after every epoch.</summary>
    /// <param name="factor">More than 0 and at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is outside of (0, 1].</exception>
    public static LearningRateSchedule Exponential(double factor) =>
        new(FormattableString.Invariant($"× {Checked(factor)} every epoch"), epoch => Math.Pow(factor, epoch - 1));

    /// <summary>Multiplied by a factor after every so many epochs.</summary>
    /// <param name="epochs">At least 1.</param>
    /// <param name="factor">More than 0 and at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static LearningRateSchedule Steps(int epochs, double factor)
    {
        Require.AtLeast(epochs, 1);
        return new LearningRateSchedule(FormattableString.Invariant($"× {Checked(factor)} every {epochs} epochs"), epoch => Math.Pow(factor, (epoch - 1) / epochs));
    }

    /// <summary>Half a cosine from 1 to 0 over a number of epochs, and 0 from there on (arXiv:1608.03983, without restarts).</summary>
    /// <param name="epochs">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public static LearningRateSchedule Cosine(int epochs)
    {
        Require.AtLeast(epochs, 1);
        return new LearningRateSchedule(
            FormattableString.Invariant($"cosine over {epochs} epochs"), epoch => epoch > epochs ? 0 : (1 + Math.Cos(Math.PI * (epoch - 1) / epochs)) / 2);
    }

    /// <summary>The factor in an epoch.</summary>
    /// <param name="epoch">From 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public double FactorAt(int epoch) => _factor(Require.AtLeast(epoch, 1));

    /// <summary>For example "cosine over 40 epochs".</summary>
    public override string ToString() => _description;

    private static double Checked(double factor) =>
        factor is > 0 and <= 1 ? factor : throw new ArgumentOutOfRangeException(nameof(factor), factor, "The factor must be more than 0 and at most 1.");
}
