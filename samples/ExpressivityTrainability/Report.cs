using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using QmlTrainability.Reporting;

namespace ExpressivityTrainability;

/// <summary>The written report: claims, tables and figures.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(string folder, IReadOnlyList<VarianceRow> variances, IReadOnlyList<TrainingRow> trained, IReadOnlyList<(int Layers, int Parameters, int Symmetric, int Unstructured)> ranks)
    {
        var claims = Claims.Of(variances, trained).ToList();
        File.WriteAllText(Path.Combine(folder, "dimension.svg"), Dimension(variances).ToSvg());
        File.WriteAllText(Path.Combine(folder, "variance.svg"), Variance(variances).ToSvg());
        File.WriteAllText(Path.Combine(folder, "accuracy.svg"), Accuracy(trained).ToSvg());
        File.WriteAllText(Path.Combine(folder, "rank.svg"), Rank(ranks).ToSvg());
        File.WriteAllText(Path.Combine(folder, "report.json"), JsonSerializer.Serialize(
            new
            {
                claims = claims.Select(c => new { c.Claim, c.Share, c.Finding }),
                variances,
                trained,
                ranks = ranks.Select(r => new { r.Layers, r.Parameters, r.Symmetric, r.Unstructured }),
            },
            Indented));
        var text = new StringBuilder("# Expressivity and trainability\n\n");
        text.Append("A protocol after arXiv:2606.31536, of which only the abstract was at hand: no number of it is quoted. Two designs with the same number of parameters in the same places,\n");
        text.Append("X and ZZ against Z and ZX on a ring, from |+…+⟩ read out in X on the first qubit. On labels that are symmetric under permutations\n");
        text.Append("a third one stands beside them that has this symmetry: ΣX, ΣY and ΣZZ, tied, read out in ΣX; as deep, with fewer parameters.\n\n## What was claimed and what was found\n\n");
        foreach ((string claim, double share, string finding) in claims)
            text.Append(CultureInfo.InvariantCulture, $"* **{share switch { 1 => "Held", 0 => "Did not hold", _ => "Held in part" }}**: {claim}\n  {finding}\n");
        text.Append("\nThree things to keep in mind. At a handful of qubits 2^-n is not flat: a good fit does not contradict a plateau at large n. A symmetry helps only where the labels\n");
        text.Append("have it too. And an algebra that stays polynomial can usually be simulated classically (arXiv:2312.09121), so that a design that scales claims no advantage.\n\n");
        text.Append("## Algebra and variance\n\nAs many layers as qubits, independent uniform angles.\n\n![Dimension](dimension.svg)\n\n![Variance](variance.svg)\n\n");
        text.Append("| design | n | parameters | algebra | Var of the loss, exact | measured | mean of E(∂ℓ)², exact | measured | deep limit |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (VarianceRow r in variances)
        {
            string measured = r.Measured is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{r.Measured:G4} ± {r.MeasuredError:G2}");
            string deep = r.DeepLimitLog2 is null ? "0 or not known" : string.Create(CultureInfo.InvariantCulture, $"2^{r.DeepLimitLog2:F2}");
            text.Append(CultureInfo.InvariantCulture, $"| {r.Design} | {r.Qubits} | {r.Parameters} | {r.Algebra} | {r.Exact:G4} | {measured} | {r.ExactGradient:G3} | {r.MeasuredGradient:G3} | {deep} |\n");
        }

        text.Append("\n## Trained\n\n![Training and test accuracy](accuracy.svg)\n\nMean and deviation over seeds, each with rows, split and start of its own. Above 12 qubits only the design with a small algebra can be run: as free fermions,\n");
        text.Append("40 epochs instead of 100. Behind L layers the field of one qubit is a function of the 2L + 1 qubits around it and of 2L² + 3L angles: that is what such a run trains, whatever n.\n\n");
        text.Append("| data | n | layers | parameters | training rows | design | training accuracy | test accuracy | gap | first gradient norm |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (var g in trained.GroupBy(t => (t.Data, t.Qubits, t.Layers, t.Design)))
        {
            TrainingRow r = g.First();
            text.Append(CultureInfo.InvariantCulture, $"| {r.Data} | {r.Qubits} | {r.Layers} | {r.Parameters} | {r.TrainingRows} | {r.Design} | {Spread.Of(g.Select(t => t.TrainingAccuracy))} | {Spread.Of(g.Select(t => t.TestAccuracy))} | {Spread.Of(g.Select(t => t.Gap))} | {Spread.Of(g.Select(t => t.FirstGradientNorm))} |\n");
        }

        text.Append("\n## Rank of the quantum Fisher information\n\nAt random angles, four qubits: how many parameters move the state independently.\n\n![Rank](rank.svg)\n\n| layers | parameters | symmetry-preserving | unstructured |\n| --- | --- | --- | --- |\n");
        foreach (var r in ranks) text.Append(CultureInfo.InvariantCulture, $"| {r.Layers} | {r.Parameters} | {r.Symmetric} | {r.Unstructured} |\n");
        string path = Path.Combine(folder, "report.md");
        File.WriteAllText(path, text.ToString());
        return path;
    }

    private static LineChart Dimension(IReadOnlyList<VarianceRow> rows) => new(
        "Dimension of the Lie algebra", "qubits n", "dim g",
        rows.Where(r => r.Qubits <= 24).GroupBy(r => r.Design).Select(g => new ChartSeries(g.Key, g.Select(r => ChartPoint.FromInteger(r.Qubits, r.DimensionValue())))),
        yScale: AxisScale.Logarithmic);

    private static LineChart Variance(IReadOnlyList<VarianceRow> rows)
    {
        List<ChartSeries> series = [];
        foreach (var g in rows.Where(r => r.Qubits <= 24).GroupBy(r => r.Design))
        {
            Add($"{g.Key}: exact", SeriesStyle.Line, g.Where(r => r.Exact > 0).Select(r => new ChartPoint(r.Qubits, r.Exact!.Value)));
            Add($"{g.Key}: measured", SeriesStyle.Markers, g.Where(r => r.Measured > 0).Select(r => new ChartPoint(r.Qubits, r.Measured!.Value)));
            Add($"{g.Key}: deep limit", SeriesStyle.Dashed, g.Where(r => r.DeepLimitLog2 is not null).Select(r => ChartPoint.FromLog2(r.Qubits, r.DeepLimitLog2!.Value)));
        }

        return new LineChart("Variance of the loss, as many layers as qubits", "qubits n", "variance", series, yScale: AxisScale.Logarithmic);

        void Add(string name, SeriesStyle style, IEnumerable<ChartPoint> points)
        {
            ChartPoint[] list = [.. points];
            if (list.Length > 0) series.Add(new ChartSeries(name, list, style));
        }
    }

    private static LineChart Accuracy(IReadOnlyList<TrainingRow> rows) => new(
        "Training and test accuracy of every run", "training accuracy", "test accuracy",
        [
            .. rows.GroupBy(r => r.Qubits > Contest.LargestStateVector ? $"{r.Design}, {r.Qubits} qubits" : r.Design).Select(g => new ChartSeries(g.Key, g.Select(r => new ChartPoint(r.TrainingAccuracy, r.TestAccuracy)), SeriesStyle.Markers)),
            new ChartSeries("no gap", [new ChartPoint(0.5, 0.5), new ChartPoint(1, 1)], SeriesStyle.Dashed),
        ]);

    private static LineChart Rank(IReadOnlyList<(int Layers, int Parameters, int Symmetric, int Unstructured)> ranks) => new(
        "Rank of the quantum Fisher information, four qubits", "parameters", "rank",
        [
            new ChartSeries(Design.Symmetric.Name, ranks.Select(r => new ChartPoint(r.Parameters, r.Symmetric))),
            new ChartSeries(Design.Unstructured.Name, ranks.Select(r => new ChartPoint(r.Parameters, r.Unstructured))),
        ]);
}
