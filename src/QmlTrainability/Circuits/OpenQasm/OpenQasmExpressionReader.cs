using System.Runtime.InteropServices;

namespace QmlTrainability.Circuits;

/// <summary>Reads an expression into reverse Polish notation with an explicit stack of operators (Dijkstra's shunting yard): nothing recurses.</summary>
/// <remarks>From loose to tight: + -, * / %, unary -, then ^ (OpenQASM 2) or ** (right to left). A quotient of two integers is a real number, as the writers of
/// files mean it and as stdgates.inc itself needs it (pow(1/2)).</remarks>
internal sealed class OpenQasmExpressionReader(OpenQasmCursor cursor, OpenQasmScope scope)
{
    /// <summary>Open parentheses, signs and operators that wait for their right side, all together.</summary>
    private const int MaxDepth = 1_000;

    private readonly List<OpenQasmInstruction> _code = [];
    private readonly List<Pending> _pending = [];

    /// <summary>The expression at the cursor. The span is valid until the next call.</summary>
    public ReadOnlySpan<OpenQasmInstruction> Read()
    {
        _code.Clear();
        _pending.Clear();
        int open = 0;
        while (true)
        {
            ReadOperand(ref open);
            while (cursor.Is(OpenQasmTokenKind.RightParenthesis) && open > 0)
            {
                OpenQasmToken close = cursor.Take();
                open--;
                CloseParenthesis(close);
            }

            if (open > 0 && cursor.Is(OpenQasmTokenKind.Comma))
            {
                NextArgument();
                continue;
            }

            if (!TryReadBinary(out Pending binary)) break;
            Reduce(binary.Precedence + (binary.RightToLeft ? 1 : 0));
            Push(binary);
        }

        if (open > 0) throw cursor.Unexpected("an operator or ')'");
        Reduce(0);
        return CollectionsMarshal.AsSpan(_code);
    }

    private void ReadOperand(ref int open)
    {
        while (true)
        {
            OpenQasmToken token = cursor.Current;
            switch (token.Kind)
            {
                case OpenQasmTokenKind.Minus:
                    Push(new Pending(OpenQasmOperator.Negate, 3, token.Start));
                    cursor.Take();
                    continue;
                case OpenQasmTokenKind.Plus:
                    cursor.Take();
                    continue;
                case OpenQasmTokenKind.LeftParenthesis:
                    Push(new Pending(OpenQasmOperator.OpenParenthesis, 0, token.Start));
                    open++;
                    cursor.Take();
                    continue;
                case OpenQasmTokenKind.Integer or OpenQasmTokenKind.Real:
                    Emit(OpenQasmOperator.Constant, token, number: cursor.NumberOf(token));
                    cursor.Take();
                    return;
                case OpenQasmTokenKind.Identifier:
                    cursor.Take();
                    if (!cursor.Is(OpenQasmTokenKind.LeftParenthesis))
                    {
                        ReadName(token);
                        return;
                    }

                    cursor.Take();
                    Push(new Pending(OpenQasmOperator.OpenParenthesis, 0, token.Start, FunctionOf(token)));
                    open++;
                    continue;
                default:
                    throw cursor.Unexpected("a number, a name or '('");
            }
        }
    }

    private void ReadName(OpenQasmToken token)
    {
        ReadOnlySpan<char> name = cursor.TextOf(token);
        if (cursor.Is(OpenQasmTokenKind.LeftBracket))
            throw cursor.Error(token, $"{OpenQasmSource.Quote(name)} is indexed inside an expression, and arrays of numbers are not read: declare "
                + "one input or constant for each element.");
        if (scope.TryFindFormal(name, out int formal))
        {
            Emit(OpenQasmOperator.Formal, token, formal);
        }
        else if (scope.TryFind(name, out OpenQasmSymbol? symbol))
        {
            if (symbol!.Kind is not (OpenQasmSymbolKind.Input or OpenQasmSymbolKind.Value))
                throw cursor.Error(token, $"{OpenQasmSource.Quote(name)} is a register, not a number: an angle cannot depend on it.");
            Emit(symbol.Kind == OpenQasmSymbolKind.Input ? OpenQasmOperator.Input : OpenQasmOperator.Global, token, symbol.Index);
        }
        else if (OpenQasmWords.TryConstant(name, cursor.Version, out double constant))
        {
            Emit(OpenQasmOperator.Constant, token, number: constant);
        }
        else
        {
            string wayOut = cursor.Version == 2
                ? "OpenQASM 2 has only pi; for a parameter write OPENQASM 3.0 and 'input float[64] name;', or bind the number"
                : "declare it first, for example 'input float[64] name;' or 'const float[64] name = 0.5;'";
            throw cursor.Error(token, $"The name {OpenQasmSource.Quote(name)} is not known: {wayOut}.");
        }
    }

