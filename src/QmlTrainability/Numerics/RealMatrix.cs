namespace QmlTrainability.Numerics;

/// <summary>A dense real matrix, row by row in one array.</summary>
internal sealed class RealMatrix
{
    private readonly double[] _entries;

    public RealMatrix(int rows, int columns)
    {
        Rows = rows;
        Columns = columns;
        _entries = new double[checked((long)rows * columns)];
    }

    public int Rows { get; }

    public int Columns { get; }

    public ref double this[int row, int column] => ref _entries[((long)row * Columns) + column];

    public Span<double> Row(int row) => _entries.AsSpan(row * Columns, Columns);

    /// <summary>The rows from one on, as a matrix of their own.</summary>
    public RealMatrix Slice(int first, int count)
    {
        var slice = new RealMatrix(count, Columns);
        _entries.AsSpan(first * Columns, count * Columns).CopyTo(slice._entries);
        return slice;
    }

    public void Swap(int i, int j)
    {
        if (i == j) return;
        Span<double> a = Row(i), b = Row(j);
        for (int k = 0; k < a.Length; k++) (a[k], b[k]) = (b[k], a[k]);
    }

    /// <summary>The rows of one matrix and then those of another.</summary>
    public static RealMatrix Stack(RealMatrix top, RealMatrix bottom)
    {
        var stacked = new RealMatrix(top.Rows + bottom.Rows, top.Columns);
        top._entries.CopyTo(stacked._entries, 0);
        bottom._entries.CopyTo(stacked._entries, top._entries.Length);
        return stacked;
    }

    /// <summary>Σ coefficient·row.</summary>
    public double[] Combine(ReadOnlySpan<double> coefficients)
    {
        var sum = new double[Columns];
        for (int i = 0; i < coefficients.Length; i++) VectorProducts.Add(coefficients[i], Row(i), sum);
        return sum;
    }

    /// <summary>The inner product of each row with a vector.</summary>
    public double[] Apply(ReadOnlySpan<double> vector)
    {
        var products = new double[Rows];
        for (int i = 0; i < Rows; i++) products[i] = VectorProducts.Dot(Row(i), vector);
        return products;
    }
}
