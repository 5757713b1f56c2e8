using QmlTrainability.Paulis;

namespace QmlTrainability.Simulation;

/// <summary>A Pauli string of at most 62 qubits as bits of a basis-state index: qubit q is bit q; a Y has its bit in both.</summary>
internal static class PauliBits
{
    public static (long X, long Z) Of(PauliString @string) => @string.IsIdentity ? (0, 0) : ((long)@string.Words[0].X, (long)@string.Words[0].Z);
}
