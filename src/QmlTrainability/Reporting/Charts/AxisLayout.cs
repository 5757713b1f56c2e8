using System.Numerics;

namespace QmlTrainability.Reporting.Charts;

/// <summary>The stretch of an axis and its ticks, in axis coordinates: values on a linear axis, decimal logarithms on a logarithmic one.</summary>
internal sealed class AxisLayout
{
    /// <summary>At most so many steps, so that at least three ticks remain when 5 follows 2.</summary>
    private const int StepsWanted = 8;

    /// <summary>Up to this many decades a logarithmic axis is labelled 1, 2, 5, 10, ...; beyond it by powers of ten.</summary>
    private const double FewDecades = 2.2;

    private AxisLayout(double low, double high, IReadOnlyList<Tick> ticks, IReadOnlyList<double> minor)
    {
        Low = low;
        High = high;
        Ticks = ticks;
        Minor = minor;
    }

    public double Low { get; }

    public double High { get; }

    public IReadOnlyList<Tick> Ticks { get; }

    /// <summary>Coordinates of finer lines without labels.</summary>
    public IReadOnlyList<double> Minor { get; }

    /// <summary>Lays out an axis for values from <paramref name="low"/> to <paramref name="high"/>.</summary>
    /// <param name="scale">Whether these are values or decimal logarithms.</param>
    /// <param name="low">The smallest coordinate.</param>
    /// <param name="high">The largest coordinate.</param>
    /// <param name="whole">Whether every value is a whole number, so that there is nothing to print between two.</param>
    /// <param name="toTicks">Whether the axis reaches to the next tick on both sides; otherwise it has a small margin.</param>
    public static AxisLayout For(AxisScale scale, double low, double high, bool whole, bool toTicks) =>
        scale == AxisScale.Linear ? Linear(low, high, whole, toTicks) : high - low <= FewDecades ? FineLogarithmic(low, high) : Logarithmic(low, high);

    /// <summary>0 at the low end, 1 at the high end.</summary>
    public double Fraction(double coordinate) => (coordinate - Low) / (High - Low);

    private static AxisLayout Linear(double low, double high, bool whole, bool toTicks)
    {
        // Values that agree to twelve digits are one value to the eye.
        if (high - low <= 1e-12 * Math.Max(Math.Abs(low), Math.Abs(high)))
        {
            double margin = whole ? 1 : Math.Max(Math.Abs(low) * 0.1, low == 0 ? 1 : 0);
            margin = Math.Max(margin, Math.Abs(low) * 1e-6);
            (low, high) = (low - margin, high + margin);
        }

        (int digit, int power) = Step(high - low, whole ? 0 : int.MinValue);
        double step = ValueOf(digit, power);
        if (toTicks)
        {
            (low, high) = (ValueOf(digit * new BigInteger(Math.Floor(low / step)), power), ValueOf(digit * new BigInteger(Math.Ceiling(high / step)), power));
        }
        else
        {
            double margin = 0.03 * (high - low);
            (low, high) = (low - margin, high + margin);
        }

        var ticks = new List<Tick>();
        double hair = 1e-9 * step; // so that a tick at the very end is not lost to rounding
        BigInteger last = new(Math.Floor((high + hair) / step));
        for (BigInteger k = new(Math.Ceiling((low - hair) / step)); k <= last; k++) ticks.Add(new Tick(ValueOf(k * digit, power), Numerals.Decimal(k * digit, power)));
        return new AxisLayout(low, high, ticks, []);
    }

    /// <summary>A few decades at most: the ends are digits times powers of ten, labels are 1, 2, 5 or, where those are too few, every digit.</summary>
    private static AxisLayout FineLogarithmic(double low, double high)
    {
        const double hair = 1e-9;
        if (high - low < hair) (low, high) = (low - 0.5, high + 0.5); // one value: a decade around it
        int decade = (int)Math.Floor(low + hair) - 1;
        var marks = new List<(double Coordinate, int Digit, int Power)>();
        for (int power = decade; power <= (int)Math.Ceiling(high) + 1; power++)
        {
            for (int digit = 1; digit <= 9; digit++) marks.Add((power + Math.Log10(digit), digit, power));
        }

        int first = marks.FindLastIndex(m => m.Coordinate <= low + hair), last = marks.FindIndex(m => m.Coordinate >= high - hair);
        marks = marks[first..(last + 1)];
        bool coarse = marks.Count(m => m.Digit is 1 or 2 or 5) >= 3;
        var ticks = new List<Tick>();
        var minor = new List<double>();
        foreach ((double coordinate, int digit, int power) in marks)
        {
            if (!coarse || digit is 1 or 2 or 5) ticks.Add(new Tick(coordinate, Numerals.Decimal(digit, power)));
            else minor.Add(coordinate);
        }

        return new AxisLayout(marks[0].Coordinate, marks[^1].Coordinate, ticks, minor);
    }

    private static AxisLayout Logarithmic(double low, double high)
    {
        (int digit, int power) = Step(high - low, least: 0);
        int step = (int)ValueOf(digit, power);
        int first = (int)Math.Floor(low / step) * step, last = (int)Math.Ceiling(high / step) * step;
        bool plain = first >= -3 && last <= 5;
        var ticks = new List<Tick>();
        var minor = new List<double>();
        for (int decade = first; decade <= last; decade += step)
        {
            ticks.Add(new Tick(decade, plain ? Numerals.Decimal(1, decade) : Numerals.PowerOfTen(decade)));
            if (step > 1 || decade == last) continue;
            for (int d = 2; d <= 9; d++) minor.Add(decade + Math.Log10(d));
        }

        return new AxisLayout(first, last, ticks, minor);
    }

    /// <summary>The smallest of 1, 2, 5 times a power of ten that gives no more steps than wanted.</summary>
    private static (int Digit, int Power) Step(double span, int least)
    {
        double raw = span / StepsWanted;
        int power = (int)Math.Floor(Math.Log10(raw));
        double ratio = raw / Math.Pow(10, power);
        (int digit, power) = ratio <= 1.000001 ? (1, power) : ratio <= 2.000001 ? (2, power) : ratio <= 5.000001 ? (5, power) : (1, power + 1);
        return power < least ? (1, least) : (digit, power);
    }

    /// <summary>The double nearest to mantissa·10^power.</summary>
    private static double ValueOf(BigInteger mantissa, int power) =>
        power >= 0 ? (double)(mantissa * BigInteger.Pow(10, power)) : (double)new Numerics.Rational(mantissa, BigInteger.Pow(10, -power));
}
