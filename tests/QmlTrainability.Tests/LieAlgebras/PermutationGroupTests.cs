using QmlTrainability.LieAlgebras;
using QmlTrainability.LieAlgebras.Closure;
using QmlTrainability.Paulis;

namespace QmlTrainability.Tests.LieAlgebras;

public class PermutationGroupTests
{
    public static TheoryData<string, PauliSum[], string> Symmetries => new()
    {
        { "complete graph", SumFamilies.MaxCut(5, Graphs.Pairs(5)), "all permutations of 5 qubits" },
        { "ring", SumFamilies.IsingRing(6), "the cyclic shifts and reflections of 6 qubits" },
        { "ring of three", SumFamilies.IsingRing(3), "all permutations of 3 qubits" },
        { "chiral ring", [SumFamilies.Ring("XYZ", 5)], "the cyclic shifts of 5 qubits" },
        { "chain", SumFamilies.XxzOpen(5), "the reflection of 5 qubits" },
        { "star", SumFamilies.MaxCut(4, [(0, 1), (0, 2), (0, 3)]), "all permutations within {1, 2, 3}" },
        { "square", SumFamilies.IsingRing(4), "the cyclic shifts and reflections of 4 qubits and all permutations within {0, 2} and {1, 3}" },
        { "two classes that can be exchanged", [PauliSum.Parse("XXII + IIXX"), PauliSum.Parse("ZIII + IZII + IIZI + IIIZ")], "the reflection of 4 qubits and all permutations within {0, 1} and {2, 3}" },
        { "weights", [PauliSum.Parse("XII + 2*IXI + 3*IIX"), PauliSum.Parse("ZZI + IZZ + ZIZ")], "the identity" },
        { "signs", [PauliSum.Parse("XI - IX"), PauliSum.Parse("ZZ")], "the identity" },
    };

    [Theory]
    [MemberData(nameof(Symmetries))]
    public void The_symmetry_of_generators_is_found(string name, PauliSum[] generators, string expected)
    {
        var group = PermutationGroup.SymmetryOf(generators);

        group.ToString().Should().Be(expected, name);
        group.IsTrivial.Should().Be(expected == "the identity");
        generators.Should().OnlyContain(g => group.LeavesInvariant(g));
    }

    [Fact]
    public void What_is_found_leaves_every_random_sum_invariant()
    {
        var random = new RandomSums(60);
        int found = 0, changed = 0;
        for (int i = 0; i < 500; i++)
        {
            int qubits = 2 + random.Below(4);
            PermutationGroup given = PermutationGroup.GeneratedBy(qubits, [random.Permutation(qubits)]);
            PauliSum[] sums = [.. random.Invariant(qubits, given).Select(s => s.ToSum())];
            var group = PermutationGroup.SymmetryOf(sums);
            changed += group.Generators.Sum(permutation => sums.Count(s => s.Permute(permutation.ToArray()) != s));
            if (!group.IsTrivial) found++;
        }

        changed.Should().Be(0);
        found.Should().BeGreaterThan(200);
    }

    [Fact]
    public void The_closure_says_which_symmetry_it_used()
    {
        DynamicalLieAlgebra.GeneratedBy(SumFamilies.IsingRing(6)).HowKnown.Should().StartWith("closed on orbits under the cyclic shifts and reflections of 6 qubits modulo");
        Close(SumFamilies.IsingRing(6), PermutationGroup.Cyclic(6)).HowKnown.Should().Contain("under the cyclic shifts of 6 qubits");
        Close(SumFamilies.IsingRing(6), PermutationGroup.Trivial(6)).HowKnown.Should().StartWith("closed modulo");
    }

    [Fact]
    public void A_group_that_changes_a_generator_is_refused()
    {
        Action wrong = () => Close(SumFamilies.XxzOpen(4), PermutationGroup.Cyclic(4)), otherSize = () => Close(SumFamilies.XxzOpen(4), PermutationGroup.Cyclic(5));

        wrong.Should().Throw<ArgumentException>().WithMessage("*is not invariant under the cyclic shifts of 4 qubits*ClosureOptions.Symmetry*");
        otherSize.Should().Throw<QubitCountMismatchException>();
    }

    [Fact]
    public void Permutations_are_checked()
    {
        Action twice = () => PermutationGroup.GeneratedBy(3, [[0, 0, 1]]), beyond = () => PermutationGroup.GeneratedBy(3, [[0, 1, 3]]), length = () => PermutationGroup.GeneratedBy(3, [[1, 0]]);

        twice.Should().Throw<ArgumentException>().WithMessage("*qubit 0 twice*");
        beyond.Should().Throw<ArgumentOutOfRangeException>();
        length.Should().Throw<QubitCountMismatchException>();
        PermutationGroup.GeneratedBy(3, [[0, 1, 2]]).IsTrivial.Should().BeTrue();
        FluentActions.Invoking(() => PermutationGroup.SymmetryOf([])).Should().Throw<ArgumentException>();
    }

    /// <summary>Sums that mix strings with even and odd numbers of Y: the real and the imaginary part must not be torn apart.</summary>
    [Fact]
    public void Terms_with_even_and_odd_numbers_of_Y_may_be_mixed()
    {
        foreach (int n in new[] { 2, 3, 4 })
        {
            PauliSum[] mixed = [SumFamilies.Each('X', n) + SumFamilies.Each('Y', n), SumFamilies.MaxCut(n, Graphs.Pairs(n))[0] + SumFamilies.Each('Z', n)];
            Close(mixed, PermutationGroup.Symmetric(n)).Dimension.Should().Be(Close(mixed, PermutationGroup.Trivial(n)).Dimension);
            Close([mixed[0] + mixed[1], SumFamilies.Each('Y', n)], null).Dimension.Should().Be(Close([mixed[0] + mixed[1], SumFamilies.Each('Y', n)], PermutationGroup.Trivial(n)).Dimension);
        }
    }

    [Fact]
    public void Orbits_that_do_not_fit_the_memory_are_refused()
    {
        // Without interchanges as generators all permutations of 12 qubits are a listed group: orbits of up to 12!/(3!)^4 strings.
        PermutationGroup listed = PermutationGroup.GeneratedBy(12, [QubitPermutations.Shift(12), QubitPermutations.Interchange(12, 0, 1)]);
        Action close = () => DynamicalLieAlgebra.GeneratedBy(SumFamilies.Permutations(12), new ClosureOptions { Symmetry = listed, MemoryBudget = 1 << 22 });

        close.Should().Throw<BudgetExceededException>().WithMessage("*budget is 4 MiB*");
    }

    private static DynamicalLieAlgebra Close(PauliSum[] generators, PermutationGroup? symmetry) => DynamicalLieAlgebra.GeneratedBy(generators, new ClosureOptions { Symmetry = symmetry });
}
