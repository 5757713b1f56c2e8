using System.Numerics;

namespace QmlTrainability.Paulis;

/// <summary>Sixty-four neighboring letters of a Pauli string: qubits 64·<see cref="Index"/> to 64·<see cref="Index"/> + 63, X and Z parts apart.</summary>
internal readonly record struct PauliWord(int Index, ulong X, ulong Z)
{
    public bool IsIdentity => (X | Z) == 0;

    public int Weight => BitOperations.PopCount(X | Z);

    public int YCount => BitOperations.PopCount(X & Z);
}
