using System.Globalization;
using QmlTrainability.Numerics;

namespace QmlTrainability.Trainability;

/// <summary>The law from which every parameter is drawn independently: uniform on a full period, or normal around 0.</summary>
/// <example><code>
/// Console.WriteLine(AngleDistribution.Uniform);        // uniform on a full period
/// Console.WriteLine(AngleDistribution.Normal(0.1));    // normal with standard deviation 0.1 rad
/// </code></example>
public sealed class AngleDistribution
{
    private readonly double? _sigma;

    private AngleDistribution(double? sigma) => _sigma = sigma;

    /// <summary>Every rotation angle is uniform on a full period, whatever the factor before its parameter.</summary>
    public static AngleDistribution Uniform { get; } = new(null);

    /// <summary>Every parameter is normal with mean 0.</summary>
    /// <param name="sigma">The standard deviation in radians, finite and not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">Negative, NaN or infinite.</exception>
    public static AngleDistribution Normal(double sigma)
    {
        Require.Finite(sigma, "A standard deviation");
        return sigma >= 0 ? new AngleDistribution(sigma) : throw new ArgumentOutOfRangeException(nameof(sigma), sigma, "A standard deviation is not negative.");
    }

    /// <summary>For example "normal with standard deviation 0.1 rad".</summary>
    public override string ToString() => _sigma is double sigma
        ? string.Create(CultureInfo.InvariantCulture, $"normal with standard deviation {sigma} rad")
        : "uniform on a full period";

    /// <summary>One value: uniform on the period, or normal whatever the period.</summary>
    internal double Draw(RandomStream stream, double period) => _sigma is double sigma ? sigma * stream.NextNormal() : period * stream.NextUniform();

    /// <summary>E cos α and E cos² α of a rotation angle α = Σ f_p θ_p, given Σ f_p². E sin α = E sin α cos α = 0 by symmetry.</summary>
    internal (double Cosine, double CosineSquared) Moments(double sumOfSquaredFactors)
    {
        if (_sigma is not double sigma) return (0, 0.5);
        double variance = sigma * sigma * sumOfSquaredFactors;
        return (Math.Exp(-variance / 2), (1 + Math.Exp(-2 * variance)) / 2);
    }

    /// <summary>E e^{iωθ} of a parameter.</summary>
    internal double Characteristic(double frequency) => _sigma is double sigma
        ? Math.Exp(-frequency * frequency * sigma * sigma / 2)
        : Math.Abs(frequency) < TrigonometricSeries.FrequencyResolution ? 1 : 0;
}
