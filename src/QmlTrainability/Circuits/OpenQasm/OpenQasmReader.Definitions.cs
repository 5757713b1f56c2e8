namespace QmlTrainability.Circuits;

// Gate definitions and the names of gates.
internal sealed partial class OpenQasmReader
{
    private readonly Dictionary<string, OpenQasmGate> _gates = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OpenQasmGate>.AlternateLookup<ReadOnlySpan<char>> _gateLookup;

    /// <summary>By definition with its numbers baked in: the angles of its first call, and the gate of the table that it is at these angles.</summary>
    private readonly Dictionary<string, (OpenQasmValue[] Angles, OpenQasmGate? Match)> _firstCalls = new(StringComparer.Ordinal);

    /// <summary>gate name(angles) qubits { calls }. A name of a standard file may be defined anew: files carry their own copies.</summary>
    private void ReadDefinition()
    {
        OpenQasmToken opening = _cursor.Take();
        OpenQasmToken token = _cursor.Expect(OpenQasmTokenKind.Identifier, "the name of the gate");
        string name = _cursor.TextOf(token).ToString();
        CheckNewGate(token, name);
        Dictionary<string, int> angles = [], qubits = [];
        if (_cursor.TakeIf(OpenQasmTokenKind.LeftParenthesis))
        {
            if (!_cursor.Is(OpenQasmTokenKind.RightParenthesis)) ReadFormals(angles, angles);
            _cursor.Expect(OpenQasmTokenKind.RightParenthesis, "',' or ')'");
        }

        ReadFormals(qubits, angles);
        OpenQasmCall[] body = ReadBody(opening, token, angles, qubits);
        OpenQasmGate gate = OpenQasmGate.Defined(name, angles.Count, qubits.Count, body, token.Start);
        _gates[name] = OpenQasmGateMatch.Find(gate, _evaluator) ?? gate;
    }

    /// <summary>The gate of the table that a definition with its numbers baked in is at the angles of its first call; later calls with other angles
    /// get the body, which does not heed them.</summary>
    private OpenQasmGate AtCall(OpenQasmGate gate, OpenQasmValue[] angles)
    {
        if (!gate.HasNumbersBakedIn || !Array.TrueForAll(angles, a => a.IsConstant)) return gate;
        if (!_firstCalls.TryGetValue(gate.Name, out (OpenQasmValue[] Angles, OpenQasmGate? Match) first))
        {
            first = (angles, OpenQasmGateMatch.FindAt(gate, angles, _evaluator));
            _firstCalls.Add(gate.Name, first);
        }

        return first.Match is not null && first.Angles.Zip(angles).All(pair => pair.First.Offset.Equals(pair.Second.Offset)) ? first.Match : gate;
    }

    private void CheckNewGate(OpenQasmToken token, string name)
    {
        foreach (OpenQasmGate builtIn in OpenQasmIncludes.BuiltIn(_cursor.Version))
            if (string.Equals(name, builtIn.Name, StringComparison.Ordinal)) throw _cursor.Error(token, $"The gate '{name}' is built in: choose another name.");
        if (OpenQasmWords.IsReserved(name, _cursor.Version))
            throw _cursor.Error(token, $"{OpenQasmSource.Quote(name)} is a word of OpenQASM {_cursor.Version}: choose another name.");
        if (_gates.TryGetValue(name, out OpenQasmGate? earlier) && earlier.Position >= 0)
            throw _cursor.Error(token, $"The gate {OpenQasmSource.Quote(name)} is already defined in line {_source.LineOf(earlier.Position)}: "
                + "choose another name.");
    }

    /// <summary>Names with commas between them.</summary>
    private void ReadFormals(Dictionary<string, int> formals, Dictionary<string, int> others)
    {
        do
        {
            OpenQasmToken token = _cursor.Expect(OpenQasmTokenKind.Identifier, "a name");
            string name = _cursor.TextOf(token).ToString();
            if (others.ContainsKey(name) || !formals.TryAdd(name, formals.Count))
                throw _cursor.Error(token, $"{OpenQasmSource.Quote(name)} stands twice among the parameters and qubits of this gate: choose another name.");
        }
        while (_cursor.TakeIf(OpenQasmTokenKind.Comma));
    }

