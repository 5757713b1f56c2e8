namespace QmlTrainability.Learning.Optimizers;

/// <summary>The velocity of one run of gradient descent.</summary>
internal sealed class DescentState(GradientDescent options, int parameters) : GradientState
{
    private readonly double[] _velocity = new double[parameters];

    public override double[][] Memory => [_velocity];

    public override void Move(Span<double> parameters, ReadOnlySpan<double> gradient, double factor, CancellationToken cancellationToken)
    {
        for (int i = 0; i < parameters.Length; i++)
        {
            _velocity[i] = (options.Momentum * _velocity[i]) + gradient[i];
            parameters[i] -= factor * options.LearningRate * _velocity[i];
        }
    }
}
