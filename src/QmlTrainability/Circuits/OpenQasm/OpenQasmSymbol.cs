namespace QmlTrainability.Circuits;

/// <summary>What a declared name stands for.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Index">Of the input or the value.</param>
/// <param name="Qubits">The qubits of a register or an alias.</param>
/// <param name="BitCount">The length of a register of bits.</param>
/// <param name="Position">Where it was declared.</param>
internal sealed record OpenQasmSymbol(OpenQasmSymbolKind Kind, int Index, OpenQasmQubits Qubits, int BitCount, int Position);
