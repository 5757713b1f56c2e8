using System.Numerics;

namespace QmlTrainability.Reporting;

/// <summary>One point of a chart. Its height may be far outside the range of a double, such as a dimension 2^2000 or a variance 2^-2000.</summary>
/// <remarks>Immutable. A height outside the range of a double can be drawn on a logarithmic axis only.</remarks>
/// <example><code>
/// ChartPoint small = new ChartPoint(4, 28);
/// ChartPoint large = ChartPoint.FromInteger(1000, BigInteger.Pow(2, 2000));
/// Console.WriteLine(small.Log10Y &lt; large.Log10Y);      // True
/// Console.WriteLine(double.IsInfinity(large.Y));       // True
/// </code></example>
public readonly record struct ChartPoint
{
    /// <summary>A point given by two numbers.</summary>
    /// <param name="x">Where along the horizontal axis.</param>
    /// <param name="y">How high.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them is NaN or infinite.</exception>
    public ChartPoint(double x, double y)
        : this(Require.Finite(x, "The place of a point"), Require.Finite(y, "The height of a point"), y > 0 ? Math.Log10(y) : double.NaN)
    {
    }

    private ChartPoint(double x, double y, double log10Y)
    {
        X = x;
        Y = y;
        Log10Y = log10Y;
    }

    /// <summary>Where along the horizontal axis.</summary>
    public double X { get; }

    /// <summary>The height; infinity or 0 where a double cannot hold it.</summary>
    public double Y { get; }

    /// <summary>The decimal logarithm of the height; NaN where the height is not positive.</summary>
    public double Log10Y { get; }

    /// <summary>A point whose height is an integer of any size.</summary>
    /// <param name="x">Where along the horizontal axis.</param>
    /// <param name="y">How high.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="x"/> is NaN or infinite.</exception>
    public static ChartPoint FromInteger(double x, BigInteger y) =>
        new(Require.Finite(x, "The place of a point"), (double)y, y.Sign > 0 ? BigInteger.Log10(y) : double.NaN);

    /// <summary>A point whose height is 2^<paramref name="log2Y"/>.</summary>
    /// <param name="x">Where along the horizontal axis.</param>
    /// <param name="log2Y">The base-2 logarithm of the height.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them is NaN or infinite.</exception>
    public static ChartPoint FromLog2(double x, double log2Y) =>
        new(Require.Finite(x, "The place of a point"), Math.Pow(2, Require.Finite(log2Y, "The logarithm of a height")), log2Y * Math.Log10(2));
}
