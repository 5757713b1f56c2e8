namespace QmlTrainability.Circuits;

/// <summary>Reads a text statement by statement. This part: the header, the loop, and which part reads what.</summary>
internal sealed partial class OpenQasmReader
{
    private readonly OpenQasmSource _source;
    private readonly OpenQasmCursor _cursor;
    private readonly OpenQasmOptions _options;
    private readonly OpenQasmScope _scope = new();
    private readonly OpenQasmExpressionReader _expressions;
    private readonly OpenQasmEvaluator _evaluator;
    private readonly OpenQasmProgram _program;
    private readonly CancellationToken _cancellationToken;

    public OpenQasmReader(string text, OpenQasmOptions options, CancellationToken cancellationToken)
    {
        _source = new OpenQasmSource(text);
        _cursor = new OpenQasmCursor(_source);
        _options = options;
        _cancellationToken = cancellationToken;
        _expressions = new OpenQasmExpressionReader(_cursor, _scope);
        _evaluator = new OpenQasmEvaluator(_source, _scope.Values);
        _program = new OpenQasmProgram(_evaluator, cancellationToken);
        _gateLookup = _gates.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public Circuit Read()
    {
        _cancellationToken.ThrowIfCancellationRequested();
        ReadHeader();
        foreach (OpenQasmGate gate in OpenQasmIncludes.BuiltIn(_cursor.Version)) _gates.Add(gate.Name, gate);
        for (int statement = 1; !_cursor.Is(OpenQasmTokenKind.End); statement++)
        {
            if (statement % 1_024 == 0) _cancellationToken.ThrowIfCancellationRequested();
            ReadStatement();
        }

        if (QubitCount == 0)
            throw _cursor.Error(_cursor.Current, $"The text declares no qubits: write {(_cursor.Version == 2 ? "'qreg q[4];'" : "'qubit[4] q;'")} "
                + "before the gates.");
        return _program.ToCircuit(QubitCount, _scope.Inputs, _options.NumericAngles);
    }

    private void ReadHeader()
    {
        if (!_cursor.IsWord("OPENQASM"))
            throw _cursor.Unexpected("the header 'OPENQASM 2.0;' or 'OPENQASM 3.0;', which says how to read the rest");
        _cursor.Take();
        OpenQasmToken number = _cursor.Current;
        if (number.Kind is not (OpenQasmTokenKind.Integer or OpenQasmTokenKind.Real)) throw _cursor.Unexpected("a version, 2.0 or 3.0");
        ReadOnlySpan<char> version = _cursor.TextOf(number);
        _cursor.Version = version switch
        {
            "2" or "2.0" => 2,
            "3" or "3.0" or "3.1" => 3,
            _ => throw _cursor.Error(number, $"OpenQASM {version} is not read: export the circuit as OpenQASM 2.0 or 3.0."),
        };
        _cursor.Take();
        _cursor.ExpectSemicolon("the version");
    }

    private void ReadStatement()
    {
        OpenQasmToken token = _cursor.Current;
        if (token.Kind != OpenQasmTokenKind.Identifier) throw NoStatement(token);
        switch (_cursor.TextOf(token))
        {
            case "include":
                ReadInclude();
                return;
            case "qreg" or "creg":
                ReadOldRegister();
                return;
            case "gate":
                ReadDefinition();
                return;
            case "barrier":
                ReadBarrier();
                return;
            case "measure":
                ReadMeasurement();
                return;
            case "OPENQASM":
                throw _cursor.Error(token, "The header stands once, at the beginning: remove this one.");
        }

        if (_cursor.Version == 2) ReadCallOrRefuse(token);
        else ReadStatement3(token);
    }

    private void ReadStatement3(OpenQasmToken token)
    {
        switch (_cursor.TextOf(token))
        {
            case "qubit":
                ReadQubits();
                return;
            case "bit":
                ReadBits();
                return;
            case "input":
                ReadInput();
                return;
            case "output":
                _cursor.Take();
                if (!_cursor.IsWord("bit")) throw _cursor.Unexpected("'bit': outputs of another type are not read; remove the declaration");
                ReadBits();
                return;
            case "const":
                _cursor.Take();
                ReadValue();
                return;
            case "int" or "uint" or "float" or "angle":
                ReadValue();
                return;
            case "let":
                ReadAlias();
                return;
            case "gphase":
                ReadGlobalPhase();
                return;
        }

        // An input may be called t: gates have names of their own.
        ReadOnlySpan<char> name = _cursor.TextOf(token);
        if (_scope.TryFind(name, out OpenQasmSymbol? symbol) && (symbol!.Kind == OpenQasmSymbolKind.Bits || !_gateLookup.ContainsKey(name)))
            ReadAssignment(symbol);
        else ReadCallOrRefuse(token);
    }

    private void ReadCallOrRefuse(OpenQasmToken token)
    {
        if (OpenQasmWords.WhyRefused(_cursor.TextOf(token), _cursor.Version) is string why) throw _cursor.Error(token, why);
        ReadCall();
    }

    private OpenQasmException NoStatement(OpenQasmToken token) => (token.Kind, _source.Text[Math.Min(token.Start, _source.Text.Length - 1)]) switch
    {
        (OpenQasmTokenKind.At, _) => _cursor.Error(token, "Annotations ('@') are not read: remove the line."),
        (OpenQasmTokenKind.Other, '#') => _cursor.Error(token, OpenQasmWords.WhyRefused("pragma", 3)!),
        (OpenQasmTokenKind.LeftBrace, _) => _cursor.Error(token, "Blocks ('{') outside a gate definition are not read: leave out the braces."),
        (OpenQasmTokenKind.RightBrace, _) => _cursor.Error(token, "This '}' closes nothing: remove it."),
        (OpenQasmTokenKind.Semicolon, _) => _cursor.Error(token, "This ';' ends no statement: remove it."),
        _ => _cursor.Unexpected("a statement"),
    };
}
