using System.Globalization;
using System.Text;

namespace QmlTrainability.Reporting.Charts;

/// <summary>The colors of charts, as a style sheet that follows the reader's light or dark mode.</summary>
/// <remarks>Lines have a contrast of at least 4.5 and texts of at least 7 against the background (WCAG 2); a test computes both.</remarks>
internal static class ChartPalette
{
    public const string LightBackground = "#ffffff", DarkBackground = "#14171c";
    public const string LightText = "#1f2328", DarkText = "#e6e8eb";

    public const string LightGrid = "#d5d9de", DarkGrid = "#3a4049";

    private const string LightFineGrid = "#eceef1", DarkFineGrid = "#252a31";

    /// <summary>Ordered so that neighbors differ in hue and in lightness, for readers who tell few hues apart.</summary>
    public static IReadOnlyList<string> Light { get; } = Array.AsReadOnly(["#0b5cad", "#b8420b", "#0b6b4f", "#7a2fb8", "#a3155f", "#5f5200"]);

    public static IReadOnlyList<string> Dark { get; } = Array.AsReadOnly(["#6cb6ff", "#ff9f68", "#4fd1a5", "#c9a9ff", "#ff8fc0", "#e3c75f"]);

    /// <summary>The style sheet of a chart. Every rule names the class of the chart, since styles inside a page reach all of it.</summary>
    public static string StyleSheet()
    {
        var css = new StringBuilder("\n");
        Rule(css, "text", "font-family:system-ui,-apple-system,'Segoe UI','DejaVu Sans',sans-serif;font-size:13px");
        Rule(css, ".title", "font-size:17px;font-weight:600");
        Rule(css, ".line", "fill:none;stroke-width:2;stroke-linejoin:round;stroke-linecap:round");
        Rule(css, ".axis", "fill:none;stroke-width:1.2");
        Rule(css, ".mark", "stroke-width:1.5");
        Rule(css, ".box", "stroke-width:1.5");
        Rule(css, ".edge", "fill:none;stroke-width:1");
        Rule(css, ".label", "font-size:11px");
        Colors(css, LightBackground, LightText, LightGrid, LightFineGrid, Light);
        css.Append("@media (prefers-color-scheme:dark){\n");
        Colors(css, DarkBackground, DarkText, DarkGrid, DarkFineGrid, Dark);
        return css.Append("}\n").ToString();
    }

    private static void Colors(StringBuilder css, string background, string text, string grid, string fine, IReadOnlyList<string> series)
    {
        Rule(css, ".back", $"fill:{background}");
        Rule(css, "text", $"fill:{text}");
        Rule(css, ".axis", $"stroke:{text}");
        Rule(css, ".edge", $"stroke:{text}");
        Rule(css, ".box", $"fill:{background};stroke:{series[0]}");
        Rule(css, ".grid", $"stroke:{grid}");
        Rule(css, ".fine", $"stroke:{fine}");
        for (int i = 0; i < series.Count; i++)
        {
            Rule(css, string.Create(CultureInfo.InvariantCulture, $".line.c{i}"), $"stroke:{series[i]}");
            Rule(css, string.Create(CultureInfo.InvariantCulture, $".mark.c{i}"), $"fill:{series[i]};stroke:{background}");
        }
    }

    private static void Rule(StringBuilder css, string selector, string declarations) => css.Append(CultureInfo.InvariantCulture, $".qml-chart {selector}{{{declarations}}}\n");
}
