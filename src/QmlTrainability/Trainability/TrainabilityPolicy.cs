using System.Globalization;
using System.Text.Json.Nodes;

namespace QmlTrainability.Trainability;

/// <summary>The rule by which a verdict accepts or rejects. Data: it prints itself and has no hidden state.</summary>
/// <example><code>
/// Console.WriteLine(TrainabilityPolicy.Default);
/// // reject exponential growth of the algebra, and a deep-limit variance below 2^-40
/// Console.WriteLine(TrainabilityPolicy.AtThisDepth(1e-4));    // reject a variance below 0.0001 at the depth built
/// Console.WriteLine(TrainabilityPolicy.FromJson(TrainabilityPolicy.Strict.ToJson()));
/// // reject exponential growth of the algebra, and a deep-limit variance below 2^-40; refuse what is undecided
/// </code></example>
public sealed class TrainabilityPolicy
{
    /// <summary>A deep-limit variance below 2^-40 takes more than 10^12 shots to be seen.</summary>
    private const double DefaultLog2Minimum = -40;

    /// <summary>The version of the JSON form. A reader refuses versions that it does not know.</summary>
    private const int JsonVersion = 1;

    private TrainabilityPolicy(PolicyRule rule, double log2Minimum, bool refusesUndecided = false, bool neverRejects = false)
    {
        Rule = rule;
        Log2Minimum = log2Minimum;
        RefusesUndecided = refusesUndecided;
        NeverRejects = neverRejects;
    }

    /// <summary>Rejects when dim g grows exponentially and, when an observable is given, when the deep-limit variance is below 2^-40. A variance at one
    /// size never overrides growth.</summary>
    public static TrainabilityPolicy Default { get; } = new(PolicyRule.GrowthAndVariance, DefaultLog2Minimum);

    /// <summary>As <see cref="Default"/>, but nothing that is undecided is built.</summary>
    public static TrainabilityPolicy Strict { get; } = new(PolicyRule.GrowthAndVariance, DefaultLog2Minimum, refusesUndecided: true);

    /// <summary>Judges as <see cref="Default"/> and never rejects: what would be rejected is undecided, with the reason in the evidence.</summary>
    public static TrainabilityPolicy JudgeOnly { get; } = new(PolicyRule.GrowthAndVariance, DefaultLog2Minimum, neverRejects: true);

    /// <summary>What is judged.</summary>
    public PolicyRule Rule { get; }

    /// <summary>The base-2 logarithm of the smallest variance that is accepted.</summary>
    public double Log2Minimum { get; }

    /// <summary>Whether an undecided ansatz is refused like a rejected one.</summary>
    public bool RefusesUndecided { get; }

    /// <summary>Whether nothing is ever rejected.</summary>
    public bool NeverRejects { get; }

    /// <summary>Judges the deep-limit variance alone, whatever the dimension: exponentially many copies of a small algebra can train.</summary>
    /// <param name="minimum">The smallest variance that is accepted, positive and finite, in squared units of the observable.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not positive, NaN or infinite.</exception>
    public static TrainabilityPolicy ByVariance(double minimum) => new(PolicyRule.DeepLimitVariance, Log2Of(minimum));

    /// <summary>Judges the exact variance at the depth that was built, whatever happens when layers are added.</summary>
    /// <param name="minimum">The smallest variance that is accepted, positive and finite, in squared units of the observable.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not positive, NaN or infinite.</exception>
    public static TrainabilityPolicy AtThisDepth(double minimum) => new(PolicyRule.VarianceAtDepth, Log2Of(minimum));

    /// <summary>A policy from the text of <see cref="ToJson"/>.</summary>
    /// <param name="json">A JSON object.</param>
    /// <exception cref="JsonFormatException">Not such an object, of another version, with a rule that does not exist or a minimum that is no number.</exception>
    public static TrainabilityPolicy FromJson(string json) => JsonPart.Read(json, root =>
    {
        if (root["version"].Whole() != JsonVersion) throw root["version"].Unexpected(FormattableString.Invariant($"version {JsonVersion} of a policy"));
        JsonPart rule = root["rule"], minimum = root["log2Minimum"];
        if (!Enum.TryParse(rule.Text(), out PolicyRule parsed) || !Enum.IsDefined(parsed) || !string.Equals(parsed.ToString(), rule.Text(), StringComparison.Ordinal)) throw rule.Unexpected($"one of {string.Join(", ", Enum.GetNames<PolicyRule>())}");
        double log2 = minimum.At(() => double.Parse(minimum.NumberText(), CultureInfo.InvariantCulture));
        if (!double.IsFinite(log2)) throw minimum.Unexpected("a finite number");
        return new TrainabilityPolicy(parsed, log2, root["refusesUndecided"].Truth(), root["neverRejects"].Truth());
    });

    /// <summary>The policy as a JSON object, with the version of the form.</summary>
    public string ToJson() => new JsonObject
    {
        ["version"] = JsonVersion,
        ["rule"] = Rule.ToString(),
        ["log2Minimum"] = Log2Minimum,
        ["refusesUndecided"] = RefusesUndecided,
        ["neverRejects"] = NeverRejects,
    }.ToJsonString();

    /// <summary>The rule in words.</summary>
    public override string ToString()
    {
        string minimum = Log2Minimum == DefaultLog2Minimum ? "2^-40" : Math.Pow(2, Log2Minimum).ToString("0.######E+0", CultureInfo.InvariantCulture);
        if (Log2Minimum is > -20 and < 20) minimum = Math.Round(Math.Pow(2, Log2Minimum), 12).ToString(CultureInfo.InvariantCulture);
        string rule = Rule switch
        {
            PolicyRule.GrowthAndVariance => $"reject exponential growth of the algebra, and a deep-limit variance below {minimum}",
            PolicyRule.DeepLimitVariance => $"reject a deep-limit variance below {minimum}",
            _ => $"reject a variance below {minimum} at the depth built",
        };
        return rule + (RefusesUndecided ? "; refuse what is undecided" : "") + (NeverRejects ? "; judge only, never reject" : "");
    }

    private static double Log2Of(double minimum)
    {
        Require.Finite(minimum, "The smallest accepted variance");
        return minimum > 0 ? Math.Log2(minimum) : throw new ArgumentOutOfRangeException(nameof(minimum), minimum, "The smallest accepted variance must be positive.");
    }
}
