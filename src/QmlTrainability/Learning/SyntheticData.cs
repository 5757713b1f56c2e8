using QmlTrainability.Numerics;

namespace QmlTrainability.Learning;

/// <summary>Data sets that are drawn or listed: each a function of its arguments and seed alone.</summary>
/// <example><code>
/// Console.WriteLine(SyntheticData.TwoMoons(200, noise: 0.1, seed: 1));    // 200 rows of 2 features; classes upper (100), lower (100)
/// Console.WriteLine(SyntheticData.BarsAndStripes(3));                     // 12 rows of 9 features; classes bars (6), stripes (6)
/// </code></example>
public static class SyntheticData
{
    private const int MostBits = 16;

    /// <summary>Two half circles that interlock, in the plane.</summary>
    /// <param name="rows">At least 2; every second one of each class.</param>
    /// <param name="noise">The standard deviation of both coordinates, not negative.</param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static Dataset TwoMoons(int rows, double noise, ulong seed) => Plane(rows, noise, seed, ["upper", "lower"], (label, stream) =>
    {
        (double sin, double cos) = Math.SinCos(Math.PI * stream.NextUniform());
        return label == 0 ? (cos, sin) : (1 - cos, 0.5 - sin);
    });

    /// <summary>A circle around a smaller one, in the plane.</summary>
    /// <param name="rows">At least 2; every second one of each class.</param>
    /// <param name="noise">The standard deviation of both coordinates, not negative.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="ratio">The radius of the inner circle, more than 0 and less than 1; that of the outer one is 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static Dataset Circles(int rows, double noise, ulong seed, double ratio = 0.5)
    {
        if (!(ratio is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(ratio), ratio, "The radius of the inner circle must lie between 0 and 1.");
        return Plane(rows, noise, seed, ["outer", "inner"], (label, stream) =>
        {
            (double sin, double cos) = Math.SinCos(2 * Math.PI * stream.NextUniform());
            double radius = label == 0 ? 1 : ratio;
            return (radius * cos, radius * sin);
        });
    }

    /// <summary>Two spirals around each other, in the plane, within a radius of 1.</summary>
    /// <param name="rows">At least 2; every second one of each class.</param>
    /// <param name="noise">The standard deviation of both coordinates, not negative.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="turns">How often each winds around the center, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static Dataset Spirals(int rows, double noise, ulong seed, double turns = 1)
    {
        if (!(turns > 0 && double.IsFinite(turns))) throw new ArgumentOutOfRangeException(nameof(turns), turns, "The number of turns must be positive and finite.");
        return Plane(rows, noise, seed, ["first", "second"], (label, stream) =>
        {
            double radius = Math.Sqrt(stream.NextUniform());
            (double sin, double cos) = Math.SinCos((2 * Math.PI * turns * radius) + (Math.PI * label));
            return (radius * cos, radius * sin);
        });
    }

    /// <summary>Rows whose label does not change when features are permuted, nor when all of them go from x to π - x: whether |Σ cos x| is among the larger half.</summary>
    /// <param name="rows">At least 2.</param>
    /// <param name="features">At least 1; uniform in [0, π].</param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static Dataset Symmetric(int rows, int features, ulong seed)
    {
        Require.AtLeast(rows, 2);
        Require.AtLeast(features, 1);
        double[][] drawn = [.. Enumerable.Range(0, rows).Select(i => Row(new RandomStream(seed, (ulong)i)))];
        double[] sizes = Array.ConvertAll(drawn, r => Math.Abs(r.Sum(Math.Cos)));
        double median = sizes.Order().ElementAt(rows / 2);
        return new Dataset(drawn, sizes.Select(s => s < median ? 0 : 1), ["balanced", "polarized"]);

        double[] Row(RandomStream stream) => [.. Enumerable.Range(0, features).Select(_ => Math.PI * stream.NextUniform())];
    }

    /// <summary>All rows of bits, labeled by whether the number of ones is odd. No noise, no seed.</summary>
    /// <param name="bits">1 to 16.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of bits is out of its range.</exception>
    public static Dataset Parity(int bits)
    {
        if (bits is < 1 or > MostBits) throw new ArgumentOutOfRangeException(nameof(bits), bits, FormattableString.Invariant($"All rows of 1 to {MostBits} bits can be listed."));
        int[] indices = [.. Enumerable.Range(0, 1 << bits)];
        return new Dataset(
            indices.Select(i => (IReadOnlyList<double>)[.. Enumerable.Range(0, bits).Select(b => (double)(i >> b & 1))]), indices.Select(i => int.PopCount(i) & 1), ["even", "odd"]);
    }

    /// <summary>All square images of whole columns (bars) or whole rows (stripes), but not the empty and the full one, which are both.</summary>
    /// <param name="size">2 to 16 pixels on a side; features row by row, 0 or 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is out of its range.</exception>
    public static Dataset BarsAndStripes(int size)
    {
        if (size is < 2 or > MostBits) throw new ArgumentOutOfRangeException(nameof(size), size, FormattableString.Invariant($"The images have 2 to {MostBits} pixels on a side."));
        int[] patterns = [.. Enumerable.Range(1, (1 << size) - 2)];
        return new Dataset(
            [.. patterns.Select(p => Image(p, 0)), .. patterns.Select(p => Image(p, 1))], [.. patterns.Select(_ => 0), .. patterns.Select(_ => 1)], ["bars", "stripes"]);

        IReadOnlyList<double> Image(int pattern, int label) =>
            [.. Enumerable.Range(0, size * size).Select(i => (double)(pattern >> (label == 0 ? i % size : i / size) & 1))];
    }

    private static Dataset Plane(int rows, double noise, ulong seed, string[] classes, Func<int, RandomStream, (double X, double Y)> point)
    {
        Require.AtLeast(rows, 2);
        Require.Finite(noise, "The noise");
        if (noise < 0) throw new ArgumentOutOfRangeException(nameof(noise), noise, "The noise is not negative.");
        var drawn = new double[rows][];
        for (int i = 0; i < rows; i++)
        {
            var stream = new RandomStream(seed, (ulong)i);
            (double x, double y) = point(i % 2, stream);
            drawn[i] = [x + (noise * stream.NextNormal()), y + (noise * stream.NextNormal())];
        }

        return new Dataset(drawn, Enumerable.Range(0, rows).Select(i => i % 2), classes);
    }
}