    private OpenQasmOperator FunctionOf(OpenQasmToken token)
    {
        if (OpenQasmWords.TryFunction(cursor.TextOf(token), out OpenQasmOperator function)) return function;
        throw cursor.Error(token, $"The function {cursor.Describe(token)} is not read: there are {OpenQasmWords.Functions}.");
    }

    private bool TryReadBinary(out Pending binary)
    {
        OpenQasmToken token = cursor.Current;
        binary = token.Kind switch
        {
            OpenQasmTokenKind.Plus => new Pending(OpenQasmOperator.Add, 1, token.Start),
            OpenQasmTokenKind.Minus => new Pending(OpenQasmOperator.Subtract, 1, token.Start),
            OpenQasmTokenKind.Star => new Pending(OpenQasmOperator.Multiply, 2, token.Start),
            OpenQasmTokenKind.Slash => new Pending(OpenQasmOperator.Divide, 2, token.Start),
            OpenQasmTokenKind.Percent => new Pending(OpenQasmOperator.Remainder, 2, token.Start),
            OpenQasmTokenKind.StarStar => new Pending(OpenQasmOperator.Power, 4, token.Start) { RightToLeft = true },
            OpenQasmTokenKind.Caret when cursor.Version == 2 => new Pending(OpenQasmOperator.Power, 4, token.Start) { RightToLeft = true },
            OpenQasmTokenKind.Caret => throw cursor.Error(token, "'^' is the bitwise exclusive or in OpenQASM 3: write '**' for a power."),
            _ => default,
        };
        if (binary.Precedence == 0) return false;
        cursor.Take();
        return true;
    }

    /// <summary>Everything that binds at least as tightly gets its right side: what is already read.</summary>
    private void Reduce(int precedence)
    {
        while (_pending.Count > 0 && _pending[^1] is { Operator: not OpenQasmOperator.OpenParenthesis } top && top.Precedence >= precedence)
        {
            _pending.RemoveAt(_pending.Count - 1);
            _code.Add(new OpenQasmInstruction(top.Operator, 0, 0, top.Position));
        }
    }

    private void CloseParenthesis(OpenQasmToken close)
    {
        Reduce(0);
        Pending opened = _pending[^1];
        _pending.RemoveAt(_pending.Count - 1);
        if (opened.Function is not OpenQasmOperator function) return;
        int expected = OpenQasmWords.ArgumentsOf(function);
        if (opened.Arguments != expected)
            throw cursor.Error(close, $"This function takes {expected} argument{(expected == 1 ? "" : "s")}, found {opened.Arguments}.");
        _code.Add(new OpenQasmInstruction(function, 0, 0, opened.Position));
    }

    private void NextArgument()
    {
        Reduce(0);
        Pending opened = _pending[^1];
        if (opened.Function is null) throw cursor.Unexpected("an operator or ')'");
        _pending[^1] = opened with { Arguments = opened.Arguments + 1 };
        cursor.Take();
    }

    private void Push(Pending pending)
    {
        if (_pending.Count == MaxDepth)
            throw cursor.Source.Error(pending.Position, $"This expression is nested more than {MaxDepth} deep: take out parentheses, or name "
                + "parts of it with const.");
        _pending.Add(pending);
    }

    private void Emit(OpenQasmOperator op, OpenQasmToken token, int index = 0, double number = 0) =>
        _code.Add(new OpenQasmInstruction(op, index, number, token.Start));

    /// <summary>An operator that waits for its right side, or an open parenthesis, which may be that of a function.</summary>
    private readonly record struct Pending(OpenQasmOperator Operator, int Precedence, int Position, OpenQasmOperator? Function = null)
    {
        public bool RightToLeft { get; init; }

        public int Arguments { get; init; } = 1;
    }
}
