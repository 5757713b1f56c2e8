using QmlTrainability.Numerics;
using QmlTrainability.Paulis;
using QmlTrainability.Tests.Oracle;

namespace QmlTrainability.Tests.Paulis;

/// <summary>Sums and brackets against dense matrices and the table of letters.</summary>
public sealed class PauliSumTests
{
    [Theory]
    [InlineData(1, 300)]
    [InlineData(2, 600)]
    [InlineData(3, 600)]
    [InlineData(4, 250)]
    [InlineData(5, 100)]
    public void Brackets_and_combinations_are_those_of_dense_matrices(int qubits, int pairs)
    {
        var random = new Random(200 + qubits);
        int nonZero = 0;
        for (int i = 0; i < pairs; i++)
        {
            (double, string)[] a = RandomTerms(random, qubits), b = RandomTerms(random, qubits);
            DenseMatrix denseA = DenseMatrix.OfTerms(a), denseB = DenseMatrix.OfTerms(b);
            PauliSum sumA = Sum(a), sumB = Sum(b), bracket = PauliSum.Bracket(sumA, sumB);

            // Coefficients are small multiples of 1/8, so the dense arithmetic is exact.
            DenseMatrix.Distance(DenseMatrix.Bracket(denseA, denseB), Dense(bracket)).Should().Be(0, $"-i[{sumA}, {sumB}]/2 = {bracket}");
            DenseMatrix.Distance(denseA + denseB, Dense(sumA + sumB)).Should().Be(0);
            DenseMatrix.Distance(denseA - denseB, Dense(sumA - sumB)).Should().Be(0);
            DenseMatrix.Distance(-0.75 * denseA, Dense(-0.75 * sumA)).Should().Be(0);
            PauliSum.Bracket(sumB, sumA).Should().Be(-bracket);
            if (!bracket.IsZero) nonZero++;
        }

        nonZero.Should().BeGreaterThan(pairs / 3);
    }

    [Fact]
    public void Brackets_of_strings_of_any_size_are_those_letter_by_letter()
    {
        var random = new Random(13);
        foreach (int qubits in Letters.Sizes)
        {
            int positive = 0, negative = 0;
            for (int i = 0; i < 200; i++)
            {
                string a = Letters.RandomLabel(random, qubits), b = Letters.RandomLabel(random, qubits);
                PauliSum bracket = PauliSum.Bracket(PauliString.Parse(a), PauliString.Parse(b));
                (int phase, string label) = Letters.Multiply(a, b);
                if (!Letters.Anticommute(a, b))
                {
                    bracket.IsZero.Should().BeTrue();
                    continue;
                }

                bracket.Terms.Should().ContainSingle();
                bracket.Terms[0].String.ToString("D", null).Should().Be(label);
                bracket.Terms[0].Exact.Should().Be(phase == 1 ? 1 : -1, $"-i[{a}, {b}]/2, and {a}·{b} has the phase i^{phase}");
                if (phase == 1) positive++;
                else negative++;
            }

            positive.Should().BePositive();
            negative.Should().BePositive();
        }
    }

    [Fact]
    public void Brackets_satisfy_Jacobi()
    {
        var random = new Random(14);
        for (int i = 0; i < 200; i++)
        {
            PauliSum[] s = [.. Enumerable.Range(0, 3).Select(_ => Sum(RandomTerms(random, 3)))];
            PauliSum zero = PauliSum.Bracket(s[0], PauliSum.Bracket(s[1], s[2])) + PauliSum.Bracket(s[1], PauliSum.Bracket(s[2], s[0]))
                + PauliSum.Bracket(s[2], PauliSum.Bracket(s[0], s[1]));
            zero.IsZero.Should().BeTrue();
        }
    }

    [Fact]
    public void Equal_strings_merge_exactly_and_keep_their_first_place()
    {
        PauliSum sum = PauliSum.Parse("0.1*XX + 1*ZZ + 0.2*XX - 0.3*YY - 0.3*XX");
        sum.ToString().Should().Be("1*ZZ - 0.3*YY", "0.1 + 0.2 - 0.3 is 0 in decimals, though not in doubles");
        PauliSum doubles = PauliSum.Of([(0.1, PauliString.Parse("XX")), (0.2, PauliString.Parse("XX")), (-0.3, PauliString.Parse("XX"))]);
        doubles.IsZero.Should().BeFalse("the three doubles do not add up to 0 exactly");
        doubles.Terms[0].Exact.Should().Be(new Rational(1, System.Numerics.BigInteger.Pow(2, 55)), "0.1 + 0.2 - 0.3 over the dyadic values of the doubles");
    }

