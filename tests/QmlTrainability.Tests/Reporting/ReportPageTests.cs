using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using QmlTrainability.Ansatze;
using QmlTrainability.Reporting;
using QmlTrainability.Reporting.Charts;
using QmlTrainability.Reporting.Pages;
using QmlTrainability.Tests.Oracle;
using QmlTrainability.Tool;
using QmlTrainability.Trainability;

namespace QmlTrainability.Tests.Reporting;

/// <summary>The page is whole without a script, fetches nothing, and has a text for every picture.</summary>
public sealed class ReportPageTests
{
    private static readonly string Plain = Pages.Everything().ToHtml();

    [Fact]
    public void Every_chart_has_a_picture_a_specification_and_a_table()
    {
        Count("<figure class=\"chart\">").Should().Be(Pages.Charts);
        Count("<script type=\"application/json\">").Should().Be(Pages.Charts);
        Count("<summary>The numbers</summary>").Should().Be(Pages.Charts);
        Count("<svg").Should().Be(Count("</figure>")).And.BeGreaterThan(Pages.Charts, "graphs are figures too");
        Count("<figcaption>").Should().Be(Count("</figure>"));
    }

    [Fact]
    public void Every_picture_is_well_formed_and_named()
    {
        foreach (Match svg in Regex.Matches(Plain, "<svg.*?</svg>", RegexOptions.Singleline, TimeSpan.FromSeconds(5)))
        {
            XElement root = XElement.Parse(svg.Value);
            root.Attribute("role")!.Value.Should().Be("img");
            root.Attribute("aria-label")!.Value.Should().NotBeEmpty();
            root.Elements().Select(e => e.Name.LocalName).Take(2).Should().Equal("title", "desc");
        }
    }

    [Fact]
    public void Nothing_is_fetched()
    {
        Regex.IsMatch(Plain, "(src|href)=", RegexOptions.None, TimeSpan.FromSeconds(5)).Should().BeFalse();
        Plain.Should().NotContain("@import").And.NotContain("url(").And.Contain("content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:; \"");
        Plain.Should().NotContain("<script>");
    }

    [Fact]
    public void A_script_is_allowed_by_its_hash_alone()
    {
        const string Script = "document.title = 'ä';";
        string page = new ReportPage("t").ToHtml(Script);
        page.Should().Contain($"script-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Script)))}';").And.Contain($"<script>{Script}</script>");
        FluentActions.Invoking(() => new ReportPage("t").ToHtml("'</SCRIPT>'")).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => new ReportPage("t").ToHtml("'<!--'")).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => new ReportPage(" ")).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Texts_are_escaped()
    {
        Plain.Should().Contain("<h1>Everything &lt;at once&gt; &amp; more</h1>").And.NotContain("<at once>");
        var series = new ChartSeries("</script><script>alert(1)</script>", [new ChartPoint(1, 2)]);
        new LineChart("t", "x", "y", [series]).ToVegaLite().Should().NotContain("<");
    }

    [Fact]
    public void The_outline_is_that_of_a_document()
    {
        Plain.Should().StartWith("<!DOCTYPE html>\n<html lang=\"en\">").And.Contain("name=\"viewport\"").And.Contain("color-scheme:light dark").And.Contain("prefers-color-scheme:dark");
        Count("<h1>").Should().Be(1);
        Count("<section aria-labelledby=\"section-").Should().Be(5);
        foreach (string element in new[] { "section", "figure", "table", "details", "div", "ul", "main", "footer", "p" })
            Regex.Count(Plain, $"<{element}[ >]", RegexOptions.None, TimeSpan.FromSeconds(5)).Should().Be(Count($"</{element}>"), element);
    }

    [Fact]
    public void The_same_page_is_the_same_text_in_every_culture()
    {
        foreach (string culture in Cultures.Hostile) Cultures.Under(culture, () => Pages.Everything().ToHtml()).Should().Be(Plain);
    }

    [Fact]
    public void Decisions_have_contrast_in_light_and_dark()
    {
        foreach ((string decision, string light, string dark) in PageStyle.Badges)
        {
            ChartPaletteTests.Contrast(light, ChartPalette.LightBackground).Should().BeGreaterThan(4.5, decision);
            ChartPaletteTests.Contrast(dark, ChartPalette.DarkBackground).Should().BeGreaterThan(4.5, decision);
        }
    }

    [Fact]
    public void A_chart_as_vega_lite_has_its_points_and_its_scales()
    {
        var law = new ChartSeries("law", [new ChartPoint(1, 10), new ChartPoint(2, 100)], SeriesStyle.Line);
        var bound = new ChartSeries("bound", [ChartPoint.FromInteger(1, 7)], SeriesStyle.Dashed);
        JsonElement small = JsonDocument.Parse(new LineChart("t", "n", "dim", [law, bound], yScale: AxisScale.Logarithmic).ToVegaLite()).RootElement;
        small.GetProperty("encoding").GetProperty("y").GetProperty("scale").GetProperty("type").GetString().Should().Be("log");
        JsonElement[] values = [.. small.GetProperty("data").GetProperty("values").EnumerateArray()];
        values.Select(v => v.GetProperty("y").GetDouble()).Should().Equal(10, 100, 7);
        values.Select(v => v.GetProperty("line").GetBoolean()).Should().Equal(true, true, false);
        values.Select(v => v.GetProperty("marker").GetBoolean()).Should().Equal(false, false, true);

        var huge = new ChartSeries("huge", [ChartPoint.FromLog2(1, 2000), ChartPoint.FromLog2(2, -2000)]);
        JsonElement large = JsonDocument.Parse(new LineChart("t", "n", "dim", [huge], yScale: AxisScale.Logarithmic).ToVegaLite()).RootElement;
        large.GetProperty("encoding").GetProperty("y").GetProperty("scale").TryGetProperty("type", out _).Should().BeFalse("doubles do not reach so far: exponents are drawn");
        large.GetProperty("data").GetProperty("values")[0].GetProperty("y").GetDouble().Should().BeApproximately(2000 * Math.Log10(2), 1e-9);
        large.GetProperty("data").GetProperty("values")[0].GetProperty("value").GetString().Should().Be("10^602.060");
    }

    [Fact]
    public void The_script_of_the_tool_can_stand_in_a_page()
    {
        string script = ReportFile.Script();
        script.Length.Should().BeGreaterThan(500_000);
        new ReportPage("t").ToHtml(script).Should().Contain("'sha256-");
    }

    /// <summary>The other reports have the figures of the page; that of the chart is computed by hand from the samples.</summary>
    [Fact]
    public void Reports_in_markdown_and_json_have_the_figures()
    {
        GrowthLaw law = GrowthLaw.Of(AnsatzCatalog.Ising(Topology.Chain, layers: 1));
        GrowthReport.ToMarkdown(law, "Ising").Should().Contain("| 5 | 45 | so(10) |").And.Contain("* *theorem*: ");
        JsonElement growth = JsonDocument.Parse(GrowthReport.ToJson(law, "Ising")).RootElement.GetProperty("growth");
        growth.GetProperty("degree").GetInt32().Should().Be(2);
        growth.GetProperty("samples")[3].GetProperty("dimension").GetString().Should().Be("45");
        ChartPoint[] everything = [.. GrowthReport.ToChart(law, "Ising").Series[1].Points];
        (everything[0].X, everything[0].Y).Should().Be((2, 15));
        everything.Should().OnlyContain(p => p.Y == Math.Pow(4, p.X) - 1);
    }

    private static int Count(string text) => Plain.Split(text).Length - 1;
}
