using System.Numerics;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;
using QmlTrainability.Tests.LieAlgebras.BruteForce;

namespace QmlTrainability.Tests.LieAlgebras;

/// <summary>Coefficients built so that some of the primes cannot represent them, or cannot tell them apart.</summary>
public class PrimeCoincidenceTests
{
    private static readonly BigInteger[] Primes = [.. PrimeModulus.Sequence.Take(4).Select(m => (BigInteger)m.Value)];

    [Fact]
    public void A_coefficient_that_vanishes_modulo_a_prime_moves_to_another()
    {
        foreach (BigInteger prime in Primes) Check(Sum(1, prime), Sum(1, 2 * prime));
        Check(Sum(1, Primes[0] * Primes[1] * Primes[2]), Sum(1, 2));
    }

    [Fact]
    public void A_generator_that_vanishes_modulo_a_prime_is_seen_by_the_others()
    {
        foreach (BigInteger prime in Primes) Check(Sum(prime, prime), Sum(1, 2));
    }

    [Fact]
    public void A_denominator_that_primes_divide_is_left_to_the_others()
    {
        foreach (BigInteger prime in Primes) Check(Sum(1, new Rational(1, prime)), Sum(1, 2));
        Check(Sum(1, new Rational(1, Primes[0] * Primes[1])), Sum(1, 2));
        Algebra(Sum(1, new Rational(1, Primes[0] * Primes[1])), Sum(1, 2)).HowKnown.Should().Contain("2^30+85 and 2^30+129").And.Contain("2^30+9 and 2^30+33 are degenerate");
    }

    /// <summary>One or two of the primes take the two generators for one, though each coefficient has an image.</summary>
    [Fact]
    public void Generators_that_coincide_modulo_primes_are_told_apart_by_others()
    {
        Check(Sum(1, 1), Sum(1, 1 + Primes[0]));
        Check(Sum(1, 1), Sum(1, 1 + Primes[1]));
        Check(Sum(1, 1), Sum(1, 1 + (Primes[0] * Primes[2])));
        Algebra(Sum(1, 1), Sum(1, 1 + Primes[1])).HowKnown.Should().Contain("2^30+33 is degenerate");
        Algebra(Sum(1, 1), Sum(1, 1 + Primes[0])).HowKnown.Should().Contain("2^30+9 is degenerate");
    }

    /// <summary>[XI + IX, a·ZY + b·YZ] is a multiple of a + b, so modulo a prime the generators seem to commute.</summary>
    [Fact]
    public void A_bracket_that_vanishes_modulo_a_prime_is_found_by_the_others()
    {
        foreach (BigInteger prime in Primes)
        {
            SumTerms[] generators = [new([(1, "XI"), (1, "IX")]), new([(1, "ZY"), ((int)prime - 1, "YZ")])];
            var expected = RationalClosure.Of(generators);
            DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy(generators.Select(g => g.ToSum()));

            expected.Dimension.Should().BeGreaterThan(2);
            (algebra.Dimension, algebra.CenterDimension).Should().Be((expected.Dimension, expected.CenterDimension));
        }
    }

    [Fact]
    public void Powers_of_two_never_coincide()
    {
        foreach (int power in new[] { 1, 30, 31, 60, 61, 62, 120, 122, 1000 }) Check(Sum(1, 1), Sum(1, BigInteger.One << power));
        Check(Sum(1, 0), PauliSum.Of([(1, PauliString.Parse("X")), (1e-300, PauliString.Parse("Y"))]));
    }

    [Fact]
    public void Membership_survives_coefficients_that_vanish_modulo_the_primes()
    {
        DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy(SumFamilies.IsingRing(4));
        PauliSum inside = SumFamilies.IsingRing(4)[0], outside = PauliString.Parse("ZIII");
        var product = new Rational(Primes[0] * Primes[1], 1);

        algebra.Contains((product * inside) + inside).Should().BeTrue();
        algebra.Contains(inside + (product * outside)).Should().BeFalse("some column was never met");
        algebra.Contains((Rational.One / product) * inside).Should().BeTrue();
        algebra.Contains(product * PauliSum.Parse("XIII")).Should().BeFalse();
    }

    private static void Check(params PauliSum[] sums)
    {
        DynamicalLieAlgebra algebra = Algebra(sums);
        algebra.Dimension.Should().Be(3);
        algebra.Contains(PauliString.Parse("Z")).Should().BeTrue();
    }

    private static DynamicalLieAlgebra Algebra(params PauliSum[] sums) => DynamicalLieAlgebra.GeneratedBy(sums);

    private static PauliSum Sum(Rational x, Rational y) => PauliSum.OfExact([(x, PauliString.Parse("X")), (y, PauliString.Parse("Y"))]);
}
