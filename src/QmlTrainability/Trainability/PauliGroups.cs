using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability;

/// <summary>All products of some independent strings, phases aside: 2^k of them, the identity first.</summary>
internal static class PauliGroups
{
    public static IReadOnlyList<PauliString> Of(IReadOnlyList<PauliString> basis, int qubits)
    {
        var group = new List<PauliString>(1 << basis.Count) { PauliString.Identity(qubits) };
        foreach (PauliString b in basis) group.AddRange(group.ConvertAll(g => PauliString.Multiply(g, b).String));
        return group;
    }
}
