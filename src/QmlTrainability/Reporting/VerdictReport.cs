using System.Text.Json.Nodes;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Trainability;

namespace QmlTrainability.Reporting;

/// <summary>A verdict as Markdown and as JSON.</summary>
/// <remarks>In JSON a big integer is a decimal string and a rational number "p/q", so that nothing is rounded.</remarks>
/// <example><code>
/// Verdict verdict = AnsatzCatalog.Ising(Topology.Chain, layers: 2).Assess(qubits: 6);
/// Console.WriteLine(VerdictReport.ToMarkdown(verdict).Split('\n')[0]);    // ## Accepted: Ising, chain (n = 6)
/// Console.WriteLine(VerdictReport.ToJson(verdict).Contains("\"dimension\": \"66\""));    // True
/// </code></example>
public static class VerdictReport
{
    /// <summary>A section with the decision, a table of the figures, and the evidence as a list.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <returns>Markdown; lines end with a line feed.</returns>
    public static string ToMarkdown(Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        MarkdownText text = new MarkdownText().Line($"## {Title(verdict)}").Line().Line(verdict.Explanation).Line().Head("figure", "value");
        foreach ((string figure, string value) in Figures(verdict)) text.Row(figure, value);
        return text.Evidence(verdict.Evidence).ToString();
    }

    /// <summary>The verdict as one JSON object, with a null where a figure is not known.</summary>
    /// <param name="verdict">The verdict.</param>
    public static string ToJson(Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        var root = new JsonObject
        {
            ["subject"] = verdict.Subject,
            ["qubits"] = verdict.QubitCount,
            ["decision"] = verdict.Decision.ToString(),
            ["reason"] = verdict.Reason,
            ["explanation"] = verdict.Explanation,
            ["policy"] = JsonNode.Parse(verdict.Policy.ToJson()),
            ["algebra"] = verdict.Algebra.ToString(),
            ["dimension"] = ReportJson.Big(verdict.Dimension),
            ["dimensionIsExact"] = verdict.DimensionIsExact,
            ["growth"] = GrowthReport.Node(verdict.Growth),
            ["variance"] = verdict.Variance is not LossVariance v ? null : new JsonObject
            {
                ["mean"] = v.Mean,
                ["value"] = v.Value,
                ["log2"] = ReportJson.Number(v.Log2),
                ["exact"] = v.Exact?.ToString(),
                ["hypothesis"] = v.Hypothesis,
            },
            ["finiteDepth"] = verdict.FiniteDepth is not FiniteDepthVariance f ? null : new JsonObject
            {
                ["mean"] = f.Mean,
                ["value"] = f.Value,
                ["secondMoment"] = f.SecondMoment,
                ["isExact"] = f.IsExact,
                ["lower"] = f.ValueInterval.Lower,
                ["upper"] = f.ValueInterval.Upper,
                ["angles"] = f.Angles.ToString(),
                ["gradientSecondMoments"] = new JsonArray([.. f.GradientSecondMoments.Select(g => (JsonNode)g)]),
            },
            ["shots"] = Shots(verdict.Shots),
            ["deepShots"] = Shots(verdict.DeepShots),
            ["evidence"] = ReportJson.Of(verdict.Evidence),
        };
        return ReportJson.Text(root);
    }

    /// <summary>For example "Accepted: Ising, chain (n = 6)".</summary>
    internal static string Title(Verdict verdict) =>
        $"{verdict.Decision switch { Decision.Accept => "Accepted", Decision.Reject => "Rejected", _ => "Undecided" }}: {verdict.Subject} (n = {verdict.QubitCount})";

    /// <summary>The figures that are known, each with its name.</summary>
    internal static IEnumerable<(string Figure, string Value)> Figures(Verdict verdict)
    {
        yield return ("growth of the design", verdict.Growth.ToString());
        yield return ("algebra of the circuit built", verdict.Algebra.ToString());
        yield return ("its dimension", (verdict.DimensionIsExact ? "" : "at most ") + AlgebraText.Size(verdict.Dimension));
        if (verdict.Variance is not null) yield return ("loss, deep limit", verdict.Variance.ToString());
        if (verdict.FiniteDepth is not null) yield return ("loss, at the depth built", verdict.FiniteDepth.ToString());
        if (verdict.Shots is not null) yield return ("shots, at the depth built", verdict.Shots.ToString());
        if (verdict.DeepShots is not null) yield return ("shots, deep limit", verdict.DeepShots.ToString());
        yield return ("policy", verdict.Policy.ToString());
    }

    private static JsonObject? Shots(GradientShots? shots) => shots is null ? null : new JsonObject
    {
        ["typical"] = ReportJson.Number(shots.Typical),
        ["worst"] = ReportJson.Number(shots.Worst),
        ["byParameter"] = new JsonArray([.. shots.Shots.Select(ReportJson.Number)]),
        ["dead"] = new JsonArray([.. shots.DeadParameters.Select(p => (JsonNode)p.Name)]),
    };
}
