using System.Globalization;
using System.Text;
using System.Xml;

namespace QmlTrainability.Reporting.Charts;

/// <summary>Draws a <see cref="LineChart"/> as SVG: heading, legend, grid, axes, then the series in their order.</summary>
internal sealed class LineChartDrawing
{
    private const double Width = 760, PlotHeight = 340, Margin = 18, FontSize = 13, TitleSize = 17, LineHeight = 22, TickGap = 8;

    private readonly LineChart _chart;
    private readonly XmlWriter _svg;
    private readonly AxisLayout _x, _y;
    private readonly double _left, _right, _top, _bottom;
    private readonly IReadOnlyList<string> _titleLines;
    private readonly List<(double X, double Y, string Text)> _legend;

    private LineChartDrawing(LineChart chart, XmlWriter svg)
    {
        _chart = chart;
        _svg = svg;
        ChartPoint[] points = [.. chart.Series.SelectMany(s => s.Points)];
        _x = Layout(chart.XScale, [.. points.Select(XOf)], points.All(p => Math.Floor(p.X) == p.X), toTicks: false);
        _y = Layout(chart.YScale, [.. points.Select(YOf)], points.All(p => Math.Floor(p.Y) == p.Y), toTicks: true);
        _titleLines = ChartText.Wrap(chart.Title, TitleSize, Width - (2 * Margin));
        _left = Margin + LineHeight + _y.Ticks.Max(t => ChartText.Width(t.Label, FontSize)) + TickGap;
        _right = Width - Margin - 10;
        double legendTop = Margin + (_titleLines.Count * LineHeight) + 10;
        _legend = LegendPlaces(legendTop);
        _top = _legend[^1].Y + LineHeight;
        _bottom = _top + PlotHeight;
    }

    private double Height => _bottom + (2 * LineHeight) + Margin;

