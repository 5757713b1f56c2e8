using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace QmlTrainability.Numerics;

/// <summary>An exact rational number p/q in lowest terms, q &gt; 0.</summary>
/// <remarks>Immutable; <c>default</c> is 0. A <see cref="double"/> converts exactly (it is a dyadic rational), decimal text stays decimal.
/// Cost of an operation: that of <see cref="BigInteger"/> products and one greatest common divisor.</remarks>
/// <example><code>
/// Rational third = new Rational(1, 3);
/// Console.WriteLine(third + Rational.Parse("0.1"));   // 13/30
/// </code></example>
public readonly struct Rational : IEquatable<Rational>, IComparable<Rational>, IFormattable
{
    private readonly BigInteger _denominator; // 0 in default(Rational), read as 1

    /// <summary>Creates <paramref name="numerator"/>/<paramref name="denominator"/> in lowest terms.</summary>
    /// <param name="numerator">Any integer.</param>
    /// <param name="denominator">Any integer but zero.</param>
    /// <exception cref="DivideByZeroException"><paramref name="denominator"/> is zero.</exception>
    public Rational(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero) throw new DivideByZeroException("A rational number needs a denominator other than zero.");
        BigInteger divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        Numerator = numerator / divisor;
        _denominator = denominator / divisor;
    }

    private Rational(BigInteger numerator, BigInteger denominator, bool _)
    {
        Numerator = numerator;
        _denominator = denominator;
    }

    /// <summary>The number 0.</summary>
    public static Rational Zero => default;

    /// <summary>The number 1.</summary>
    public static Rational One => new(BigInteger.One, BigInteger.One, true);

    /// <summary>The numerator, with the sign of the number.</summary>
    public BigInteger Numerator { get; }

    /// <summary>The denominator, at least 1.</summary>
    public BigInteger Denominator => _denominator.IsZero ? BigInteger.One : _denominator;

    /// <summary>Whether the number is 0.</summary>
    public bool IsZero => Numerator.IsZero;

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => Numerator.Sign;

    /// <summary>The absolute value.</summary>
    public Rational Magnitude => new(BigInteger.Abs(Numerator), Denominator, true);

    /// <summary>The base-2 logarithm of the absolute value, -∞ for 0; relative error about 1e-15 at any size, also next to 1.</summary>
    public double Log2 => IsZero ? double.NegativeInfinity : Log2Of(BigInteger.Abs(Numerator), Denominator);

    /// <summary>The integer as a rational number.</summary>
    public static implicit operator Rational(BigInteger value) => new(value, BigInteger.One, true);

    /// <summary>The integer as a rational number.</summary>
    public static implicit operator Rational(long value) => new(value, BigInteger.One, true);

    /// <summary>The exact value of a finite double: a dyadic rational.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public static explicit operator Rational(double value) => FromDouble(value);

    /// <summary>The nearest double (ties to even), which may underflow to 0 or overflow to an infinity.</summary>
    public static explicit operator double(Rational value) => value.ToDouble();

    /// <summary>The sum.</summary>
    public static Rational operator +(Rational a, Rational b) =>
        new((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    /// <summary>The sum of all, in pairs: the cost is quadratic in the length of the common denominator, not cubic.</summary>
    internal static Rational Sum(ReadOnlySpan<Rational> values) =>
        values.Length switch { 0 => Zero, 1 => values[0], int n => Sum(values[..(n / 2)]) + Sum(values[(n / 2)..]) };

    /// <summary>The difference.</summary>
    public static Rational operator -(Rational a, Rational b) => a + -b;

    /// <summary>The negative.</summary>
    public static Rational operator -(Rational a) => new(-a.Numerator, a.Denominator, true);

    /// <summary>The product.</summary>
    public static Rational operator *(Rational a, Rational b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    /// <summary>The quotient.</summary>
    /// <exception cref="DivideByZeroException"><paramref name="b"/> is zero.</exception>
    public static Rational operator /(Rational a, Rational b) => new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    /// <summary>Equality of numbers.</summary>
    public static bool operator ==(Rational a, Rational b) => a.Equals(b);

    /// <summary>Inequality of numbers.</summary>
    public static bool operator !=(Rational a, Rational b) => !a.Equals(b);

    /// <summary>Order of numbers.</summary>
    public static bool operator <(Rational a, Rational b) => a.CompareTo(b) < 0;

    /// <summary>Order of numbers.</summary>
    public static bool operator >(Rational a, Rational b) => a.CompareTo(b) > 0;

    /// <summary>Order of numbers.</summary>
    public static bool operator <=(Rational a, Rational b) => a.CompareTo(b) <= 0;

    /// <summary>Order of numbers.</summary>
    public static bool operator >=(Rational a, Rational b) => a.CompareTo(b) >= 0;

    /// <summary>The exact value of a finite double: m·2^e with a 53-bit integer m.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is NaN or infinite.</exception>
    public static Rational FromDouble(double value)
    {
        Require.Finite(value, "A number to be converted exactly");
        long bits = BitConverter.DoubleToInt64Bits(value);
        int field = (int)((bits >> 52) & 0x7FF);
        long mantissa = bits & 0xFFFFFFFFFFFFFL;
        if (field == 0) field = 1; // subnormal: no hidden bit
        else mantissa |= 1L << 52;
        if (mantissa == 0) return Zero;
        int shift = BitOperations.TrailingZeroCount(mantissa);
        mantissa >>= shift;
        int exponent = field - 1075 + shift;
        BigInteger m = bits < 0 ? -mantissa : mantissa;
        return exponent >= 0
            ? new Rational(m << exponent, BigInteger.One, true)
            : new Rational(m, BigInteger.One << -exponent, true);
    }

    /// <summary>Parses "3", "-0.125", "1.5e-3" or "2/3" in the invariant culture, exactly.</summary>
    /// <param name="text">An integer, a decimal number with optional exponent, or p/q.</param>
    /// <exception cref="FormatException">The text is none of these.</exception>
    public static Rational Parse(string text) =>
        TryParse(text, out Rational value)
            ? value
            : throw new FormatException($"'{text}' is not a number: write an integer, a decimal such as -0.5 or 1e-3, or a fraction such as 2/3.");

    /// <summary>As <see cref="Parse"/>, without an exception.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The number, or 0.</param>
    /// <returns>Whether the text is a number.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out Rational value)
    {
        value = Zero;
        if (text is null) return false;
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0) return TryParseDecimal(text.AsSpan().Trim(), out value);
        if (!TryParseDecimal(text.AsSpan(0, slash).Trim(), out Rational p) || !TryParseDecimal(text.AsSpan(slash + 1).Trim(), out Rational q) || q.IsZero)
            return false;
        value = p / q;
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(Rational other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <inheritdoc/>
    public bool Equals(Rational other) => Numerator == other.Numerator && Denominator == other.Denominator;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Numerator, Denominator);

    /// <summary>"p/q", or "p" for an integer.</summary>
    public override string ToString() => ToString(null, CultureInfo.InvariantCulture);

    /// <summary>"p/q", or "p" for an integer; always in the invariant culture.</summary>
    public string ToString(string? format, IFormatProvider? formatProvider) =>
        Denominator.IsOne
            ? Numerator.ToString(CultureInfo.InvariantCulture)
            : $"{Numerator.ToString(CultureInfo.InvariantCulture)}/{Denominator.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The nearest double, ties to even: 64 quotient bits with a sticky bit are rounded once by the conversion.</summary>
    private double ToDouble()
    {
        if (IsZero) return 0;
        BigInteger p = BigInteger.Abs(Numerator), q = Denominator;
        int shift = 64 - (int)(p.GetBitLength() - q.GetBitLength()); // quotient of 64 or 65 bits
        (BigInteger quotient, BigInteger rest) = shift >= 0 ? BigInteger.DivRem(p << shift, q) : BigInteger.DivRem(p, q << -shift);
        int exponent = -shift;
        // Below 2^-1022 a double has fewer bits: drop them here, keeping the sticky bit, so that rounding still happens once.
        int drop = Math.Max((int)quotient.GetBitLength() - 63, -1074 - exponent - 1);
        if (drop > 0)
        {
            if (drop > 70) return Numerator.Sign < 0 ? -0.0 : 0.0;
            BigInteger kept = quotient >> drop;
            if (kept << drop != quotient) rest = BigInteger.One;
            quotient = kept;
            exponent += drop;
        }

        ulong bits = ((ulong)quotient << 1) | (rest.IsZero ? 0UL : 1UL);
        exponent--;
        int surplus = Math.Max(64 - BitOperations.LeadingZeroCount(bits) - 53, -1074 - exponent);
        if (surplus > 0)
        {
            ulong half = 1UL << (surplus - 1), low = bits & ((half << 1) - 1);
            bits >>= surplus;
            if (low > half || (low == half && (bits & 1) == 1)) bits++;
            exponent += surplus;
        }

        double magnitude = Math.ScaleB(bits, exponent); // exact: at most 53 bits remain
        return Numerator.Sign < 0 ? -magnitude : magnitude;
    }

    /// <summary>log₂(p/q) with p/q = 2ᵉ·m, m between 1/2 and 2, so that only m is rounded.</summary>
    private static double Log2Of(BigInteger p, BigInteger q)
    {
        int e = (int)(p.GetBitLength() - q.GetBitLength());
        if (Math.Abs(e) > 1)
        {
            var m = e > 0 ? new Rational(p, q << e, true) : new Rational(p << -e, q, true);
            return e + Math.Log2((double)m);
        }

        // Next to 1 the double p/q has lost what its logarithm is made of: log₂(p/q) = 2·artanh((p - q)/(p + q))/ln 2.
        double ratio = (double)new Rational(p, q, true);
        return ratio is < 0.7 or > 1.4 ? Math.Log2(ratio) : 2 * Math.Atanh((double)new Rational(p - q, p + q, true)) / Math.Log(2);
    }

    private static bool TryParseDecimal(ReadOnlySpan<char> text, out Rational value)
    {
        value = Zero;
        int exponent = 0;
        int e = text.IndexOfAny('e', 'E');
        if (e >= 0)
        {
            // A double has exponents to ±324. One beyond ±999 would build a number of unbounded size from a few characters.
            if (!int.TryParse(text[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent) || exponent is > 999 or < -999) return false;
            text = text[..e];
        }

        int point = text.IndexOf('.');
        int decimals = point < 0 ? 0 : text.Length - point - 1;
        string digits = point < 0 ? text.ToString() : string.Concat(text[..point], text[(point + 1)..]);
        if (digits.AsSpan().IndexOfAnyInRange('0', '9') < 0) return false;
        if (!BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger mantissa)) return false;
        if (point >= 0 && text[(point + 1)..].ContainsAny('+', '-')) return false;
        int scale = exponent - decimals;
        value = scale >= 0 ? mantissa * BigInteger.Pow(10, scale) : new Rational(mantissa, BigInteger.Pow(10, -scale));
        return true;
    }
}
