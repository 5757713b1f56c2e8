namespace QmlTrainability.Circuits;

/// <summary>The declared names of a text, and the formal parameters of the gate definition being read, which hide them.</summary>
internal sealed class OpenQasmScope
{
    private readonly Dictionary<string, OpenQasmSymbol> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OpenQasmSymbol>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly Dictionary<string, int> _formals = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _formalLookup;

    public OpenQasmScope()
    {
        _lookup = _names.GetAlternateLookup<ReadOnlySpan<char>>();
        _formalLookup = _formals.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The names of the inputs, in order of declaration.</summary>
    public List<string> Inputs { get; } = [];

    /// <summary>The values of the declared constants and variables.</summary>
    public List<OpenQasmValue> Values { get; } = [];

    public Dictionary<string, int> Formals => _formals;

    public bool TryFind(ReadOnlySpan<char> name, out OpenQasmSymbol? symbol) => _lookup.TryGetValue(name, out symbol);

    public bool TryFindFormal(ReadOnlySpan<char> name, out int index) => _formalLookup.TryGetValue(name, out index);

    public void Add(string name, OpenQasmSymbol symbol) => _names.Add(name, symbol);
}
