namespace QmlTrainability.Trainability.Mixing;

/// <summary>How E⟨P⟩² comes to its deep limit when one layer is repeated.</summary>
/// <param name="Layers">From this number of layers on it is within the tolerance.</param>
/// <param name="Limit">The deep limit.</param>
/// <param name="Rate">The factor by which the last layer looked at shrank the distance to the uniform weights.</param>
internal readonly record struct MixingCount(int Layers, double Limit, double Rate)
{
    /// <summary>Pairs of strings averaged in all, at a nanosecond or two each.</summary>
    public const long MostAverages = 20_000_000_000;

    public static BudgetExceededException TooMany(long layers, double rate) => new(
        FormattableString.Invariant($"After {layers} layers the distance still shrinks by {rate} in each. Ask for a larger tolerance or fewer qubits."), layers + 1, layers);
}
