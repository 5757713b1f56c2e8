namespace QmlTrainability.Circuits;

/// <summary>A piece of the text: what it is, where it starts, how long it is. Its characters stay in the text.</summary>
internal readonly record struct OpenQasmToken(OpenQasmTokenKind Kind, int Start, int Length);
