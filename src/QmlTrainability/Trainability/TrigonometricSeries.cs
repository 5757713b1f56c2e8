using System.Numerics;

namespace QmlTrainability.Trainability;

/// <summary>Σ a_ω e^{iωθ}: a product of cosines and sines of multiples of one parameter.</summary>
internal sealed class TrigonometricSeries
{
    /// <summary>Frequencies (factors before a parameter) closer than this are one; in units of 1.</summary>
    public const double FrequencyResolution = 1e-9;

    private readonly List<(double Frequency, Complex Coefficient)> _terms;

    private TrigonometricSeries(List<(double, Complex)> terms) => _terms = terms;

    public static TrigonometricSeries One { get; } = new([(0, Complex.One)]);

    public TrigonometricSeries TimesCosine(double factor, double offset) =>
        Times(factor, Complex.FromPolarCoordinates(0.5, offset), Complex.FromPolarCoordinates(0.5, -offset));

    public TrigonometricSeries TimesSine(double factor, double offset) =>
        Times(factor, Complex.FromPolarCoordinates(0.5, offset - (Math.PI / 2)), Complex.FromPolarCoordinates(0.5, (Math.PI / 2) - offset));

    /// <summary>E A, for a series that is real.</summary>
    public double Mean(AngleDistribution angles) => _terms.Sum(t => t.Coefficient.Real * angles.Characteristic(t.Frequency));

    /// <summary>E AB and E A'B', for series that are real.</summary>
    public static (double Product, double OfDerivatives) Moments(TrigonometricSeries a, TrigonometricSeries b, AngleDistribution angles)
    {
        double product = 0, derivatives = 0;
        foreach ((double frequency, Complex coefficient) in a._terms)
        {
            foreach ((double other, Complex factor) in b._terms)
            {
                double weight = (coefficient * factor).Real * angles.Characteristic(frequency + other);
                product += weight;
                derivatives -= frequency * other * weight;
            }
        }

        return (product, derivatives);
    }

    private TrigonometricSeries Times(double factor, Complex up, Complex down)
    {
        var terms = new List<(double Frequency, Complex Coefficient)>();
        foreach ((double frequency, Complex coefficient) in _terms)
        {
            Add(frequency + factor, coefficient * up);
            Add(frequency - factor, coefficient * down);
        }

        return new TrigonometricSeries(terms);

        void Add(double frequency, Complex coefficient)
        {
            int i = terms.FindIndex(t => Math.Abs(t.Frequency - frequency) < FrequencyResolution);
            if (i < 0) terms.Add((frequency, coefficient));
            else terms[i] = (frequency, terms[i].Coefficient + coefficient);
        }
    }
}
