using System.Text.Json.Nodes;

namespace QmlTrainability.Reporting.Charts;

/// <summary>A <see cref="LineChart"/> as a Vega-Lite 6 specification: the same points, with a tooltip for each and a legend that picks series out.</summary>
/// <remarks>The numbers of Vega are doubles. A logarithmic axis that leaves their range shows decimal logarithms on a linear one, labelled as powers.</remarks>
internal static class VegaLiteSpec
{
    private const double LargestExponent = 300;

    public static JsonObject Of(LineChart chart)
    {
        bool isLogarithmic = chart.YScale == AxisScale.Logarithmic;
        bool byExponent = isLogarithmic && chart.Series.Any(s => s.Points.Any(p => Math.Abs(p.Log10Y) > LargestExponent));
        JsonObject y = Axis("y", chart.YLabel, isLogarithmic && !byExponent);
        if (isLogarithmic && !byExponent) y["axis"] = new JsonObject { ["values"] = new JsonArray([.. PlainTicks(chart).Select(v => (JsonNode)v)]) };
        if (byExponent) y["axis"] = new JsonObject { ["labelExpr"] = "'10^' + format(datum.value, 'd')", ["tickMinStep"] = 1 };
        JsonObject x = Axis("x", chart.XLabel, chart.XScale == AxisScale.Logarithmic);
        if (chart.Series.All(s => s.Points.All(p => Math.Floor(p.X) == p.X))) x["axis"] = new JsonObject { ["tickMinStep"] = 1 };
        return new JsonObject
        {
            ["$schema"] = "https://vega.github.io/schema/vega-lite/v6.json", // a name, which nothing fetches
            ["description"] = chart.Title,
            ["width"] = "container",
            ["height"] = 320,
            ["data"] = new JsonObject { ["values"] = new JsonArray([.. chart.Series.SelectMany(s => s.Points.Select((p, i) => Datum(s, p, i, byExponent)))]) },
            ["encoding"] = new JsonObject
            {
                ["x"] = x,
                ["y"] = y,
                ["color"] = BySeries(chart, range: null),
                ["opacity"] = new JsonObject { ["condition"] = new JsonObject { ["param"] = "picked", ["value"] = 1 }, ["value"] = 0.15 },
                ["tooltip"] = new JsonArray(
                    new JsonObject { ["field"] = "series", ["title"] = "series" }, new JsonObject { ["field"] = "x", ["title"] = chart.XLabel }, new JsonObject { ["field"] = "value", ["title"] = chart.YLabel }),
            },
            ["layer"] = Layers(chart),
            ["config"] = Theme(ChartPalette.LightText, ChartPalette.LightGrid, ChartPalette.Light),
            ["usermeta"] = new JsonObject { ["dark"] = Theme(ChartPalette.DarkText, ChartPalette.DarkGrid, ChartPalette.Dark) },
        };
    }

    /// <summary>Lines, dashed lines, and points; a layer without a point would have an axis without an extent.</summary>
    private static JsonArray Layers(LineChart chart)
    {
        var layers = new JsonArray();
        AddLines(isDashed: false);
        AddLines(isDashed: true);
        layers.Add((JsonNode)new JsonObject
        {
            ["params"] = new JsonArray(
                new JsonObject { ["name"] = "picked", ["select"] = new JsonObject { ["type"] = "point", ["fields"] = new JsonArray("series") }, ["bind"] = "legend" },
                new JsonObject { ["name"] = "zoomed", ["select"] = new JsonObject { ["type"] = "interval", ["zoom"] = "wheel![event.shiftKey]", ["translate"] = false }, ["bind"] = "scales" }),
            // Every point can be pointed at; those of a plain line are drawn without being seen.
            ["mark"] = new JsonObject { ["type"] = "point", ["filled"] = true, ["size"] = 60, ["clip"] = true },
            ["encoding"] = new JsonObject
            {
                ["shape"] = BySeries(chart, new JsonArray([.. chart.Series.Select((_, i) => (JsonNode)Shape(i))])),
                ["fillOpacity"] = new JsonObject { ["condition"] = new JsonObject { ["test"] = "datum.marker", ["value"] = 1 }, ["value"] = 0 },
            },
        });
        return layers;

        void AddLines(bool isDashed)
        {
            if (!chart.Series.Any(s => IsLine(s) && IsDashed(s) == isDashed)) return;
            var mark = new JsonObject { ["type"] = "line", ["strokeWidth"] = 2, ["clip"] = true };
            if (isDashed) mark["strokeDash"] = new JsonArray(8, 6);
            layers.Add((JsonNode)new JsonObject
            {
                ["transform"] = new JsonArray(new JsonObject { ["filter"] = isDashed ? "datum.line && datum.dashed" : "datum.line && !datum.dashed" }),
                ["mark"] = mark,
                ["encoding"] = new JsonObject { ["order"] = new JsonObject { ["field"] = "order", ["type"] = "quantitative" } },
            });
        }
    }

