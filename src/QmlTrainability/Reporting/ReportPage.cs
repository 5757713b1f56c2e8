using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using QmlTrainability.Learning;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Reporting.Pages;
using QmlTrainability.Trainability;

namespace QmlTrainability.Reporting;

/// <summary>One self-contained HTML page of verdicts, growth laws, variances against depth, training runs and algebras.</summary>
/// <remarks>
/// Nothing is fetched when it is read: pictures are SVG in the page, and a content security policy forbids everything else. A script may be handed in that turns
/// the charts into interactive ones; without it, or where scripts are off, the pictures stay. The page reads in light and dark, on a phone, and by a screen
/// reader: every figure has a title, a description and a table. Immutable; the same page is the same text.
/// </remarks>
/// <example><code>
/// AnsatzBuilder ising = AnsatzCatalog.Ising(Topology.Chain, layers: 2);
/// string html = new ReportPage("Ising chain").With(ising.Assess(qubits: 6)).With(GrowthLaw.Of(ising), ising.Name).ToHtml();
/// Console.WriteLine(html.StartsWith("&lt;!DOCTYPE html&gt;"));    // True
/// </code></example>
public sealed class ReportPage
{
    private readonly ImmutableList<(string Heading, Action<PageText> Write)> _sections;

    /// <summary>A page without a section.</summary>
    /// <param name="title">The heading, and the title of the document; not empty.</param>
    /// <exception cref="ArgumentException">The title is empty.</exception>
    public ReportPage(string title)
        : this(title, [])
    {
    }

