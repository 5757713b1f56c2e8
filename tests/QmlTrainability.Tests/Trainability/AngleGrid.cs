namespace QmlTrainability.Tests.Trainability;

/// <summary>Exact averages of trigonometric polynomials over uniform or normal angles, by enough points on a circle.</summary>
internal static class AngleGrid
{
    private const double Step = 1e-5; // of central differences, which are then right to about 1e-10

    /// <summary>E ℓ, E ℓ² and E (∂ℓ)² of a loss of degree at most (points - 1)/4 in each angle of the given period.</summary>
    public static (double Mean, double Second, double[] Slopes) Moments(int parameters, int points, double period, double? sigma, Func<double[], double> loss)
    {
        var weights = new double[points];
        for (int j = 0; j < points; j++)
        {
            double weight = 1;
            for (int order = 1; order <= points / 2; order++)
            {
                double frequency = order * 2 * Math.PI / period;
                weight += 2 * (sigma is double s ? Math.Exp(-frequency * frequency * s * s / 2) : 0) * Math.Cos(order * 2 * Math.PI * j / points);
            }

            weights[j] = weight / points;
        }

        double mean = 0, second = 0;
        var slopes = new double[parameters];
        for (int code = 0; code < (int)Math.Pow(points, parameters); code++)
        {
            var angles = new double[parameters];
            double weight = 1;
            for (int p = 0, rest = code; p < parameters; p++, rest /= points)
            {
                angles[p] = period * (rest % points) / points;
                weight *= weights[rest % points];
            }

            double value = loss(angles);
            mean += weight * value;
            second += weight * value * value;
            for (int p = 0; p < parameters; p++)
            {
                double[] plus = [.. angles], minus = [.. angles];
                plus[p] += Step;
                minus[p] -= Step;
                double slope = (loss(plus) - loss(minus)) / (2 * Step);
                slopes[p] += weight * slope * slope;
            }
        }

        return (mean, second, slopes);
    }
}
