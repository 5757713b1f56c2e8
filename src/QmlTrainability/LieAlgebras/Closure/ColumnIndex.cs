namespace QmlTrainability.LieAlgebras.Closure;

/// <summary>Numbers the coordinates of a closure as they are met: Pauli strings, or orbits of strings under permutations of the qubits.</summary>
/// <remarks>In an orbit all strings have one coefficient. The coordinate is that coefficient times the size of the orbit: then the bracket with a
/// generator is read off one representative, without sizes (the terms of the generator are permuted among themselves).</remarks>
internal abstract class ColumnIndex
{
    /// <summary>The number of columns met so far.</summary>
    public abstract int Count { get; }

    /// <summary>The bytes that the index holds.</summary>
    public abstract long Bytes { get; }

    /// <summary>Whether different strings can share a column.</summary>
    public abstract bool Merges { get; }

    /// <summary>The packed string of a column, or the representative of its orbit.</summary>
    public abstract ReadOnlySpan<ulong> this[int column] { get; }

    /// <summary>Columns for the orbits of a group.</summary>
    /// <param name="group">The group.</param>
    /// <param name="holding">Told the bytes that are held from time to time; throws when they are too many.</param>
    /// <param name="token">Polled while an orbit is listed.</param>
    public static ColumnIndex Of(PermutationGroup group, Action<long> holding, CancellationToken token) =>
        group.IsTrivial ? new StringColumns(group.QubitCount) : InterchangeableColumns.TryOf(group) ?? (ColumnIndex)new OrbitColumns(group, holding, token);

    /// <summary>The number of strings that share a column; may be rounded, and infinite.</summary>
    public abstract double SizeOf(int column);

    /// <summary>The column of a packed string, which is added if it is new. The span is scratch and may be changed.</summary>
    public abstract int GetOrAdd(Span<ulong> packed);

    /// <summary>The column of a packed string, or -1 if it was never met. The span is scratch and may be changed.</summary>
    public abstract int Find(Span<ulong> packed);
}
