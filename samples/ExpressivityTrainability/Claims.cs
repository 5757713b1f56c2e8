using System.Globalization;
using QmlTrainability.Trainability;

namespace ExpressivityTrainability;

/// <summary>The claims of the paper's abstract, each with what was found.</summary>
internal static class Claims
{
    /// <summary>A difference of means counts when it is larger than this many of its standard errors.</summary>
    private const double StandardErrors = 2;

    /// <summary>A variance that loses more than this power of two with every qubit is called exponential; at n = 4 to 12 a law 1/n loses up to 2^-0.2.</summary>
    private const double ExponentialFrom = 0.5;

    /// <returns>Each claim, the share of the cases in which it held, and what was found.</returns>
    public static IEnumerable<(string Claim, double Share, string Finding)> Of(IReadOnlyList<VarianceRow> variances, IReadOnlyList<TrainingRow> trained)
    {
        GrowthLaw symmetric = GrowthLaw.Of(Design.Symmetric.Layers(1)), unstructured = GrowthLaw.Of(Design.Unstructured.Layers(1));
        yield return (
            "A symmetry prior keeps the algebra polynomial, where the unstructured design has an exponential one.",
            symmetric.Kind == GrowthKind.Polynomial && unstructured.Kind == GrowthKind.Exponential ? 1 : 0,
            $"Symmetry-preserving: {symmetric}. Unstructured: {unstructured}.");

        (double deepA, double deepB) = (DeepSlope(variances, Design.Symmetric), DeepSlope(variances, Design.Unstructured));
        yield return (
            "In the deep limit the variance of the unstructured design vanishes exponentially with the number of qubits; that of the other does not.",
            deepB < -ExponentialFrom && deepA > -ExponentialFrom / 2 ? 1 : 0,
            Text($"From n = 4 to n = {variances.Max(r => r.Qubits)} it falls by a factor 2^{deepB:F2} a qubit (unstructured) and 2^{deepA:F3} (symmetry-preserving, like 1/n)."));

        (double a, double b, int last) = (Slope(variances, Design.Symmetric, out _), Slope(variances, Design.Unstructured, out int largest), largest);
        yield return (
            Text($"The same shows at sizes that are simulated, up to n = {last} with as many layers as qubits."),
            b < -ExponentialFrom && a > -ExponentialFrom / 2 ? 1 : 0,
            Text($"From n = {last / 2} to n = {last} the variance falls by a factor 2^{b:F2} a qubit (unstructured) and 2^{a:F2} (symmetry-preserving). The two part, but circuits of n layers are far from the deep limit, which the unstructured one nears with more layers."));

        List<string> perfect = [], gaps = [], tests = [];
        int perfectHeld = 0, gapHeld = 0, testHeld = 0, groups = 0;
        foreach (var group in trained.GroupBy(t => (t.Data, t.Qubits, t.Layers)).Where(g => g.Any(t => t.Design == Design.Unstructured.Name)))
        {
            groups++;
            TrainingRow[] s = [.. group.Where(t => t.Design == Design.Symmetric.Name)], u = [.. group.Where(t => t.Design == Design.Unstructured.Name)];
            string where = Text($"{group.Key.Data}, n = {group.Key.Qubits}, {group.Key.Layers} layers");
            Compare(s, u, t => t.TrainingAccuracy, where, perfect, ref perfectHeld);
            Compare(s, u, t => t.Gap, where, gaps, ref gapHeld);
            Compare(u, s, t => t.TestAccuracy, where, tests, ref testHeld);
        }

        yield return (
            "The unstructured design fits the training rows better.", (double)perfectHeld / groups,
            Text($"It does in {perfectHeld} of {groups} cases (differences of more than two standard errors). Unstructured minus symmetry-preserving, training accuracy: {string.Join("; ", perfect)}."));
        yield return (
            "It overfits: its gap between training and test accuracy is larger.", (double)gapHeld / groups,
            Text($"It is in {gapHeld} of {groups} cases. Unstructured minus symmetry-preserving, gap: {string.Join("; ", gaps)}."));
        yield return (
            "The symmetry-preserving design does better on rows that it has not seen.", (double)testHeld / groups,
            Text($"It does in {testHeld} of {groups} cases. Symmetry-preserving minus unstructured, test accuracy: {string.Join("; ", tests)}."));
        List<string> matched = [];
        int matchedHeld = 0, matchedGroups = 0;
        foreach (var group in trained.Where(t => t.Data == Contest.SymmetricName).GroupBy(t => (t.Qubits, t.Layers)).Where(g => g.Any(t => t.Design == Design.PermutationEquivariant.Name)))
        {
            matchedGroups++;
            Compare(
                [.. group.Where(t => t.Design == Design.Unstructured.Name)], [.. group.Where(t => t.Design == Design.PermutationEquivariant.Name)],
                t => t.TestAccuracy, Text($"n = {group.Key.Qubits}, {group.Key.Layers} layers"), matched, ref matchedHeld);
        }

        yield return (
            "A symmetry helps where the labels have it: on labels that do not change under permutations, a permutation-equivariant design does better than the unstructured one.",
            (double)matchedHeld / matchedGroups,
            Text($"It does in {matchedHeld} of {matchedGroups} cases, with fewer parameters at the same depth. Permutation-equivariant minus unstructured, test accuracy: {string.Join("; ", matched)}."));
        int plateaus = trained.Count(t => t.OnPlateau);
        yield return (
            "At these sizes the unstructured design sits on a plateau.", trained.Where(t => t.Design == Design.Unstructured.Name).Average(t => t.OnPlateau ? 1.0 : 0),
            Text($"The alarm sounded in {plateaus} of {trained.Count} runs. At up to 12 qubits and as many layers 2^-n is not yet flat, so that a good fit does not contradict the plateau that the algebra predicts for large n."));
    }

    /// <summary>Whether the second group is larger than the first by more than two standard errors of the difference.</summary>
    private static void Compare(TrainingRow[] first, TrainingRow[] second, Func<TrainingRow, double> value, string where, List<string> text, ref int held)
    {
        Spread a = Spread.Of(first.Select(value)), b = Spread.Of(second.Select(value));
        double difference = b.Mean - a.Mean, error = Math.Sqrt((a.StandardError * a.StandardError) + (b.StandardError * b.StandardError));
        if (difference > StandardErrors * error) held++;
        text.Add(Text($"{where}: {Math.Round(difference, 3):+0.000;-0.000;0.000} ± {error:F3}"));
    }

    /// <summary>log2 of the variance per qubit, over the upper half of the sizes with a value for both designs.</summary>
    private static double Slope(IReadOnlyList<VarianceRow> rows, Design design, out int last)
    {
        int largest = last = rows.Where(r => r.Qubits <= 12).GroupBy(r => r.Qubits).Where(g => g.All(r => (r.Exact ?? r.Measured) is > 0)).Max(g => g.Key);
        double At(int n) => rows.First(r => r.Design == design.Name && r.Qubits == n) is var r ? Math.Log2((r.Exact ?? r.Measured)!.Value) : 0;
        return (At(largest) - At(largest / 2)) / (largest - (largest / 2));
    }

    private static double DeepSlope(IReadOnlyList<VarianceRow> rows, Design design)
    {
        VarianceRow[] known = [.. rows.Where(r => r.Design == design.Name && r.Qubits >= 4 && r.DeepLimitLog2 is not null)];
        return (known[^1].DeepLimitLog2!.Value - known[0].DeepLimitLog2!.Value) / (known[^1].Qubits - known[0].Qubits);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
