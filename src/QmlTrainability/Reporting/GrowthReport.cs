using System.Globalization;
using System.Text.Json.Nodes;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Trainability;

namespace QmlTrainability.Reporting;

/// <summary>A growth law as Markdown, as JSON and as a chart.</summary>
/// <remarks>In JSON a big integer is a decimal string, so that nothing is rounded.</remarks>
/// <example><code>
/// AnsatzBuilder ising = AnsatzCatalog.Ising(Topology.Chain, layers: 1);
/// GrowthLaw law = GrowthLaw.Of(ising);
/// Console.WriteLine(GrowthReport.ToMarkdown(law, ising.Name).Split('\n')[0]);    // ## Growth: Ising, chain
/// Console.WriteLine(GrowthReport.ToChart(law, ising.Name).Series[0].Points[0].Y);    // 6
/// </code></example>
public static class GrowthReport
{
    /// <summary>A section with the law, the exact dimensions as a table, and the evidence as a list.</summary>
    /// <param name="growth">The law.</param>
    /// <param name="subject">Whose law it is.</param>
    /// <returns>Markdown; lines end with a line feed.</returns>
    public static string ToMarkdown(GrowthLaw growth, string subject)
    {
        ArgumentNullException.ThrowIfNull(growth);
        ArgumentException.ThrowIfNullOrWhiteSpace(subject);
        MarkdownText text = new MarkdownText().Line($"## Growth: {subject}").Line().Line($"{growth}.").Line().Head("n", "dimension", "algebra");
        foreach (GrowthSample sample in growth.Samples) text.Row(sample.Qubits.ToString(CultureInfo.InvariantCulture), AlgebraText.Size(sample.Dimension), sample.Algebra.ToString());
        return text.Evidence(growth.Evidence).ToString();
    }

    /// <summary>The law as one JSON object, with its samples and its evidence.</summary>
    /// <param name="growth">The law.</param>
    /// <param name="subject">Whose law it is.</param>
    public static string ToJson(GrowthLaw growth, string subject)
    {
        ArgumentNullException.ThrowIfNull(growth);
        ArgumentException.ThrowIfNullOrWhiteSpace(subject);
        var root = new JsonObject { ["subject"] = subject, ["growth"] = Node(growth), ["evidence"] = ReportJson.Of(growth.Evidence) };
        return ReportJson.Text(root);
    }

    /// <summary>The exact dimensions against the number of qubits, on a logarithmic axis, beside 4^n - 1, the dimension of everything.</summary>
    /// <param name="growth">The law, with at least one sample.</param>
    /// <param name="subject">Whose law it is.</param>
    /// <exception cref="ArgumentException">The law has no sample.</exception>
    public static LineChart ToChart(GrowthLaw growth, string subject)
    {
        ArgumentNullException.ThrowIfNull(growth);
        if (growth.Samples.Count == 0) throw new ArgumentException("A law without samples has nothing to draw.", nameof(growth));
        var design = new ChartSeries(subject, growth.Samples.Select(s => ChartPoint.FromInteger(s.Qubits, s.Dimension)));
        // As far as the design reaches twice over: a curve of 4^n would press everything else flat.
        double highest = design.Points.Max(p => p.Log10Y) + 2;
        int last = growth.Samples[^1].Qubits, first = growth.Samples[0].Qubits;
        var everything = Enumerable.Range(first, last - first + 1).Select(n => ChartPoint.FromInteger(n, System.Numerics.BigInteger.Pow(4, n) - 1)).TakeWhile(p => p.Log10Y <= highest).ToList();
        return new LineChart("Dimension of the algebra", "qubits n", "dim g", everything.Count > 1 ? [design, new ChartSeries("all unitaries, 4ⁿ - 1", everything, SeriesStyle.Dashed)] : [design], yScale: AxisScale.Logarithmic);
    }

    internal static JsonObject Node(GrowthLaw growth) => new()
    {
        ["kind"] = growth.Kind.ToString(),
        ["howKnown"] = growth.HowKnown.ToString(),
        ["law"] = growth.Law,
        ["degree"] = growth.Degree,
        ["base"] = growth.Base,
        ["samples"] = new JsonArray([.. growth.Samples.Select(s => new JsonObject
        {
            ["qubits"] = s.Qubits,
            ["dimension"] = ReportJson.Big(s.Dimension),
            ["algebra"] = s.Algebra.ToString(),
        })]),
    };
}
