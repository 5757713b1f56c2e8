using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability.Mixing;

/// <summary>The gates of a layer by levels: a gate is one level above the highest earlier gate that it does not commute with. Gates of one level commute.</summary>
internal static class GateLevels
{
    /// <param name="gates">The strings of the rotations, the one that acts first first.</param>
    /// <param name="cancellationToken">Polled once per gate. Cost: pairs of gates.</param>
    public static IReadOnlyList<IReadOnlyList<PauliString>> Of(IReadOnlyList<PauliString> gates, CancellationToken cancellationToken)
    {
        var levels = new List<List<PauliString>>();
        foreach (PauliString gate in gates)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int level = levels.FindLastIndex(l => l.Exists(gate.AnticommutesWithUnchecked)) + 1;
            if (level == levels.Count) levels.Add([]);
            levels[level].Add(gate);
        }

        return levels;
    }
}
