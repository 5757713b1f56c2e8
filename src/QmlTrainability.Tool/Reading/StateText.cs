using QmlTrainability.Circuits;

namespace QmlTrainability.Tool;

/// <summary>The state before the circuit: zeros, plus, or basis:0101.</summary>
internal static class StateText
{
    private const string Basis = "basis:";

    public static InitialState Read(string text, int qubits)
    {
        if (text is "zeros") return InitialState.Zeros(qubits);
        if (text is "plus") return InitialState.Plus(qubits);
        if (!text.StartsWith(Basis, StringComparison.Ordinal)) throw new UsageException($"--state {text}: write zeros, plus, or basis: and a bit for each qubit, qubit 0 first.");
        string bits = text[Basis.Length..];
        if (bits.Length != qubits || bits.AsSpan().ContainsAnyExcept('0', '1')) throw new UsageException($"--state {text}: write {qubits} bits 0 or 1 after basis:, one for each qubit, qubit 0 first.");
        return InitialState.Basis(bits);
    }
}
