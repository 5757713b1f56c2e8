namespace QmlTrainability.Circuits;

/// <summary>What one step of an expression in reverse Polish notation does to the stack.</summary>
internal enum OpenQasmOperator : byte
{
    Constant,
    Input,
    Formal,
    Global,
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    Power,
    Negate,
    Sin,
    Cos,
    Tan,
    Exp,
    Log,
    Sqrt,
    ArcCos,
    ArcSin,
    ArcTan,
    Floor,
    Ceiling,
    Modulo,
    PowerFunction,
    OpenParenthesis,
}