    [Fact]
    public void Equality_ignores_the_order_of_terms()
    {
        PauliSum a = PauliSum.Parse("XX + 2*YY - 3*ZZ"), b = PauliSum.Parse("-3*ZZ + XX + 2*YY"), c = PauliSum.Parse("XX + 2*YY - 3*ZI"), d = PauliSum.Parse("XX + 2*YY");
        a.Should().Be(b);
        a.GetHashCode().Should().Be(b.GetHashCode());
        (a == b, a != b, a == c, a == d, d == a, a == null).Should().Be((true, false, false, false, false, false));
        ((PauliSum?)null == null, (PauliSum?)null == a).Should().Be((true, false));
    }

    [Fact]
    public void Nothing_times_a_sum_has_no_terms()
    {
        PauliSum none = Rational.Zero * PauliSum.Parse("XX + 2*YY");
        none.Terms.Should().BeEmpty();
        none.Should().Be(PauliSum.Zero(2));
    }

    [Fact]
    public void Hashes_of_sums_rarely_meet()
    {
        string[] letters = ["XX", "YY", "ZZ", "XY", "ZI", "IZ"];
        Enumerable.Range(1, 1_000).Select(i => PauliSum.OfExact(letters.Select((l, k) => (new Rational(i + k, 7), PauliString.Parse(l)))).GetHashCode()).Distinct().Count()
            .Should().BeGreaterThan(990);
    }

    [Fact]
    public void A_coefficient_is_found_or_zero()
    {
        PauliSum sum = PauliSum.Parse("1/3*XX - 0.5*YY");
        sum[PauliString.Parse("YY")].Should().Be(-0.5);
        sum[PauliString.Parse("ZZ")].Should().Be(0);
        sum.ExactCoefficient(PauliString.Parse("XX")).Should().Be(new Rational(1, 3));
        FluentActions.Invoking(() => sum[PauliString.Parse("X")]).Should().Throw<QubitCountMismatchException>();
        (double coefficient, PauliString @string) = sum.Terms[1];
        (coefficient, @string.ToString()).Should().Be((-0.5, "YY"));
    }

