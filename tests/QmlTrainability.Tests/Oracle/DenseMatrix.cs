using System.Numerics;

namespace QmlTrainability.Tests.Oracle;

/// <summary>A small dense complex matrix, made of Kronecker products; knows nothing of the library.</summary>
/// <remarks>Qubit 0 is the leftmost letter and the least significant bit of an index, so its factor stands rightmost in the Kronecker product.</remarks>
internal sealed class DenseMatrix
{
    private static readonly Complex I = Complex.ImaginaryOne;

    private readonly Complex[,] _entries;

    public DenseMatrix(Complex[,] entries) => _entries = entries;

    public int Size => _entries.GetLength(0);

    public Complex this[int row, int column] => _entries[row, column];

    /// <summary>The operator of a label such as "XIZ".</summary>
    public static DenseMatrix OfLabel(string label)
    {
        var result = new DenseMatrix(new Complex[,] { { 1 } });
        foreach (char letter in label) result = Kronecker(OfLetter(letter), result);
        return result;
    }

    /// <summary>A real combination of labels.</summary>
    public static DenseMatrix OfTerms(IEnumerable<(double Coefficient, string Label)> terms) =>
        terms.Select(t => t.Coefficient * OfLabel(t.Label)).Aggregate((a, b) => a + b);

    public static DenseMatrix OfLetter(char letter) => new(letter switch
    {
        'I' => new Complex[,] { { 1, 0 }, { 0, 1 } },
        'X' => new Complex[,] { { 0, 1 }, { 1, 0 } },
        'Y' => new Complex[,] { { 0, -I }, { I, 0 } },
        'Z' => new Complex[,] { { 1, 0 }, { 0, -1 } },
        _ => throw new ArgumentOutOfRangeException(nameof(letter), letter, null),
    });

    public static DenseMatrix Kronecker(DenseMatrix a, DenseMatrix b) =>
        Make(a.Size * b.Size, (r, c) => a[r / b.Size, c / b.Size] * b[r % b.Size, c % b.Size]);

    public static DenseMatrix operator +(DenseMatrix a, DenseMatrix b) => Make(a.Size, (r, c) => a[r, c] + b[r, c]);

    public static DenseMatrix operator -(DenseMatrix a, DenseMatrix b) => Make(a.Size, (r, c) => a[r, c] - b[r, c]);

    public static DenseMatrix operator *(Complex factor, DenseMatrix a) => Make(a.Size, (r, c) => factor * a[r, c]);

    public static DenseMatrix operator *(DenseMatrix a, DenseMatrix b)
    {
        int size = a.Size;
        var entries = new Complex[size, size];
        for (int r = 0; r < size; r++)
        {
            for (int k = 0; k < size; k++)
            {
                Complex left = a[r, k];
                if (left == Complex.Zero) continue;
                for (int c = 0; c < size; c++) entries[r, c] += left * b[k, c];
            }
        }

        return new DenseMatrix(entries);
    }

    /// <summary>-i(ab - ba)/2.</summary>
    public static DenseMatrix Bracket(DenseMatrix a, DenseMatrix b) => -I / 2 * ((a * b) - (b * a));

    /// <summary>The largest absolute difference of two entries.</summary>
    public static double Distance(DenseMatrix a, DenseMatrix b)
    {
        double distance = 0;
        for (int r = 0; r < a.Size; r++)
        {
            for (int c = 0; c < a.Size; c++) distance = Math.Max(distance, Complex.Abs(a[r, c] - b[r, c]));
        }

        return distance;
    }

    private static DenseMatrix Make(int size, Func<int, int, Complex> entry)
    {
        var entries = new Complex[size, size];
        for (int r = 0; r < size; r++)
        {
            for (int c = 0; c < size; c++) entries[r, c] = entry(r, c);
        }

        return new DenseMatrix(entries);
    }
}
