namespace QmlTrainability.Circuits;

/// <summary>An operand: one qubit, or a register, a slice or an alias of several. A run of neighbors needs no list.</summary>
internal readonly struct OpenQasmQubits
{
    private readonly int _start;
    private readonly int[]? _list;

    private OpenQasmQubits(int start, int count, int[]? list, bool isRegister)
    {
        _start = start;
        Count = count;
        _list = list;
        IsRegister = isRegister;
    }

    public int Count { get; }

    /// <summary>A gate on it acts on each of its qubits in turn, even if there is only one.</summary>
    public bool IsRegister { get; }

    public int this[int index] => _list is null ? _start + index : _list[index];

    public static OpenQasmQubits Single(int qubit) => new(qubit, 1, null, isRegister: false);

    public static OpenQasmQubits Run(int start, int count) => new(start, count, null, isRegister: true);

    public static OpenQasmQubits List(int[] qubits) => new(0, qubits.Length, qubits, isRegister: true);
}
