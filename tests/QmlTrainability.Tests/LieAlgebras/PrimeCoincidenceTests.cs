using System.Numerics;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.Tests.LieAlgebras;

/// <summary>Coefficients built so that one of the primes, or both, cannot represent them.</summary>
public class PrimeCoincidenceTests
{
    private static readonly BigInteger First = (BigInteger.One << 61) - 1;
    private static readonly BigInteger Second = (BigInteger.One << 62) - 57;

    [Fact]
    public void A_coefficient_that_vanishes_modulo_one_prime_is_seen_by_the_other()
    {
        foreach (BigInteger prime in new[] { First, Second })
            Algebra(Sum(1, prime), Sum(1, 2 * prime)).Dimension.Should().Be(3);
    }

    [Fact]
    public void A_generator_that_vanishes_modulo_one_prime_is_seen_by_the_other()
    {
        foreach (BigInteger prime in new[] { First, Second }) Algebra(Sum(prime, prime), Sum(1, 2)).Dimension.Should().Be(3);
    }

    [Fact]
    public void A_denominator_that_one_prime_divides_is_left_to_the_other()
    {
        foreach (BigInteger prime in new[] { First, Second })
        {
            DynamicalLieAlgebra algebra = Algebra(Sum(1, new Rational(1, prime)), Sum(1, 2));
            algebra.Dimension.Should().Be(3);
            algebra.HowKnown.Should().Contain("degenerate");
        }
    }

    [Fact]
    public void A_denominator_that_both_primes_divide_is_refused()
    {
        Action close = () => Algebra(Sum(1, new Rational(1, First * Second)), Sum(1, 2));

        close.Should().Throw<UnsupportedRequestException>().WithMessage("*2^61-1*2^62-57*Rescale*");
    }

    private static DynamicalLieAlgebra Algebra(params PauliSum[] sums) => DynamicalLieAlgebra.GeneratedBy(sums);

    private static PauliSum Sum(Rational x, Rational y) => PauliSum.OfExact([(x, PauliString.Parse("X")), (y, PauliString.Parse("Y"))]);
}
