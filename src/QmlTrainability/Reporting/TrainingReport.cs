using System.Globalization;
using System.Text.Json.Nodes;
using QmlTrainability.Learning;

namespace QmlTrainability.Reporting;

/// <summary>A training run as Markdown, as JSON and as a chart.</summary>
/// <example><code>
/// Eigensolver solver = Eigensolver.Of(AnsatzCatalog.Ising(Topology.Chain, layers: 2), PauliSum.Parse("-1*ZZI - 1*IZZ - 0.5*XII - 0.5*IXI - 0.5*IIX"), InitialState.Plus(3));
/// TrainingRun&lt;Eigensolver&gt; run = Trainer.Fit(solver, new TrainingOptions { Epochs = 20 });
/// Console.WriteLine(TrainingReport.ToMarkdown(run.History, run.Ending).Split('\n')[0]);    // ## Training
/// Console.WriteLine(TrainingReport.ToChart(run.History).Series[0].Name);                  // loss
/// </code></example>
public static class TrainingReport
{
    private const int RowsShown = 12;

    /// <summary>A section with how the run ended and a table of a dozen of its epochs, the first and the last among them.</summary>
    /// <param name="history">The epochs, at least one.</param>
    /// <param name="ending">Why the run ended.</param>
    /// <returns>Markdown; lines end with a line feed.</returns>
    /// <exception cref="ArgumentException">There is no epoch.</exception>
    public static string ToMarkdown(IReadOnlyList<TrainingEpoch> history, RunEnding ending)
    {
        Check(history);
        MarkdownText text = new MarkdownText().Line("## Training").Line().Line(Ended(history, ending)).Line().Head("epoch", "loss", "gradient");
        foreach (TrainingEpoch epoch in Shown(history)) text.Row(Cells(epoch));
        return text.ToString();
    }

    /// <summary>The run as one JSON object; a null where an epoch has no such figure.</summary>
    /// <param name="history">The epochs, at least one.</param>
    /// <param name="ending">Why the run ended.</param>
    /// <exception cref="ArgumentException">There is no epoch.</exception>
    public static string ToJson(IReadOnlyList<TrainingEpoch> history, RunEnding ending)
    {
        Check(history);
        return ReportJson.Text(new JsonObject
        {
            ["ending"] = ending.ToString(),
            ["epochs"] = new JsonArray([.. history.Select(e => new JsonObject
            {
                ["epoch"] = e.Epoch,
                ["loss"] = ReportJson.Number(e.Loss),
                ["accuracy"] = ReportJson.Number(e.Accuracy),
                ["gradientNorm"] = ReportJson.Number(e.GradientNorm),
                ["validationLoss"] = ReportJson.Number(e.ValidationLoss),
                ["onPlateau"] = e.OnPlateau,
            })]),
        });
    }

    /// <summary>The loss against the epoch, and the loss of the rows kept from training where there are such.</summary>
    /// <param name="history">The epochs, at least one.</param>
    /// <exception cref="ArgumentException">There is no epoch.</exception>
    public static LineChart ToChart(IReadOnlyList<TrainingEpoch> history)
    {
        Check(history);
        var series = new List<ChartSeries> { new("loss", history.Where(e => double.IsFinite(e.Loss)).Select(e => new ChartPoint(e.Epoch, e.Loss)), SeriesStyle.Line) };
        ChartPoint[] validation = [.. history.Where(e => double.IsFinite(e.ValidationLoss)).Select(e => new ChartPoint(e.Epoch, e.ValidationLoss))];
        if (validation.Length > 0) series.Add(new ChartSeries("kept from training", validation, SeriesStyle.Dashed));
        return new LineChart("Loss against epoch", "epoch", "loss", series);
    }

    internal static string Ended(IReadOnlyList<TrainingEpoch> history, RunEnding ending) => string.Create(
        CultureInfo.InvariantCulture,
        $"{history.Count} epochs, from a loss of {history[0].Loss:G6} to {history[^1].Loss:G6}; {ending switch { RunEnding.Converged => "the minimizer found nothing lower", RunEnding.StoppedEarly => "stopped early", _ => "all epochs were used" }}.");

    /// <summary>A dozen epochs, evenly spread.</summary>
    internal static IEnumerable<TrainingEpoch> Shown(IReadOnlyList<TrainingEpoch> history) => history.Count <= RowsShown
        ? history
        : Enumerable.Range(0, RowsShown).Select(i => history[(int)((long)i * (history.Count - 1) / (RowsShown - 1))]);

    internal static string[] Cells(TrainingEpoch epoch) =>
    [
        epoch.Epoch.ToString(CultureInfo.InvariantCulture), epoch.Loss.ToString("G6", CultureInfo.InvariantCulture),
        double.IsNaN(epoch.GradientNorm) ? "" : epoch.GradientNorm.ToString("G3", CultureInfo.InvariantCulture),
    ];

    private static void Check(IReadOnlyList<TrainingEpoch> history)
    {
        ArgumentNullException.ThrowIfNull(history);
        if (history.Count == 0) throw new ArgumentException("A run without epochs has nothing to report.", nameof(history));
    }
}
