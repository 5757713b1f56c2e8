namespace QmlTrainability.Learning;

/// <summary>The logistic loss -ln P(label), with P(1) = 1 / (1 + exp(-decision)); in nats.</summary>
/// <remarks>Computed so that neither a large nor a small decision value overflows.</remarks>
/// <example><code>
/// ILoss loss = CrossEntropyLoss.Instance;
/// Console.WriteLine($"{loss.Value(0, 1):F4} {loss.Derivative(0, 1)} {loss.Value(-1000, 1)}");    // 0.6931 -0.5 1000
/// </code></example>
public sealed class CrossEntropyLoss : ILoss
{
    private CrossEntropyLoss()
    {
    }

    /// <summary>The loss; it has no options.</summary>
    public static CrossEntropyLoss Instance { get; } = new();

    /// <inheritdoc/>
    public string Name => "cross-entropy";

    /// <inheritdoc/>
    public double Value(double decision, int label)
    {
        // ln(1 + e^-m) with the margin m.
        double margin = label == 1 ? decision : -decision;
        return Math.Max(0, -margin) + Log1P(Math.Exp(-Math.Abs(margin)));
    }

    /// <inheritdoc/>
    public double Derivative(double decision, int label) => Sigmoid(decision) - label;

    /// <summary>1 / (1 + exp(-x)).</summary>
    internal static double Sigmoid(double x)
    {
        double e = Math.Exp(-Math.Abs(x));
        return x >= 0 ? 1 / (1 + e) : e / (1 + e);
    }

    /// <summary>ln(1 + x) for x ≥ 0 to full precision, which double.LogP1 does not give: the rounding of 1 + x cancels in the quotient (W. Kahan).</summary>
    private static double Log1P(double x)
    {
        double sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * x / (sum - 1);
    }
}
