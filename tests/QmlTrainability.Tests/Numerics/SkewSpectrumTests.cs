using MathNet.Numerics.LinearAlgebra;
using QmlTrainability.Numerics;

namespace QmlTrainability.Tests.Numerics;

/// <summary>Antisymmetric matrices against their definition and against the singular values of MathNet.</summary>
public class SkewSpectrumTests
{
    private const double Tolerance = 1e-12; // of the norm, for matrices of a hundred rows

    public static TheoryData<int, int> Shapes()
    {
        var shapes = new TheoryData<int, int>();
        foreach (int size in new[] { 1, 2, 3, 4, 5, 7, 8, 9, 16, 31, 32, 33, 64, 101 })
        {
            foreach (int planes in new[] { 0, 1, size / 4, size / 2 }) shapes.Add(size, planes);
        }

        return shapes;
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Planes_and_kernel_satisfy_their_definition(int size, int planes)
    {
        planes = Math.Min(planes, size / 2);
        RealMatrix matrix = Random(size, planes, seed: (31 * size) + planes);
        var spectrum = SkewSpectrum.Of(matrix.Slice(0, size), 1e-11, default);

        spectrum.Values.Should().HaveCount(planes).And.BeInAscendingOrder();
        spectrum.Kernel.Rows.Should().Be(size - (2 * planes));
        double norm = planes == 0 ? 1 : spectrum.Values[^1];
        double worst = 0;
        for (int i = 0; i < planes; i++)
        {
            double[] u = spectrum.First.Row(i).ToArray(), v = spectrum.Second.Row(i).ToArray();
            worst = Math.Max(worst, Distance(matrix.Apply(u), v, spectrum.Values[i]));
            worst = Math.Max(worst, Distance(matrix.Apply(v), u, -spectrum.Values[i]));
        }

        for (int i = 0; i < spectrum.Kernel.Rows; i++) worst = Math.Max(worst, VectorProducts.Norm(matrix.Apply(spectrum.Kernel.Row(i))));
        worst.Should().BeLessThan(Tolerance * norm);

        RealMatrix all = RealMatrix.Stack(RealMatrix.Stack(spectrum.First, spectrum.Second), spectrum.Kernel);
        all.Rows.Should().Be(size);
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j <= i; j++) VectorProducts.Dot(all.Row(i), all.Row(j)).Should().BeApproximately(i == j ? 1 : 0, Tolerance);
        }
    }

    [Fact]
    public void Rates_are_the_singular_values_twice()
    {
        foreach (int size in new[] { 6, 13, 40 })
        {
            RealMatrix matrix = Random(size, size / 2, size);
            double[] expected = [.. Matrix<double>.Build.Dense(size, size, (r, c) => matrix[r, c]).Svd(false).S.Order().Skip(size % 2).Where((_, i) => i % 2 == 0)];
            double[] rates = SkewSpectrum.Of(matrix.Slice(0, size), 1e-11, default).Values;
            for (int i = 0; i < rates.Length; i++) rates[i].Should().BeApproximately(expected[i], Tolerance * expected[^1]);
        }
    }

    [Fact]
    public void Repeated_rates_keep_their_planes_apart()
    {
        var matrix = new RealMatrix(12, 12);
        for (int i = 0; i < 5; i++) matrix[2 * i, (2 * i) + 1] = -(matrix[(2 * i) + 1, 2 * i] = i < 3 ? 2 : 5);
        var spectrum = SkewSpectrum.Of(Rotated(matrix, 3), 1e-11, default);

        spectrum.Values.Select(v => Math.Round(v, 9)).Should().Equal(2, 2, 2, 5, 5);
        spectrum.Kernel.Rows.Should().Be(2);
    }

    [Fact]
    public void Products_equal_their_definition()
    {
        var random = new Random(4);
        foreach ((int rows, int depth, int columns) in new[] { (1, 1, 1), (3, 5, 7), (4, 8, 16), (5, 300, 9), (17, 33, 65), (64, 257, 31) })
        {
            RealMatrix a = Fill(rows, depth, random), b = Fill(depth, columns, random), target = Fill(rows, columns, random), bt = new(columns, depth);
            for (int i = 0; i < depth; i++)
            {
                for (int j = 0; j < columns; j++) bt[j, i] = b[i, j];
            }

            RealMatrix product = MatrixProducts.Multiply(a, b, default), transposed = MatrixProducts.MultiplyTransposed(a, bt, default), rest = target.Slice(0, rows);
            MatrixProducts.SubtractProduct(a, b, rest, default);
            for (int i = 0; i < rows; i++)
            {
                for (int j = 0; j < columns; j++)
                {
                    double expected = Enumerable.Range(0, depth).Sum(k => a[i, k] * b[k, j]);
                    product[i, j].Should().BeApproximately(expected, Tolerance * depth);
                    transposed[i, j].Should().BeApproximately(expected, Tolerance * depth);
                    rest[i, j].Should().BeApproximately(target[i, j] - expected, Tolerance * depth);
                }
            }
        }
    }

    [Fact]
    public void It_can_be_stopped()
    {
        Action stopped = () => SkewSpectrum.Of(Random(50, 25, 1), 1e-11, new CancellationToken(true));

        stopped.Should().Throw<OperationCanceledException>();
    }

    /// <summary>A matrix that turns so many planes at random rates, in random position.</summary>
    private static RealMatrix Random(int size, int planes, int seed)
    {
        var random = new Random(seed);
        var matrix = new RealMatrix(size, size);
        for (int i = 0; i < planes; i++) matrix[2 * i, (2 * i) + 1] = -(matrix[(2 * i) + 1, 2 * i] = 0.1 + random.NextDouble());
        return Rotated(matrix, seed);
    }

    /// <summary>Q·A·Qᵀ for a random orthogonal Q.</summary>
    private static RealMatrix Rotated(RealMatrix matrix, int seed)
    {
        int size = matrix.Rows;
        Matrix<double> q = Matrix<double>.Build.Random(size, size, seed).QR().Q;
        Matrix<double> rotated = q * Matrix<double>.Build.Dense(size, size, (r, c) => matrix[r, c]) * q.Transpose();
        var result = new RealMatrix(size, size);
        for (int r = 0; r < size; r++)
        {
            for (int c = 0; c < r; c++) result[c, r] = -(result[r, c] = (rotated[r, c] - rotated[c, r]) / 2);
        }

        return result;
    }

    private static RealMatrix Fill(int rows, int columns, Random random)
    {
        var matrix = new RealMatrix(rows, columns);
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++) matrix[i, j] = random.NextDouble() - 0.5;
        }

        return matrix;
    }

    private static double Distance(double[] image, double[] vector, double factor)
    {
        VectorProducts.Add(-factor, vector, image);
        return VectorProducts.Norm(image);
    }
}
