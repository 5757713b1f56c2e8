using System.Numerics;
using QmlTrainability.LieAlgebras;
using QmlTrainability.LieAlgebras.Classification;
using QmlTrainability.Paulis;
using QmlTrainability.Tests.LieAlgebras.BruteForce;

namespace QmlTrainability.Tests.LieAlgebras;

public class MembershipTests
{
    [Fact]
    public void Contains_agrees_with_enumeration_on_every_string_of_up_to_four_qubits()
    {
        var random = new RandomGenerators(7);
        var disagreements = new Disagreements();
        for (int i = 0; i < 500; i++)
        {
            GeneratorSet set = random.Next(3, 4);
            DynamicalLieAlgebra algebra = set.Classify();
            ListedAlgebra listed = ListedAlgebra.Of(set.Qubits, set.Strings);
            for (ulong number = 0; number < 1UL << (2 * set.Qubits); number++)
            {
                var p = Bits.Number(number, set.Qubits);
                disagreements.Compare(algebra.Contains(p.On(set.Qubits)), listed.Contains(p), () => $"{p.Label(set.Qubits)} in {set}");
            }
        }

        disagreements.ShouldBeNone(500 * 64);
    }

    /// <summary>Larger algebras of the types that need six qubits: random strings, some in the algebra and some not.</summary>
    [Fact]
    public void Contains_agrees_with_enumeration_on_six_qubits()
    {
        var random = new RandomGenerators(8);
        var disagreements = new Disagreements();
        int inside = 0;
        for (int i = 0; i < 200; i++)
        {
            GeneratorSet set = random.Next(5, 6);
            DynamicalLieAlgebra algebra = set.Classify();
            ListedAlgebra listed = ListedAlgebra.Of(set.Qubits, set.Strings);
            for (int j = 0; j < 100; j++)
            {
                Bits p = random.Chance(0.5) ? random.AnyString(set.Qubits) : listed.Strings[random.Below(listed.Strings.Count)];
                if (listed.Contains(p)) inside++;
                disagreements.Compare(algebra.Contains(p.On(set.Qubits)), listed.Contains(p), () => $"{p.Label(set.Qubits)} in {set}");
            }
        }

        disagreements.ShouldBeNone();
        inside.Should().BeInRange(10_000, 19_000);
    }

    [Fact]
    public void A_sum_is_contained_when_each_of_its_strings_is()
    {
        DynamicalLieAlgebra ising = DynamicalLieAlgebra.GeneratedBy([PauliString.Parse("XI"), PauliString.Parse("IX"), PauliString.Parse("ZZ")]);

        ising.Contains(PauliSum.Parse("0.3*XI - 2*YZ + YY")).Should().BeTrue();
        ising.Contains(PauliSum.Parse("0.3*XI - 2*YZ + ZI")).Should().BeFalse();
        ising.Contains(PauliSum.Zero(2)).Should().BeTrue();
        ising.Contains(PauliString.Identity(2)).Should().BeFalse();
    }

    [Fact]
    public void EnumerateBasis_lists_exactly_the_strings_of_the_algebra()
    {
        var random = new RandomGenerators(9);
        var disagreements = new Disagreements();
        for (int i = 0; i < 500; i++)
        {
            GeneratorSet set = random.Next(3, 5);
            IEnumerable<string> basis = set.Classify().EnumerateBasis().Select(p => p.ToString());
            IEnumerable<string> listed = ListedAlgebra.Of(set.Qubits, set.Strings).Strings.Select(p => p.Label(set.Qubits));
            disagreements.Compare(
                string.Join(' ', basis.Order(StringComparer.Ordinal)), string.Join(' ', listed.Order(StringComparer.Ordinal)), set.ToString);
        }

        disagreements.ShouldBeNone();
    }

    [Fact]
    public void EnumerateBasis_always_gives_the_same_order()
    {
        GeneratorSet set = new RandomGenerators(10).Next(4, 4);

        set.Classify().EnumerateBasis().Should().Equal(set.Classify().EnumerateBasis());
    }

    [Fact]
    public void EnumerateBasis_refuses_a_budget_that_is_too_small_before_it_lists_anything()
    {
        DynamicalLieAlgebra algebra = SpinChains.Table.Single(r => r.Id == "a22").On(40, ring: false).Classify();
        var reports = new List<ClosureProgress>();

        Action list = () => algebra.EnumerateBasis(maxDimension: 1000, new Callback<ClosureProgress>(reports.Add));

        BudgetExceededException refused = list.Should().Throw<BudgetExceededException>().Which;
        refused.Message.Should().Contain("su(2^40)").And.Contain("1000").And.Contain("Contains");
        refused.Required.Should().Be(BigInteger.Pow(4, 40) - 1);
        refused.Limit.Should().Be(1000);
        reports.Should().BeEmpty();
    }

    [Fact]
    public void EnumerateBasis_fits_a_budget_of_exactly_the_dimension()
    {
        DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy([PauliString.Parse("X"), PauliString.Parse("Z")]);

        algebra.EnumerateBasis(maxDimension: 3).Select(p => p.ToString()).Should().BeEquivalentTo("X", "Y", "Z");
        algebra.Invoking(a => a.EnumerateBasis(maxDimension: 2)).Should().Throw<BudgetExceededException>();
        algebra.Invoking(a => a.EnumerateBasis(maxDimension: 0)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void Vectors_on_which_the_form_is_1_are_counted()
    {
        var random = new RandomGenerators(11);
        var disagreements = new Disagreements();
        for (int i = 0; i < 300; i++)
        {
            GeneratorSet set = random.Next(3, 4);
            var space = new QuadraticSpace([.. set.Strings.Select(s => s.On(set.Qubits))], CancellationToken.None);
            bool defined = space.Form != QuadraticForm.Undefined;
            List<ulong[]> span = [new ulong[space.Basis[0].Length]];
            foreach (ulong[] b in space.Basis) span.AddRange([.. span.Select(v => v.Zip(b, (x, y) => x ^ y).ToArray())]);
            BigInteger ones = span.Count(v => !defined || space.Q(v));

            disagreements.Compare(space.CountOnes(space.Basis, CancellationToken.None), ones, set.ToString);
            if (defined) disagreements.Compare(space.CountOnes(v => space.Q(v)), ones, set.ToString);
        }

        disagreements.ShouldBeNone(400);
    }
}
