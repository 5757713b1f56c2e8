using System.Globalization;
using System.Numerics;
using QmlTrainability.Numerics;

namespace QmlTrainability.Trainability;

/// <summary>Recognizes a law in exact dimensions: a polynomial in each residue class of n, or a straight line of log2 dim against n.</summary>
internal sealed class GrowthFit
{
    private static readonly int[] Periods = [1, 2, 3, 4, 6, 8]; // the periods that occur in one-dimensional families (arXiv:2309.05690)
    private static readonly int[] CommonPeriods = [24, 12, 2]; // of all of them, of most, of even and odd bonds: over so many sizes a residue distorts no rate
    private const int Confirmations = 2;   // points beyond those that determine a polynomial
    private const double StraightLine = 0.9; // smallest ratio of the later to the earlier slope of log2 dim that counts as exponential

    private GrowthFit(GrowthKind kind, string law, int? degree, double? @base, Func<int, BigInteger>? dimensionAt = null)
    {
        Kind = kind;
        Law = law;
        Degree = degree;
        Base = @base;
        DimensionAt = dimensionAt;
    }

    public GrowthKind Kind { get; }

    public string Law { get; }

    public int? Degree { get; }

    public double? Base { get; }

    /// <summary>The formula, where the law is one.</summary>
    public Func<int, BigInteger>? DimensionAt { get; }

    /// <summary>The law of consecutive sizes, or <see cref="GrowthKind.Unknown"/>. Degenerate smallest sizes are left out where needed.</summary>
    public static GrowthFit Of(IReadOnlyList<GrowthSample> samples)
    {
        for (int skipped = 0; skipped <= samples.Count / 3; skipped++)
        {
            foreach (int period in Periods)
            {
                if (Polynomial([.. samples.Skip(skipped)], period) is GrowthFit fit) return fit;
            }
        }

        return Exponential(samples) ?? new GrowthFit(GrowthKind.Unknown, "the computed sizes fit neither a polynomial nor an exponential law", null, null);
    }

    private static GrowthFit? Polynomial(IReadOnlyList<GrowthSample> samples, int period)
    {
        var laws = new List<(int Residue, PolynomialLaw Law)>();
        foreach (var residue in samples.GroupBy(s => s.Qubits % period).OrderBy(g => g.Key))
        {
            if (PolynomialLaw.TryFind([.. residue.Select(s => (s.Qubits, s.Dimension))], Confirmations) is not PolynomialLaw law) return null;
            laws.Add((residue.Key, law));
        }

        if (laws.Count < period) return null;
        int degree = laws.Max(l => l.Law.Degree);
        string from = samples[0].Qubits > 2 ? $" for n ≥ {samples[0].Qubits}" : "";
        string text = period == 1
            ? $"dim g(n) = {laws[0].Law}{from}"
            : $"dim g(n) = {string.Join("; ", laws.Select(l => $"{l.Law} for n ≡ {l.Residue} mod {period}"))}{from}";
        PolynomialLaw[] byResidue = [.. laws.Select(l => l.Law)]; // by rising residue, all of them
        return new GrowthFit(degree == 0 ? GrowthKind.Constant : GrowthKind.Polynomial, text, degree, null, n => byResidue[n % period].At(n));
    }

    /// <summary>log2 dim is a straight line if its slope does not fall between the first and the last sizes. A power of n has a falling slope.</summary>
    /// <remarks>A slope is taken over an even number of sizes: designs on even and odd bonds have dimensions that alternate.</remarks>
    private static GrowthFit? Exponential(IReadOnlyList<GrowthSample> samples)
    {
        if (samples.Count < 4) return null;
        int step = samples.Count / 4 * 2; // at most half of the sizes
        GrowthSample last = samples[^1];
        double earlier = Slope(samples[0], samples[step]), later = Slope(samples[^(step + 1)], last);
        if (later <= 0.1 || later < StraightLine * earlier) return null;
        int turn = CommonPeriods.First(period => 3 * period <= 2 * samples.Count); // the first third is not asymptotic
        double @base = Math.Pow(2, Slope(samples[^(turn + 1)], last));
        string text = samples.TakeLast(3).All(s => s.Dimension == (BigInteger.One << (2 * s.Qubits)) - 1)
            ? "dim g(n) = 4ⁿ - 1: every unitary can be reached"
            : string.Create(CultureInfo.InvariantCulture, $"dim g(n) grows like {@base:0.###}ⁿ (2^{last.Log2:0.#} at n = {last.Qubits})");
        return new GrowthFit(GrowthKind.Exponential, text, null, @base);
    }

    private static double Slope(GrowthSample from, GrowthSample to) => (to.Log2 - from.Log2) / (to.Qubits - from.Qubits);
}
