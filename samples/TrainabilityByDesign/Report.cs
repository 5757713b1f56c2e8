using System.Globalization;
using System.Text;
using QmlTrainability.Reporting;
using QmlTrainability.Trainability;

namespace TrainabilityByDesign;

/// <summary>The written report: both verdicts, variances predicted and sampled, training, and the figures.</summary>
internal static class Report
{
    public static string Write(
        string folder, Verdict file, Verdict design, IReadOnlyList<VarianceRow> variances, TrainingData data, IReadOnlyList<Contest> contests)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "dimension.svg"), Figures.Dimension(file, design).ToSvg());
        File.WriteAllText(Path.Combine(folder, "variance.svg"), Figures.Variance(variances).ToSvg());
        File.WriteAllText(Path.Combine(folder, "file.json"), VerdictReport.ToJson(file));
        File.WriteAllText(Path.Combine(folder, "design.json"), VerdictReport.ToJson(design));
        if (contests.Count > 0) File.WriteAllText(Path.Combine(folder, "loss.svg"), Figures.Loss(contests[0]).ToSvg());
        string path = Path.Combine(folder, "report.md");
        File.WriteAllText(path, $"""
            # Trainability by design

            Two circuits on {file.QubitCount} qubits on trial: the one in the file, and a designed alternative of which the law at every number of qubits is known.

            ![Dimension of the Lie algebra against the number of qubits](dimension.svg)

            {VerdictReport.ToMarkdown(file)}
            {VerdictReport.ToMarkdown(design)}
            {Variances(variances)}
            {(contests.Count > 0 ? Training(data, contests) : "")}
            """);
        return path;
    }

    private static string Variances(IReadOnlyList<VarianceRow> rows)
    {
        var text = new StringBuilder("## Predicted and measured\n\n![Variance of the loss against the number of qubits](variance.svg)\n\n");
        text.Append(CultureInfo.InvariantCulture, $"The variance of the loss at the depth built, over {VarianceRow.Samples:N0} random parameter vectors, with its standard error:\n\n");
        text.Append("| circuit | n | predicted | sampled | deep limit |\n| --- | --- | --- | --- | --- |\n");
        foreach (VarianceRow row in rows)
        {
            string predicted = row.Predicted is null ? "unknown" : row.Predicted.Value.ToString("G6", CultureInfo.InvariantCulture);
            string deep = row.DeepLimit is null ? "unknown" : row.DeepLimit.Value.ToString("G6", CultureInfo.InvariantCulture);
            text.Append(CultureInfo.InvariantCulture, $"| {row.Name} | {row.Qubits} | {predicted} | {row.Sampled.Variance} | {deep} |\n");
        }

        return text.ToString();
    }

    private static string Training(TrainingData data, IReadOnlyList<Contest> contests)
    {
        var text = new StringBuilder("## Trained\n\n![Loss against epoch](loss.svg)\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{data}. A fifth of the rows is kept for testing; features are scaled on the others. Test accuracy:\n\n");
        text.Append("| seed | circuit in the file | design | logistic regression |\n| --- | --- | --- | --- |\n");
        foreach (Contest c in contests) text.Append(CultureInfo.InvariantCulture, $"| {c.Seed} | {c.FileAccuracy:F3} | {c.DesignAccuracy:F3} | {c.BaselineAccuracy:F3} |\n");
        text.Append(CultureInfo.InvariantCulture, $"| mean | {contests.Average(c => c.FileAccuracy):F3} | {contests.Average(c => c.DesignAccuracy):F3} | {contests.Average(c => c.BaselineAccuracy):F3} |\n");
        return text.ToString();
    }
}
