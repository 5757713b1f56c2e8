using System.Numerics;
using QmlTrainability.Numerics;

namespace QmlTrainability.Tests.Numerics;

/// <summary>Both prime fields against arbitrary precision.</summary>
public class PrimeFieldTests
{
    [Fact]
    public void Arithmetic_modulo_2_to_the_61_less_1() => CheckField<Mersenne61>((BigInteger.One << 61) - 1);

    [Fact]
    public void Arithmetic_modulo_2_to_the_62_less_57() => CheckField<Prime62>((BigInteger.One << 62) - 57);

    [Fact]
    public void The_moduli_are_prime()
    {
        IsProbablyPrime(Mersenne61.Prime).Should().BeTrue();
        IsProbablyPrime(Prime62.Prime).Should().BeTrue();
        IsProbablyPrime(Prime62.Prime + 2).Should().BeFalse("the check must be able to fail");
    }

    [Fact]
    public void Two_has_order_61_modulo_the_first_prime_and_a_large_one_modulo_the_second()
    {
        OrderOfTwo<Mersenne61>(200).Should().Be(61);
        OrderOfTwo<Prime62>(100_000).Should().BeNull();
    }

    [Fact]
    public void Zero_has_no_inverse()
    {
        Action first = () => PrimeField<Mersenne61>.Invert(0), second = () => PrimeField<Prime62>.Invert(0);

        first.Should().Throw<DivideByZeroException>();
        second.Should().Throw<DivideByZeroException>();
    }

    [Fact]
    public void Rationals_map_to_the_field_and_back() => CheckRationals<Prime62>();

    [Fact]
    public void Rationals_map_to_the_Mersenne_field_and_back() => CheckRationals<Mersenne61>();

    private static void CheckField<TField>(BigInteger p)
        where TField : IPrimeField
    {
        ((BigInteger)TField.Prime).Should().Be(p);
        var random = new Random(3);
        ulong last = TField.Prime - 1;
        ulong[] edges = [0, 1, 2, 56, 57, 58, (1UL << 31) - 1, 1UL << 32, 1UL << 60, (1UL << 60) + 1, last / 2, (last / 2) + 1, last - 57, last - 1, last];
        IEnumerable<(ulong, ulong)> pairs = edges.SelectMany(a => edges.Select(b => (a, b)))
            .Concat(Enumerable.Range(0, 20_000).Select(_ => ((ulong)random.NextInt64((long)TField.Prime), (ulong)random.NextInt64((long)TField.Prime))));
        int wrong = 0;
        foreach ((ulong a, ulong b) in pairs)
        {
            bool right = TField.Multiply(a, b) == (BigInteger)a * b % p
                && PrimeField<TField>.Add(a, b) == ((BigInteger)a + b) % p
                && PrimeField<TField>.Subtract(a, b) == ((BigInteger)a - b + p) % p
                && PrimeField<TField>.Negate(a) == (p - a) % p;
            if (!right) wrong++;
        }

        wrong.Should().Be(0);
        foreach (ulong a in edges.Where(a => a != 0)) ((BigInteger)a * PrimeField<TField>.Invert(a) % p).Should().Be(BigInteger.One);
    }

    private static void CheckRationals<TField>()
        where TField : IPrimeField
    {
        var random = new Random(4);
        for (int i = 0; i < 500; i++)
        {
            BigInteger numerator = Wide(random) * (random.Next(2) == 0 ? 1 : -1), denominator = Wide(random) + 1;
            PrimeField<TField>.TryReduce(new Rational(numerator, denominator), out ulong element).Should().BeTrue();
            BigInteger difference = (element * denominator) - numerator;
            (difference % TField.Prime).Should().Be(BigInteger.Zero);
            ((BigInteger)element).Should().BeInRange(0, TField.Prime - 1);
        }

        PrimeField<TField>.TryReduce(new Rational(5, TField.Prime), out _).Should().BeFalse();
        PrimeField<TField>.TryReduce(new Rational(5 * (BigInteger)TField.Prime, 3), out ulong zero).Should().BeTrue();
        zero.Should().Be(0);
        PrimeField<TField>.TryReduce(-Rational.One, out ulong minusOne).Should().BeTrue();
        minusOne.Should().Be(TField.Prime - 1);
    }

    private static BigInteger Wide(Random random)
    {
        var bytes = new byte[random.Next(1, 60)];
        random.NextBytes(bytes);
        return new BigInteger(bytes, isUnsigned: true);
    }

    /// <summary>Miller and Rabin with the bases that decide every number below 2^64.</summary>
    private static bool IsProbablyPrime(BigInteger n)
    {
        int twos = 0;
        BigInteger odd = n - 1;
        for (; odd.IsEven; odd /= 2) twos++;
        return new[] { 2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37 }.All(witness =>
        {
            BigInteger power = BigInteger.ModPow(witness, odd, n);
            for (int i = 0; i < twos && power != 1 && power != n - 1; i++) power = power * power % n;
            return power == n - 1 || BigInteger.ModPow(witness, odd, n) == 1;
        });
    }

    private static int? OrderOfTwo<TField>(int limit)
        where TField : IPrimeField
    {
        ulong power = 1;
        for (int i = 1; i <= limit; i++)
        {
            power = TField.Multiply(power, 2);
            if (power == 1) return i;
        }

        return null;
    }
}
