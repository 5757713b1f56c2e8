using System.Globalization;
using System.Numerics;
using QmlTrainability.Numerics;

namespace QmlTrainability.Tests.Numerics;

/// <summary>Exact arithmetic, order, logarithms and text of rationals against integers and the runtime's own correctly rounded parser.</summary>
public sealed class RationalTests
{
    [Fact]
    public void Arithmetic_holds_after_clearing_denominators()
    {
        var random = new Random(21);
        for (int i = 0; i < 2000; i++)
        {
            (BigInteger p, BigInteger q) = RandomFraction(random, i);
            (BigInteger r, BigInteger s) = RandomFraction(random, i);
            Rational a = new(p, q), b = new(r, s);
            MustBe(a + b, (p * s) + (r * q), q * s);
            MustBe(a - b, (p * s) - (r * q), q * s);
            MustBe(a * b, p * r, q * s);
            MustBe(-a, -p, q);
            MustBe(a.Magnitude, BigInteger.Abs(p), BigInteger.Abs(q));
            a.Sign.Should().Be(p.Sign * q.Sign);
            if (r.IsZero) FluentActions.Invoking(() => a / b).Should().Throw<DivideByZeroException>();
            else MustBe(a / b, p * s, q * r);
        }
    }

    [Fact]
    public void Order_is_that_of_the_Farey_sequence()
    {
        // F_30 ascends from 0/1 to 1/1: after a/b and c/d comes (kc - a)/(kd - b), k = floor((30 + b)/d).
        (int a, int b, int c, int d) = (0, 1, 1, 30);
        int steps = 0;
        while (c <= 30 && c <= d)
        {
            Rational low = new(a, b), high = new(c, d);
            low.CompareTo(high).Should().BeNegative();
            (low < high, low <= high, low > high, low >= high, low == high, low != high).Should().Be((true, true, false, false, false, true));
            (-low > -high).Should().BeTrue();
            new Rational(-3 * a, -3 * b).Should().Be(low, "it is in lowest terms with a positive denominator");
            int k = (30 + b) / d;
            (a, b, c, d) = (c, d, (k * c) - a, (k * d) - b);
            steps++;
        }

        steps.Should().Be(278, "F_30 has 279 members");
    }

    [Fact]
    public void The_default_value_is_zero()
    {
        Rational zero = default;
        zero.Should().Be(Rational.Zero);
        zero.Should().Be(new Rational(0, -7));
        zero.GetHashCode().Should().Be(new Rational(0, -7).GetHashCode());
        (zero.Denominator, zero.IsZero, zero.Sign, (double)zero).Should().Be((BigInteger.One, true, 0, 0.0));
        (zero + Rational.One).Should().Be(Rational.One);
        zero.ToString().Should().Be("0");
    }

