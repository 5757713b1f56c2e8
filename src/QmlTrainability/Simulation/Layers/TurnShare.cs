namespace QmlTrainability.Simulation.Layers;

/// <summary>The Z rotation before or after a turn whose angles follow from a product, with a sign.</summary>
/// <param name="Turn">The number of the turn in the plan.</param>
/// <param name="IsAfter">Whether it is the one after.</param>
/// <param name="Sign">1 or -1.</param>
internal readonly record struct TurnShare(int Turn, bool IsAfter, double Sign);
