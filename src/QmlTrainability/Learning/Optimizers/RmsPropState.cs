namespace QmlTrainability.Learning.Optimizers;

/// <summary>The mean squares of one run of RMSProp.</summary>
internal sealed class RmsPropState(RmsProp options, int parameters) : GradientState
{
    private readonly double[] _square = new double[parameters];

    public override double[][] Memory => [_square];

    public override void Move(Span<double> parameters, ReadOnlySpan<double> gradient, double factor, CancellationToken cancellationToken)
    {
        for (int i = 0; i < parameters.Length; i++)
        {
            _square[i] = (options.DecayRate * _square[i]) + ((1 - options.DecayRate) * gradient[i] * gradient[i]);
            parameters[i] -= factor * options.LearningRate * gradient[i] / (Math.Sqrt(_square[i]) + options.Epsilon);
        }
    }
}
