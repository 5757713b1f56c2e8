namespace QmlTrainability.Learning.Optimizers;

/// <summary>The moments of one run of Adam.</summary>
internal sealed class AdamState(Adam options, int parameters) : GradientState
{
    private readonly double[] _mean = new double[parameters], _square = new double[parameters], _powers = [1, 1]; // β₁^t, β₂^t

    public override double[][] Memory => [_mean, _square, _powers];

    public override void Move(Span<double> parameters, ReadOnlySpan<double> gradient, double factor, CancellationToken cancellationToken)
    {
        _powers[0] *= options.Beta1;
        _powers[1] *= options.Beta2;
        for (int i = 0; i < parameters.Length; i++)
        {
            _mean[i] = (options.Beta1 * _mean[i]) + ((1 - options.Beta1) * gradient[i]);
            _square[i] = (options.Beta2 * _square[i]) + ((1 - options.Beta2) * gradient[i] * gradient[i]);
            double mean = _mean[i] / (1 - _powers[0]), square = _square[i] / (1 - _powers[1]);
            parameters[i] -= factor * options.LearningRate * mean / (Math.Sqrt(square) + options.Epsilon);
        }
    }
}
