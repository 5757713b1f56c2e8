using System.Globalization;
using System.Numerics;

namespace QmlTrainability.Reporting.Charts;

/// <summary>Numbers as the axes of a chart print them.</summary>
internal static class Numerals
{
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>10 with a raised exponent; plainly 1 and 10 for the exponents 0 and 1.</summary>
    public static string PowerOfTen(int exponent) => exponent switch
    {
        0 => "1",
        1 => "10",
        _ => "10" + Raised(exponent),
    };

    /// <summary>The exact number <paramref name="mantissa"/>·10^<paramref name="exponent"/>: "2,500", "0.25", "2.5·10⁹".</summary>
    public static string Decimal(BigInteger mantissa, int exponent)
    {
        if (mantissa.IsZero) return "0";
        string digits = BigInteger.Abs(mantissa).ToString(CultureInfo.InvariantCulture);
        string significant = digits.TrimEnd('0');
        int leading = digits.Length - 1 + exponent; // the power of ten of the first digit
        int decimals = Math.Max(0, significant.Length - 1 - leading);
        string sign = mantissa.Sign < 0 ? "-" : "";
        if (leading is < -4 or > 5)
        {
            string power = PowerOfTen(leading);
            return sign + (significant is "1" ? power : $"{significant[0]}{(significant.Length > 1 ? "." : "")}{significant[1..]}·{power}");
        }

        string all = leading < 0 ? new string('0', -leading) + significant : significant.PadRight(leading + 1, '0');
        string whole = all[..(all.Length - decimals)];
        if (whole.Length > 3) whole = $"{whole[..^3]},{whole[^3..]}";
        return decimals == 0 ? sign + whole : $"{sign}{whole}.{all[^decimals..]}";
    }

    /// <summary>A value for the description of a chart: plain, or a power of ten with three decimals where a double cannot hold it.</summary>
    public static string Value(double value, double log10) => double.IsFinite(value) && (value != 0 || !double.IsFinite(log10))
        ? value.ToString("G6", CultureInfo.InvariantCulture)
        : $"10^{log10.ToString("F3", CultureInfo.InvariantCulture)}";

    private static string Raised(int exponent)
    {
        string digits = Math.Abs((long)exponent).ToString(CultureInfo.InvariantCulture);
        return (exponent < 0 ? "⁻" : "") + string.Concat(digits.Select(d => Superscripts[d - '0']));
    }
}
