namespace QmlTrainability.Circuits;

/// <summary>The kinds of things that a text declares by name.</summary>
internal enum OpenQasmSymbolKind
{
    Input,
    Value,
    Qubits,
    Bits,
}
