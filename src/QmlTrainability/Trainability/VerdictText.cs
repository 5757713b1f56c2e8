using System.Globalization;
using System.Text;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability;

/// <summary>Says a verdict: a headline with the shots, a paragraph, then the figures and the evidence.</summary>
internal static class VerdictText
{
    private const int LongestObservable = 40;

    public static string Headline(Verdict verdict)
    {
        string decision = verdict.Decision switch { Decision.Accept => "Accepted", Decision.Reject => "Rejected", _ => "Undecided" };
        string shots = (verdict.Shots is null ? "" : $"; at the depth built {verdict.Shots}") + (verdict.DeepShots is null ? "" : $"; in the deep limit {verdict.DeepShots}");
        return string.Create(CultureInfo.InvariantCulture, $"{decision}: {verdict.Subject}, n = {verdict.QubitCount}{shots}.");
    }

    /// <summary>What is claimed, under which hypotheses, and what is not claimed.</summary>
    public static string Paragraph(Verdict verdict)
    {
        var text = new StringBuilder(verdict.Reason);
        string size = AlgebraText.Size(verdict.Dimension), algebra = verdict.Algebra.IsPauliAlgebra ? $"{verdict.Algebra}, of dimension {size}" : $"an algebra of dimension {size}";
        text.Append(verdict.DimensionIsExact ? $" The circuit built generates {algebra}." : $" The algebra of the circuit built lies in {algebra}.");
        if (verdict.Observable is PauliSum observable)
        {
            string loss = $"the loss ⟨{Shown(observable)}⟩ from {verdict.State}";
            text.Append(verdict.Variance is LossVariance deep
                ? $" If layers are repeated without end, so that the circuit is Haar-distributed on exp(g), {loss} has {deep}."
                : $" For {loss} no deep-limit variance is given; the evidence says why.");
            if (verdict.FiniteDepth is FiniteDepthVariance built)
            {
                text.Append(CultureInfo.InvariantCulture, $" At the depth built, over independent angles, {built.Angles}, it has mean {built.Mean:G6} and variance {Amount(built)}.");
            }

            if (verdict.Shots is not null || verdict.DeepShots is not null)
            {
                text.Append(CultureInfo.InvariantCulture, $" A partial derivative is called seen where its root mean square is {GradientShots.StandardErrors} standard errors of its parameter-shift estimate.");
            }
        }

        text.Append(" This judges how large slopes are over random parameters; it says nothing of local minima, of how good the best parameters are, or of a start near a solution");
        return text.Append(verdict.Decision == Decision.Accept ? ", and it claims no quantum advantage: small algebras can be simulated classically (arXiv:2312.09121)." : ".").ToString();
    }

    public static string Full(Verdict verdict)
    {
        var text = new StringBuilder();
        text.AppendLine(Headline(verdict)).AppendLine(Paragraph(verdict));
        text.Append(CultureInfo.InvariantCulture, $"  design       {verdict.Growth}").AppendLine();
        string name = verdict.Algebra.IsPauliAlgebra ? $": {verdict.Algebra}" : $", center {verdict.Algebra.CenterDimension}";
        text.Append(CultureInfo.InvariantCulture, $"  circuit      dim g {(verdict.DimensionIsExact ? "=" : "≤")} {AlgebraText.Size(verdict.Dimension)}{name}").AppendLine();
        if (verdict.Variance is not null) text.Append(CultureInfo.InvariantCulture, $"  deep limit   {verdict.Variance}").AppendLine();
        if (verdict.FiniteDepth is not null) text.Append(CultureInfo.InvariantCulture, $"  depth built  {verdict.FiniteDepth}").AppendLine();
        text.Append("  evidence");
        foreach (Evidence evidence in verdict.Evidence) text.AppendLine().Append(CultureInfo.InvariantCulture, $"    - {evidence}");
        return text.ToString();
    }

    private static string Amount(FiniteDepthVariance moments) => moments.IsExact
        ? string.Create(CultureInfo.InvariantCulture, $"{moments.Value:G6}, exactly")
        : string.Create(CultureInfo.InvariantCulture, $"{moments.Value:G3} (sampled: {moments.ValueInterval} with a confidence of {ConfidenceInterval.Confidence:P0})");

    private static string Shown(PauliSum observable)
    {
        string text = observable.ToString();
        return text.Length <= LongestObservable ? text : observable.Terms.Count == 1 ? observable.Terms[0].String.ToString("S", null) : $"a sum of {observable.Terms.Count} strings";
    }
}
