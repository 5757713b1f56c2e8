using QmlTrainability.Numerics;
using QmlTrainability.Simulation.LieAlgebraic;

namespace QmlTrainability.Tests.Simulation.LieAlgebraic;

/// <summary>exp(αA) of random antisymmetric matrices by planes and by a series, against a Taylor series of α/2^k, squared k times.</summary>
public class BlockTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Blocks_turn_as_the_exponential_does(bool series)
    {
        var random = new Random(6);
        for (int i = 0; i < 200; i++)
        {
            int size = random.Next(2, 14);
            (int From, int To, double Value)[] entries = Entries(size, random);
            double angle = random.Next(8) switch { 0 => 0, 1 => 1e-13, 2 => 60 * random.NextDouble(), _ => (random.NextDouble() * 8) - 4 };
            IModuleBlock block = series ? new SeriesBlock(entries, size) : new PlanarBlock(SkewSpectrum.Of(Matrix(entries, size), 1e-14, CancellationToken.None));
            double[] x = Vector(size, random), y = Vector(size, random), scratch = new double[block.ScratchLength];
            double[] turned = [.. x];
            block.Rotate(turned, angle, scratch, CancellationToken.None);
            Agree(turned, Exponential(entries, size, angle, x));

            double[] backX = [.. x], backY = [.. y];
            double slope = block.Undo(backX, backY, angle, scratch, CancellationToken.None), expected = 0;
            Agree(backX, Exponential(entries, size, -angle, x));
            Agree(backY, Exponential(entries, size, -angle, y));
            foreach ((int from, int to, double value) in entries) expected += value * ((y[to] * x[from]) - (y[from] * x[to]));
            slope.Should().BeApproximately(expected, 1e-12);
        }
    }

    private static void Agree(double[] actual, double[] expected)
    {
        for (int k = 0; k < expected.Length; k++) actual[k].Should().BeApproximately(expected[k], 2e-12);
    }

    private static double[] Exponential((int From, int To, double Value)[] entries, int size, double angle, double[] x)
    {
        int squarings = Math.Max(0, (int)Math.Ceiling(Math.Log2((Math.Abs(angle) * 4 * size) + 1)));
        double step = Math.ScaleB(angle, -squarings);
        RealMatrix a = Matrix(entries, size);
        var power = new double[size, size];
        for (int column = 0; column < size; column++)
        {
            var term = new double[size];
            term[column] = 1;
            for (int k = 1; k <= 40; k++)
            {
                for (int row = 0; row < size; row++) power[row, column] += term[row];
                var next = new double[size];
                for (int row = 0; row < size; row++)
                {
                    for (int m = 0; m < size; m++) next[row] += a[row, m] * term[m] * step / k;
                }

                term = next;
            }
        }

        for (int s = 0; s < squarings; s++)
        {
            var squared = new double[size, size];
            for (int row = 0; row < size; row++)
            {
                for (int column = 0; column < size; column++)
                {
                    for (int m = 0; m < size; m++) squared[row, column] += power[row, m] * power[m, column];
                }
            }

            power = squared;
        }

        return [.. Enumerable.Range(0, size).Select(row => Enumerable.Range(0, size).Sum(m => power[row, m] * x[m]))];
    }

    private static (int From, int To, double Value)[] Entries(int size, Random random)
    {
        var entries = new List<(int From, int To, double Value)> { (0, 1, 1.5) };
        for (int i = 0; i < size; i++)
        {
            for (int j = Math.Max(i + 1, 2); j < size; j++)
            {
                if (random.Next(3) == 0) entries.Add((i, j, (random.NextDouble() * 4) - 2));
            }
        }

        return [.. entries];
    }

    private static RealMatrix Matrix((int From, int To, double Value)[] entries, int size)
    {
        var matrix = new RealMatrix(size, size);
        foreach ((int from, int to, double value) in entries) (matrix[to, from], matrix[from, to]) = (value, -value);
        return matrix;
    }

    private static double[] Vector(int size, Random random) => [.. Enumerable.Range(0, size).Select(_ => (random.NextDouble() * 2) - 1)];
}
