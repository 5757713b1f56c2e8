using System.Numerics;

namespace QmlTrainability.Ansatze.Catalog;

/// <summary>Dimensions of the classical algebras.</summary>
internal static class AlgebraSizes
{
    public static BigInteger Power(int exponent) => BigInteger.One << exponent;

    public static BigInteger Su(BigInteger size) => (size * size) - 1;

    public static BigInteger So(BigInteger size) => size * (size - 1) / 2;

    /// <summary>sp(N) of rank N.</summary>
    public static BigInteger Sp(BigInteger rank) => rank * ((2 * rank) + 1);

    public static BigInteger Choose(int n, int k)
    {
        BigInteger value = 1;
        for (int i = 1; i <= k; i++) value = value * (n - k + i) / i;
        return value;
    }
}
