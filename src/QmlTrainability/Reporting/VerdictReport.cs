using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
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
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A section with the decision, a table of the figures, and the evidence as a list.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <returns>Markdown; lines end with a line feed.</returns>
    public static string ToMarkdown(Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        var text = new StringBuilder();
        string decision = verdict.Decision switch { Decision.Accept => "Accepted", Decision.Reject => "Rejected", _ => "Undecided" };
        Line($"## {decision}: {verdict.Subject} (n = {verdict.QubitCount})");
        Line("");
        Line(verdict.Explanation);
        Line("");
        Line("| figure | value |");
        Line("| --- | --- |");
        Row("growth of the design", verdict.Growth.ToString());
        Row("algebra of the circuit built", verdict.Algebra.ToString());
        Row("its dimension", (verdict.DimensionIsExact ? "" : "at most ") + AlgebraText.Size(verdict.Dimension));
        if (verdict.Variance is not null) Row("loss, deep limit", verdict.Variance.ToString());
        if (verdict.FiniteDepth is not null) Row("loss, at the depth built", verdict.FiniteDepth.ToString());
        if (verdict.Shots is not null) Row("shots, at the depth built", verdict.Shots.ToString());
        if (verdict.DeepShots is not null) Row("shots, deep limit", verdict.DeepShots.ToString());
        Row("policy", verdict.Policy.ToString());
        Line("");
        Line("How it is known:");
        Line("");
        foreach (Evidence evidence in verdict.Evidence) Line($"* *{evidence.Kind.ToString().ToLowerInvariant()}*: {evidence.Claim} ({evidence.Source})");
        return text.ToString();

        void Row(string figure, string value) => Line($"| {figure} | {value.Replace("|", "\\|", StringComparison.Ordinal)} |");
        void Line(string line) => text.Append(line).Append('\n');
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
            ["dimension"] = verdict.Dimension.ToString(CultureInfo.InvariantCulture),
            ["dimensionIsExact"] = verdict.DimensionIsExact,
            ["growth"] = Growth(verdict.Growth),
            ["variance"] = verdict.Variance is not LossVariance v ? null : new JsonObject
            {
                ["mean"] = v.Mean,
                ["value"] = v.Value,
                ["log2"] = double.IsFinite(v.Log2) ? v.Log2 : null,
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
            ["evidence"] = new JsonArray([.. verdict.Evidence.Select(e =>
                new JsonObject { ["claim"] = e.Claim, ["kind"] = e.Kind.ToString(), ["source"] = e.Source })]),
        };
        return root.ToJsonString(Indented);
    }

    private static JsonObject? Shots(GradientShots? shots) => shots is null ? null : new JsonObject
    {
        ["typical"] = double.IsFinite(shots.Typical) ? shots.Typical : null,
        ["worst"] = double.IsFinite(shots.Worst) ? shots.Worst : null,
        ["byParameter"] = new JsonArray([.. shots.Shots.Select(x => double.IsFinite(x) ? (JsonNode)x : null)]),
        ["dead"] = new JsonArray([.. shots.DeadParameters.Select(p => (JsonNode)p.Name)]),
    };

    private static JsonObject Growth(GrowthLaw growth) => new()
    {
        ["kind"] = growth.Kind.ToString(),
        ["howKnown"] = growth.HowKnown.ToString(),
        ["law"] = growth.Law,
        ["degree"] = growth.Degree,
        ["base"] = growth.Base,
        ["samples"] = new JsonArray([.. growth.Samples.Select(s => new JsonObject
        {
            ["qubits"] = s.Qubits,
            ["dimension"] = s.Dimension.ToString(CultureInfo.InvariantCulture),
            ["algebra"] = s.Algebra.ToString(),
        })]),
    };
}