    [Fact]
    public void Every_double_converts_exactly()
    {
        foreach (double value in Doubles(3000))
        {
            // The runtime writes the exact decimal expansion when it is asked for all of its digits.
            string exact = value.ToString("E1100", CultureInfo.InvariantCulture);
            int e = exact.IndexOf('E');
            BigInteger digits = BigInteger.Parse(exact[..e].Replace(".", ""), CultureInfo.InvariantCulture);
            int scale = int.Parse(exact[(e + 1)..], CultureInfo.InvariantCulture) - 1100;
            MustBe(Rational.FromDouble(value), digits * BigInteger.Pow(10, Math.Max(scale, 0)), BigInteger.Pow(10, Math.Max(-scale, 0)));
            ((double)(Rational)value).Should().Be(value);
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void What_is_no_number_is_refused(double value) =>
        FluentActions.Invoking(() => Rational.FromDouble(value)).Should().Throw<ArgumentOutOfRangeException>();

    [Fact]
    public void Decimals_round_to_the_nearest_double_as_the_runtime_parses_them()
    {
        var random = new Random(22);
        for (int i = 0; i < 4000; i++)
        {
            string digits = string.Concat(Enumerable.Range(0, 1 + random.Next(40)).Select(_ => random.Next(10)));
            int exponent = i % 2 == 0 ? random.Next(-30, 10) : random.Next(-370, 320);
            string text = string.Create(CultureInfo.InvariantCulture, $"{(i % 3 == 0 ? "-" : "")}{digits}e{exponent}");
            ((double)Rational.Parse(text)).Should().Be(double.Parse(text, CultureInfo.InvariantCulture), text);
        }
    }

    [Fact]
    public void Halfway_cases_round_to_even_and_others_to_the_nearer_side()
    {
        foreach (double value in Doubles(1500))
        {
            double low = Math.Abs(value), high = Math.BitIncrement(low);
            if (double.IsInfinity(high)) continue;
            Rational middle = (Rational.FromDouble(low) + Rational.FromDouble(high)) / 2;
            Rational hair = new(1, BigInteger.Pow(2, 1400));
            double even = (BitConverter.DoubleToInt64Bits(low) & 1) == 0 ? low : high;
            ((double)middle).Should().Be(even);
            ((double)-middle).Should().Be(-even);
            ((double)(middle - hair)).Should().Be(low);
            ((double)(middle + hair)).Should().Be(high);
        }
    }

    [Fact]
    public void Rounding_at_both_ends_of_the_range()
    {
        Rational max = Rational.FromDouble(double.MaxValue), step = Rational.FromDouble(Math.ScaleB(1, 970)), tiny = Rational.FromDouble(double.Epsilon);
        ((double)(max + (step * new Rational(99, 100)))).Should().Be(double.MaxValue);
        ((double)(max + step)).Should().Be(double.PositiveInfinity, "half a unit beyond the largest double ties to 2^1024");
        ((double)-(max * max)).Should().Be(double.NegativeInfinity);
        ((double)(tiny / 2)).Should().Be(0);
        ((double)(tiny * new Rational(51, 100))).Should().Be(double.Epsilon);
        ((double)(tiny * new Rational(3, 2))).Should().Be(2 * double.Epsilon);
        ((double)(tiny / BigInteger.Pow(10, 900))).Should().Be(0);
        ((double)new Rational(1, 3)).Should().Be(1.0 / 3);
    }

    [Fact]
    public void Quotients_of_doubles_round_as_the_processor_divides()
    {
        var random = new Random(23);
        for (int i = 0; i < 5000; i++)
        {
            double a = (random.NextDouble() - 0.5) * Math.ScaleB(1, random.Next(-500, 500)), b = (random.NextDouble() + 0.1) * Math.ScaleB(1, random.Next(-500, 500));
            ((double)(Rational.FromDouble(a) / Rational.FromDouble(b))).Should().Be(a / b);
            ((double)(Rational.FromDouble(a) + Rational.FromDouble(b))).Should().Be(a + b);
            ((double)(Rational.FromDouble(a) * Rational.FromDouble(b))).Should().Be(a * b);
        }
    }

    [Fact]
    public void Logarithms_hold_at_any_size()
    {
        BigInteger two = 2;
        Near(new Rational(3 * BigInteger.Pow(two, 100_000), 1).Log2, 100_000 + Math.Log2(3));
        Near(new Rational(-5, BigInteger.Pow(two, 2000)).Log2, Math.Log2(5) - 2000);
        Near(new Rational(BigInteger.Pow(3, 50_000), 7).Log2, (50_000 * Math.Log2(3)) - Math.Log2(7));
        Near(new Rational(BigInteger.Pow(3, 500), BigInteger.Pow(5, 400)).Log2, (500 * Math.Log2(3)) - (400 * Math.Log2(5)), 1e-13);
        Near(new Rational(279, 1024).Log2, Math.Log2(279.0 / 1024));
        Rational.One.Log2.Should().Be(0);
        Rational.Zero.Log2.Should().Be(double.NegativeInfinity);
        new Rational(1, BigInteger.Pow(two, 1_000_001)).Log2.Should().Be(-1_000_001);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(60)]
    [InlineData(1000)]
    [InlineData(1020)]
    public void Logarithms_of_numbers_near_one_are_not_lost(int bits)
    {
        // log2(1 ± x) = ±x/ln 2 - x²/(2 ln 2) ± ..., x = 2^-bits.
        BigInteger large = BigInteger.Pow(2, bits);
        double x = Math.ScaleB(1, -bits), odd = x * (1 + (x * x / 3)), even = x * x / 2 * (1 + (x * x / 2));
        Near(new Rational(large + 1, large).Log2, (odd - even) / Math.Log(2), 1e-11);
        Near(new Rational(large - 1, large).Log2, (-odd - even) / Math.Log(2), 1e-11);
    }

    [Theory]
    [InlineData("3", 3, 1)]
    [InlineData("-0.125", -1, 8)]
    [InlineData("+0.5", 1, 2)]
    [InlineData("1.5e-3", 3, 2000)]
    [InlineData("1.5E+3", 1500, 1)]
    [InlineData("2/3", 2, 3)]
    [InlineData("-2/-4", 1, 2)]
    [InlineData("0.1/0.3", 1, 3)]
    [InlineData(" 2 / 3 ", 2, 3)]
    [InlineData(".5", 1, 2)]
    [InlineData("5.", 5, 1)]
    [InlineData("-.5", -1, 2)]
    [InlineData("0e999", 0, 1)]
    public void Text_is_read_exactly(string text, int numerator, int denominator) => Rational.Parse(text).Should().Be(new Rational(numerator, denominator));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(".")]
    [InlineData("-")]
    [InlineData("e5")]
    [InlineData("1e")]
    [InlineData("1e5.5")]
    [InlineData("1e1000")]
    [InlineData("1e-1000")]
    [InlineData("1e10000")]
    [InlineData("1e-10000")]
    [InlineData("1e-2147483648")]
    [InlineData("1e2147483647")]
    [InlineData("1.2.3")]
    [InlineData("1.-2")]
    [InlineData("--1")]
    [InlineData("1 2")]
    [InlineData("1,5")]
    [InlineData("1/0")]
    [InlineData("1/2/3")]
    [InlineData("/2")]
    [InlineData("1/")]
    [InlineData("0x10")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("∞")]
    [InlineData("٣")]
    public void Text_that_is_no_number_is_refused(string text)
    {
        Rational.TryParse(text, out Rational value).Should().BeFalse();
        value.Should().Be(Rational.Zero);
        FluentActions.Invoking(() => Rational.Parse(text)).Should().Throw<FormatException>().WithMessage($"*'{text}'*");
    }

    [Fact]
    public void Printed_numbers_read_back()
    {
        var random = new Random(24);
        for (int i = 0; i < 500; i++)
        {
            (BigInteger p, BigInteger q) = RandomFraction(random, i);
            Rational a = new(p, q);
            Rational.Parse(a.ToString()).Should().Be(a);
        }
    }

    [Fact]
    public void A_zero_denominator_is_refused() => FluentActions.Invoking(() => new Rational(1, 0)).Should().Throw<DivideByZeroException>();

    private static void MustBe(Rational actual, BigInteger numerator, BigInteger denominator)
    {
        (actual.Numerator * denominator).Should().Be(numerator * actual.Denominator);
        actual.Denominator.Sign.Should().Be(1);
        BigInteger.GreatestCommonDivisor(actual.Numerator, actual.Denominator).Should().Be(BigInteger.One);
    }

    private static void Near(double actual, double expected, double relative = 2e-15) =>
        Math.Abs(actual - expected).Should().BeLessThanOrEqualTo(relative * Math.Abs(expected), $"{actual:R} should be {expected:R}");

    private static (BigInteger Numerator, BigInteger Denominator) RandomFraction(Random random, int i)
    {
        if (i % 2 == 0) return (random.Next(-12, 13), random.Next(1, 13) * (random.Next(2) == 0 ? 1 : -1));
        var bytes = new byte[1 + random.Next(40)];
        random.NextBytes(bytes);
        return (new BigInteger(bytes), new BigInteger(random.NextInt64(1, long.MaxValue)));
    }

    /// <summary>Special values, then random patterns of bits, one in four of them subnormal.</summary>
    private static IEnumerable<double> Doubles(int count)
    {
        double[] special = [0, 1, -1, 0.1, 1.0 / 3, double.Epsilon, 3 * double.Epsilon, Math.ScaleB(1, -1022), Math.BitDecrement(Math.ScaleB(1, -1022)), double.MaxValue,
            Math.BitDecrement(double.MaxValue), Math.BitIncrement(1), Math.BitDecrement(1), Math.ScaleB(1, 53), Math.ScaleB(1, 53) - 1];
        foreach (double value in special) yield return value;
        var random = new Random(25);
        for (int i = 0; i < count; i++)
        {
            long bits = random.NextInt64(long.MinValue, long.MaxValue);
            if (i % 4 == 0) bits &= unchecked((long)0x800FFFFFFFFFFFFF);
            double value = BitConverter.Int64BitsToDouble(bits);
            if (double.IsFinite(value)) yield return value;
        }
    }
}
