namespace QmlTrainability.Circuits;

/// <summary>Evaluates expressions in reverse Polish notation to affine functions of the inputs.
/// What is not affine or not finite is refused where it stands.</summary>
/// <param name="source">The text, for messages.</param>
/// <param name="globals">The declared constants and variables; the list grows as they are read.</param>
internal sealed class OpenQasmEvaluator(OpenQasmSource source, List<OpenQasmValue> globals)
{
    private OpenQasmValue[] _stack = new OpenQasmValue[16];

    /// <param name="code">The expression.</param>
    /// <param name="formals">The values of the formal parameters of the gate definition it stands in.</param>
    /// <param name="call">Where the text calls that definition; -1 for an expression outside definitions.</param>
    /// <exception cref="OpenQasmException">The value is not affine in the inputs, or not finite.</exception>
    public OpenQasmValue Evaluate(ReadOnlySpan<OpenQasmInstruction> code, ReadOnlySpan<OpenQasmValue> formals, int call = -1)
    {
        string? problem = Run(code, formals, out OpenQasmValue value, out int position);
        if (problem is null) return value;
        throw source.Error(position, call < 0 ? problem : $"{problem} (The gate in whose definition this stands is called in line {source.LineOf(call)}.)");
    }

    /// <summary>The same for trying out: false where <see cref="Evaluate"/> would refuse.</summary>
    public bool TryEvaluate(ReadOnlySpan<OpenQasmInstruction> code, ReadOnlySpan<OpenQasmValue> formals, out OpenQasmValue value) =>
        Run(code, formals, out value, out _) is null;

    private string? Run(ReadOnlySpan<OpenQasmInstruction> code, ReadOnlySpan<OpenQasmValue> formals, out OpenQasmValue value, out int position)
    {
        if (_stack.Length < code.Length) _stack = new OpenQasmValue[code.Length];
        int top = 0;
        value = default;
        position = 0;
        foreach (OpenQasmInstruction step in code)
        {
            string? problem = null;
            switch (step.Operator)
            {
                case OpenQasmOperator.Constant:
                    _stack[top++] = OpenQasmValue.Constant(step.Number);
                    continue;
                case OpenQasmOperator.Input:
                    _stack[top++] = OpenQasmValue.Input(step.Index);
                    continue;
                case OpenQasmOperator.Formal:
                    _stack[top++] = formals[step.Index];
                    continue;
                case OpenQasmOperator.Global:
                    _stack[top++] = globals[step.Index];
                    continue;
                case OpenQasmOperator.Negate:
                    _stack[top - 1] *= -1;
                    continue;
                case OpenQasmOperator.Add or OpenQasmOperator.Subtract or OpenQasmOperator.Multiply or OpenQasmOperator.Divide
                    or OpenQasmOperator.Remainder or OpenQasmOperator.Modulo or OpenQasmOperator.Power or OpenQasmOperator.PowerFunction:
                    top--;
                    problem = Binary(step.Operator, _stack[top - 1], _stack[top], out _stack[top - 1]);
                    break;
                default:
                    problem = Function(step.Operator, _stack[top - 1], out _stack[top - 1]);
                    break;
            }

            if (problem is null && !_stack[top - 1].IsFinite) problem = "The result here is not a finite number: check the division, the "
                + "logarithm, the root or the power.";
            if (problem is null) continue;
            position = step.Position;
            return problem;
        }

        value = _stack[0];
        return null;
    }

    private static string? Binary(OpenQasmOperator op, OpenQasmValue left, OpenQasmValue right, out OpenQasmValue value)
    {
        double a = left.Offset, b = right.Offset;
        value = op switch
        {
            OpenQasmOperator.Add => left + right,
            OpenQasmOperator.Subtract => left - right,
            OpenQasmOperator.Multiply => right.IsConstant ? left * b : right * a,
            OpenQasmOperator.Divide => left / b,
            OpenQasmOperator.Remainder => OpenQasmValue.Constant(a % b), // truncated, as in C
            OpenQasmOperator.Modulo => OpenQasmValue.Constant(a - (b * Math.Floor(a / b))),
            _ => OpenQasmValue.Constant(Math.Pow(a, b)),
        };
        return op switch
        {
            OpenQasmOperator.Add or OpenQasmOperator.Subtract => null,
            OpenQasmOperator.Multiply => left.IsConstant || right.IsConstant ? null : NotAffine("a product of inputs"),
            OpenQasmOperator.Divide => right.IsConstant ? null : NotAffine("a division by an input"),
            _ when left.IsConstant && right.IsConstant => null,
            OpenQasmOperator.Power or OpenQasmOperator.PowerFunction => NotAffine("a power of an input"),
            _ => NotAffine("a remainder of an input"),
        };
    }

    private static string? Function(OpenQasmOperator op, OpenQasmValue argument, out OpenQasmValue value)
    {
        double x = argument.Offset;
        value = OpenQasmValue.Constant(op switch
        {
            OpenQasmOperator.Sin => Math.Sin(x),
            OpenQasmOperator.Cos => Math.Cos(x),
            OpenQasmOperator.Tan => Math.Tan(x),
            OpenQasmOperator.Exp => Math.Exp(x),
            OpenQasmOperator.Log => Math.Log(x),
            OpenQasmOperator.Sqrt => Math.Sqrt(x),
            OpenQasmOperator.ArcCos => Math.Acos(x),
            OpenQasmOperator.ArcSin => Math.Asin(x),
            OpenQasmOperator.ArcTan => Math.Atan(x),
            OpenQasmOperator.Floor => Math.Floor(x),
            OpenQasmOperator.Ceiling => Math.Ceiling(x),
            _ => throw new System.Diagnostics.UnreachableException(),
        });
        return argument.IsConstant ? null : NotAffine("a function of an input");
    }

    private static string NotAffine(string what) =>
        $"This is {what}: an angle may be a sum of inputs times numbers, such as 2*a - b/3 + pi, and nothing more. Replace the inputs by numbers "
            + "or declare the whole as an input of its own.";
}
