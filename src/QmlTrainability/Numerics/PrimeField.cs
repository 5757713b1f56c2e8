using System.Numerics;

namespace QmlTrainability.Numerics;

/// <summary>What every prime field shares.</summary>
internal static class PrimeField<TField>
    where TField : IPrimeField
{
    public static ulong Add(ulong a, ulong b)
    {
        ulong sum = a + b; // both below 2^62
        return sum >= TField.Prime ? sum - TField.Prime : sum;
    }

    public static ulong Subtract(ulong a, ulong b) => a >= b ? a - b : a + (TField.Prime - b);

    public static ulong Negate(ulong a) => a == 0 ? 0 : TField.Prime - a;

    /// <summary>The inverse by Fermat: a^(p - 2).</summary>
    public static ulong Invert(ulong a)
    {
        if (a == 0) throw new DivideByZeroException("0 has no inverse modulo a prime.");
        ulong result = 1;
        for (ulong exponent = TField.Prime - 2, power = a; exponent != 0; exponent >>= 1, power = TField.Multiply(power, power))
        {
            if ((exponent & 1) != 0) result = TField.Multiply(result, power);
        }

        return result;
    }

    /// <summary>The image of a rational number, or false where p divides its denominator.</summary>
    public static bool TryReduce(Rational value, out ulong element)
    {
        ulong numerator = Modulo(value.Numerator), denominator = Modulo(value.Denominator);
        element = denominator == 0 ? 0 : TField.Multiply(numerator, Invert(denominator));
        return denominator != 0;
    }

    private static ulong Modulo(BigInteger value)
    {
        var rest = (long)BigInteger.Remainder(value, TField.Prime);
        return rest < 0 ? (ulong)rest + TField.Prime : (ulong)rest;
    }
}