    private static bool IsLine(ChartSeries series) => series.Style != SeriesStyle.Markers && series.Points.Count > 1;

    private static bool IsDashed(ChartSeries series) => series.Style == SeriesStyle.Dashed;

    /// <summary>The markers of the still picture, by the same order.</summary>
    private static string Shape(int i) => (i % 4) switch { 0 => "circle", 1 => "square", 2 => "diamond", _ => "triangle-up" };

    private static JsonObject Datum(ChartSeries series, ChartPoint point, int order, bool byExponent) => new()
    {
        ["series"] = series.Name,
        ["order"] = order,
        ["x"] = point.X,
        ["y"] = byExponent ? point.Log10Y : point.Y,
        ["value"] = Numerals.Value(point.Y, point.Log10Y),
        ["line"] = IsLine(series),
        ["dashed"] = IsDashed(series),
        ["marker"] = series.Style is SeriesStyle.Markers or SeriesStyle.LineWithMarkers || series.Points.Count == 1,
    };

    /// <summary>The ticks of the still picture; Vega would label every digit.</summary>
    private static IEnumerable<double> PlainTicks(LineChart chart)
    {
        ChartPoint[] points = [.. chart.Series.SelectMany(s => s.Points)];
        return AxisLayout.For(AxisScale.Logarithmic, points.Min(p => p.Log10Y), points.Max(p => p.Log10Y), points.All(p => Math.Floor(p.Y) == p.Y), toTicks: true).Ticks.Select(t => Math.Pow(10, t.Coordinate));
    }

    private static JsonObject Axis(string field, string title, bool isLogarithmic) => new()
    {
        ["field"] = field,
        ["type"] = "quantitative",
        ["title"] = title,
        ["scale"] = isLogarithmic ? new JsonObject { ["type"] = "log", ["nice"] = false, ["padding"] = 10 } : new JsonObject { ["zero"] = false, ["nice"] = false, ["padding"] = 10 },
    };

    /// <summary>A channel that tells the series apart, in the order of the legend.</summary>
    private static JsonObject BySeries(LineChart chart, JsonArray? range)
    {
        var scale = new JsonObject { ["domain"] = new JsonArray([.. chart.Series.Select(s => (JsonNode)s.Name)]) };
        if (range is not null) scale["range"] = range;
        var legend = new JsonObject { ["orient"] = "bottom", ["columns"] = 1, ["labelLimit"] = 0 };
        return new JsonObject { ["field"] = "series", ["type"] = "nominal", ["title"] = null, ["scale"] = scale, ["legend"] = legend };
    }

    private static JsonObject Theme(string text, string grid, IReadOnlyList<string> series) => new()
    {
        ["background"] = "transparent",
        ["font"] = "system-ui, sans-serif",
        ["view"] = new JsonObject { ["stroke"] = null },
        ["axis"] = new JsonObject
        {
            ["labelColor"] = text,
            ["titleColor"] = text,
            ["domainColor"] = text,
            ["tickColor"] = text,
            ["gridColor"] = grid,
            ["labelFontSize"] = 12,
            ["labelOverlap"] = true,
            ["labelSeparation"] = 6,
            ["titleFontSize"] = 13,
            ["titleFontWeight"] = "normal",
            ["titlePadding"] = 8,
        },
        ["legend"] = new JsonObject { ["labelColor"] = text, ["labelFontSize"] = 13, ["symbolType"] = "circle" },
        ["range"] = new JsonObject { ["category"] = new JsonArray([.. series.Select(c => (JsonNode)c)]) },
    };
}
