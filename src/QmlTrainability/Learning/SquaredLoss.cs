namespace QmlTrainability.Learning;

/// <summary>The squared distance (decision - t)² from the target t = -1 of class 0 or +1 of class 1.</summary>
/// <example><code>
/// ILoss loss = SquaredLoss.Instance;
/// Console.WriteLine($"{loss.Value(0.5, 1)} {loss.Derivative(0.5, 1)}");    // 0.25 -1
/// </code></example>
public sealed class SquaredLoss : ILoss
{
    private SquaredLoss()
    {
    }

    /// <summary>The loss; it has no options.</summary>
    public static SquaredLoss Instance { get; } = new();

    /// <inheritdoc/>
    public string Name => "squared error";

    /// <inheritdoc/>
    public double Value(double decision, int label) => Residual(decision, label) * Residual(decision, label);

    /// <inheritdoc/>
    public double Derivative(double decision, int label) => 2 * Residual(decision, label);

    private static double Residual(double decision, int label) => decision - ((2 * label) - 1);
}
