using System.Collections;
using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Enumeration;

/// <summary>The strings of a table as a list; a string is unpacked when it is asked for.</summary>
internal sealed class TabledStrings : IReadOnlyList<PauliString>
{
    private readonly PauliTable _table;

    public TabledStrings(PauliTable table) => _table = table;

    public int Count => _table.Count;

    /// <summary>A string of the list; the index is one of it.</summary>
    public PauliString this[int index] => _table.StringAt(index);

    public IEnumerator<PauliString> GetEnumerator()
    {
        for (int i = 0; i < Count; i++) yield return _table.StringAt(i);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
