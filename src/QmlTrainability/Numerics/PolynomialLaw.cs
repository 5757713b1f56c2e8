using System.Globalization;
using System.Numerics;
using System.Text;

namespace QmlTrainability.Numerics;

/// <summary>A polynomial with rational coefficients that passes through every one of a sequence of integers.</summary>
/// <remarks>Found by exact differences: the sequence determines the polynomial and then confirms it at further points. Agreement proves nothing
/// beyond the points; what the caller concludes is the caller's.</remarks>
internal sealed class PolynomialLaw
{
    private readonly Rational[] _coefficients; // by rising power, the last one not zero

    private PolynomialLaw(Rational[] coefficients) => _coefficients = coefficients;

    public int Degree => Math.Max(_coefficients.Length - 1, 0);

    /// <summary>The polynomial of lowest degree through all points, if at least <paramref name="confirmations"/> more points than needed confirm it.</summary>
    /// <param name="points">Different arguments with integer values, at equal or unequal distances.</param>
    /// <param name="confirmations">The number of points beyond those that determine the polynomial.</param>
    public static PolynomialLaw? TryFind(IReadOnlyList<(int X, BigInteger Y)> points, int confirmations)
    {
        // Newton's divided differences; the polynomial ends where all further ones vanish.
        var differences = points.Select(p => (Rational)p.Y).ToArray();
        var newton = new List<Rational>();
        for (int order = 0; order < points.Count - confirmations; order++)
        {
            newton.Add(differences[order]);
            for (int i = points.Count - 1; i > order; i--)
                differences[i] = (differences[i] - differences[i - 1]) / (Rational)(points[i].X - points[i - order - 1].X);
            if (differences.Skip(order + 1).All(d => d.IsZero)) return new PolynomialLaw(Expand(newton, points));
        }

        return null;
    }

    public BigInteger At(int x)
    {
        Rational value = Rational.Zero;
        for (int power = _coefficients.Length - 1; power >= 0; power--) value = (value * x) + _coefficients[power];
        return value.Numerator / value.Denominator;
    }

    /// <summary>For example "2n² - n" or "(n³ + 6n² + 2n + 12)/12".</summary>
    public override string ToString()
    {
        BigInteger common = _coefficients.Aggregate(BigInteger.One, (lcm, c) => lcm / BigInteger.GreatestCommonDivisor(lcm, c.Denominator) * c.Denominator);
        var text = new StringBuilder();
        for (int power = _coefficients.Length - 1; power >= 0; power--)
        {
            BigInteger factor = (_coefficients[power] * common).Numerator;
            if (factor.IsZero) continue;
            if (text.Length > 0) text.Append(factor.Sign < 0 ? " - " : " + ");
            else if (factor.Sign < 0) text.Append('-');
            BigInteger size = BigInteger.Abs(factor);
            if (power == 0 || !size.IsOne) text.Append(size.ToString(CultureInfo.InvariantCulture));
            if (power > 0) text.Append('n').Append(Superscript(power));
        }

        return text.Length == 0 ? "0" : common.IsOne ? text.ToString() : $"({text})/{common.ToString(CultureInfo.InvariantCulture)}";
    }

    private static Rational[] Expand(List<Rational> newton, IReadOnlyList<(int X, BigInteger Y)> points)
    {
        var coefficients = new Rational[newton.Count];
        for (int order = newton.Count - 1; order >= 0; order--)
        {
            // Horner's scheme in Newton's form: multiply by (x - x_order) and add the next coefficient.
            for (int power = newton.Count - 1; power >= 0; power--)
            {
                Rational lower = power > 0 ? coefficients[power - 1] : Rational.Zero;
                coefficients[power] = lower - (coefficients[power] * points[order].X);
            }

            coefficients[0] += newton[order];
        }

        int length = coefficients.Length;
        while (length > 1 && coefficients[length - 1].IsZero) length--;
        return coefficients[..length];
    }

    private static string Superscript(int power) => power == 1
        ? ""
        : string.Concat(power.ToString(CultureInfo.InvariantCulture).Select(d => "⁰¹²³⁴⁵⁶⁷⁸⁹"[d - '0']));
}
