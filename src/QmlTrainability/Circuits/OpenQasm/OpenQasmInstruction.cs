namespace QmlTrainability.Circuits;

/// <summary>One step of an expression. Expressions are lists of these, so that neither reading nor evaluating one recurses.</summary>
/// <param name="Operator">What to do.</param>
/// <param name="Index">Of the input, the formal parameter or the global value.</param>
/// <param name="Number">The constant.</param>
/// <param name="Position">Where it stands in the text.</param>
internal readonly record struct OpenQasmInstruction(OpenQasmOperator Operator, int Index, double Number, int Position);
