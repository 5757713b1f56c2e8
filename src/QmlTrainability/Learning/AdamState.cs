namespace QmlTrainability.Learning;

/// <summary>The moments of one run of Adam. Mutable; one run, one thread.</summary>
internal sealed class AdamState(Adam options, int parameters)
{
    private readonly double[] _mean = new double[parameters], _square = new double[parameters];
    private double _beta1Power = 1, _beta2Power = 1;

    /// <summary>One step down the gradient.</summary>
    public void Step(Span<double> parameters, ReadOnlySpan<double> gradient)
    {
        _beta1Power *= options.Beta1;
        _beta2Power *= options.Beta2;
        for (int i = 0; i < parameters.Length; i++)
        {
            _mean[i] = (options.Beta1 * _mean[i]) + ((1 - options.Beta1) * gradient[i]);
            _square[i] = (options.Beta2 * _square[i]) + ((1 - options.Beta2) * gradient[i] * gradient[i]);
            double mean = _mean[i] / (1 - _beta1Power), square = _square[i] / (1 - _beta2Power);
            parameters[i] -= options.LearningRate * mean / (Math.Sqrt(square) + options.Epsilon);
        }
    }
}
