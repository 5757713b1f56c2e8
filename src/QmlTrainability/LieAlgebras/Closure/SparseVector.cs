namespace QmlTrainability.LieAlgebras.Closure;

/// <summary>A vector over a prime field: columns that are not zero, rising, and their values.</summary>
internal sealed class SparseVector
{
    public SparseVector(int[] columns, ulong[] values)
    {
        Columns = columns;
        Values = values;
    }

    public int[] Columns { get; }

    public ulong[] Values { get; }

    public long Bytes => 80 + (12L * Columns.Length);
}
