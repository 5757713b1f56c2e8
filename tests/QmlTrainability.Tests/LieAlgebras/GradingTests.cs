using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;

namespace QmlTrainability.Tests.LieAlgebras;

/// <summary>Sums that come apart into strings are classified, because the single strings among the generators split the others.</summary>
public class GradingTests
{
    [Fact]
    public void Sums_of_one_term_are_strings()
    {
        DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy([PauliSum.Parse("-2.5*XI"), PauliSum.Parse("IX"), PauliSum.Parse("1e-3*ZZ")]);

        algebra.IsPauliAlgebra.Should().BeTrue();
        algebra.ToString().Should().Be("2·su(2)");
        algebra.HowKnown.Should().Contain("exactly");
    }

    [Fact]
    public void A_string_splits_a_sum_into_its_commuting_and_anticommuting_part()
    {
        DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy([PauliSum.Parse("ZI"), PauliSum.Parse("XI + IX")]);

        algebra.IsPauliAlgebra.Should().BeTrue();
        algebra.ToString().Should().Be("su(2) ⊕ u(1)");
    }

    [Fact]
    public void Parts_that_became_strings_split_further()
    {
        DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy([PauliSum.Parse("ZII"), PauliSum.Parse("XXI + IZX"), PauliSum.Parse("IYI + IIZ + XII")]);

        algebra.IsPauliAlgebra.Should().BeTrue();
    }

    [Fact]
    public void A_ring_of_sums_with_one_field_is_the_algebra_of_its_strings_at_any_size()
    {
        const int Qubits = 200;
        PauliSum[] sums = [.. Enumerable.Range(0, Qubits).Select(q => SumFamilies.At("Z", q, Qubits)), SumFamilies.Open("XX", Qubits)];

        DynamicalLieAlgebra.GeneratedBy(sums).ToString().Should().Be("so(400)");
    }

    [Fact]
    public void Sums_that_stay_sums_are_closed()
    {
        DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy(SumFamilies.IsingRing(4));

        algebra.IsPauliAlgebra.Should().BeFalse();
        algebra.Components.Should().BeNull();
        algebra.HowKnown.Should().Contain("lower bound").And.Contain("2^30+9 and 2^30+33").And.Contain("agree");
        algebra.ToString().Should().Be("dimension 11, center 2 (simple ideals not computed)");
    }

    [Fact]
    public void Commuting_sums_are_a_center_and_have_no_simple_ideals()
    {
        DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy([PauliSum.Parse("ZI + IZ"), PauliSum.Parse("ZI - IZ"), PauliSum.Parse("2*ZI")]);

        algebra.Dimension.Should().Be(2);
        algebra.CenterDimension.Should().Be(2);
        algebra.SimpleSummands.Should().BeEmpty();
        algebra.ToString().Should().Be("u(1)^2");
    }
}
