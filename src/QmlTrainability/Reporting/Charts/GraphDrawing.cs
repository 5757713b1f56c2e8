using System.Globalization;
using System.Text;
using System.Xml;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;

namespace QmlTrainability.Reporting.Charts;

/// <summary>Draws a component of the anticommutation graph as SVG.</summary>
internal static class GraphDrawing
{
    private const double Edge = 96, BoxHeight = 38, Margin = 14, FontSize = 13;
    private const double LongestLabel = 84;

    public static string Draw(PauliComponent component, AnticommutationGraph graph)
    {
        (double X, double Y)[] places = GraphLayout.Of(graph);
        double left = places.Min(p => p.X) * Edge, top = places.Min(p => p.Y) * Edge;
        double width = (places.Max(p => p.X) * Edge) - left + LongestLabel + (2 * Margin), height = (places.Max(p => p.Y) * Edge) - top + BoxHeight + (2 * Margin);
        places = Array.ConvertAll(places, p => ((p.X * Edge) - left + Margin + (LongestLabel / 2), (p.Y * Edge) - top + Margin + (BoxHeight / 2)));
        var text = new StringBuilder();
        var settings = new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true, IndentChars = " ", NewLineChars = "\n" };
        using (XmlWriter svg = XmlWriter.Create(text, settings))
        {
            svg.WriteStartElement("svg", "http://www.w3.org/2000/svg");
            Attributes(svg, ("viewBox", $"0 0 {Number(width)} {Number(height)}"), ("width", Number(width)), ("height", Number(height)), ("class", "qml-chart"), ("role", "img"), ("aria-label", Name(component)));
            Element(svg, "title", Name(component));
            Element(svg, "desc", Description(graph));
            Element(svg, "style", ChartPalette.StyleSheet());
            Element(svg, "rect", null, ("class", "back"), ("width", Number(width)), ("height", Number(height)));
            Element(svg, "path", null, ("class", "edge"), ("d", Edges(graph, places)));
            for (int v = 0; v < places.Length; v++) Box(svg, component, graph.Vertices[v], places[v]);
            svg.WriteEndElement();
        }

        return text.Append('\n').ToString();
    }

    public static string Name(PauliComponent component) => $"Anticommutation graph of {component.Generators.Count} strings, which generate {component.Summand}";

    /// <summary>The Majorana label of a generator, or null where the component has none.</summary>
    public static string? Label(PauliComponent component, PauliString @string) => component.Majoranas?.LabelOf(@string)?.ToString();

    private static void Box(XmlWriter svg, PauliComponent component, PauliString @string, (double X, double Y) place)
    {
        string name = @string.ToString("S", null), shown = ChartText.Cut(name, FontSize, LongestLabel - 8);
        string? label = Label(component, @string);
        svg.WriteStartElement("g");
        Element(svg, "title", label is null ? name : $"{name} = {label}");
        Element(svg, "rect", null, ("class", "box"), ("x", Number(place.X - (LongestLabel / 2))), ("y", Number(place.Y - (BoxHeight / 2))), ("width", Number(LongestLabel)), ("height", Number(BoxHeight)), ("rx", "6"));
        Text(svg, shown, place.X, place.Y + (label is null ? 4.5 : -3), "");
        if (label is not null) Text(svg, ChartText.Cut(label, 11, LongestLabel - 8), place.X, place.Y + 13, "label");
        svg.WriteEndElement();
    }

    private static string Edges(AnticommutationGraph graph, (double X, double Y)[] places)
    {
        var path = new StringBuilder();
        for (int v = 0; v < places.Length; v++)
        {
            foreach (int w in graph.Neighbors(v).Where(w => w > v))
                path.Append(CultureInfo.InvariantCulture, $"M{Number(places[v].X)} {Number(places[v].Y)}L{Number(places[w].X)} {Number(places[w].Y)}");
        }

        return path.ToString();
    }

    /// <summary>What a screen reader says: each string with those that it anticommutes with.</summary>
    private static string Description(AnticommutationGraph graph) => string.Join(" ", graph.Vertices.Select((s, v) => graph.Neighbors(v).Count == 0
        ? $"{s.ToString("S", null)} stands alone."
        : $"{s.ToString("S", null)} anticommutes with {string.Join(", ", graph.Neighbors(v).Select(w => graph.Vertices[w].ToString("S", null)))}."));

    private static void Text(XmlWriter svg, string text, double x, double y, string kind) =>
        Element(svg, "text", text, ("class", kind), ("x", Number(x)), ("y", Number(y)), ("text-anchor", "middle"));

    private static void Element(XmlWriter svg, string name, string? text, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        svg.WriteStartElement(name);
        Attributes(svg, attributes);
        if (text is not null) svg.WriteString(text);
        svg.WriteEndElement();
    }

    private static void Attributes(XmlWriter svg, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        foreach ((string name, string value) in attributes)
        {
            if (value.Length > 0) svg.WriteAttributeString(name, value);
        }
    }

    private static string Number(double value) => (Math.Round(value, 2) + 0.0).ToString("0.##", CultureInfo.InvariantCulture);
}
