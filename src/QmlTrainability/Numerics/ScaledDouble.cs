namespace QmlTrainability.Numerics;

/// <summary>A double with an exponent of its own: sums and products of numbers such as 2^±2000, with the relative precision of a double.</summary>
internal readonly struct ScaledDouble
{
    private readonly double _mantissa; // 0, or of magnitude in [1, 2)
    private readonly long _exponent;

    public ScaledDouble(double value)
        : this(value, 0)
    {
    }

    private ScaledDouble(double value, long exponent)
    {
        if (value == 0) return;
        int shift = Math.ILogB(value);
        _mantissa = Math.ScaleB(value, -shift);
        _exponent = exponent + shift;
    }

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => Math.Sign(_mantissa);

    /// <summary>The base-2 logarithm of the magnitude, -∞ for 0.</summary>
    public double Log2 => _mantissa == 0 ? double.NegativeInfinity : Math.Log2(Math.Abs(_mantissa)) + _exponent;

    public static ScaledDouble operator *(ScaledDouble a, ScaledDouble b) => new(a._mantissa * b._mantissa, a._exponent + b._exponent);

    public static ScaledDouble operator *(ScaledDouble a, double b) => new(a._mantissa * b, a._exponent);

    public static ScaledDouble operator +(ScaledDouble a, ScaledDouble b)
    {
        if (a._mantissa == 0) return b;
        if (b._mantissa == 0) return a;
        if (a._exponent < b._exponent) (a, b) = (b, a);
        long distance = a._exponent - b._exponent;
        return distance > 1100 ? a : new ScaledDouble(a._mantissa + Math.ScaleB(b._mantissa, (int)-distance), a._exponent);
    }

    public static ScaledDouble operator -(ScaledDouble a, ScaledDouble b) => a + (b * -1);

    /// <summary>The number nearest to a rational one, however small.</summary>
    public static ScaledDouble Of(Rational value)
    {
        if (value.IsZero) return default;
        int exponent = (int)(System.Numerics.BigInteger.Abs(value.Numerator).GetBitLength() - value.Denominator.GetBitLength());
        Rational scaled = exponent >= 0 ? value / (System.Numerics.BigInteger.One << exponent) : value * (System.Numerics.BigInteger.One << -exponent);
        return new ScaledDouble((double)scaled, exponent);
    }

    /// <summary>a·2^power.</summary>
    public static ScaledDouble Scale(ScaledDouble a, long power) => a._mantissa == 0 ? a : new ScaledDouble(a._mantissa, a._exponent + power);

    /// <summary>The nearest double; may underflow to 0 or overflow to an infinity.</summary>
    public double ToDouble() => Math.ScaleB(_mantissa, (int)Math.Clamp(_exponent, -5000, 5000));
}
