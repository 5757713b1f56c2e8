using QmlTrainability.Paulis;

namespace QmlTrainability.Circuits;

/// <summary>One primitive of a gate: exp(-i α P / 2) with P on the qubits of the gate and α = offset + Σ factor·angle over the angles of the gate.</summary>
internal sealed class GateStep
{
    public GateStep(PauliString @string, double offset, double[] factors)
    {
        String = @string;
        Offset = offset;
        Factors = factors;
        Letters = [.. @string.Support];
    }

    public PauliString String { get; }

    public double Offset { get; }

    /// <summary>One factor for each angle of the gate.</summary>
    public double[] Factors { get; }

    public (int Qubit, Pauli Letter)[] Letters { get; }

    /// <summary>The string with the qubits of the gate placed on the given qubits of the circuit.</summary>
    public PauliString Embed(int qubitCount, ReadOnlySpan<int> qubits)
    {
        Span<(int, Pauli)> letters = stackalloc (int, Pauli)[Letters.Length];
        for (int i = 0; i < letters.Length; i++) letters[i] = (qubits[Letters[i].Qubit], Letters[i].Letter);
        return PauliString.On(qubitCount, letters);
    }
}
