using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;

namespace QmlTrainability.Tests.LieAlgebras;

/// <summary>Sets that other programs answer wrongly, or differently from run to run: a hundred runs, one answer.</summary>
public class PeerFailureTests
{
    private const int Runs = 100;

    /// <summary>A closure with matrices and a tolerance calls these not Hermitian, or drops the small coefficient.</summary>
    public static TheoryData<string, int, PauliSum[]> FloatingPoint => new()
    {
        { "coefficients 7 and 3", 30, [PauliSum.Parse("-ZZZ"), PauliSum.Parse("7*YXI - YZX"), PauliSum.Parse("-XXY - YII + YYY + 3*ZYI")] },
        { "1e-12", 3, [PauliSum.Parse("X"), PauliSum.Parse("X + 1e-12*Y")] },
        { "1e-14", 3, [PauliSum.Parse("X"), PauliSum.Parse("X + 1e-14*Y")] },
        { "1e-300", 3, [PauliSum.Parse("X"), PauliSum.Parse("X + 1e-300*Y")] },
        { "XXZ with field", 63, SumFamilies.XxzOpenWithField(5) },
    };

    [Theory]
    [MemberData(nameof(FloatingPoint))]
    public void Sets_that_fail_in_floating_point(string name, int dimension, PauliSum[] generators) => Check(name, dimension, generators);

    [Fact]
    public void Qaoa_on_the_graph_that_is_counted_differently_from_run_to_run() =>
        Check("QAOA", 176, SumFamilies.MaxCut(5, [(0, 1), (0, 4), (1, 2), (1, 3), (1, 4)]));

    [Fact]
    public void Xxz_with_four_generators_that_is_counted_differently_from_run_to_run() => Check("XXZ", 246, SumFamilies.XxzEvenOdd(6));

    /// <summary>Every connected graph on four and five vertices, its vertices renamed and its generators scaled at random.</summary>
    [Fact]
    public void Qaoa_on_small_graphs_does_not_depend_on_names_or_scales()
    {
        var random = new RandomSums(70);
        var disagreements = new Disagreements();
        foreach (int n in new[] { 4, 5 })
        {
            for (int i = 0; i < 40; i++)
            {
                (int A, int B)[] edges = [.. Graphs.Pairs(n).Where(_ => random.Below(2) == 0)];
                if (edges.Length == 0) continue;
                PauliSum[] generators = SumFamilies.MaxCut(n, edges);
                string expected = Size(DynamicalLieAlgebra.GeneratedBy(generators, new ClosureOptions { Symmetry = PermutationGroup.Trivial(n) }));
                for (int run = 0; run < 5; run++)
                {
                    int[] names = random.Permutation(n);
                    PauliSum[] renamed = [.. generators.Select(g => Math.ScaleB(1, random.Below(81) - 40) * g.Permute(names))];
                    disagreements.Compare(Size(DynamicalLieAlgebra.GeneratedBy(random.Shuffled(renamed))), expected, () => string.Join(" ", edges));
                }
            }
        }

        disagreements.ShouldBeNone(350);

        static string Size(DynamicalLieAlgebra algebra) => $"{algebra.Dimension}, center {algebra.CenterDimension}";
    }

    private static void Check(string name, int dimension, PauliSum[] generators)
    {
        var random = new RandomSums(71);
        for (int run = 0; run < Runs; run++)
        {
            int[] names = random.Permutation(generators[0].QubitCount);
            DynamicalLieAlgebra.GeneratedBy(random.Shuffled(generators.Select(g => g.Permute(names)))).Dimension.Should().Be(dimension, name);
        }
    }
}
