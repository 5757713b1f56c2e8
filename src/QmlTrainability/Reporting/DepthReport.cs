using System.Globalization;
using System.Text.Json.Nodes;
using QmlTrainability.Trainability;

namespace QmlTrainability.Reporting;

/// <summary>The variance of a loss against depth, as Markdown, as JSON and as a chart.</summary>
/// <example><code>
/// Circuit Ising(int layers) =&gt; AnsatzCatalog.Ising(Topology.Chain, layers).ToCircuit(4);
/// DepthCurve curve = DepthCurve.Of(Ising, [1, 2, 4], PauliSum.Parse("XIII"), InitialState.Plus(4));
/// Console.WriteLine(DepthReport.ToMarkdown(curve).Split('\n')[0]);    // ## Variance against depth
/// Console.WriteLine(DepthReport.ToChart(curve).Series[0].Points.Count);    // 3
/// </code></example>
public static class DepthReport
{
    /// <summary>A section with a table: layers, mean, variance.</summary>
    /// <param name="curve">The curve.</param>
    /// <returns>Markdown; lines end with a line feed.</returns>
    public static string ToMarkdown(DepthCurve curve)
    {
        ArgumentNullException.ThrowIfNull(curve);
        MarkdownText text = new MarkdownText().Line("## Variance against depth").Line().Head("layers", "mean", "variance");
        foreach (DepthPoint point in curve.Points) text.Row(Cells(point));
        return text.ToString();
    }

    /// <summary>The points as one JSON object.</summary>
    /// <param name="curve">The curve.</param>
    public static string ToJson(DepthCurve curve)
    {
        ArgumentNullException.ThrowIfNull(curve);
        return ReportJson.Text(new JsonObject
        {
            ["points"] = new JsonArray([.. curve.Points.Select(p => new JsonObject
            {
                ["layers"] = p.Layers,
                ["mean"] = ReportJson.Number(p.Moments.Mean),
                ["variance"] = ReportJson.Number(p.Moments.Value),
                ["isExact"] = p.Moments.IsExact,
                ["lower"] = ReportJson.Number(p.Moments.ValueInterval.Lower),
                ["upper"] = ReportJson.Number(p.Moments.ValueInterval.Upper),
            })]),
        });
    }

    /// <summary>The variance against the number of layers, logarithmic where it is positive throughout; with the deep limit as a dashed line where it is given.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="deepLimit">What the variance tends to without noise, or null.</param>
    public static LineChart ToChart(DepthCurve curve, LossVariance? deepLimit = null)
    {
        ArgumentNullException.ThrowIfNull(curve);
        var series = new List<ChartSeries> { new("at this depth", curve.Points.Select(p => new ChartPoint(p.Layers, p.Moments.Value))) };
        if (deepLimit is not null && double.IsFinite(deepLimit.Log2))
        {
            int first = curve.Points.Min(p => p.Layers), last = curve.Points.Max(p => p.Layers);
            series.Add(new ChartSeries("deep limit", [ChartPoint.FromLog2(first, deepLimit.Log2), ChartPoint.FromLog2(last, deepLimit.Log2)], SeriesStyle.Dashed));
        }

        bool positive = series.All(s => s.Points.All(p => !double.IsNaN(p.Log10Y)));
        return new LineChart("Variance of the loss against depth", "layers", "variance", series, yScale: positive ? AxisScale.Logarithmic : AxisScale.Linear);
    }

    internal static string[] Cells(DepthPoint point) =>
    [
        point.Layers.ToString(CultureInfo.InvariantCulture),
        point.Moments.Mean.ToString("G6", CultureInfo.InvariantCulture),
        point.Moments.IsExact ? point.Moments.Value.ToString("G6", CultureInfo.InvariantCulture) : $"{point.Moments.ValueInterval}, sampled",
    ];
}
