using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability;

/// <summary>Which of some generators a string anticommutes with. Strings with equal syndromes differ by one that commutes with all of them.</summary>
internal static class Syndrome
{
    /// <summary>One character per generator, so that syndromes compare exactly.</summary>
    public static string Of(IReadOnlyList<PauliString> generators, PauliString p) =>
        string.Create(generators.Count, (generators, p), static (span, data) =>
        {
            for (int i = 0; i < span.Length; i++) span[i] = data.generators[i].AnticommutesWithUnchecked(data.p) ? '1' : '0';
        });
}
