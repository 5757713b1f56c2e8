namespace QmlTrainability.Learning;

/// <summary>What one sample costs: a function of the decision value of a model and of the label.</summary>
/// <remarks>An implementation is a pure function: thread-safe, differentiable in the decision value.</remarks>
public interface ILoss
{
    /// <summary>The name, as it stands on the axis of a chart.</summary>
    string Name { get; }

    /// <summary>The loss of one sample.</summary>
    /// <param name="decision">The decision value; positive means class 1.</param>
    /// <param name="label">0 or 1.</param>
    double Value(double decision, int label);

    /// <summary>Its derivative by the decision value.</summary>
    /// <param name="decision">The decision value; positive means class 1.</param>
    /// <param name="label">0 or 1.</param>
    double Derivative(double decision, int label);
}
