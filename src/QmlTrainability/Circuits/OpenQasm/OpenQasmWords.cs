namespace QmlTrainability.Circuits;

/// <summary>The words of the language: constants, functions, and the statements that no circuit of gates can hold, each with a way out.</summary>
internal static class OpenQasmWords
{
    /// <summary>The functions that may stand in an expression, for messages.</summary>
    public const string Functions = "sin, cos, tan, exp, ln, log, sqrt, arcsin, arccos, arctan, floor, ceiling, mod and pow";

    private const string ByHand = "this reader takes circuits of gates only";

    /// <summary>π, 2π and e. OpenQASM 2 has only the first, and only in letters.</summary>
    public static bool TryConstant(ReadOnlySpan<char> name, int version, out double value)
    {
        value = name switch
        {
            "pi" => Math.PI,
            "π" when version > 2 => Math.PI,
            "tau" or "τ" when version > 2 => Math.Tau,
            "euler" or "ℇ" when version > 2 => Math.E,
            _ => double.NaN,
        };
        return !double.IsNaN(value);
    }

    public static bool TryFunction(ReadOnlySpan<char> name, out OpenQasmOperator function)
    {
        function = name switch
        {
            "sin" => OpenQasmOperator.Sin,
            "cos" => OpenQasmOperator.Cos,
            "tan" => OpenQasmOperator.Tan,
            "exp" => OpenQasmOperator.Exp,
            "ln" or "log" => OpenQasmOperator.Log,
            "sqrt" => OpenQasmOperator.Sqrt,
            "arcsin" or "asin" => OpenQasmOperator.ArcSin,
            "arccos" or "acos" => OpenQasmOperator.ArcCos,
            "arctan" or "atan" => OpenQasmOperator.ArcTan,
            "floor" => OpenQasmOperator.Floor,
            "ceiling" => OpenQasmOperator.Ceiling,
            "mod" => OpenQasmOperator.Modulo,
            "pow" => OpenQasmOperator.PowerFunction,
            _ => OpenQasmOperator.Constant,
        };
        return function != OpenQasmOperator.Constant;
    }

    public static int ArgumentsOf(OpenQasmOperator function) => function is OpenQasmOperator.Modulo or OpenQasmOperator.PowerFunction ? 2 : 1;

    /// <summary>Whether a name is taken by the language, so that nothing can be declared by it.</summary>
    public static bool IsReserved(ReadOnlySpan<char> name, int version) =>
        name is "OPENQASM" or "include" or "gate" or "measure" or "barrier" or "qreg" or "creg"
        || (version > 2 && name is "input" or "output" or "const" or "let" or "qubit" or "bit" or "int" or "uint" or "float" or "angle" or "gphase")
        || TryConstant(name, version, out _)
        || WhyRefused(name, version) is not null;

    /// <summary>Why the statement that a word opens is refused and what to do instead; null where the word opens none.</summary>
    public static string? WhyRefused(ReadOnlySpan<char> word, int version) => word switch
    {
        "if" or "else" => "'if' makes gates depend on measured bits: " + ByHand + ". Remove it, or write out the branch that is meant.",
        "reset" => "'reset' is not unitary: " + ByHand + ". At the start of a circuit it does nothing, since every qubit begins in |0>: remove it there.",
        "opaque" => "'opaque' declares a gate without saying what it does: give it a body with 'gate'.",
        _ when version == 2 => null,
        "for" or "while" => $"Loops ('{word}') are not read: write the gates out one by one, as Qiskit's exporter does when the loop is unrolled first.",
        "switch" or "case" or "default" => $"'{word}' makes gates depend on measured bits: " + ByHand + ". Write out the branch that is meant.",
        "break" or "continue" or "end" or "return" => $"'{word}' belongs to control flow: " + ByHand + ".",
        "def" or "extern" => $"Subroutines ('{word}') are not read: use 'gate', or write the gates out.",
        "ctrl" or "negctrl" or "inv" or "pow" => $"Gate modifiers ('{word} @') are not read: write the gate by its own name (cx, ccx, cp, sdg, "
            + "...), or define it with 'gate'.",
        "delay" or "box" or "duration" or "stretch" or "durationof" or "nop" => $"Timing ('{word}') is not part of a circuit of gates: remove it.",
        "cal" or "defcal" or "defcalgrammar" or "frame" or "port" or "waveform" => $"Pulses ('{word}') are not part of a circuit of gates: remove them.",
        "pragma" => "Pragmas are instructions to a compiler that this reader does not know: remove the line.",
        "bool" or "complex" or "array" or "mutable" or "readonly" or "void" or "creal" => $"Variables of the type '{word}' are not read: use "
            + "'input float[64]' for parameters and 'const float[64]' for numbers.",
        _ => null,
    };
}
