using System.Globalization;
using QmlTrainability.Trainability;

namespace QmlTrainability.Tool;

/// <summary>A policy in a word: default, strict, judge-only, by-variance:MINIMUM or at-this-depth:MINIMUM.</summary>
internal static class PolicyText
{
    private const string Forms = "write default, strict, judge-only, by-variance:MINIMUM or at-this-depth:MINIMUM, with a minimum such as 2^-20 or 1e-6";

    public static TrainabilityPolicy Read(string text)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        return (colon < 0 ? text : text[..colon], colon) switch
        {
            ("default", < 0) => TrainabilityPolicy.Default,
            ("strict", < 0) => TrainabilityPolicy.Strict,
            ("judge-only", < 0) => TrainabilityPolicy.JudgeOnly,
            ("by-variance", > 0) => TrainabilityPolicy.ByVariance(Minimum(text, colon + 1)),
            ("at-this-depth", > 0) => TrainabilityPolicy.AtThisDepth(Minimum(text, colon + 1)),
            _ => throw new UsageException($"--policy {text}: {Forms}."),
        };
    }

    /// <summary>A positive number, or a power of two such as 2^-20.</summary>
    private static double Minimum(string text, int start)
    {
        string number = text[start..];
        double value = number.StartsWith("2^", StringComparison.Ordinal)
            ? double.TryParse(number.AsSpan(2), NumberStyles.Float, CultureInfo.InvariantCulture, out double exponent) ? Math.Pow(2, exponent) : double.NaN
            : double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double plain) ? plain : double.NaN;
        return value > 0 && double.IsFinite(value) ? value : throw new UsageException($"--policy {text}: '{number}' is no positive number; {Forms}.");
    }
}
