using System.Numerics;
using QmlTrainability.Numerics;

namespace QmlTrainability.Tests.Numerics;

public class LiftingPrimeTests
{
    private static readonly BigInteger P = (BigInteger.One << 61) - 1;

    [Fact]
    public void Arithmetic_is_that_of_integers_modulo_p()
    {
        var random = new Random(1);
        for (int i = 0; i < 10_000; i++)
        {
            ulong a = Element(random, i), b = Element(random, i / 3);
            ((BigInteger)LiftingPrime.Add(a, b)).Should().Be(((BigInteger)a + b) % P);
            ((BigInteger)LiftingPrime.Multiply(a, b)).Should().Be((BigInteger)a * b % P);
            LiftingPrime.Add(a, LiftingPrime.Negate(a)).Should().Be(0);
            if (a != 0) LiftingPrime.Multiply(a, LiftingPrime.Invert(a)).Should().Be(1);
        }
    }

    [Fact]
    public void Short_fractions_come_back_and_long_ones_do_not_come_back_wrong()
    {
        var random = new Random(2);
        for (int i = 0; i < 10_000; i++)
        {
            var value = new Rational(random.Next(-(1 << 30) + 1, 1 << 30), random.Next(1, 1 << 30));
            LiftingPrime.TryReduce(value, out ulong element).Should().BeTrue();
            LiftingPrime.TryLift(element, out Rational lifted).Should().BeTrue();
            lifted.Should().Be(value);
        }

        LiftingPrime.TryReduce(new Rational(1, P), out _).Should().BeFalse();
        LiftingPrime.TryReduce(Rational.FromDouble(Math.PI), out ulong pi);
        (LiftingPrime.TryLift(pi, out Rational other) && other == Rational.FromDouble(Math.PI)).Should().BeFalse("it has more than 30 bits");
    }

    private static ulong Element(Random random, int i) => (i % 5) switch { 0 => (1UL << 61) - 2, 1 => 0, 2 => 1, _ => (ulong)random.NextInt64((1L << 61) - 1) };
}
