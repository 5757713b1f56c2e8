using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Closure;

/// <summary>A column for each Pauli string.</summary>
internal sealed class StringColumns : ColumnIndex
{
    private readonly PauliTable _strings;

    public StringColumns(int qubitCount) => _strings = new PauliTable(qubitCount);

    public override int Count => _strings.Count;

    public override long Bytes => _strings.Bytes;

    public override bool Merges => false;

    public override ReadOnlySpan<ulong> this[int column] => _strings[column];

    public override double SizeOf(int column) => 1;

    public override int GetOrAdd(Span<ulong> packed) => _strings.GetOrAdd(packed, out _);

    public override int Find(Span<ulong> packed) => _strings.IndexOf(packed);
}
