using System.Numerics;

namespace QmlTrainability.Numerics;

/// <summary>Products of dense matrices on one thread, in blocks that stay in the caches.</summary>
internal static class MatrixProducts
{
    private const int Depth = 256;      // of a block: 16 KiB of packed columns
    private const int RowsAtOnce = 4;   // with two vectors each: eight sums in registers

    /// <summary>a·b.</summary>
    public static RealMatrix Multiply(RealMatrix a, RealMatrix b, CancellationToken cancellationToken)
    {
        var product = new RealMatrix(a.Rows, b.Columns);
        AddProduct(1, a, b, b.Columns, b.Rows, product, Straight, cancellationToken);
        return product;
    }

    /// <summary>a·bᵀ: the inner products of the rows.</summary>
    public static RealMatrix MultiplyTransposed(RealMatrix a, RealMatrix b, CancellationToken cancellationToken) =>
        MultiplyTransposed(a, b, b.Rows, cancellationToken);

    /// <summary>a·bᵀ with the first rows of b.</summary>
    public static RealMatrix MultiplyTransposed(RealMatrix a, RealMatrix b, int rows, CancellationToken cancellationToken)
    {
        var product = new RealMatrix(a.Rows, rows);
        AddProduct(1, a, b, rows, b.Columns, product, Transposed, cancellationToken);
        return product;
    }

    /// <summary>target -= a·b with the first rows of b.</summary>
    public static void SubtractProduct(RealMatrix a, RealMatrix b, RealMatrix target, CancellationToken cancellationToken) =>
        AddProduct(-1, a, b, b.Columns, a.Columns, target, Straight, cancellationToken);

    /// <summary>Copies some rows from <paramref name="k"/> on and some columns from <paramref name="j"/> on side by side.</summary>
    private delegate void Pack(RealMatrix source, int k, int steps, int j, int count, Span<double> packed);

    private static void Straight(RealMatrix source, int k, int steps, int j, int count, Span<double> packed)
    {
        for (int step = 0; step < steps; step++) source.Row(k + step).Slice(j, count).CopyTo(packed[(step * 2 * Vector<double>.Count)..]);
    }

    private static void Transposed(RealMatrix source, int k, int steps, int j, int count, Span<double> packed)
    {
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<double> row = source.Row(j + i).Slice(k, steps);
            for (int step = 0; step < steps; step++) packed[(step * 2 * Vector<double>.Count) + i] = row[step];
        }
    }

    /// <summary>target[i, j] += sign·Σ_k a[i, k]·c[k, j], where c is b or its transpose, as <paramref name="pack"/> reads it.</summary>
    private static void AddProduct(
        double sign, RealMatrix a, RealMatrix b, int columns, int depth, RealMatrix target, Pack pack, CancellationToken cancellationToken)
    {
        int width = 2 * Vector<double>.Count;
        var packed = new double[Depth * width];
        var sums = new double[RowsAtOnce * width];
        for (int k = 0; k < depth; k += Depth)
        {
            int steps = Math.Min(Depth, depth - k);
            for (int j = 0; j < columns; j += width)
            {
                cancellationToken.ThrowIfCancellationRequested();
                int count = Math.Min(width, columns - j);
                pack(b, k, steps, j, count, packed);
                for (int i = 0; i < a.Rows; i += RowsAtOnce)
                {
                    int last = a.Rows - 1; // a row that does not exist is read as the last one and not written
                    Block(a.Row(i).Slice(k, steps), a.Row(Math.Min(i + 1, last)).Slice(k, steps), a.Row(Math.Min(i + 2, last)).Slice(k, steps),
                        a.Row(Math.Min(i + 3, last)).Slice(k, steps), packed, sums);
                    for (int r = 0; r < RowsAtOnce && i + r < a.Rows; r++)
                    {
                        Span<double> row = target.Row(i + r).Slice(j, count);
                        for (int c = 0; c < count; c++) row[c] += sign * sums[(r * width) + c];
                    }
                }
            }
        }
    }

    /// <summary>Four rows times a packed block of two vectors of columns.</summary>
    private static void Block(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c, ReadOnlySpan<double> d, ReadOnlySpan<double> packed, Span<double> sums)
    {
        int width = Vector<double>.Count;
        Vector<double> a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default, d0 = default, d1 = default;
        for (int k = 0; k < a.Length; k++)
        {
            ReadOnlySpan<double> column = packed.Slice(2 * width * k, 2 * width);
            Vector<double> p = new(column), q = new(column[width..]);
            a0 = Vector.FusedMultiplyAdd(new Vector<double>(a[k]), p, a0);
            a1 = Vector.FusedMultiplyAdd(new Vector<double>(a[k]), q, a1);
            b0 = Vector.FusedMultiplyAdd(new Vector<double>(b[k]), p, b0);
            b1 = Vector.FusedMultiplyAdd(new Vector<double>(b[k]), q, b1);
            c0 = Vector.FusedMultiplyAdd(new Vector<double>(c[k]), p, c0);
            c1 = Vector.FusedMultiplyAdd(new Vector<double>(c[k]), q, c1);
            d0 = Vector.FusedMultiplyAdd(new Vector<double>(d[k]), p, d0);
            d1 = Vector.FusedMultiplyAdd(new Vector<double>(d[k]), q, d1);
        }

        a0.CopyTo(sums);
        a1.CopyTo(sums[width..]);
        b0.CopyTo(sums[(2 * width)..]);
        b1.CopyTo(sums[(3 * width)..]);
        c0.CopyTo(sums[(4 * width)..]);
        c1.CopyTo(sums[(5 * width)..]);
        d0.CopyTo(sums[(6 * width)..]);
        d1.CopyTo(sums[(7 * width)..]);
    }
}
