using System.Globalization;
using System.Text;
using QmlTrainability.Ansatze.Catalog;
using QmlTrainability.Reporting;
using QmlTrainability.Trainability;

namespace QmlTrainability.Benchmarks.Catalog;

/// <summary>A table of the catalog and a growth plot for each family: what is computed as markers on the law that is known.</summary>
internal static class CatalogPlots
{
    private const int LargestSize = 24;
    private const int LongestLegend = 48; // characters; the table has the rest

    /// <summary>Writes catalog.md and figures/catalog/*.svg into a folder.</summary>
    public static void Write(string docs)
    {
        string figures = Path.Combine(docs, "figures", "catalog");
        Directory.CreateDirectory(figures);
        var table = new StringBuilder("# Catalog\n\nEvery family with the law that is known and the one that `GrowthLaw.Of` finds; `dotnet run -c Release --project benchmarks/QmlTrainability.Benchmarks -- catalog docs` writes this page.\n\n| family | known law | growth found | source |\n| --- | --- | --- | --- |\n");
        foreach (CatalogFamily family in FamilyCatalog.All)
        {
            GrowthLaw found = GrowthLaw.Of(family.Generators);
            string file = string.Concat(family.Name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-') + ".svg";
            File.WriteAllText(Path.Combine(figures, file), Plot(family, found).ToSvg());
            table.Append(CultureInfo.InvariantCulture, $"| [{family.Name}](figures/catalog/{file}) | {family.Law} ({family.Growth.ToString().ToLowerInvariant()}) | {found.Law} ({found.Kind.ToString().ToLowerInvariant()}, {found.HowKnown.ToString().ToLowerInvariant()}) | {family.Source} |\n");
        }

        File.WriteAllText(Path.Combine(docs, "catalog.md"), table.ToString());
    }

    private static LineChart Plot(CatalogFamily family, GrowthLaw found)
    {
        var computed = new ChartSeries("computed", found.Samples.Where(s => s.Qubits <= LargestSize).Select(s => ChartPoint.FromInteger(s.Qubits, s.Dimension)), SeriesStyle.Markers);
        ChartPoint[] law = [.. Enumerable.Range(family.SmallestSize, LargestSize - family.SmallestSize + 1)
            .Select(n => (Qubits: n, Dimension: family.KnownDimensionAt(n))).Where(p => p.Dimension is not null).Select(p => ChartPoint.FromInteger(p.Qubits, p.Dimension!.Value))];
        return new LineChart(family.Name, "qubits n", "dim g", [computed, new ChartSeries(family.Law.Length <= LongestLegend ? $"known: {family.Law}" : "known law", law, SeriesStyle.Dashed)], yScale: AxisScale.Logarithmic);
    }
}