    [Fact]
    public void A_permutation_moves_every_term() =>
        PauliSum.Parse("2*XYI - ZIZ").Permute([2, 0, 1]).Should().Be(PauliSum.Parse("2*YIX - IZZ"));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_coefficient_that_is_no_number_is_refused(double value)
    {
        PauliString p = PauliString.Parse("XYZ");
        FluentActions.Invoking(() => value * p).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => value * (PauliSum)p).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => PauliSum.Of([(1, p), (value, p)])).Should().Throw<ArgumentOutOfRangeException>().WithMessage("*XYZ*finite*");
    }

    /// <summary>Denominators so long that partial sums are set aside, of two terms by turns, against one fraction with the common denominator.</summary>
    [Fact]
    public void Long_denominators_of_two_terms_do_not_mix()
    {
        int[] primes = [.. Enumerable.Range(2, 2_000).Where(p => Enumerable.Range(2, (int)Math.Sqrt(p) - 1).All(d => p % d != 0))];
        System.Numerics.BigInteger product = primes.Aggregate(System.Numerics.BigInteger.One, (a, p) => a * p);
        Rational reciprocals = new(primes.Aggregate(System.Numerics.BigInteger.Zero, (a, p) => a + (product / p)), product);
        Rational squares = new(primes.Aggregate(System.Numerics.BigInteger.Zero, (a, p) => a + (product / p * product / p)), product * product);
        PauliString x = PauliString.Parse("X"), z = PauliString.Parse("Z");
        PauliSum sum = PauliSum.OfExact(primes.SelectMany(p => new[] { (new Rational(1, p), x), (new Rational(1, (System.Numerics.BigInteger)p * p), z) }));
        (sum.ExactCoefficient(x), sum.ExactCoefficient(z)).Should().Be((reciprocals, squares));
    }

    [Fact]
    public void What_is_no_sum_is_refused()
    {
        PauliSum.TryParse(null, null, out PauliSum? none).Should().BeFalse();
        none.Should().BeNull();
        FluentActions.Invoking(() => (PauliSum)(PauliString)null!).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => new Rational(1, 2) * (PauliSum)null!).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => PauliSum.Parse("XX").ExactCoefficient(null!)).Should().Throw<ArgumentNullException>();
        PauliString xx = PauliString.Parse("XX"), xxx = PauliString.Parse("XXX");
        FluentActions.Invoking(() => PauliSum.Of([])).Should().Throw<ArgumentException>().WithMessage("*PauliSum.Zero*");
        FluentActions.Invoking(() => PauliSum.Of([(1, xx), (1, xxx)])).Should().Throw<QubitCountMismatchException>();
        FluentActions.Invoking(() => PauliSum.Of([(1, null!)])).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => xx + xxx).Should().Throw<QubitCountMismatchException>();
        FluentActions.Invoking(() => xx - xxx).Should().Throw<QubitCountMismatchException>();
        FluentActions.Invoking(() => PauliSum.Bracket(xx, xxx)).Should().Throw<QubitCountMismatchException>();
        FluentActions.Invoking(() => PauliSum.Zero(0)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => PauliSum.Zero(2) + PauliSum.Zero(3)).Should().Throw<QubitCountMismatchException>().WithMessage("*second operator of a sum*");
        FluentActions.Invoking(() => PauliSum.Of(null!)).Should().Throw<ArgumentNullException>().WithParameterName("terms");
        FluentActions.Invoking(() => PauliSum.OfExact(null!)).Should().Throw<ArgumentNullException>().WithParameterName("terms");
        FluentActions.Invoking(() => PauliSum.Parse(null!)).Should().Throw<ArgumentNullException>().WithParameterName("text");
        FluentActions.Invoking(() => PauliSum.Bracket(null!, xx)).Should().Throw<ArgumentNullException>().WithParameterName("a");
        FluentActions.Invoking(() => PauliSum.Bracket(xx, null!)).Should().Throw<ArgumentNullException>().WithParameterName("b");
        FluentActions.Invoking(() => (PauliSum)null! + xx).Should().Throw<ArgumentNullException>().WithParameterName("a");
        FluentActions.Invoking(() => (PauliSum)xx - null!).Should().Throw<ArgumentNullException>().WithParameterName("b");
    }

    [Fact]
    public void Strings_add_and_subtract_to_sums()
    {
        PauliString x = PauliString.Parse("X"), z = PauliString.Parse("Z");
        (x + z).Should().Be(PauliSum.Parse("X + Z"));
        (x - z).Should().Be(PauliSum.Parse("X - Z"));
        (-z).Should().Be(PauliSum.Parse("-Z"));
    }

    [Fact]
    public void Nothing_of_size_two_to_the_n_is_made_at_a_thousand_qubits()
    {
        PauliSum sum = PauliSum.Of(Enumerable.Range(0, 999).Select(q => (-1.0, PauliString.On(1000, (q, Pauli.Z), (q + 1, Pauli.Z)))))
            + PauliSum.Of(Enumerable.Range(0, 1000).Select(q => (-0.5, PauliString.On(1000, (q, Pauli.X)))));
        sum.Terms.Should().HaveCount(1999);
        PauliSum bracket = PauliSum.Bracket(sum, PauliString.On(1000, (500, Pauli.Y)));
        bracket.Should().Be(PauliSum.Parse("1*Z499 X500 + 1*X500 Z501 - 0.5*Z500", 1000));
        (sum - sum).IsZero.Should().BeTrue();
    }

    private static (double Coefficient, string Label)[] RandomTerms(Random random, int qubits) =>
        [.. Enumerable.Range(0, 1 + random.Next(4)).Select(_ => (random.Next(-8, 9) / 8.0, Letters.RandomLabel(random, qubits)))];

    private static PauliSum Sum((double Coefficient, string Label)[] terms) => PauliSum.Of(terms.Select(t => (t.Coefficient, PauliString.Parse(t.Label))));

    private static DenseMatrix Dense(PauliSum sum) =>
        DenseMatrix.OfTerms(sum.Terms.Select(t => (t.Coefficient, t.String.ToString())).Append((0, new string('I', sum.QubitCount))));
}
