using QmlTrainability.LieAlgebras;
using QmlTrainability.Tests.LieAlgebras.BruteForce;

namespace QmlTrainability.Tests.LieAlgebras;

/// <summary>Closures modulo primes, with and without symmetry, against elimination over the rational numbers.</summary>
public class RationalClosureTests
{
    [Theory]
    [InlineData(1, 200)]
    [InlineData(2, 1500)]
    [InlineData(3, 300)]
    public void Dimension_and_center_agree_with_rational_elimination(int qubits, int cases)
    {
        var random = new RandomSums(20 + qubits);
        var disagreements = new Disagreements();
        for (int i = 0; i < cases; i++)
        {
            SumTerms[] generators = random.Generators(qubits);
            Compare(generators, RationalClosure.Of(generators), null, disagreements);
        }

        disagreements.ShouldBeNone(cases);
    }

    [Fact]
    public void Orbits_and_strings_give_the_algebra_of_rational_elimination()
    {
        var random = new RandomSums(30);
        var disagreements = new Disagreements();
        var dimensions = new HashSet<int>();
        for (int i = 0; i < 600; i++)
        {
            int qubits = 2 + random.Below(3);
            PermutationGroup group = Group(qubits, random);
            SumTerms[] generators = random.Invariant(qubits, group);
            RationalClosure expected = RationalClosure.Of(generators);
            dimensions.Add(expected.Dimension);
            foreach (PermutationGroup? symmetry in new[] { group, PermutationGroup.Trivial(qubits), null }) Compare(generators, expected, symmetry, disagreements);
        }

        disagreements.ShouldBeNone(1_800);
        dimensions.Should().HaveCountGreaterThan(15, "the cases must differ");
    }

    [Fact]
    public void Membership_agrees_with_rational_elimination()
    {
        var random = new RandomSums(31);
        var disagreements = new Disagreements();
        int inside = 0;
        for (int i = 0; i < 150; i++)
        {
            int qubits = 2 + random.Below(2);
            PermutationGroup group = Group(qubits, random);
            SumTerms[] generators = random.Invariant(qubits, group);
            RationalClosure expected = RationalClosure.Of(generators);
            DynamicalLieAlgebra algebra = Close(generators, i % 2 == 0 ? group : null);
            foreach (SumTerms candidate in generators.Concat(Enumerable.Range(0, 12).Select(j => j % 3 == 0 ? random.Sum(qubits) : random.InvariantSum(qubits, group))))
            {
                bool contained = expected.Contains(candidate);
                if (contained) inside++;
                disagreements.Compare(algebra.Contains(candidate.ToSum()), contained, () => $"{candidate} in {string.Join("; ", generators.Select(g => g.ToString()))}");
            }
        }

        disagreements.ShouldBeNone();
        inside.Should().BeInRange(500, disagreements.Cases - 500, "there must be members and others");
    }

    private static PermutationGroup Group(int qubits, RandomSums random) => random.Below(5) switch
    {
        0 => PermutationGroup.Symmetric(qubits),
        1 => PermutationGroup.Cyclic(qubits),
        2 => PermutationGroup.Dihedral(qubits),
        3 => PermutationGroup.GeneratedBy(qubits, [random.Permutation(qubits)]),
        _ => PermutationGroup.GeneratedBy(qubits, [[1, 0, .. Enumerable.Range(2, qubits - 2)]]),
    };

    private static DynamicalLieAlgebra Close(IEnumerable<SumTerms> generators, PermutationGroup? symmetry) =>
        DynamicalLieAlgebra.GeneratedBy(generators.Select(g => g.ToSum()), new ClosureOptions { Symmetry = symmetry });

    private static void Compare(SumTerms[] generators, RationalClosure expected, PermutationGroup? symmetry, Disagreements disagreements)
    {
        DynamicalLieAlgebra algebra = Close(generators, symmetry);
        disagreements.Compare(
            $"{algebra.Dimension}, center {algebra.CenterDimension}", $"{expected.Dimension}, center {expected.CenterDimension}",
            () => $"{string.Join("; ", generators.Select(g => g.ToString()))} under {symmetry}");
    }
}
