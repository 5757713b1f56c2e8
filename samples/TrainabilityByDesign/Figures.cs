using System.Numerics;
using QmlTrainability.Learning;
using QmlTrainability.Reporting;
using QmlTrainability.Trainability;

namespace TrainabilityByDesign;

/// <summary>The figures of the report.</summary>
internal static class Figures
{
    /// <summary>Half the length of a line that stands for one number of qubits.</summary>
    private const double HalfOfShort = 0.4;

    /// <summary>Dimension against n: a curve for the design, a point for the file, which has one size.</summary>
    public static LineChart Dimension(Verdict file, Verdict design)
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

    /// <summary>Variance against n, predicted as lines and sampled as markers; the file has one size, so that its lines are short. What is exactly 0 has no
    /// place on the axis.</summary>
    public static LineChart Variance(IReadOnlyList<VarianceRow> rows)
    {
        List<ChartSeries> series = [];
        Add("design, at the depth built: predicted", SeriesStyle.Line, "design", r => r.Predicted?.Value);
        Add("design, at the depth built: sampled", SeriesStyle.Markers, "design", r => r.Sampled.Variance.Value);
        Add("design, deep limit", SeriesStyle.Dashed, "design", r => r.DeepLimit?.Value);
        Add("file, at the depth built: predicted", SeriesStyle.Line, "file", r => r.Predicted?.Value);
        Add("file, at the depth built: sampled", SeriesStyle.Markers, "file", r => r.Sampled.Variance.Value);
        Add("file, deep limit", SeriesStyle.Dashed, "file", r => r.DeepLimit?.Value);
        return new LineChart("Variance of the loss over random angles", "qubits n", "variance", series, yScale: AxisScale.Logarithmic);

        void Add(string name, SeriesStyle style, string of, Func<VarianceRow, double?> value)
        {
            List<ChartPoint> points = [];
            foreach (VarianceRow row in rows.Where(r => r.Name == of && value(r) > 0))
            {
                bool isShort = of == "file" && style != SeriesStyle.Markers;
                if (isShort) points.Add(new ChartPoint(row.Qubits - HalfOfShort, value(row)!.Value));
                points.Add(new ChartPoint(row.Qubits + (isShort ? HalfOfShort : 0), value(row)!.Value));
            }

            if (points.Count > 0) series.Add(new ChartSeries(name, points, style));
        }
    }

    /// <summary>Loss against epoch, of the first seed.</summary>
    public static LineChart Loss(Contest contest)
    {
        ChartSeries[] series = [Curve("circuit in the file", contest.File), Curve("design", contest.Design)];
        return new LineChart(FormattableString.Invariant($"Loss against epoch, seed {contest.Seed}"), "epoch", "mean cross-entropy of the training rows", series);

        static ChartSeries Curve(string name, TrainingRun<BinaryClassifier> run) => new(name, run.History.Select(e => new ChartPoint(e.Epoch, e.Loss)), SeriesStyle.Line);
    }
}
