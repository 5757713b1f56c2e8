using MathNet.Numerics.LinearAlgebra;

namespace QmlTrainability.Learning.Optimizers;

/// <summary>Steps by (g + λ)⁻¹ ∂ℓ. Nothing is remembered.</summary>
internal sealed class NaturalGradientState(NaturalGradient options) : GradientState
{
    private readonly double[] _metric = new double[options.Metric.ParameterCount * options.Metric.ParameterCount];

    public override double[][] Memory => [];

    public override void Move(Span<double> parameters, ReadOnlySpan<double> gradient, double factor, CancellationToken cancellationToken)
    {
        int count = options.Metric.ParameterCount;
        options.Metric.Evaluate(parameters[..count], _metric, cancellationToken);
        Matrix<double> damped = Matrix<double>.Build.Dense(count, count, (i, j) => ((_metric[(i * count) + j] + _metric[(j * count) + i]) / 2) + (i == j ? options.Damping : 0));
        Vector<double> direction = damped.Cholesky().Solve(Vector<double>.Build.DenseOfArray(gradient[..count].ToArray()));
        for (int i = 0; i < parameters.Length; i++) parameters[i] -= factor * options.LearningRate * (i < count ? direction[i] : gradient[i]);
    }
}
