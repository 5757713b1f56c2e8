using System.Globalization;
using System.Text;

namespace QmlTrainability.Circuits;

/// <summary>Cuts the text into tokens on demand: one pass, no allocation. Identifiers as in the OpenQASM 3 specification (Types and Casting):
/// letters, underscores and the Unicode categories Lu, Ll, Lt, Lm, Lo, Nl, followed by these or decimal digits.</summary>
internal sealed class OpenQasmLexer(OpenQasmSource source)
{
    private readonly string _text = source.Text;
    private int _position = source.Text.StartsWith('\uFEFF') ? 1 : 0;

    public OpenQasmToken Next()
    {
        SkipBlanksAndComments();
        int start = _position;
        if (start == _text.Length) return new OpenQasmToken(OpenQasmTokenKind.End, start, 0);
        char c = _text[start];
        if (char.IsAsciiLetter(c) || c == '_' || c >= 0x80) return Identifier(start);
        if (char.IsAsciiDigit(c) || (c == '.' && start + 1 < _text.Length && char.IsAsciiDigit(_text[start + 1]))) return Number(start);
        if (c is '"' or '\'') return Quoted(start, c);
        if (c == '$') return PhysicalQubit(start);
        return Symbol(start, c);
    }

    private void SkipBlanksAndComments()
    {
        while (_position < _text.Length)
        {
            char c = _text[_position];
            if (c is ' ' or '\t' or '\r' or '\n' || char.IsWhiteSpace(c))
            {
                _position++;
            }
            else if (c == '/' && _position + 1 < _text.Length && _text[_position + 1] == '/')
            {
                int end = _text.AsSpan(_position).IndexOfAny('\n', '\r');
                _position = end < 0 ? _text.Length : _position + end;
            }
            else if (c == '/' && _position + 1 < _text.Length && _text[_position + 1] == '*')
            {
                int end = _text.AsSpan(_position + 2).IndexOf("*/", StringComparison.Ordinal);
                if (end < 0) throw source.Error(_position, "This comment is never closed: write */ where it ends.");
                _position += end + 4;
            }
            else
            {
                return;
            }
        }
    }

    private OpenQasmToken Identifier(int start)
    {
        while (_position < _text.Length)
        {
            char c = _text[_position];
            if (char.IsAsciiLetterOrDigit(c) || c == '_')
            {
                _position++;
                continue;
            }

            if (c < 0x80 || Rune.DecodeFromUtf16(_text.AsSpan(_position), out Rune rune, out int length) != System.Buffers.OperationStatus.Done) break;
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber)) break;
            _position += length;
        }

        if (_position > start) return new OpenQasmToken(OpenQasmTokenKind.Identifier, start, _position - start);
        int width = char.IsHighSurrogate(_text[start]) && start + 1 < _text.Length && char.IsLowSurrogate(_text[start + 1]) ? 2 : 1;
        throw source.Error(start, $"The character {OpenQasmSource.Quote(_text.AsSpan(start, width))} has no meaning in OpenQASM: remove it.");
    }

    private OpenQasmToken Number(int start)
    {
        bool real = false;
        Digits();
        if (_position < _text.Length && _text[_position] == '.')
        {
            real = true;
            _position++;
            Digits();
        }

        if (_position < _text.Length && _text[_position] is 'e' or 'E')
        {
            int digits = _position + 1;
            if (digits < _text.Length && _text[digits] is '+' or '-') digits++;
            if (digits < _text.Length && char.IsAsciiDigit(_text[digits]))
            {
                real = true;
                _position = digits;
                Digits();
            }
        }

        if (_position < _text.Length && (char.IsLetter(_text[_position]) || _text[_position] is '_' or '.'))
        {
            int length = Math.Min(_position + 1, _text.Length) - start;
            throw source.Error(start, $"{OpenQasmSource.Quote(_text.AsSpan(start, length))} starts no decimal number: write a number such as 12, 0.5 or 1e-3 "
                + "(durations, imaginary, binary and hexadecimal numbers are not read), or a blank or '*' after the number.");
        }

        return new OpenQasmToken(real ? OpenQasmTokenKind.Real : OpenQasmTokenKind.Integer, start, _position - start);
    }

    /// <summary>Decimal digits; OpenQASM 3 lets a single underscore stand between two of them.</summary>
    private void Digits()
    {
        while (_position < _text.Length && (char.IsAsciiDigit(_text[_position])
            || (_text[_position] == '_' && char.IsAsciiDigit(_text[_position - 1]) && _position + 1 < _text.Length && char.IsAsciiDigit(_text[_position + 1]))))
            _position++;
    }

    private OpenQasmToken Quoted(int start, char quote)
    {
        int end = _text.AsSpan(start + 1).IndexOfAny(quote, '\n', '\r');
        if (end < 0 || _text[start + 1 + end] != quote) throw source.Error(start, $"This text is never closed: write {quote} where it ends.");
        _position = start + end + 2;
        return new OpenQasmToken(OpenQasmTokenKind.Quoted, start, end + 2);
    }

    private OpenQasmToken PhysicalQubit(int start)
    {
        _position++;
        while (_position < _text.Length && char.IsAsciiDigit(_text[_position])) _position++;
        if (_position == start + 1) throw source.Error(start, "'$' opens the name of a physical qubit: write its number after it, as in $0.");
        return new OpenQasmToken(OpenQasmTokenKind.PhysicalQubit, start, _position - start);
    }

    private OpenQasmToken Symbol(int start, char c)
    {
        char next = start + 1 < _text.Length ? _text[start + 1] : '\0';
        (OpenQasmTokenKind kind, int length) = (c, next) switch
        {
            ('-', '>') => (OpenQasmTokenKind.Arrow, 2),
            ('+', '+') => (OpenQasmTokenKind.PlusPlus, 2),
            ('*', '*') => (OpenQasmTokenKind.StarStar, 2),
            ('=', '=') or ('+', '=') or ('-', '=') or ('*', '=') or ('/', '=') => (OpenQasmTokenKind.Other, 2),
            ('(', _) => (OpenQasmTokenKind.LeftParenthesis, 1),
            (')', _) => (OpenQasmTokenKind.RightParenthesis, 1),
            ('[', _) => (OpenQasmTokenKind.LeftBracket, 1),
            (']', _) => (OpenQasmTokenKind.RightBracket, 1),
            ('{', _) => (OpenQasmTokenKind.LeftBrace, 1),
            ('}', _) => (OpenQasmTokenKind.RightBrace, 1),
            (',', _) => (OpenQasmTokenKind.Comma, 1),
            (';', _) => (OpenQasmTokenKind.Semicolon, 1),
            (':', _) => (OpenQasmTokenKind.Colon, 1),
            ('=', _) => (OpenQasmTokenKind.Assign, 1),
            ('+', _) => (OpenQasmTokenKind.Plus, 1),
            ('-', _) => (OpenQasmTokenKind.Minus, 1),
            ('*', _) => (OpenQasmTokenKind.Star, 1),
            ('/', _) => (OpenQasmTokenKind.Slash, 1),
            ('^', _) => (OpenQasmTokenKind.Caret, 1),
            ('%', _) => (OpenQasmTokenKind.Percent, 1),
            ('@', _) => (OpenQasmTokenKind.At, 1),
            _ => (OpenQasmTokenKind.Other, 1),
        };
        _position += length;
        return new OpenQasmToken(kind, start, length);
    }
}
