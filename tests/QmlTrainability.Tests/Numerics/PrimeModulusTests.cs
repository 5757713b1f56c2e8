using System.Numerics;
using QmlTrainability.Numerics;

namespace QmlTrainability.Tests.Numerics;

/// <summary>Arithmetic modulo the primes near 2^30 against arbitrary precision.</summary>
public class PrimeModulusTests
{
    public static TheoryData<int> Places => [0, 1, 7, 20];

    [Theory]
    [MemberData(nameof(Places))]
    public void Arithmetic_agrees_with_arbitrary_precision(int place)
    {
        PrimeModulus modulus = PrimeModulus.Sequence.ElementAt(place);
        BigInteger p = modulus.Value;
        var random = new Random(3);
        uint last = modulus.Value - 1;
        uint[] edges = [0, 1, 2, modulus.Excess, (1u << 15) - 1, 1u << 16, 1u << 29, (1u << 30) - 1, 1u << 30, last / 2, last - 1, last];
        IEnumerable<(uint, uint)> pairs = edges.SelectMany(a => edges.Select(b => (a, b)))
            .Concat(Enumerable.Range(0, 20_000).Select(_ => ((uint)random.NextInt64(modulus.Value), (uint)random.NextInt64(modulus.Value))));
        int wrong = 0;
        foreach ((uint a, uint b) in pairs)
        {
            bool right = modulus.Multiply(a, b) == (BigInteger)a * b % p && modulus.Add(a, b) == ((BigInteger)a + b) % p && modulus.Negate(a) == (p - a) % p;
            if (!right) wrong++;
        }

        wrong.Should().Be(0);
        foreach (uint a in edges.Where(a => a != 0)) modulus.Multiply(a, modulus.Invert(a)).Should().Be(1);
        modulus.Multiply(modulus.ImaginaryUnit(), modulus.ImaginaryUnit()).Should().Be(last);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Any_number_of_64_bits_is_folded(int place)
    {
        PrimeModulus modulus = PrimeModulus.Sequence.ElementAt(place);
        var random = new Random(4);
        ulong p = modulus.Value;
        ulong[] edges = [0, 1, p - 1, p, p + 1, uint.MaxValue, 1UL << 32, (1UL << 34) - 1, p * p, (15 * (p - 1) * (p - 1)) + p - 1, ulong.MaxValue - 1, ulong.MaxValue];
        ulong[] borders = [.. Enumerable.Range(0, 50).SelectMany(k => Enumerable.Range(-1, 3).Select(next => (((ulong.MaxValue / p) - 1 - (ulong)k) * p) + (ulong)next))];
        foreach (ulong number in edges.Concat(borders).Concat(Enumerable.Range(0, 20_000).Select(_ => (ulong)random.NextInt64() << random.Next(2))))
            ((ulong)modulus.Fold(number)).Should().Be(number % p);
    }

    [Fact]
    public void Fifteen_products_and_a_residue_fit_in_64_bits()
    {
        foreach (PrimeModulus modulus in PrimeModulus.Sequence.Take(100))
            ((BigInteger.Pow(modulus.Value - 1, 2) * PrimeModulus.ProductsPerFold) + modulus.Value).Should().BeLessThan(BigInteger.One << 64);
    }

    [Fact]
    public void The_sequence_holds_exactly_the_primes_that_are_1_modulo_4()
    {
        uint[] listed = [.. PrimeModulus.Sequence.Take(30).Select(m => m.Value)];
        uint[] searched = [.. Enumerable.Range(0, (int)(listed[^1] - (1u << 30)) + 1).Select(i => (1u << 30) + (uint)i).Where(n => n % 4 == 1 && IsPrime(n))];

        listed.Should().Equal(searched);
        ((BigInteger)listed[0] * listed[1]).Should().BeGreaterThan(BigInteger.One << 60);
    }

    /// <summary>Scales that differ by a power of two must not coincide.</summary>
    [Fact]
    public void Two_has_a_large_order()
    {
        foreach (PrimeModulus modulus in PrimeModulus.Sequence.Take(4))
        {
            uint power = 1;
            for (int i = 1; i < 100_000; i++)
            {
                power = modulus.Multiply(power, 2);
                power.Should().NotBe(1);
            }
        }
    }

    [Fact]
    public void Integers_of_any_size_and_sign_have_residues()
    {
        PrimeModulus modulus = PrimeModulus.Sequence.First();
        var random = new Random(5);
        for (int i = 0; i < 1_000; i++)
        {
            var bytes = new byte[random.Next(1, 60)];
            random.NextBytes(bytes);
            var value = new BigInteger(bytes);
            ((value - modulus.Residue(value)) % modulus.Value).Should().Be(BigInteger.Zero);
            int small = random.Next(int.MinValue, int.MaxValue);
            modulus.Residue(small).Should().Be(modulus.Residue((BigInteger)small));
        }

        modulus.Residue(int.MinValue).Should().Be(modulus.Residue((BigInteger)int.MinValue));
        modulus.Invoking(m => m.Invert(0)).Should().Throw<DivideByZeroException>();
    }

    private static bool IsPrime(uint n)
    {
        for (uint divisor = 2; divisor * divisor <= n; divisor++)
        {
            if (n % divisor == 0) return false;
        }

        return true;
    }
}
