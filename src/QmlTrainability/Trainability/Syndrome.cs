using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability;

/// <summary>Which generators of a component a string anticommutes with. Strings of one component with equal syndromes differ by an element of its radical.</summary>
internal static class Syndrome
{
    /// <summary>One character per generator, so that syndromes compare exactly.</summary>
    public static string Of(PauliComponent component, PauliString p) =>
        string.Create(component.Generators.Count, (component.Generators, p), static (span, data) =>
        {
            for (int i = 0; i < span.Length; i++) span[i] = data.Generators[i].AnticommutesWithUnchecked(data.p) ? '1' : '0';
        });
}
