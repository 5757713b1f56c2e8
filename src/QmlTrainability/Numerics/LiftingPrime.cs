using System.Numerics;

namespace QmlTrainability.Numerics;

/// <summary>The field of p = 2^61 - 1 elements, the integers 0 to p - 1: large enough to lift rational numbers of 30 bits from.</summary>
/// <remarks>A rank modulo p is at most the rank over the rationals.</remarks>
internal static class LiftingPrime
{
    private const ulong Prime = (1UL << 61) - 1;
    private const ulong LargestLifted = (1UL << 30) - 1; // below √(p/2), so that at most one fraction has a given image

    public static ulong Add(ulong a, ulong b)
    {
        ulong sum = a + b;
        return sum >= Prime ? sum - Prime : sum;
    }

    public static ulong Negate(ulong a) => a == 0 ? 0 : Prime - a;

    public static ulong Multiply(ulong a, ulong b)
    {
        ulong high = Math.BigMul(a, b, out ulong low); // below 2^122: 2^61 ≡ 1 folds the upper 61 bits onto the lower
        return Add(low & Prime, (high << 3) | (low >> 61));
    }

    /// <summary>The inverse by Fermat: a^(p - 2).</summary>
    public static ulong Invert(ulong a)
    {
        if (a == 0) throw new DivideByZeroException("0 has no inverse modulo a prime.");
        ulong result = 1;
        for (ulong exponent = Prime - 2, power = a; exponent != 0; exponent >>= 1, power = Multiply(power, power))
        {
            if ((exponent & 1) != 0) result = Multiply(result, power);
        }

        return result;
    }

    public static ulong Reduce(BigInteger value)
    {
        BigInteger rest = BigInteger.Remainder(value, Prime);
        return (ulong)(rest.Sign < 0 ? rest + Prime : rest);
    }

    /// <summary>The image of a rational number, or false where p divides its denominator.</summary>
    public static bool TryReduce(Rational value, out ulong element)
    {
        ulong denominator = Reduce(value.Denominator);
        element = denominator == 0 ? 0 : Multiply(Reduce(value.Numerator), Invert(denominator));
        return denominator != 0;
    }

    /// <summary>The rational number with numerator and denominator of 30 bits that has this image, or false where there is none: Euclid's algorithm, stopped halfway.</summary>
    public static bool TryLift(ulong element, out Rational value)
    {
        (ulong r0, ulong r1) = (Prime, element);
        (BigInteger t0, BigInteger t1) = (BigInteger.Zero, BigInteger.One);
        while (r1 > LargestLifted)
        {
            ulong quotient = r0 / r1;
            (r0, r1) = (r1, r0 - (quotient * r1));
            (t0, t1) = (t1, t0 - (quotient * t1));
        }

        bool found = BigInteger.Abs(t1) <= LargestLifted;
        value = found ? new Rational(r1, t1) : Rational.Zero;
        return found;
    }
}
