namespace QmlTrainability.Circuits;

// Registers, inputs, constants, aliases and includes.
internal sealed partial class OpenQasmReader
{
    /// <summary>More qubits than any file has. It keeps a slip of the finger from asking for gigabytes.</summary>
    private const int MaxQubits = 1_000_000;

    private int _declaredQubits;
    private int _physicalQubits;

    private int QubitCount => Math.Max(_declaredQubits, _physicalQubits);

    private void ReadInclude()
    {
        _cursor.Take();
        OpenQasmToken token = _cursor.Expect(OpenQasmTokenKind.Quoted, "a file name in quotes");
        ReadOnlySpan<char> file = _cursor.TextOf(token)[1..^1];
        OpenQasmGate[] gates = OpenQasmIncludes.Gates(file)
            ?? throw _cursor.Error(token, $"The file {OpenQasmSource.Quote(file)} is not at hand: only {OpenQasmIncludes.File2} and "
                + $"{OpenQasmIncludes.File3} are. Paste its definitions into the text.");
        _cursor.ExpectSemicolon("the file name");
        foreach (OpenQasmGate gate in gates) _gates.TryAdd(gate.Name, gate);
    }

    /// <summary>qreg q[4]; and creg c[4];, in version 3 also without a size.</summary>
    private void ReadOldRegister()
    {
        bool quantum = _cursor.IsWord("qreg");
        _cursor.Take();
        OpenQasmToken name = ReadNewName();
        int? size = null;
        if (_cursor.Is(OpenQasmTokenKind.LeftBracket)) size = ReadSize();
        else if (_cursor.Version == 2) throw _cursor.Unexpected("'[' and the size of the register");
        _cursor.ExpectSemicolon("the declaration");
        if (quantum) DeclareQubits(name, size);
        else DeclareBits(name, size);
    }

    private void ReadQubits()
    {
        _cursor.Take();
        int? size = _cursor.Is(OpenQasmTokenKind.LeftBracket) ? ReadSize() : null;
        OpenQasmToken name = ReadNewName();
        _cursor.ExpectSemicolon("the declaration");
        DeclareQubits(name, size);
    }

    /// <summary>bit[4] c;, perhaps with the measurement that fills it.</summary>
    private void ReadBits()
    {
        _cursor.Take();
        int? size = _cursor.Is(OpenQasmTokenKind.LeftBracket) ? ReadSize() : null;
        OpenQasmToken name = ReadNewName();
        DeclareBits(name, size);
        if (_cursor.TakeIf(OpenQasmTokenKind.Assign))
        {
            if (!_cursor.IsWord("measure")) throw _cursor.Unexpected("'measure': bits with given values are not read; remove '=' and what follows");
            ReadMeasured(size ?? 1);
        }

        _cursor.ExpectSemicolon("the declaration");
    }

    private void ReadInput()
    {
        _cursor.Take();
        OpenQasmToken type = _cursor.Current;
        if (!_cursor.IsWord("float") && !_cursor.IsWord("angle"))
            throw _cursor.Error(type, $"Inputs of the type {_cursor.Describe(type)} are not read: parameters are angles, 'input float[64] name;' "
                + "or 'input angle name;', one declaration each.");
        _cursor.Take();
        if (_cursor.Is(OpenQasmTokenKind.LeftBracket)) ReadSize();
        OpenQasmToken name = ReadNewName();
        _cursor.ExpectSemicolon("the declaration");
        _scope.Add(_cursor.TextOf(name).ToString(), new OpenQasmSymbol(OpenQasmSymbolKind.Input, _scope.Inputs.Count, default, 0, name.Start));
        _scope.Inputs.Add(_cursor.TextOf(name).ToString());
    }

    /// <summary>const float[64] a = pi/3;. A variable that nothing can assign to is a constant: assignments are refused.</summary>
    private void ReadValue()
    {
        OpenQasmToken type = _cursor.Current;
        bool isInteger = _cursor.IsWord("int") || _cursor.IsWord("uint"), isAngle = _cursor.IsWord("angle");
        if (!isInteger && !isAngle && !_cursor.IsWord("float")) throw _cursor.Unexpected("one of the types int, uint, float and angle");
        _cursor.Take();
        if (_cursor.Is(OpenQasmTokenKind.LeftBracket)) ReadSize();
        OpenQasmToken name = ReadNewName();
        if (!_cursor.TakeIf(OpenQasmTokenKind.Assign))
            throw _cursor.Unexpected("'=' and a value: variables without one are not read; for a parameter write 'input float[64] name;'");
        OpenQasmToken expression = _cursor.Current;
        OpenQasmValue value = Evaluate(_expressions.Read());
        _cursor.ExpectSemicolon("the value");
        if (isInteger && (!value.IsConstant || value.Offset != Math.Floor(value.Offset)))
            throw _cursor.Error(expression, $"This is not an integer: declare {_cursor.Describe(name)} as float.");
        if (isAngle && value.IsConstant && value.Offset is < 0 or >= Math.Tau)
            throw _cursor.Error(expression, $"The type {_cursor.Describe(type)} holds values from 0 to 2*pi: declare {_cursor.Describe(name)} as "
                + "float, which keeps the number as it is.");
        _scope.Add(_cursor.TextOf(name).ToString(), new OpenQasmSymbol(OpenQasmSymbolKind.Value, _scope.Values.Count, default, 0, name.Start));
        _scope.Values.Add(value);
    }