    private OpenQasmCall[] ReadBody(OpenQasmToken opening, OpenQasmToken gate, Dictionary<string, int> angles, Dictionary<string, int> qubits)
    {
        _cursor.Expect(OpenQasmTokenKind.LeftBrace, "'{' and the body of the gate");
        foreach ((string name, int index) in angles) _scope.Formals.Add(name, index);
        var body = new List<OpenQasmCall>();
        while (!_cursor.TakeIf(OpenQasmTokenKind.RightBrace))
        {
            OpenQasmToken token = _cursor.Current;
            if (token.Kind == OpenQasmTokenKind.End)
                throw _cursor.Error(opening, $"The definition of {_cursor.Describe(gate)} is never closed: write '}}' where it ends.");
            if (token.Kind != OpenQasmTokenKind.Identifier) throw _cursor.Unexpected("a gate or '}'");
            if (body.Count % 1_024 == 1_023) _cancellationToken.ThrowIfCancellationRequested();
            switch (_cursor.TextOf(token))
            {
                case "barrier":
                    _cursor.Take();
                    if (!(_cursor.Version > 2 && _cursor.Is(OpenQasmTokenKind.Semicolon))) ReadFormalQubits(qubits);
                    _cursor.ExpectSemicolon("the barrier");
                    break;
                case "gphase" when _cursor.Version > 2:
                    ReadGlobalPhase();
                    break;
                default:
                    body.Add(ReadBodyCall(gate, qubits));
                    break;
            }
        }

        _scope.Formals.Clear();
        return [.. body];
    }

    private OpenQasmCall ReadBodyCall(OpenQasmToken definition, Dictionary<string, int> qubits)
    {
        OpenQasmToken name = _cursor.Take();
        ReadOnlySpan<char> word = _cursor.TextOf(name);
        if (OpenQasmWords.WhyRefused(word, _cursor.Version) is string why) throw _cursor.Error(name, why);
        if (word is "measure") throw _cursor.Error(name, "A gate is unitary and cannot measure: measure after the gate is called.");
        if (word.SequenceEqual(_cursor.TextOf(definition)) && !_gateLookup.ContainsKey(word))
            throw _cursor.Error(name, $"{_cursor.Describe(name)} calls itself: a gate may call only gates that are defined before it.");
        OpenQasmGate gate = FindGate(name);
        var angles = new List<OpenQasmInstruction[]>();
        if (_cursor.TakeIf(OpenQasmTokenKind.LeftParenthesis))
        {
            while (!_cursor.Is(OpenQasmTokenKind.RightParenthesis))
            {
                angles.Add(_expressions.Read().ToArray());
                if (!_cursor.TakeIf(OpenQasmTokenKind.Comma)) break;
            }

            _cursor.Expect(OpenQasmTokenKind.RightParenthesis, "an operator, ',' or ')'");
        }

        CheckCount(name, angles.Count, gate.AngleCount, "angle");
        int[] operands = ReadFormalQubits(qubits);
        _cursor.ExpectSemicolon("the gate");
        CheckCount(name, operands.Length, gate.QubitCount, "qubit");
        for (int i = 1; i < operands.Length; i++)
        {
            if (operands.AsSpan(0, i).Contains(operands[i]))
                throw _cursor.Error(name, $"{_cursor.Describe(name)} is given the same qubit twice: its qubits must differ.");
        }

        if (gate.HasNumbersBakedIn && angles.TrueForAll(a => !Array.Exists(a, step => step.Operator == OpenQasmOperator.Formal)))
            gate = AtCall(gate, [.. angles.Select(a => Evaluate(a))]);
        return new OpenQasmCall(gate, [.. angles], operands);
    }

    private int[] ReadFormalQubits(Dictionary<string, int> qubits)
    {
        var operands = new List<int>();
        do
        {
            OpenQasmToken token = _cursor.Expect(OpenQasmTokenKind.Identifier, "a qubit of this gate");
            if (!qubits.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(_cursor.TextOf(token), out int index))
                throw _cursor.Error(token, $"{_cursor.Describe(token)} is not a qubit of this gate: a body acts only on the qubits in its head.");
            if (_cursor.Is(OpenQasmTokenKind.LeftBracket))
                throw _cursor.Error(_cursor.Current, "The qubits of a gate are single and have no index: remove it.");
            operands.Add(index);
        }
        while (_cursor.TakeIf(OpenQasmTokenKind.Comma));
        return [.. operands];
    }

    /// <summary>gphase(γ);: no observable sees it.</summary>
    private void ReadGlobalPhase()
    {
        _cursor.Take();
        _cursor.Expect(OpenQasmTokenKind.LeftParenthesis, "'('");
        _expressions.Read();
        _cursor.Expect(OpenQasmTokenKind.RightParenthesis, "an operator or ')'");
        _cursor.ExpectSemicolon("the global phase");
    }

    private OpenQasmGate FindGate(OpenQasmToken token)
    {
        if (_gateLookup.TryGetValue(_cursor.TextOf(token), out OpenQasmGate? gate)) return gate;
        string name = _cursor.TextOf(token).ToString();
        string shown = OpenQasmSource.Quote(name);
        int version = _cursor.Version;
        string message = OpenQasmIncludes.FileOf(name, version) is string file
            ? $"The gate {shown} is defined by {file}, which is not included: write include \"{file}\"; after the header."
            : OpenQasmWords.IsReserved(name, 3) && version == 2
                ? $"{shown} is a word of OpenQASM 3, but the header says 2.0: change one of the two."
                : $"The gate {shown} is not known: neither the language nor an included file defines it. Define it with 'gate' before its first use.";
        throw _cursor.Error(token, message);
    }
}
