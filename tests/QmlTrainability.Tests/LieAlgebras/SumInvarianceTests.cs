using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;

namespace QmlTrainability.Tests.LieAlgebras;

/// <summary>What must not change the algebra of sums: 5,000 random sets.</summary>
public class SumInvarianceTests
{
    private const int Sets = 1_000;

    [Fact]
    public void The_order_of_the_qubits_does_not_matter() => EachSet(1, (random, sums) =>
    {
        int[] permutation = random.Permutation(sums[0].QubitCount);
        return sums.Select(s => s.Permute(permutation));
    });

    [Fact]
    public void Scales_from_2_to_the_minus_40_to_2_to_the_40_do_not_matter() => EachSet(2, (random, sums) =>
        sums.Select(s => Math.ScaleB(random.Below(2) == 0 ? 1 : -1, random.Below(81) - 40) * s));

    [Fact]
    public void A_random_Clifford_does_not_matter() => EachSet(3, (random, sums) => random.Clifford(sums, sums[0].QubitCount));

    [Fact]
    public void The_order_of_the_generators_does_not_matter() => EachSet(4, (random, sums) => random.Shuffled(sums));

    [Fact]
    public void Repeated_generators_and_multiples_do_not_matter() => EachSet(5, (random, sums) =>
        random.Shuffled([.. sums, sums[0], -3.0 * sums[^1], .. sums.Take(1 + random.Below(sums.Length))]));

    private static void EachSet(int seed, Func<RandomSums, PauliSum[], IEnumerable<PauliSum>> change)
    {
        var random = new RandomSums(40 + seed);
        var disagreements = new Disagreements();
        var dimensions = new HashSet<string>();
        for (int i = 0; i < Sets; i++)
        {
            PauliSum[] sums = [.. random.Generators(2 + random.Below(2)).Select(g => g.ToSum())], changed = [.. change(random, sums)];
            string expected = Shape(sums);
            dimensions.Add(expected);
            disagreements.Compare(Shape(changed), expected, () => $"{string.Join("; ", sums.Select(s => s.ToString()))} and {string.Join("; ", changed.Select(s => s.ToString()))}");
        }

        disagreements.ShouldBeNone(Sets);
        dimensions.Should().HaveCountGreaterThan(20, "the cases must differ");
    }

    private static string Shape(IEnumerable<PauliSum> sums)
    {
        DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy(sums);
        return $"{algebra.Dimension}, center {algebra.CenterDimension}";
    }
}
