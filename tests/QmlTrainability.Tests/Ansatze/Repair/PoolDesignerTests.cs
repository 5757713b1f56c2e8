using QmlTrainability.Ansatze.Repair;
using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;
using QmlTrainability.Trainability;

namespace QmlTrainability.Tests.Ansatze.Repair;

public class PoolDesignerTests
{
    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(12)]
    public void A_pool_of_strings_is_trainable_and_cannot_be_enlarged(int n)
    {
        PauliSum observable = PauliString.On(n, (1, Pauli.Z));
        DesignedPool pool = PoolDesigner.Find(observable, InitialState.Zeros(n));
        pool.Algebra.Components.Should().OnlyContain(c => c.IsFreeFermion);
        pool.Algebra.Dimension.Should().BeGreaterThanOrEqualTo(2 * n * ((2 * n) - 1) / 2, "matchgates are in reach");
        pool.Variance!.Value.Should().BeApproximately(LossVariance.Of(pool.Algebra, observable, InitialState.Zeros(n)).Value, 1e-15);
        pool.Assess(layers: 2).Decision.Should().Be(Decision.Accept);
        HashSet<PauliSum> chosen = [.. pool.Generators];
        foreach (char letter in "XYZ")
        {
            for (int q = 0; q < n; q++)
            {
                PauliString p = PauliString.On(n, (q, PauliString.Parse($"{letter}")[0]));
                if (!chosen.Contains(p)) SafeAddition.Of(pool.Algebra, p).IsSafe.Should().BeFalse();
            }
        }
    }

    [Fact]
    public void A_symmetry_is_kept_by_every_generator()
    {
        PauliString parity = PauliString.Parse("ZZZZZZ");
        DesignedPool pool = PoolDesigner.Find(PauliSum.Parse("ZIIIII"), InitialState.Zeros(6), new PoolDesignOptions { Symmetries = [parity] });
        pool.Generators.Should().OnlyContain(g => g.Terms.All(t => t.String.CommutesWith(parity)));
        pool.Algebra.ToString().Should().StartWith("2·so(12)", "matchgates, and with them the parity itself or a copy");
    }

    [Fact]
    public void Permutations_lead_to_invariant_sums()
    {
        PermutationGroup all = PermutationGroup.Symmetric(5);
        PauliSum magnetization = PauliSum.Parse("ZIIII + IZIII + IIZII + IIIZI + IIIIZ");
        DesignedPool pool = PoolDesigner.Find(magnetization, InitialState.Zeros(5), new PoolDesignOptions { Permutations = all });
        pool.Generators.Should().OnlyContain(g => all.LeavesInvariant(g));
        pool.Algebra.Dimension.Should().Be(54, "C(8,3) - 2: all of the permutation-equivariant algebra");
        pool.Assess(layers: 1).DimensionIsExact.Should().BeTrue();
        Action broken = () => PoolDesigner.Find(PauliSum.Parse("ZIIII"), InitialState.Zeros(5), new PoolDesignOptions { Permutations = all });
        broken.Should().Throw<HypothesisNotMetException>().WithMessage("*Twirl*");
        DesignedPool small = PoolDesigner.Find(magnetization, InitialState.Zeros(5), new PoolDesignOptions { Permutations = all, MaxDimension = 3 });
        small.Algebra.Dimension.Should().Be(3, "the collective spin");
    }

    [Fact]
    public void Where_nothing_trains_it_says_so()
    {
        // Z on every qubit of a completely mixed state has no signal in any algebra.
        InitialState mixed = InitialState.Product([.. Enumerable.Repeat((0.0, 0.0, 0.0), 4)]);
        Action act = () => PoolDesigner.Find(PauliSum.Parse("ZIII"), mixed);
        act.Should().Throw<HypothesisNotMetException>().WithMessage("*No pool*");
        Action range = () => _ = new PoolDesignOptions { Range = 5 };
        range.Should().Throw<ArgumentOutOfRangeException>();
    }
}
