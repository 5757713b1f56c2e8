using QmlTrainability.Learning.Runs;

namespace QmlTrainability.Learning.Optimizers;

/// <summary>One sweep: each parameter in turn goes to the minimum of its trigonometric polynomial. Nothing is remembered.</summary>
internal sealed class RotosolveState(IReadOnlyList<TrigonometricParameter> parameters) : OptimizerState
{
    /// <summary>Grid points for each unit of the degree: enough to tell the lowest valley from the others.</summary>
    private const int PointsPerDegree = 16;

    private const int NewtonSteps = 20;

    public override double[][] Memory => [];

    public override double Step(RunProblem problem, Span<double> values, Span<double> gradient, double factor, CancellationToken cancellationToken)
    {
        gradient.Fill(double.NaN);
        double before = double.NaN;
        for (int p = 0; p < parameters.Count; p++)
        {
            (int degree, double frequency) = (parameters[p].Degree, parameters[p].Frequency);
            if (degree == 0) continue;
            double origin = values[p];
            var samples = new double[(2 * degree) + 1];
            for (int s = 0; s < samples.Length; s++)
            {
                values[p] = origin + (2 * Math.PI * s / samples.Length / frequency);
                samples[s] = problem.Value(values, cancellationToken);
            }

            if (double.IsNaN(before)) before = samples[0];
            double turn = MinimumOf(Coefficients(samples, degree));
            values[p] = origin + (Math.IEEERemainder(turn, 2 * Math.PI) / frequency);
        }

        return double.IsNaN(before) ? problem.Value(values, cancellationToken) : before;
    }

    /// <summary>a_r and b_r of Σ a_r cos rx + b_r sin rx, r = 1 … R, from 2R + 1 samples on a period.</summary>
    private static (double Cosine, double Sine)[] Coefficients(double[] samples, int degree)
    {
        var coefficients = new (double Cosine, double Sine)[degree];
        for (int r = 1; r <= degree; r++)
        {
            for (int s = 0; s < samples.Length; s++)
            {
                (double sin, double cos) = Math.SinCos(2 * Math.PI * ((long)r * s % samples.Length) / samples.Length);
                coefficients[r - 1].Cosine += 2 * samples[s] * cos / samples.Length;
                coefficients[r - 1].Sine += 2 * samples[s] * sin / samples.Length;
            }
        }

        return coefficients;
    }

    private static double MinimumOf((double Cosine, double Sine)[] coefficients)
    {
        if (coefficients.Length == 1) return Math.Atan2(-coefficients[0].Sine, -coefficients[0].Cosine);
        int points = PointsPerDegree * coefficients.Length;
        double best = 0, lowest = double.PositiveInfinity;
        for (int i = 0; i < points; i++)
        {
            double x = 2 * Math.PI * i / points, value = At(coefficients, x).Value;
            if (value < lowest) (best, lowest) = (x, value);
        }

        for (int step = 0; step < NewtonSteps; step++)
        {
            (_, double slope, double curvature) = At(coefficients, best);
            if (!(curvature > 0)) break; // flat: the grid point will do
            double next = best - (slope / curvature);
            if (!(At(coefficients, next).Value < lowest)) break;
            (best, lowest) = (next, At(coefficients, next).Value);
        }

        return best;
    }

    private static (double Value, double Slope, double Curvature) At((double Cosine, double Sine)[] coefficients, double x)
    {
        double value = 0, slope = 0, curvature = 0;
        for (int r = 1; r <= coefficients.Length; r++)
        {
            (double sin, double cos) = Math.SinCos(r * x);
            double term = (coefficients[r - 1].Cosine * cos) + (coefficients[r - 1].Sine * sin);
            value += term;
            slope += r * ((coefficients[r - 1].Sine * cos) - (coefficients[r - 1].Cosine * sin));
            curvature -= (double)r * r * term;
        }

        return (value, slope, curvature);
    }
}
