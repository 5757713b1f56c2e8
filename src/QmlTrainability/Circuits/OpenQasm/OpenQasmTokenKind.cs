namespace QmlTrainability.Circuits;

/// <summary>The kinds of tokens. <see cref="Other"/> is a character or an operator that no statement read here may contain.</summary>
internal enum OpenQasmTokenKind : byte
{
    End,
    Identifier,
    Integer,
    Real,
    Quoted,
    PhysicalQubit,
    LeftParenthesis,
    RightParenthesis,
    LeftBracket,
    RightBracket,
    LeftBrace,
    RightBrace,
    Comma,
    Semicolon,
    Colon,
    Assign,
    Arrow,
    Plus,
    PlusPlus,
    Minus,
    Star,
    StarStar,
    Slash,
    Caret,
    Percent,
    At,
    Other,
}
