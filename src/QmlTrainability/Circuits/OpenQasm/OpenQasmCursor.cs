using System.Globalization;

namespace QmlTrainability.Circuits;

/// <summary>The current token of a text, with the few questions a reader asks of it.</summary>
internal sealed class OpenQasmCursor
{
    private readonly OpenQasmLexer _lexer;

    public OpenQasmCursor(OpenQasmSource source)
    {
        Source = source;
        _lexer = new OpenQasmLexer(source);
        Current = _lexer.Next();
    }

    public OpenQasmSource Source { get; }

    public OpenQasmToken Current { get; private set; }

    /// <summary>2 or 3, once the header has been read.</summary>
    public int Version { get; set; }

    public ReadOnlySpan<char> TextOf(OpenQasmToken token) => Source.Text.AsSpan(token.Start, token.Length);

    public bool Is(OpenQasmTokenKind kind) => Current.Kind == kind;

    public bool IsWord(string word) => Is(OpenQasmTokenKind.Identifier) && TextOf(Current).SequenceEqual(word);

    public OpenQasmToken Take()
    {
        OpenQasmToken token = Current;
        Current = _lexer.Next();
        return token;
    }

    public bool TakeIf(OpenQasmTokenKind kind)
    {
        if (Current.Kind != kind) return false;
        Current = _lexer.Next();
        return true;
    }

    public OpenQasmToken Expect(OpenQasmTokenKind kind, string expected) => Current.Kind == kind ? Take() : throw Unexpected(expected);

    public void ExpectSemicolon(string after)
    {
        if (!TakeIf(OpenQasmTokenKind.Semicolon)) throw Unexpected($"';' after {after}");
    }

    public OpenQasmException Unexpected(string expected) => Source.Error(Current.Start, $"Expected {expected}, found {Describe(Current)}.");

    public OpenQasmException Error(OpenQasmToken token, string message) => Source.Error(token.Start, message);

    /// <summary>A token in words: its characters in quotes, or the end of the text.</summary>
    public string Describe(OpenQasmToken token) => token.Kind == OpenQasmTokenKind.End ? "the end of the text" : OpenQasmSource.Quote(TextOf(token));

    /// <summary>The number that an <see cref="OpenQasmTokenKind.Integer"/> or <see cref="OpenQasmTokenKind.Real"/> token writes.</summary>
    public double NumberOf(OpenQasmToken token)
    {
        ReadOnlySpan<char> text = TextOf(token);
        if (text.Contains('_')) text = text.ToString().Replace("_", "", StringComparison.Ordinal);
        double value = double.Parse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture);
        return double.IsFinite(value) ? value : throw Error(token, $"The number {OpenQasmSource.Quote(TextOf(token))} is larger than any double.");
    }
}
