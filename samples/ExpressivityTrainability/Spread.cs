using System.Globalization;

namespace ExpressivityTrainability;

/// <summary>Mean, deviation and standard error over seeds.</summary>
internal readonly struct Spread
{
    private Spread(double mean, double deviation, int count)
    {
        Mean = mean;
        Deviation = deviation;
        StandardError = deviation / Math.Sqrt(count);
    }

    public double Mean { get; }

    public double Deviation { get; }

    public double StandardError { get; }

    public static Spread Of(IEnumerable<double> values)
    {
        double[] list = [.. values];
        double mean = list.Average();
        return new Spread(mean, Math.Sqrt(list.Sum(v => (v - mean) * (v - mean)) / Math.Max(1, list.Length - 1)), list.Length);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Mean:F3} ± {Deviation:F3}");
}
