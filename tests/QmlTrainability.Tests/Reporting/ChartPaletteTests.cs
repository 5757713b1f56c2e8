using System.Globalization;
using QmlTrainability.Reporting.Charts;

namespace QmlTrainability.Tests.Reporting;

/// <summary>Contrast as WCAG 2 defines it, computed from the colors themselves.</summary>
public sealed class ChartPaletteTests
{
    [Fact]
    public void Colors_have_contrast_in_light_and_dark()
    {
        ChartPalette.Light.Should().HaveSameCount(ChartPalette.Dark).And.OnlyHaveUniqueItems();
        foreach (string color in ChartPalette.Light) Contrast(color, ChartPalette.LightBackground).Should().BeGreaterThan(4.5, color);
        foreach (string color in ChartPalette.Dark) Contrast(color, ChartPalette.DarkBackground).Should().BeGreaterThan(4.5, color);
        Contrast(ChartPalette.LightText, ChartPalette.LightBackground).Should().BeGreaterThan(7);
        Contrast(ChartPalette.DarkText, ChartPalette.DarkBackground).Should().BeGreaterThan(7);
    }

    [Fact]
    public void Contrast_is_that_of_the_standard()
    {
        Contrast("#000000", "#ffffff").Should().BeApproximately(21, 1e-9);
        Contrast("#777777", "#ffffff").Should().BeApproximately(4.48, 0.01);
    }

    [Fact]
    public void Every_rule_stays_inside_the_chart()
    {
        string[] rules = ChartPalette.StyleSheet().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        rules.Should().OnlyContain(r => r.StartsWith(".qml-chart ", StringComparison.Ordinal) || r.StartsWith("@media", StringComparison.Ordinal) || r == "}");
    }

    internal static double Contrast(string a, string b)
    {
        double x = Luminance(a), y = Luminance(b);
        return (Math.Max(x, y) + 0.05) / (Math.Min(x, y) + 0.05);
    }

    private static double Luminance(string color) => (0.2126 * Channel(color, 1)) + (0.7152 * Channel(color, 3)) + (0.0722 * Channel(color, 5));

    private static double Channel(string color, int at)
    {
        double c = int.Parse(color.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
    }
}