    public static string Draw(LineChart chart)
    {
        var text = new StringBuilder();
        var settings = new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true, IndentChars = " ", NewLineChars = "\n" };
        using (XmlWriter svg = XmlWriter.Create(text, settings)) new LineChartDrawing(chart, svg).Draw();
        return text.Append('\n').ToString();
    }

    private void Draw()
    {
        _svg.WriteStartElement("svg", "http://www.w3.org/2000/svg");
        Attributes(("viewBox", $"0 0 {Number(Width)} {Number(Height)}"), ("width", Number(Width)), ("height", Number(Height)), ("class", "qml-chart"), ("role", "img"), ("aria-label", _chart.Title));
        Element("title", _chart.Title);
        Element("desc", Description());
        Element("style", ChartPalette.StyleSheet());
        Element("rect", null, ("class", "back"), ("width", Number(Width)), ("height", Number(Height)));
        for (int i = 0; i < _titleLines.Count; i++) Text(_titleLines[i], Margin, Margin + TitleSize + (i * LineHeight), ("class", "title"));
        DrawLegend();
        DrawGrid();
        DrawAxes();
        for (int i = 0; i < _chart.Series.Count; i++) DrawSeries(i);
        _svg.WriteEndElement();
    }

    private void DrawLegend()
    {
        for (int i = 0; i < _legend.Count; i++)
        {
            (double x, double y, string text) = _legend[i];
            _svg.WriteStartElement("g");
            if (text.Length < _chart.Series[i].Name.Length) Element("title", _chart.Series[i].Name);
            if (HasLine(_chart.Series[i])) Line(i, $"M{Number(x)} {Number(y)}H{Number(x + 30)}");
            if (HasMarkers(_chart.Series[i])) Marker(i, x + 15, y, null);
            Text(text, x + 38, y + 4.5);
            _svg.WriteEndElement();
        }
    }

    private void DrawGrid()
    {
        var fine = new StringBuilder();
        foreach (double x in _x.Minor) fine.Append(Vertical(x));
        foreach (double y in _y.Minor) fine.Append(Horizontal(y));
        if (fine.Length > 0) Element("path", null, ("class", "fine"), ("d", fine.ToString()));
        var grid = new StringBuilder();
        foreach (Tick tick in _x.Ticks) grid.Append(Vertical(tick.Coordinate));
        foreach (Tick tick in _y.Ticks) grid.Append(Horizontal(tick.Coordinate));
        if (grid.Length > 0) Element("path", null, ("class", "grid"), ("d", grid.ToString()));

        string Vertical(double x) => $"M{Number(Across(x))} {Number(_bottom)}V{Number(_top)}";
        string Horizontal(double y) => $"M{Number(_left)} {Number(Up(y))}H{Number(_right)}";
    }

    private void DrawAxes()
    {
        Element("path", null, ("class", "axis"), ("d", $"M{Number(_left)} {Number(_top)}V{Number(_bottom)}H{Number(_right)}"));
        foreach (Tick tick in _x.Ticks) Text(tick.Label, Across(tick.Coordinate), _bottom + 19, ("text-anchor", "middle"));
        foreach (Tick tick in _y.Ticks) Text(tick.Label, _left - TickGap, Up(tick.Coordinate) + 4.5, ("text-anchor", "end"));
        Text(ChartText.Cut(_chart.XLabel, FontSize, _right - _left), (_left + _right) / 2, _bottom + 19 + LineHeight, ("text-anchor", "middle"));
        double middle = (_top + _bottom) / 2, edge = Margin + 10;
        Text(ChartText.Cut(_chart.YLabel, FontSize, PlotHeight), edge, middle, ("text-anchor", "middle"), ("transform", $"rotate(-90 {Number(edge)} {Number(middle)})"));
    }

    private void DrawSeries(int i)
    {
        ChartSeries series = _chart.Series[i];
        _svg.WriteStartElement("g");
        if (HasLine(series) && series.Points.Count > 1)
        {
            var path = new StringBuilder();
            foreach (ChartPoint point in series.Points) path.Append(path.Length == 0 ? 'M' : 'L').Append(Place(point));
            Line(i, path.ToString());
        }

        if (HasMarkers(series))
        {
            foreach (ChartPoint point in series.Points)
                Marker(i, Across(XOf(point)), Up(YOf(point)), $"{series.Name}: {Numerals.Value(point.X, double.NaN)}, {Numerals.Value(point.Y, point.Log10Y)}");
        }

        _svg.WriteEndElement();
        string Place(ChartPoint point) => $"{Number(Across(XOf(point)))} {Number(Up(YOf(point)))}";
    }

    private void Line(int i, string path)
    {
        if (_chart.Series[i].Style == SeriesStyle.Dashed) Element("path", null, ("class", $"line c{Color(i)}"), ("stroke-dasharray", Dashes(i)), ("d", path));
        else Element("path", null, ("class", $"line c{Color(i)}"), ("d", path));
    }

    /// <summary>A circle, square, diamond or triangle of about the same area, larger where there is no line to lead the eye.</summary>
    private void Marker(int i, double x, double y, string? title)
    {
        double r = HasLine(_chart.Series[i]) && _chart.Series[i].Points.Count > 1 ? 4 : 6.5;
        string path = (i % 4) switch
        {
            0 => $"M{P(-r, 0)}a{Number(r)} {Number(r)} 0 1 0 {Number(2 * r)} 0a{Number(r)} {Number(r)} 0 1 0 {Number(-2 * r)} 0z",
            1 => $"M{P(-0.9 * r, -0.9 * r)}h{Number(1.8 * r)}v{Number(1.8 * r)}h{Number(-1.8 * r)}z",
            2 => $"M{P(0, -1.3 * r)}L{P(1.3 * r, 0)}L{P(0, 1.3 * r)}L{P(-1.3 * r, 0)}z",
            _ => $"M{P(0, -1.2 * r)}L{P(1.2 * r, 0.9 * r)}L{P(-1.2 * r, 0.9 * r)}z",
        };
        _svg.WriteStartElement("path");
        Attributes(("class", $"mark c{Color(i)}"), ("d", path));
        if (title is not null) Element("title", title);
        _svg.WriteEndElement();

        string P(double dx, double dy) => $"{Number(x + dx)} {Number(y + dy)}";
    }

    /// <summary>What a screen reader says: the axes, then each series with its ends.</summary>
    private string Description()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{_chart.YLabel} ({_chart.YScale.ToString().ToLowerInvariant()}) against {_chart.XLabel} ({_chart.XScale.ToString().ToLowerInvariant()}).");
        foreach (ChartSeries series in _chart.Series)
        {
            text.Append(CultureInfo.InvariantCulture, $" {series.Name}: ");
            if (series.Points.Count > 1) text.Append(CultureInfo.InvariantCulture, $"{series.Points.Count} points from {Said(series.Points[0])} to {Said(series.Points[^1])}.");
            else text.Append(CultureInfo.InvariantCulture, $"one point at {Said(series.Points[0])}.");
        }

        return text.ToString();

        static string Said(ChartPoint point) => $"({Numerals.Value(point.X, double.NaN)}, {Numerals.Value(point.Y, point.Log10Y)})";
    }

    private List<(double X, double Y, string Text)> LegendPlaces(double top)
    {
        var places = new List<(double, double, string)>();
        double x = Margin, y = top + (LineHeight / 2);
        foreach (ChartSeries series in _chart.Series)
        {
            string text = ChartText.Cut(series.Name, FontSize, Width - (2 * Margin) - 40);
            double width = 38 + ChartText.Width(text, FontSize);
            if (x > Margin && x + width > Width - Margin) (x, y) = (Margin, y + LineHeight);
            places.Add((x, y, text));
            x += width + 24;
        }

        return places;
    }

    private static AxisLayout Layout(AxisScale scale, double[] coordinates, bool whole, bool toTicks) =>
        AxisLayout.For(scale, coordinates.Min(), coordinates.Max(), whole, toTicks);

    private static bool HasLine(ChartSeries series) => series.Style != SeriesStyle.Markers;

    private static bool HasMarkers(ChartSeries series) => series.Style is SeriesStyle.Markers or SeriesStyle.LineWithMarkers || series.Points.Count == 1;

    /// <summary>Dashes and gaps in pixels, so that two dashed series differ without color.</summary>
    private static string Dashes(int i) => (i % 3) switch { 0 => "9 6", 1 => "3 5", _ => "14 5 3 5" };

    private static int Color(int i) => i % ChartPalette.Light.Count;

    private double XOf(ChartPoint point) => _chart.XScale == AxisScale.Linear ? point.X : Math.Log10(point.X);

    private double YOf(ChartPoint point) => _chart.YScale == AxisScale.Linear ? point.Y : point.Log10Y;

    private double Across(double x) => _left + (_x.Fraction(x) * (_right - _left));

    private double Up(double y) => _bottom - (_y.Fraction(y) * PlotHeight);

    private void Text(string text, double x, double y, params ReadOnlySpan<(string Name, string Value)> more)
    {
        _svg.WriteStartElement("text");
        Attributes(("x", Number(x)), ("y", Number(y)));
        Attributes(more);
        _svg.WriteString(text);
        _svg.WriteEndElement();
    }

    private void Element(string name, string? text, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        _svg.WriteStartElement(name);
        Attributes(attributes);
        if (text is not null) _svg.WriteString(text);
        _svg.WriteEndElement();
    }

    private void Attributes(params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        foreach ((string name, string value) in attributes) _svg.WriteAttributeString(name, value);
    }

    /// <summary>Hundredths of a pixel, without a trailing zero or a negative one.</summary>
    private static string Number(double value)
    {
        double rounded = Math.Round(value, 2) + 0.0;
        return rounded.ToString("0.##", CultureInfo.InvariantCulture);
    }
}
