using System.Numerics;
using QmlTrainability.Reporting;
using QmlTrainability.Trainability;

namespace TrainabilityByDesign;

/// <summary>The written report: both verdicts, and the figure "dimension against n" with a curve for the design and a point for the file.</summary>
internal static class Report
{
    public static string Write(string folder, Verdict file, Verdict design)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "dimension.svg"), Dimension(file, design).ToSvg());
        File.WriteAllText(Path.Combine(folder, "file.json"), VerdictReport.ToJson(file));
        File.WriteAllText(Path.Combine(folder, "design.json"), VerdictReport.ToJson(design));
        string path = Path.Combine(folder, "report.md");
        File.WriteAllText(path, $"""
            # Trainability by design

            Two circuits on {file.QubitCount} qubits on trial: the one in the file, and a designed alternative of which the law at every number of qubits is known.

            ![Dimension of the Lie algebra against the number of qubits](dimension.svg)

            {VerdictReport.ToMarkdown(file)}
            {VerdictReport.ToMarkdown(design)}
            """);
        return path;
    }

    private static LineChart Dimension(Verdict file, Verdict design)
    {
        IReadOnlyList<GrowthSample> samples = design.Growth.Samples;
        int last = Math.Max(16, file.QubitCount + 4);
        var curve = new ChartSeries(
            $"design: {design.Growth.Law}",
            samples.Where(s => s.Qubits <= last).Select(s => ChartPoint.FromInteger(s.Qubits, s.Dimension)));
        var ceiling = new ChartSeries(
            "every unitary: 4ⁿ - 1",
            Enumerable.Range(samples[0].Qubits, last - samples[0].Qubits + 1).Select(n => ChartPoint.FromInteger(n, BigInteger.Pow(4, n) - 1)),
            SeriesStyle.Dashed);
        var point = new ChartSeries("circuit in the file", [ChartPoint.FromInteger(file.QubitCount, file.Dimension)], SeriesStyle.Markers);
        return new LineChart("Dimension of the Lie algebra", "qubits n", "dim g", [curve, ceiling, point], yScale: AxisScale.Logarithmic);
    }
}
