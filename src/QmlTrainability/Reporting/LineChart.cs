using QmlTrainability.Reporting.Charts;

namespace QmlTrainability.Reporting;

/// <summary>A line chart with a legend, as a self-contained SVG: for example dimension against number of qubits.</summary>
/// <remarks>
/// Immutable and deterministic: the same chart is the same text. Colors follow the reader's light or dark mode; series differ in color, marker and
/// dash; title and description are there for screen readers. On a logarithmic axis heights may lie far outside the range of a double.
/// </remarks>
/// <example><code>
/// var design = new ChartSeries("Ising chain, 2n² - n", Enumerable.Range(2, 9).Select(n => new ChartPoint(n, n * (2 * n - 1))));
/// var file = new ChartSeries("circuit.qasm", [ChartPoint.FromInteger(8, BigInteger.Pow(4, 8) - 1)], SeriesStyle.Markers);
/// var chart = new LineChart("Dimension of the algebra", "qubits n", "dim g", [design, file], yScale: AxisScale.Logarithmic);
/// Console.WriteLine(chart.ToSvg().StartsWith("&lt;svg"));     // True
/// </code></example>
public sealed class LineChart
{
    private const double LargestLinear = 1e300, LargestExponent = 1e8;

    /// <summary>Creates a chart.</summary>
    /// <param name="title">The heading, and the accessible name.</param>
    /// <param name="xLabel">What the horizontal axis shows, with its unit.</param>
    /// <param name="yLabel">What the vertical axis shows, with its unit.</param>
    /// <param name="series">At least one series, in the order of the legend.</param>
    /// <param name="xScale">The scale of the horizontal axis.</param>
    /// <param name="yScale">The scale of the vertical axis.</param>
    /// <exception cref="ArgumentException">A text is empty or holds characters that XML cannot, or there is no series.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value that is not positive is on a logarithmic axis, or one beyond 1e300 on a linear axis; the message names the series.</exception>
    public LineChart(string title, string xLabel, string yLabel, IEnumerable<ChartSeries> series, AxisScale xScale = AxisScale.Linear, AxisScale yScale = AxisScale.Linear)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (!Enum.IsDefined(xScale)) throw new ArgumentOutOfRangeException(nameof(xScale), xScale, "This is no scale of an axis.");
        if (!Enum.IsDefined(yScale)) throw new ArgumentOutOfRangeException(nameof(yScale), yScale, "This is no scale of an axis.");
        Title = ChartText.Checked(title);
        XLabel = ChartText.Checked(xLabel);
        YLabel = ChartText.Checked(yLabel);
        Series = Array.AsReadOnly(series.ToArray());
        XScale = xScale;
        YScale = yScale;
        if (Series.Count == 0) throw new ArgumentException("A chart needs at least one series.", nameof(series));
        foreach (ChartSeries one in Series)
        {
            ArgumentNullException.ThrowIfNull(one, nameof(series));
            foreach (ChartPoint point in one.Points) Check(one, point);
        }
    }

    /// <summary>The heading, and the accessible name.</summary>
    public string Title { get; }

    /// <summary>What the horizontal axis shows.</summary>
    public string XLabel { get; }

    /// <summary>What the vertical axis shows.</summary>
    public string YLabel { get; }

    /// <summary>The series, in the order of the legend.</summary>
    public IReadOnlyList<ChartSeries> Series { get; }

    /// <summary>The scale of the horizontal axis.</summary>
    public AxisScale XScale { get; }

    /// <summary>The scale of the vertical axis.</summary>
    public AxisScale YScale { get; }

    /// <summary>The chart as an SVG element, ready to be a file or part of an HTML page.</summary>
    /// <returns>Well-formed XML without a declaration; lines end with a line feed.</returns>
    public string ToSvg() => LineChartDrawing.Draw(this);

    /// <summary>The chart as a Vega-Lite 6 specification, for a page that can run scripts: with a tooltip for each point, and a legend that picks series out.</summary>
    /// <returns>A JSON object without a character that would end a script element. Its "config" is for light pages, "usermeta.dark" for dark ones.</returns>
    public string ToVegaLite() => VegaLiteSpec.Of(this).ToJsonString();

    private void Check(ChartSeries series, ChartPoint point)
    {
        if (XScale == AxisScale.Logarithmic) Positive(point.X > 0, "place", point.X);
        else WithinDouble(Math.Abs(point.X) <= LargestLinear, "place", point.X);
        if (YScale == AxisScale.Logarithmic) Positive(!double.IsNaN(point.Log10Y), "height", point.Y);
        else WithinDouble(Math.Abs(point.Y) <= LargestLinear, "height", point.Y);

        if (YScale == AxisScale.Logarithmic && Math.Abs(point.Log10Y) > LargestExponent)
            throw new ArgumentOutOfRangeException(nameof(series), point.Log10Y, $"The series '{series.Name}' has a height beyond 10^±100,000,000: draw its logarithm instead.");

        void Positive(bool holds, string what, double value)
        {
            if (!holds)
                throw new ArgumentOutOfRangeException(nameof(series), value, $"The series '{series.Name}' has a point whose {what} is not positive, which a logarithmic axis cannot show: use AxisScale.Linear or leave the point out.");
        }

        void WithinDouble(bool holds, string what, double value)
        {
            if (!holds)
                throw new ArgumentOutOfRangeException(nameof(series), value, $"The series '{series.Name}' has a point whose {what} is beyond 1e300, which a linear axis cannot show: use AxisScale.Logarithmic.");
        }
    }
}