    /// <summary>let a = q[0:2] ++ r;: another name for qubits, as Qiskit writes for its registers.</summary>
    private void ReadAlias()
    {
        _cursor.Take();
        OpenQasmToken name = ReadNewName();
        _cursor.Expect(OpenQasmTokenKind.Assign, "'='");
        OpenQasmQubits qubits = ReadQubitsOperand();
        if (_cursor.Is(OpenQasmTokenKind.PlusPlus))
        {
            var all = new List<int>();
            AddTo(all, qubits);
            while (_cursor.TakeIf(OpenQasmTokenKind.PlusPlus))
            {
                OpenQasmToken place = _cursor.Current;
                AddTo(all, ReadQubitsOperand());
                if (all.Count > MaxQubits)
                    throw _cursor.Error(place, $"This alias has more than {OpenQasmSource.Number(MaxQubits)} qubits: each may stand in it once.");
            }

            qubits = Distinct(name, all);
        }

        _cursor.ExpectSemicolon("the alias");
        _scope.Add(_cursor.TextOf(name).ToString(), new OpenQasmSymbol(OpenQasmSymbolKind.Qubits, 0, qubits, 0, name.Start));

        static void AddTo(List<int> list, OpenQasmQubits operand)
        {
            for (int i = 0; i < operand.Count; i++) list.Add(operand[i]);
        }
    }

    private void DeclareQubits(OpenQasmToken name, int? size)
    {
        if (_physicalQubits > 0) throw MixedQubits(name);
        int count = size ?? 1;
        if (count > MaxQubits - _declaredQubits)
            throw _cursor.Error(name, $"The text declares more than {OpenQasmSource.Number(MaxQubits)} qubits: make the register smaller.");
        OpenQasmQubits qubits = size is null ? OpenQasmQubits.Single(_declaredQubits) : OpenQasmQubits.Run(_declaredQubits, count);
        _declaredQubits += count;
        _scope.Add(_cursor.TextOf(name).ToString(), new OpenQasmSymbol(OpenQasmSymbolKind.Qubits, 0, qubits, 0, name.Start));
    }

    private void DeclareBits(OpenQasmToken name, int? size) =>
        _scope.Add(_cursor.TextOf(name).ToString(), new OpenQasmSymbol(OpenQasmSymbolKind.Bits, 0, default, size ?? 1, name.Start));

    private OpenQasmException MixedQubits(OpenQasmToken token) =>
        _cursor.Error(token, "Physical qubits ($0) and declared ones do not go together, since nothing says which is which: use one kind.");

    private OpenQasmToken ReadNewName()
    {
        OpenQasmToken token = _cursor.Expect(OpenQasmTokenKind.Identifier, "a name");
        ReadOnlySpan<char> name = _cursor.TextOf(token);
        if (OpenQasmWords.IsReserved(name, _cursor.Version))
            throw _cursor.Error(token, $"{OpenQasmSource.Quote(name)} is a word of OpenQASM {_cursor.Version}: choose another name.");
        if (_scope.TryFind(name, out OpenQasmSymbol? earlier))
            throw _cursor.Error(token, $"{OpenQasmSource.Quote(name)} is already declared in line {_source.LineOf(earlier!.Position)}: choose another name.");
        return token;
    }

    /// <summary>[n], a positive integer.</summary>
    private int ReadSize()
    {
        _cursor.Expect(OpenQasmTokenKind.LeftBracket, "'['");
        OpenQasmToken token = _cursor.Current;
        long size = ReadInteger("a size");
        _cursor.Expect(OpenQasmTokenKind.RightBracket, "']'");
        if (size < 1) throw _cursor.Error(token, $"A size is at least 1; this one is {OpenQasmSource.Number(size)}.");
        return size <= MaxQubits
            ? (int)size
            : throw _cursor.Error(token, $"The size {OpenQasmSource.Number(size)} is larger than {OpenQasmSource.Number(MaxQubits)}: make it smaller.");
    }

    /// <summary>A constant expression with an integer value.</summary>
    private long ReadInteger(string what)
    {
        OpenQasmToken token = _cursor.Current;
        OpenQasmValue value = Evaluate(_expressions.Read());
        if (!value.IsConstant) throw _cursor.Error(token, $"This depends on an input, but {what} must be known: write a number or a constant.");
        double number = value.Offset;
        return number == Math.Floor(number) && Math.Abs(number) <= 1e15
            ? (long)number
            : throw _cursor.Error(token, $"This is not an integer (or far too large), but {what} must be one.");
    }

    private OpenQasmValue Evaluate(ReadOnlySpan<OpenQasmInstruction> code) => _evaluator.Evaluate(code, []);
}