    private ReportPage(string title, ImmutableList<(string, Action<PageText>)> sections)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        Title = title;
        _sections = sections;
    }

    /// <summary>The heading, and the title of the document.</summary>
    public string Title { get; }

    /// <summary>Adds a verdict: the decision, its figures, the growth of the design, the slopes at the depth built, the anticommutation graph, and the evidence.</summary>
    /// <param name="verdict">The verdict.</param>
    public ReportPage With(Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        string decision = verdict.Decision.ToString();
        return With(VerdictReport.Title(verdict), page =>
        {
            page.Raw($"<p><strong class=\"badge {decision.ToLowerInvariant()}\">{decision}</strong></p>\n").Paragraph(verdict.Explanation);
            if (verdict.Observable is not null) page.Paragraph($"Observable: {verdict.Observable}. State: {verdict.State}.");
            page.Table("Figures", ["figure", "value"], VerdictReport.Figures(verdict).Select(f => new[] { f.Figure, f.Value }));
            if (verdict.Growth.Samples.Count > 0) PageFigure.Chart(page, GrowthReport.ToChart(verdict.Growth, verdict.Subject));
            if (Slopes(verdict) is LineChart slopes) PageFigure.Chart(page, slopes);
            PageFigure.Graph(page, verdict.Algebra);
            WriteEvidence(page, verdict.Evidence);
        });
    }

    /// <summary>Adds a growth law: the exact dimensions as a chart and as a table, and the evidence.</summary>
    /// <param name="growth">The law.</param>
    /// <param name="subject">Whose law it is.</param>
    public ReportPage With(GrowthLaw growth, string subject)
    {
        ArgumentNullException.ThrowIfNull(growth);
        ArgumentException.ThrowIfNullOrWhiteSpace(subject);
        return With($"Growth: {subject}", page =>
        {
            page.Paragraph($"{growth}.");
            if (growth.Samples.Count > 0)
            {
                PageFigure.Chart(page, GrowthReport.ToChart(growth, subject));
                page.Raw("<details><summary>The algebras</summary>\n").Table("Algebra at each size", ["qubits", "dimension", "algebra"], growth.Samples.Select(s => new[] { s.Qubits.ToString(CultureInfo.InvariantCulture), AlgebraText.Size(s.Dimension), s.Algebra.ToString() })).Raw("</details>\n");
            }

            WriteEvidence(page, growth.Evidence);
        });
    }

    /// <summary>Adds the variance of a loss against depth.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="deepLimit">What the variance tends to without noise, or null.</param>
    public ReportPage With(DepthCurve curve, LossVariance? deepLimit = null)
    {
        ArgumentNullException.ThrowIfNull(curve);
        return With("Variance against depth", page =>
        {
            PageFigure.Chart(page, DepthReport.ToChart(curve, deepLimit));
            page.Table("Moments at each depth", ["layers", "mean", "variance"], curve.Points.Select(DepthReport.Cells));
        });
    }

    /// <summary>Adds a training run.</summary>
    /// <param name="history">The epochs, at least one.</param>
    /// <param name="ending">Why the run ended.</param>
    /// <exception cref="ArgumentException">There is no epoch.</exception>
    public ReportPage With(IReadOnlyList<TrainingEpoch> history, RunEnding ending)
    {
        LineChart chart = TrainingReport.ToChart(history);
        return With("Training", page =>
        {
            page.Paragraph(TrainingReport.Ended(history, ending));
            PageFigure.Chart(page, chart);
        });
    }

    /// <summary>Adds an algebra: its name, its figures and its anticommutation graph.</summary>
    /// <param name="algebra">The algebra.</param>
    public ReportPage With(DynamicalLieAlgebra algebra)
    {
        ArgumentNullException.ThrowIfNull(algebra);
        return With($"Algebra: {algebra}", page =>
        {
            page.Table("Figures", ["figure", "value"],
                [["dimension", AlgebraText.Size(algebra.Dimension)], ["dimension of the center", AlgebraText.Size(algebra.CenterDimension)], ["how it is known", algebra.HowKnown]]);
            PageFigure.Graph(page, algebra);
        });
    }

    /// <summary>The page.</summary>
    /// <param name="script">A script that draws the specifications of the charts, as that of the package QmlTrainability.Tool does; null for a page without one.</param>
    /// <returns>HTML 5; lines end with a line feed.</returns>
    /// <exception cref="ArgumentException">The script holds text that would end its element.</exception>
    public string ToHtml(string? script = null)
    {
        if (script is not null && (script.Contains("</script", StringComparison.OrdinalIgnoreCase) || script.Contains("<!--", StringComparison.Ordinal)))
            throw new ArgumentException("The script holds '</script' or '<!--', which would end its element in the page: escape the '<' in its texts.", nameof(script));
        string allowed = script is null ? "" : $"script-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}';";
        PageText page = new PageText().Raw($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; {allowed}">
            <title>{PageText.Escaped(Title)}</title>
            <style>
            {PageStyle.Sheet()}</style>
            </head>
            <body>
            <main>
            <h1>{PageText.Escaped(Title)}</h1>

            """);
        for (int i = 0; i < _sections.Count; i++)
        {
            string id = string.Create(CultureInfo.InvariantCulture, $"section-{i + 1}");
            page.Raw($"<section aria-labelledby=\"{id}\">\n").Heading(2, _sections[i].Heading, id);
            _sections[i].Write(page);
            page.Raw("</section>\n");
        }

        page.Raw("</main>\n<footer>Made by QmlTrainability. Qubit 0 is the leftmost letter of a label; a rotation is exp(-iθP/2); angles are in radians.</footer>\n");
        if (script is not null) page.Raw("<script>").Raw(script).Raw("</script>\n");
        return page.Raw("</body>\n</html>\n").ToString();
    }

    private ReportPage With(string heading, Action<PageText> write) => new(Title, _sections.Add((heading, write)));

    /// <summary>The root mean square of every partial derivative that is not dead, by the number of its parameter.</summary>
    private static LineChart? Slopes(Verdict verdict)
    {
        if (verdict.FiniteDepth is not FiniteDepthVariance moments) return null;
        ChartPoint[] points = [.. moments.GradientSecondMoments.Select((g, i) => (Slope: Math.Sqrt(g), Number: i)).Where(p => p.Slope > 0).Select(p => new ChartPoint(p.Number, p.Slope))];
        return points.Length < 2 ? null : new LineChart(
            "Slopes at the depth built", "number of the parameter", "root mean square of ∂⟨O⟩/∂θ", [new ChartSeries("parameters that are not dead", points, SeriesStyle.Markers)], yScale: AxisScale.Logarithmic);
    }

    private static void WriteEvidence(PageText page, IReadOnlyList<Evidence> evidence) =>
        page.Raw("<h3>How it is known</h3>\n").List(evidence.Select(e => (e.Kind.ToString().ToLowerInvariant(), $"{e.Claim} ({e.Source})")));
}
