using System.Globalization;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;
using QmlTrainability.Reporting.Charts;

namespace QmlTrainability.Reporting.Pages;

/// <summary>Figures of a page: each as a picture that needs no script, with the same as a table; charts carry their specification for a script as well.</summary>
internal static class PageFigure
{
    private const int ComponentsDrawn = 6, StringsListed = 200;

    public static void Chart(PageText page, LineChart chart)
    {
        page.Raw("<figure class=\"chart\">\n<div class=\"still wide\" tabindex=\"0\" role=\"region\" aria-label=\"").Raw(PageText.Escaped(chart.Title)).Raw("\">\n").Raw(chart.ToSvg()).Raw("</div>\n");
        page.Raw("<div class=\"live\" hidden></div>\n<script type=\"application/json\">").Raw(chart.ToVegaLite()).Raw("</script>\n");
        page.Raw("<figcaption>").Raw(PageText.Escaped(chart.Title)).Raw("</figcaption>\n<details><summary>The numbers</summary>\n");
        page.Table($"{chart.YLabel} against {chart.XLabel}", ["series", chart.XLabel, chart.YLabel], chart.Series.SelectMany(s => s.Points.Select(p =>
            new[] { s.Name, p.X.ToString("G6", CultureInfo.InvariantCulture), Numerals.Value(p.Y, p.Log10Y) })));
        page.Raw("</details>\n</figure>\n");
    }

    /// <summary>The components of the anticommutation graph: the first of them drawn where they are small, and every string in a table.</summary>
    public static void Graph(PageText page, DynamicalLieAlgebra algebra)
    {
        if (algebra.Components is not { Count: > 0 } components) return;
        int drawn = 0;
        foreach (PauliComponent component in components.Take(ComponentsDrawn))
        {
            if (!AnticommutationFigure.CanDraw(component)) continue;
            drawn++;
            page.Raw("<figure>\n<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"").Raw(PageText.Escaped(GraphDrawing.Name(component))).Raw("\">\n");
            page.Raw(AnticommutationFigure.ToSvg(component)).Raw("</div>\n<figcaption>").Raw(PageText.Escaped($"{GraphDrawing.Name(component)}. A line joins strings that anticommute{(component.Majoranas is null ? "" : "; e(a,b) is the Majorana label")}.")).Raw("</figcaption>\n</figure>\n");
        }

        if (drawn < components.Count) page.Paragraph(string.Create(CultureInfo.InvariantCulture, $"{components.Count - drawn} of {components.Count} components of the anticommutation graph are not drawn: a picture holds {AnticommutationFigure.MaxVertices} strings and {AnticommutationFigure.MaxEdges} lines, a page {ComponentsDrawn} pictures."));
        (PauliComponent Component, int Number, PauliString String)[] strings = [.. components.SelectMany((c, i) => c.Generators.Select(s => (c, i + 1, s))).Take(StringsListed)];
        int all = components.Sum(c => c.Generators.Count);
        page.Raw("<details><summary>The generating strings</summary>\n");
        if (strings.Length < all) page.Paragraph(string.Create(CultureInfo.InvariantCulture, $"The first {strings.Length} of {all}."));
        page.Table("Generating strings by component", ["string", "component", "type", "Majorana label"], strings.Select(s =>
            new[] { s.String.ToString("S", null), s.Number.ToString(CultureInfo.InvariantCulture), s.Component.Summand.ToString(), GraphDrawing.Label(s.Component, s.String) ?? "none" }));
        page.Raw("</details>\n");
    }
}
