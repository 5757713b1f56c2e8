namespace QmlTrainability.Learning;

/// <summary>The hinge max(0, 1 - m) with the margin m = decision for class 1 and -decision for class 0: what a support vector machine minimizes.</summary>
/// <example><code>
/// ILoss loss = HingeLoss.Instance;
/// Console.WriteLine($"{loss.Value(0.25, 1)} {loss.Derivative(0.25, 1)} {loss.Value(-3, 0)}");    // 0.75 -1 0
/// </code></example>
public sealed class HingeLoss : ILoss
{
    private HingeLoss()
    {
    }

    /// <summary>The loss; it has no options.</summary>
    public static HingeLoss Instance { get; } = new();

    /// <inheritdoc/>
    public string Name => "hinge";

    /// <inheritdoc/>
    public double Value(double decision, int label) => Math.Max(0, 1 - Margin(decision, label));

    /// <inheritdoc/>
    public double Derivative(double decision, int label) => Margin(decision, label) < 1 ? -Margin(1, label) : 0;

    private static double Margin(double decision, int label) => label == 1 ? decision : -decision;
}
