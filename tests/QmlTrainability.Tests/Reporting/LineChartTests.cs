using System.Globalization;
using System.Numerics;
using System.Xml.Linq;
using QmlTrainability.Reporting;
using QmlTrainability.Tests.Oracle;

namespace QmlTrainability.Tests.Reporting;

/// <summary>The SVG of a chart, read back as XML: what is where, what is said, what is refused.</summary>
public sealed class LineChartTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string> HostileCultures => Cultures.Hostile;

    [Fact]
    public void A_chart_is_accessible_and_says_its_ends()
    {
        XElement svg = Parse(Dimensions());
        svg.Name.Should().Be(Svg + "svg");
        svg.Attribute("role")!.Value.Should().Be("img");
        svg.Attribute("aria-label")!.Value.Should().Be("Dimension against n");
        svg.Elements().First().Should().Match<XElement>(e => e.Name.LocalName == "title" && e.Value == "Dimension against n");
        svg.Elements(Svg + "desc").Single().Value.Should().Be(
            "dim g (logarithmic) against qubits n (linear). chain: 3 points from (2, 6) to (1000, 1.999E+06). file: one point at (1000, 10^602.060).");
        svg.Element(Svg + "style")!.Value.Should().Contain("prefers-color-scheme:dark");
        Texts(svg).Should().Contain(["Dimension against n", "qubits n", "dim g", "chain", "file"]);
    }

    [Fact]
    public void A_dimension_beyond_doubles_stands_where_its_logarithm_belongs()
    {
        XElement svg = Parse(Dimensions());
        Dictionary<string, double> ticks = TicksUp(svg);
        ticks.Keys.Should().Contain(["1", "10¹⁰⁰", "10⁶⁰⁰"]);
        double zero = ticks["1"], sixHundred = ticks["10⁶⁰⁰"];
        (_, double y) = Markers(svg).Single(m => m.Title.StartsWith("file", StringComparison.Ordinal)).Center;
        double expected = zero + ((sixHundred - zero) * 2000 * Math.Log10(2) / 600);
        y.Should().BeApproximately(expected, 0.03, "2^2000 = 10^602.06");
    }

    [Theory]
    [InlineData(AxisScale.Linear, AxisScale.Linear)]
    [InlineData(AxisScale.Logarithmic, AxisScale.Linear)]
    [InlineData(AxisScale.Linear, AxisScale.Logarithmic)]
    [InlineData(AxisScale.Logarithmic, AxisScale.Logarithmic)]
    public void Points_stand_where_the_labels_of_the_axes_say(AxisScale xScale, AxisScale yScale)
    {
        var random = new Random(31);
        for (int trial = 0; trial < 40; trial++)
        {
            ChartPoint[] points = [.. Enumerable.Range(0, 1 + random.Next(8)).Select(_ =>
                new ChartPoint(Math.Pow(10, random.NextDouble() * 2), Math.Pow(10, (random.NextDouble() - 0.3) * (1 + (trial % 5)))))];
            XElement svg = Parse(new LineChart("t", "x", "y", [new ChartSeries("s", points)], xScale, yScale));
            (double X, double Y)[] centers = [.. Markers(svg).Where(m => m.Title.Length > 0).Select(m => m.Center)];
            (double scaleX, double zeroX) = Fit(TicksAcross(svg), xScale);
            (double scaleY, double zeroY) = Fit(TicksUp(svg), yScale);
            centers.Should().HaveCount(points.Length);
            for (int i = 0; i < points.Length; i++)
            {
                centers[i].X.Should().BeApproximately(zeroX + (scaleX * Coordinate(points[i].X, xScale)), 0.05);
                centers[i].Y.Should().BeApproximately(zeroY + (scaleY * Coordinate(points[i].Y, yScale)), 0.05);
            }
        }

        // Two labels give the map from values to pixels; the points were drawn without them.
        static (double Scale, double Zero) Fit(Dictionary<string, double> ticks, AxisScale scale)
        {
            ticks.Count.Should().BeGreaterThanOrEqualTo(2);
            (double low, double high) = (Coordinate(Read(ticks.Keys.First()), scale), Coordinate(Read(ticks.Keys.Last()), scale));
            double slope = (ticks.Values.Last() - ticks.Values.First()) / (high - low);
            return (slope, ticks.Values.First() - (slope * low));
        }

        static double Coordinate(double value, AxisScale scale) => scale == AxisScale.Linear ? value : Math.Log10(value);
    }

    [Fact]
    public void Lines_dashes_and_markers_are_drawn_as_asked()
    {
        ChartPoint[] points = [new(1, 1), new(2, 3), new(3, 2)];
        XElement svg = Parse(new LineChart("t", "x", "y",
            [new("a", points), new("b", points, SeriesStyle.Line), new("c", points, SeriesStyle.Dashed), new("d", points, SeriesStyle.Markers), new("e", points[..1], SeriesStyle.Dashed)]));
        Count("line c0").Should().Be(2, "one in the legend, one in the plot");
        Count("mark c0").Should().Be(4, "one in the legend, three in the plot");
        (Count("line c1"), Count("mark c1")).Should().Be((2, 0));
        (Count("line c2"), Count("mark c2")).Should().Be((2, 0));
        (Count("line c3"), Count("mark c3")).Should().Be((0, 4));
        (Count("line c4"), Count("mark c4")).Should().Be((1, 2), "a single point shows although its series is a line");
        svg.Descendants().Where(e => e.Attribute("stroke-dasharray") is not null).Select(e => e.Attribute("class")!.Value).Distinct().Should().Equal("line c2", "line c4");
        int Count(string @class) => svg.Descendants(Svg + "path").Count(e => e.Attribute("class")?.Value == @class);
    }

    [Fact]
    public void Text_is_escaped()
    {
        const string nasty = "</title><script>alert('&amp;\"')</script> ⟨O⟩ 𝔤";
        var chart = new LineChart(nasty, nasty, nasty, [new ChartSeries(nasty, [new ChartPoint(1, 1)])]);
        XElement svg = Parse(chart);
        svg.Element(Svg + "title")!.Value.Should().Be(nasty);
        svg.Descendants().Should().NotContain(e => e.Name.LocalName == "script");
        Texts(svg).Should().Contain(nasty);
    }

    [Theory]
    [MemberData(nameof(HostileCultures))]
    public void The_same_chart_is_the_same_text_in_any_culture(string culture)
    {
        string svg = Dimensions().ToSvg();
        svg.Should().NotContain("\r");
        Cultures.Under(culture, () => Dimensions().ToSvg()).Should().Be(svg);
    }

    [Fact]
    public void Everything_stays_inside_the_picture()
    {
        var random = new Random(32);
        for (int trial = 0; trial < 60; trial++)
        {
            AxisScale scale = (AxisScale)(trial % 2);
            IEnumerable<ChartSeries> series = Enumerable.Range(0, 1 + random.Next(9)).Select(i => new ChartSeries(new string('n', 1 + random.Next(120)),
                Enumerable.Range(0, 1 + random.Next(5)).Select(_ => ChartPoint.FromLog2(random.Next(1, 1000), random.Next(-1 << trial % 10, 1 << trial % 10) + random.NextDouble())), (SeriesStyle)(i % 4)));
            XElement svg = Parse(new LineChart("t", "x", "y", series, scale, scale));
            (double width, double height) = (Number(svg, "width"), Number(svg, "height"));
            foreach ((string _, (double x, double y)) in Markers(svg))
            {
                x.Should().BeInRange(0, width);
                y.Should().BeInRange(0, height);
            }

            foreach (XElement text in svg.Descendants(Svg + "text"))
            {
                Number(text, "x").Should().BeInRange(0, width);
                Number(text, "y").Should().BeInRange(0, height);
            }
        }
    }

    [Fact]
    public void What_cannot_be_drawn_is_refused()
    {
        ChartPoint[] point = [new(1, 1)];
        FluentActions.Invoking(() => new ChartPoint(double.NaN, 1)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => new ChartPoint(1, double.PositiveInfinity)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => ChartPoint.FromLog2(1, double.NaN)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => ChartPoint.FromInteger(double.NegativeInfinity, 1)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => new ChartSeries("a", [])).Should().Throw<ArgumentException>().WithMessage("*'a' has no point*");
        FluentActions.Invoking(() => new ChartSeries(" ", point)).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => new ChartSeries("a\0b", point)).Should().Throw<ArgumentException>().WithMessage("*U+0000*position 1*");
        FluentActions.Invoking(() => new ChartSeries("\ud800", point)).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => new ChartSeries("a", point, (SeriesStyle)9)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => new LineChart("t", "x", "y", [])).Should().Throw<ArgumentException>().WithMessage("*at least one series*");
        FluentActions.Invoking(() => new LineChart("", "x", "y", [new("a", point)])).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => new LineChart("t", "x", "y", [new("a", point)], (AxisScale)2)).Should().Throw<ArgumentOutOfRangeException>();
        Refused(new ChartPoint(1, 0), AxisScale.Linear, AxisScale.Logarithmic, "*'bad'*height is not positive*AxisScale.Linear*");
        Refused(new ChartPoint(1, -2), AxisScale.Linear, AxisScale.Logarithmic, "*'bad'*height is not positive*");
        Refused(new ChartPoint(0, 1), AxisScale.Logarithmic, AxisScale.Linear, "*'bad'*place is not positive*");
        Refused(ChartPoint.FromInteger(1, BigInteger.Pow(2, 2000)), AxisScale.Linear, AxisScale.Linear, "*'bad'*height is beyond 1e300*AxisScale.Logarithmic*");
        Refused(ChartPoint.FromInteger(1, -BigInteger.Pow(2, 2000)), AxisScale.Linear, AxisScale.Linear, "*'bad'*height is beyond*");
        Refused(ChartPoint.FromLog2(1, 1e300), AxisScale.Linear, AxisScale.Logarithmic, "*'bad'*logarithm instead*");

        static void Refused(ChartPoint point, AxisScale x, AxisScale y, string message) =>
            FluentActions.Invoking(() => new LineChart("t", "x", "y", [new("good", [new(1, 1)]), new("bad", [point])], x, y)).Should().Throw<ArgumentOutOfRangeException>().WithMessage(message);
    }

    private static LineChart Dimensions() => new("Dimension against n", "qubits n", "dim g",
        [
            new ChartSeries("chain", [new(2, 6), new(10, 190), new(1000, 1_999_000)]),
            new ChartSeries("file", [ChartPoint.FromInteger(1000, BigInteger.Pow(2, 2000))], SeriesStyle.Markers),
        ],
        yScale: AxisScale.Logarithmic);

    private static XElement Parse(LineChart chart) => XDocument.Parse(chart.ToSvg()).Root!;

    private static IEnumerable<string> Texts(XElement svg) => svg.Descendants(Svg + "text").Select(t => t.Value);

    private static double Number(XElement element, string attribute) => double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);

    /// <summary>The labels right of which nothing stands, by height; those of the vertical axis end where it begins.</summary>
    private static Dictionary<string, double> TicksUp(XElement svg) => svg.Elements(Svg + "text").Where(t => t.Attribute("text-anchor")?.Value == "end")
        .ToDictionary(t => t.Value, t => Number(t, "y") - 4.5);

    private static Dictionary<string, double> TicksAcross(XElement svg) => svg.Elements(Svg + "text")
        .Where(t => t.Attribute("text-anchor")?.Value == "middle" && !char.IsAsciiLetter(t.Value[0])).ToDictionary(t => t.Value, t => Number(t, "x"));

    /// <summary>"2,500", "0.25", "10⁻³" or "2.5·10⁹" as a number.</summary>
    private static double Read(string label)
    {
        string text = label.Replace(",", "", StringComparison.Ordinal);
        foreach ((int digit, char raised) in "⁰¹²³⁴⁵⁶⁷⁸⁹".Select((c, i) => (i, c))) text = text.Replace(raised, (char)('0' + digit));
        int ten = label.IndexOfAny([.. "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"]);
        if (ten < 0) return double.Parse(text, CultureInfo.InvariantCulture);
        text = text.Replace('⁻', '-');
        ten = text.LastIndexOf("10", text.Length - 2, StringComparison.Ordinal);
        return double.Parse($"{(ten == 0 ? "1" : text[..(ten - 1)])}e{text[(ten + 2)..]}", CultureInfo.InvariantCulture);
    }

    /// <summary>The markers with their titles ("" in the legend) and centers.</summary>
    private static IEnumerable<(string Title, (double X, double Y) Center)> Markers(XElement svg)
    {
        foreach (XElement mark in svg.Descendants(Svg + "path").Where(e => e.Attribute("class")!.Value.StartsWith("mark", StringComparison.Ordinal)))
        {
            string path = mark.Attribute("d")!.Value;
            double[] numbers = [.. path.Split(['M', 'L', 'a', 'h', 'v', 'z', ' '], StringSplitOptions.RemoveEmptyEntries).Select(n => double.Parse(n, CultureInfo.InvariantCulture))];
            (double x, double y) = path.Contains('a') ? (numbers[0] + numbers[2], numbers[1]) // a circle from its left end
                : path.Contains('h') ? (numbers[0] + (numbers[2] / 2), numbers[1] + (numbers[3] / 2)) // a square from its corner
                : (numbers[0], (numbers[1] + numbers[5]) / 2); // a diamond or, nearly, a triangle from its top
            yield return (mark.Value, (x, y));
        }
    }
}
