namespace QmlTrainability.Circuits;

/// <summary>One call in the body of a definition.</summary>
/// <param name="Gate">What is called; it was defined before, so that nothing can call itself.</param>
/// <param name="Angles">Its angles, as expressions in the formal parameters.</param>
/// <param name="Qubits">Its qubits, as numbers of formal qubits.</param>
internal sealed record OpenQasmCall(OpenQasmGate Gate, OpenQasmInstruction[][] Angles, int[] Qubits);
