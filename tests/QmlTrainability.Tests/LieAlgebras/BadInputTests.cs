using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;

namespace QmlTrainability.Tests.LieAlgebras;

public class BadInputTests
{
    private static readonly PauliString X = PauliString.Parse("X");

    [Fact]
    public void An_empty_list_of_generators_is_refused()
    {
        Action strings = () => DynamicalLieAlgebra.GeneratedBy(Array.Empty<PauliString>()), sums = () => DynamicalLieAlgebra.GeneratedBy(Array.Empty<PauliSum>());
        Action literal = () => DynamicalLieAlgebra.GeneratedBy([]);

        strings.Should().Throw<ArgumentException>().WithMessage("*no generator*").WithParameterName("generators");
        sums.Should().Throw<ArgumentException>().WithMessage("*no generator*").WithParameterName("generators");
        literal.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Null_is_refused()
    {
        DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy([X]);
        Action strings = () => DynamicalLieAlgebra.GeneratedBy((IEnumerable<PauliString>)null!), sums = () => DynamicalLieAlgebra.GeneratedBy((IEnumerable<PauliSum>)null!);
        Action contains = () => algebra.Contains(null!);

        strings.Should().Throw<ArgumentNullException>();
        sums.Should().Throw<ArgumentNullException>();
        contains.Should().Throw<ArgumentNullException>();
    }

    [Fact]
    public void A_null_among_the_generators_is_refused()
    {
        Action strings = () => DynamicalLieAlgebra.GeneratedBy([X, null!]), first = () => DynamicalLieAlgebra.GeneratedBy([null!, X]);
        Action sums = () => DynamicalLieAlgebra.GeneratedBy([PauliSum.Parse("X + Y"), null!]);

        strings.Should().Throw<ArgumentException>().WithMessage("*Generator 1*null*");
        first.Should().Throw<ArgumentException>().WithMessage("*Generator 0*null*");
        sums.Should().Throw<ArgumentException>().WithMessage("*Generator 1*null*");
    }

    [Fact]
    public void Mismatched_qubit_counts_are_refused()
    {
        DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy([X]);
        Action strings = () => DynamicalLieAlgebra.GeneratedBy([X, PauliString.Parse("XX")]);
        Action sums = () => DynamicalLieAlgebra.GeneratedBy([PauliSum.Parse("X + Y"), PauliSum.Parse("XX + YY")]);
        Action contains = () => algebra.Contains(PauliString.Parse("XX"));

        foreach (Action action in new[] { strings, sums, contains })
        {
            QubitCountMismatchException refused = action.Should().Throw<QubitCountMismatchException>().Which;
            (refused.Expected, refused.Actual).Should().Be((1, 2));
        }
    }

    [Fact]
    public void A_generator_that_is_zero_is_refused()
    {
        Action zero = () => DynamicalLieAlgebra.GeneratedBy([PauliSum.Parse("X + Y"), PauliSum.Parse("X - X")]);

        zero.Should().Throw<ArgumentException>().WithMessage("*Generator 1 is zero*");
    }

    [Fact]
    public void What_is_not_computed_for_sums_is_refused_and_says_what_is_known()
    {
        DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy(SumFamilies.IsingRing(3));

        algebra.Invoking(a => a.EnumerateBasis()).Should().Throw<UnsupportedRequestException>().WithMessage("*basis*single strings*");
    }

    [Fact]
    public void The_identity_is_legal_and_counted_in_the_center()
    {
        PauliString identity = PauliString.Identity(1);

        DynamicalLieAlgebra.GeneratedBy([identity]).ToString().Should().Be("u(1)");
        DynamicalLieAlgebra strings = DynamicalLieAlgebra.GeneratedBy([identity, X, PauliString.Parse("Z"), identity]);
        (strings.ToString(), (int)strings.CenterDimension, strings.Contains(identity)).Should().Be(("su(2) ⊕ u(1)", 1, true));
        strings.EnumerateBasis().Should().HaveCount(4);
        DynamicalLieAlgebra sums = DynamicalLieAlgebra.GeneratedBy([PauliSum.Parse("X + Y"), PauliSum.Parse("X - 2*Y"), PauliSum.Parse("2*I")]);
        ((int)sums.Dimension, (int)sums.CenterDimension, sums.Contains(identity)).Should().Be((4, 1, true));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Budgets_of_nothing_are_refused(int budget)
    {
        Action dimension = () => _ = new ClosureOptions { MaxDimension = budget }, memory = () => _ = new ClosureOptions { MemoryBudget = budget };
        Action operations = () => _ = new ClosureOptions { MaxOperations = budget };

        dimension.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("MaxDimension");
        memory.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("MemoryBudget");
        operations.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("MaxOperations");
    }
}
