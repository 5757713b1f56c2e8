using QmlTrainability.Reporting.Charts;

namespace QmlTrainability.Reporting;

/// <summary>Points that belong together in a chart, with their name in the legend.</summary>
/// <remarks>Immutable. A line joins the points in the order given.</remarks>
/// <example><code>
/// var ising = new ChartSeries("Ising chain", Enumerable.Range(2, 9).Select(n => new ChartPoint(n, n * (2 * n - 1))), SeriesStyle.Line);
/// Console.WriteLine($"{ising.Name}: {ising.Points.Count} points");   // Ising chain: 9 points
/// </code></example>
public sealed class ChartSeries
{
    /// <summary>Creates a series.</summary>
    /// <param name="name">What the legend says; not empty.</param>
    /// <param name="points">At least one point.</param>
    /// <param name="style">How it is drawn.</param>
    /// <exception cref="ArgumentException">The name is empty or holds characters that XML cannot, or there is no point.</exception>
    public ChartSeries(string name, IEnumerable<ChartPoint> points, SeriesStyle style = SeriesStyle.LineWithMarkers)
    {
        ArgumentNullException.ThrowIfNull(points);
        if (!Enum.IsDefined(style)) throw new ArgumentOutOfRangeException(nameof(style), style, "This is no style of a series.");
        Name = ChartText.Checked(name);
        Points = Array.AsReadOnly(points.ToArray());
        if (Points.Count == 0) throw new ArgumentException($"The series '{name}' has no point: leave it out of the chart.", nameof(points));
        Style = style;
    }

    /// <summary>What the legend says.</summary>
    public string Name { get; }

    /// <summary>The points, in the order in which a line joins them.</summary>
    public IReadOnlyList<ChartPoint> Points { get; }

    /// <summary>How the series is drawn.</summary>
    public SeriesStyle Style { get; }
}
