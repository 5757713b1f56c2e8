using QmlTrainability.Numerics;

namespace QmlTrainability.Paulis.Exchange;

/// <summary>Reads the printed form of PennyLane's operators. One pass, no recursion.</summary>
internal sealed class PennyLaneText(string text, WireOrder wires)
{
    private int _position;

    private char Next => _position < text.Length ? text[_position] : '\0';

    public PauliSum ReadSum()
    {
        var terms = new List<(Rational, PauliString)>();
        SkipSpaces();
        bool negative = TryTake('-');
        while (true)
        {
            (Rational coefficient, PauliString word) = ReadTerm();
            terms.Add((negative ? -coefficient : coefficient, word));
            if (_position == text.Length) return wires.Sum(terms);
            negative = TryTake('-');
            if (!negative && !TryTake('+')) throw Unexpected("'+' or '-' between terms");
        }
    }

    private (Rational Coefficient, PauliString Word) ReadTerm()
    {
        Rational coefficient = Rational.One;
        bool wrapped = TryTake('(');
        if (Next is not ('I' or 'X' or 'Y' or 'Z'))
        {
            coefficient = ReadNumber();
            if (wrapped && Next is '+' or '-')
            {
                int sign = _position; // of an imaginary part
                Rational imaginary = ReadNumber();
                if (!TryTake('j')) throw Unexpected("'j' after the imaginary part");
                if (!imaginary.IsZero) throw new NotHermitianException(text[sign.._position].Trim(), $"position {sign}");
            }

            int unit = _position;
            if (TryTake('j') && !coefficient.IsZero) throw new NotHermitianException($"{coefficient}j", $"position {unit}");
            if (wrapped && !TryTake(')')) throw Unexpected("')' after the coefficient");
            if (!TryTake('*')) throw Unexpected("'*' after the coefficient");
            wrapped = TryTake('(');
        }

        PauliString word = ReadWord();
        if (wrapped && !TryTake(')')) throw Unexpected("')' after the word");
        return (coefficient, word);
    }

    private PauliString ReadWord()
    {
        var letters = new List<(string Wire, char Letter, int Position)>();
        do
        {
            int position = _position;
            char letter = Next;
            if (letter is not ('I' or 'X' or 'Y' or 'Z')) throw Unexpected("one of the letters I, X, Y, Z");
            _position++;
            SkipSpaces();
            if (!TryTake('('))
            {
                if (letter != 'I') throw Unexpected("'(' and a wire after the letter");
                continue;
            }

            int end = text.IndexOf(')', _position);
            if (end < 0) throw Unexpected("a wire and ')'");
            string wire = text[_position..end].Trim();
            if (wire.Length >= 2 && wire[0] is '\'' or '"' && wire[^1] == wire[0]) wire = wire[1..^1];
            _position = end + 1;
            SkipSpaces();
            if (letter != 'I' || wire.Length > 0) letters.Add((wire, letter, position));
        }
        while (TryTake('@'));

        return wires.Word(letters);
    }

    private Rational ReadNumber()
    {
        int start = _position;
        if (Next is '+' or '-') _position++;
        while (char.IsAsciiDigit(Next) || Next is '.' or 'e' or 'E' || (Next is '+' or '-' && text[_position - 1] is 'e' or 'E')) _position++;
        if (!Rational.TryParse(text[start.._position], out Rational value)) throw new PauliFormatException("Expected a coefficient or a letter with a wire", start);
        SkipSpaces();
        return value;
    }

    private bool TryTake(char expected)
    {
        if (_position >= text.Length || text[_position] != expected) return false;
        _position++;
        SkipSpaces();
        return true;
    }

    private void SkipSpaces()
    {
        while (_position < text.Length && char.IsWhiteSpace(text[_position])) _position++;
    }

    private PauliFormatException Unexpected(string expected) =>
        new(_position < text.Length ? $"Expected {expected}, found '{text[_position]}'" : $"Expected {expected}, found the end of the text", _position);
}
