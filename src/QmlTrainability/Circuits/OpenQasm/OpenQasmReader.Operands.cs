using System.Globalization;

namespace QmlTrainability.Circuits;

// Qubits and bits as operands: q, q[3], q[-1], q[0:2], q[{0, 2}], $5.
internal sealed partial class OpenQasmReader
{
    private OpenQasmQubits ReadQubitsOperand()
    {
        OpenQasmToken token = _cursor.Current;
        if (token.Kind == OpenQasmTokenKind.PhysicalQubit) return ReadPhysicalQubit();
        _cursor.Expect(OpenQasmTokenKind.Identifier, "a qubit or a register");
        OpenQasmSymbol symbol = Find(token, OpenQasmSymbolKind.Qubits, "a register of qubits");
        return _cursor.Is(OpenQasmTokenKind.LeftBracket) ? ReadIndex(token, symbol.Qubits) : symbol.Qubits;
    }

    /// <summary>A register of bits or a part of it.</summary>
    /// <returns>The number of bits.</returns>
    private int ReadBitsOperand()
    {
        OpenQasmToken token = _cursor.Expect(OpenQasmTokenKind.Identifier, "a register of bits");
        OpenQasmSymbol symbol = Find(token, OpenQasmSymbolKind.Bits, "a register of bits");
        return _cursor.Is(OpenQasmTokenKind.LeftBracket) ? ReadIndex(token, OpenQasmQubits.Run(0, symbol.BitCount)).Count : symbol.BitCount;
    }

    private OpenQasmSymbol Find(OpenQasmToken token, OpenQasmSymbolKind kind, string what)
    {
        ReadOnlySpan<char> name = _cursor.TextOf(token);
        if (!_scope.TryFind(name, out OpenQasmSymbol? symbol))
            throw _cursor.Error(token, $"{OpenQasmSource.Quote(name)} is not declared: declare it as {what} before its first use.");
        return symbol!.Kind == kind
            ? symbol
            : throw _cursor.Error(token, $"{OpenQasmSource.Quote(name)} is not {what}: it is declared as something else in line "
                + $"{_source.LineOf(symbol.Position)}.");
    }

    private OpenQasmQubits ReadPhysicalQubit()
    {
        OpenQasmToken token = _cursor.Take();
        if (_declaredQubits > 0) throw MixedQubits(token);
        if (!int.TryParse(_cursor.TextOf(token)[1..], NumberStyles.None, CultureInfo.InvariantCulture, out int qubit) || qubit >= MaxQubits)
            throw _cursor.Error(token, $"The physical qubits are $0 to ${MaxQubits - 1}.");
        _physicalQubits = Math.Max(_physicalQubits, qubit + 1);
        return OpenQasmQubits.Single(qubit);
    }

    private OpenQasmQubits ReadIndex(OpenQasmToken register, OpenQasmQubits qubits)
    {
        if (!qubits.IsRegister) throw _cursor.Error(_cursor.Current, $"{_cursor.Describe(register)} is a single qubit and has no index: remove it.");
        _cursor.Take();
        OpenQasmQubits part;
        if (_cursor.Version > 2 && _cursor.Is(OpenQasmTokenKind.LeftBrace)) part = ReadIndexSet(register, qubits);
        else if (_cursor.Is(OpenQasmTokenKind.Colon)) part = ReadRange(register, qubits, 0);
        else
        {
            OpenQasmToken place = _cursor.Current;
            long index = ReadInteger("an index");
            if (_cursor.Version > 2 && index < 0) index += qubits.Count;
            part = _cursor.Is(OpenQasmTokenKind.Colon)
                ? ReadRange(register, qubits, index)
                : OpenQasmQubits.Single(qubits[InRange(place, register, index, qubits.Count)]);
        }

        _cursor.Expect(OpenQasmTokenKind.RightBracket, "']'");
        return part;
    }

    /// <summary>start : stop or start : step : stop, both ends included; what is left out is the end of the register.</summary>
    private OpenQasmQubits ReadRange(OpenQasmToken register, OpenQasmQubits qubits, long start)
    {
        OpenQasmToken place = _cursor.Current;
        if (_cursor.Version == 2) throw _cursor.Error(place, "OpenQASM 2 has no ranges: write the qubits one by one, or OPENQASM 3.0 in the header.");
        _cursor.Take();
        long stop = _cursor.Is(OpenQasmTokenKind.RightBracket) ? qubits.Count - 1 : ReadInteger("the end of a range"), step = 1;
        if (_cursor.TakeIf(OpenQasmTokenKind.Colon))
        {
            step = stop;
            stop = ReadInteger("the end of a range");
        }

        if (step == 0) throw _cursor.Error(place, "The step of a range cannot be 0.");
        if (stop < 0) stop += qubits.Count;
        InRange(place, register, start, qubits.Count);
        InRange(place, register, stop, qubits.Count);
        long count = (Math.Abs(step) > qubits.Count ? 0 : (stop - start) / step) + 1;
        if (count < 1 || (stop - start) * Math.Sign(step) < 0)
            throw _cursor.Error(place, "This range is empty: exchange its ends, or change the sign of its step.");
        var part = new int[count];
        for (int i = 0; i < count; i++) part[i] = qubits[(int)(start + (i * step))];
        return OpenQasmQubits.List(part);
    }

    private OpenQasmQubits ReadIndexSet(OpenQasmToken register, OpenQasmQubits qubits)
    {
        _cursor.Take();
        var part = new List<int>();
        do
        {
            OpenQasmToken place = _cursor.Current;
            long index = ReadInteger("an index");
            part.Add(qubits[InRange(place, register, index < 0 ? index + qubits.Count : index, qubits.Count)]);
        }
        while (_cursor.TakeIf(OpenQasmTokenKind.Comma));
        _cursor.Expect(OpenQasmTokenKind.RightBrace, "',' or '}'");
        return Distinct(register, part);
    }

    private OpenQasmQubits Distinct(OpenQasmToken place, List<int> qubits) => new HashSet<int>(qubits).Count == qubits.Count
        ? OpenQasmQubits.List([.. qubits])
        : throw _cursor.Error(place, $"{_cursor.Describe(place)} has the same element twice here: name each once.");

    private int InRange(OpenQasmToken place, OpenQasmToken register, long index, int count) => index >= 0 && index < count
        ? (int)index
        : throw _cursor.Error(place, $"The index is out of range: {_cursor.Describe(register)} has the indices 0 to {count - 1}.");
}
