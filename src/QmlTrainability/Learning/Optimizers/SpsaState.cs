using QmlTrainability.Learning.Runs;
using QmlTrainability.Numerics;

namespace QmlTrainability.Learning.Optimizers;

/// <summary>The number of steps of one run of SPSA. The perturbation of step k is a function of seed and k.</summary>
internal sealed class SpsaState(Spsa options, int parameters, ulong seed) : OptimizerState
{
    /// <summary>Keeps the stream apart from those of the start and the mini-batches, whose items are numbers of epochs.</summary>
    private const ulong FirstItem = 1UL << 40;

    private const double StepDecay = 0.602, PerturbationDecay = 0.101; // J. Spall, 1998

    private readonly double[] _steps = [0], _moved = new double[parameters], _signs = new double[parameters];

    public override double[][] Memory => [_steps];

    public override double Step(RunProblem problem, Span<double> parameters, Span<double> gradient, double factor, CancellationToken cancellationToken)
    {
        double k = _steps[0]++;
        double distance = options.Perturbation / Math.Pow(k + 1, PerturbationDecay), rate = options.StepSize / Math.Pow(k + 1 + options.Stability, StepDecay);
        var stream = new RandomStream(seed, FirstItem + (ulong)k);
        foreach (ref double sign in _signs.AsSpan()) sign = (stream.NextBits() >> 63) == 0 ? 1 : -1;
        double above = ValueAt(parameters, distance), below = ValueAt(parameters, -distance);
        for (int i = 0; i < parameters.Length; i++)
        {
            gradient[i] = (above - below) / (2 * distance) * _signs[i];
            parameters[i] -= factor * rate * gradient[i];
        }

        return (above + below) / 2;

        double ValueAt(ReadOnlySpan<double> from, double by)
        {
            for (int i = 0; i < _moved.Length; i++) _moved[i] = from[i] + (by * _signs[i]);
            return problem.Value(_moved, cancellationToken);
        }
    }
}
