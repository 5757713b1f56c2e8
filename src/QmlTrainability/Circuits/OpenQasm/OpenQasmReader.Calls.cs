using System.Runtime.InteropServices;

namespace QmlTrainability.Circuits;

// Calls of gates at the top level, barriers and measurements.
internal sealed partial class OpenQasmReader
{
    private readonly List<OpenQasmValue> _angles = [];
    private readonly List<OpenQasmQubits> _operands = [];
    private readonly List<int> _qubits = [];

    /// <summary>By qubit: 1 + the position of its measurement, or 0. At least as long as the highest qubit measured.</summary>
    private int[] _measuredAt = [];

    private long _spent;

    private void ReadCall()
    {
        OpenQasmToken name = _cursor.Take();
        OpenQasmGate gate = FindGate(name);
        _angles.Clear();
        if (_cursor.TakeIf(OpenQasmTokenKind.LeftParenthesis))
        {
            while (!_cursor.Is(OpenQasmTokenKind.RightParenthesis))
            {
                _angles.Add(Evaluate(_expressions.Read()));
                if (!_cursor.TakeIf(OpenQasmTokenKind.Comma)) break;
            }

            _cursor.Expect(OpenQasmTokenKind.RightParenthesis, "an operator, ',' or ')'");
        }

        CheckCount(name, _angles.Count, gate.AngleCount, "angle");
        _operands.Clear();
        if (!_cursor.Is(OpenQasmTokenKind.Semicolon))
        {
            do _operands.Add(ReadQubitsOperand());
            while (_cursor.TakeIf(OpenQasmTokenKind.Comma));
        }

        _cursor.ExpectSemicolon("the gate");
        CheckCount(name, _operands.Count, gate.QubitCount, "qubit");
        Apply(name, gate.HasNumbersBakedIn ? AtCall(gate, [.. _angles]) : gate);
    }

    /// <summary>Applies a gate to its operands: registers of one size go in step, single qubits stay where they are.</summary>
    private void Apply(OpenQasmToken name, OpenQasmGate gate)
    {
        int? size = null;
        foreach (OpenQasmQubits operand in _operands)
        {
            if (!operand.IsRegister) continue;
            if (size is int other && other != operand.Count)
                throw _cursor.Error(name, $"Registers of {other} and {operand.Count} qubits cannot go in step: give {_cursor.Describe(name)} "
                    + "registers of one size, or single qubits.");
            size = operand.Count;
        }

        int times = size ?? 1;
        Spend(name, gate.Cost * times);
        for (int i = 0; i < times; i++)
        {
            _qubits.Clear();
            foreach (OpenQasmQubits operand in _operands)
            {
                int qubit = operand[operand.IsRegister ? i : 0];
                if (_qubits.Contains(qubit)) throw _cursor.Error(name, $"{_cursor.Describe(name)} is given the same qubit twice: its qubits must differ.");
                if (qubit < _measuredAt.Length && _measuredAt[qubit] > 0)
                {
                    throw _cursor.Error(name, $"{_cursor.Describe(name)} acts on a qubit after its measurement in line "
                        + $"{_source.LineOf(_measuredAt[qubit] - 1)}: "
                        + "mid-circuit measurement is not part of a circuit of gates. Remove the measurement, or what follows it.");
                }

                _qubits.Add(qubit);
            }

            _program.Append(gate, CollectionsMarshal.AsSpan(_angles), CollectionsMarshal.AsSpan(_qubits), name.Start);
        }
    }

    private void Spend(OpenQasmToken name, long cost)
    {
        _spent += cost;
        if (_spent > _options.MaxOperations)
        {
            string spent = _spent >= OpenQasmGate.CostLimit ? "more than 2^40" : OpenQasmSource.Number(_spent);
            throw _cursor.Error(name, $"With {_cursor.Describe(name)} the text comes to {spent} gates once definitions are expanded; "
                + $"the limit is {OpenQasmSource.Number(_options.MaxOperations)}. Raise OpenQasmOptions.MaxOperations, or nest fewer definitions.");
        }
    }

    private void ReadBarrier()
    {
        _cursor.Take();
        if (!(_cursor.Version > 2 && _cursor.Is(OpenQasmTokenKind.Semicolon)))
        {
            do ReadQubitsOperand();
            while (_cursor.TakeIf(OpenQasmTokenKind.Comma));
        }

        _cursor.ExpectSemicolon("the barrier");
    }

    /// <summary>measure q -> c;, in version 3 also measure q;.</summary>
    private void ReadMeasurement()
    {
        OpenQasmToken token = _cursor.Current;
        int count = ReadMeasured(null);
        if (_cursor.TakeIf(OpenQasmTokenKind.Arrow)) CheckMeasured(token, count, ReadBitsOperand());
        else if (_cursor.Version == 2) throw _cursor.Unexpected("'->' and a register of bits");
        _cursor.ExpectSemicolon("the measurement");
    }

    /// <summary>c = measure q;. Every other assignment is classical computation.</summary>
    private void ReadAssignment(OpenQasmSymbol symbol)
    {
        OpenQasmToken token = _cursor.Current;
        if (symbol.Kind != OpenQasmSymbolKind.Bits)
            throw _cursor.Error(token, $"{_cursor.Describe(token)} is declared in line {_source.LineOf(symbol.Position)} and opens no statement: "
                + "assignments are read only as 'c = measure q;'.");
        int bits = ReadBitsOperand();
        _cursor.Expect(OpenQasmTokenKind.Assign, "'=' and a measurement");
        if (!_cursor.IsWord("measure")) throw _cursor.Unexpected("'measure': classical computation is not part of a circuit of gates; remove the statement");
        ReadMeasured(bits);
        _cursor.ExpectSemicolon("the measurement");
    }

    /// <summary>measure and what it measures, which nothing may act on from here on.</summary>
    private int ReadMeasured(int? bits)
    {
        OpenQasmToken token = _cursor.Take();
        OpenQasmQubits qubits = ReadQubitsOperand();
        if (bits is int count) CheckMeasured(token, qubits.Count, count);
        for (int i = 0; i < qubits.Count; i++)
        {
            int qubit = qubits[i];
            if (qubit >= _measuredAt.Length) Array.Resize(ref _measuredAt, Math.Max(QubitCount, qubit + 1));
            if (_measuredAt[qubit] == 0) _measuredAt[qubit] = token.Start + 1;
        }

        return qubits.Count;
    }

    private void CheckMeasured(OpenQasmToken token, int qubits, int bits)
    {
        if (qubits != bits) throw _cursor.Error(token, $"{qubits} qubits are measured into {bits} bits: the numbers must agree.");
    }

    private void CheckCount(OpenQasmToken name, int found, int expected, string what)
    {
        if (found != expected)
            throw _cursor.Error(name, $"{_cursor.Describe(name)} takes {expected} {what}{(expected == 1 ? "" : "s")}, but {found} "
                + $"{(found == 1 ? "is" : "are")} given.");
    }
}
