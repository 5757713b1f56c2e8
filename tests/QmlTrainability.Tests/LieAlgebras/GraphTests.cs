using System.Numerics;
using QmlTrainability.Tests.LieAlgebras.BruteForce;

namespace QmlTrainability.Tests.LieAlgebras;

public class GraphTests
{
    [Fact]
    public void Paths_generate_so_of_one_more_mode_than_vertices()
    {
        var disagreements = new Disagreements();
        for (int m = 2; m <= 8; m++)
        {
            var path = new GeneratorSet(m, [.. Graphs.AsGenerators(m, Graphs.Path(m))]);
            disagreements.Compare(disagreements.CompareWithListing(path), AlgebraShape.Empty.So(m + 1), () => $"path of {m}");
        }

        disagreements.ShouldBeNone();
    }

    [Fact]
    public void Complete_graphs_generate_so_of_one_more_mode_than_vertices()
    {
        var disagreements = new Disagreements();
        for (int m = 2; m <= 8; m++)
        {
            var complete = new GeneratorSet(m, [.. Graphs.AsGenerators(m, Graphs.Pairs(m))]);
            disagreements.Compare(disagreements.CompareWithListing(complete), AlgebraShape.Empty.So(m + 1), () => $"complete graph of {m}");
        }

        disagreements.ShouldBeNone();
    }

    /// <summary>Leaves of a star are twins: so(3) in 2^(m-2) copies, never copies of so(2).</summary>
    [Fact]
    public void Stars_generate_copies_of_so3()
    {
        var disagreements = new Disagreements();
        for (int m = 2; m <= 8; m++)
        {
            var star = new GeneratorSet(m, [.. Graphs.AsGenerators(m, Graphs.Star(m))]);
            disagreements.Compare(disagreements.CompareWithListing(star), AlgebraShape.Empty.So(3, BigInteger.One << (m - 2)), () => $"star of {m}");
        }

        disagreements.ShouldBeNone();
    }

    /// <summary>An independent cycle of m ≥ 5 strings is a path around m Majorana modes and one more string from the last to the first: two copies of so(m).</summary>
    [Fact]
    public void Cycles_generate_two_copies_of_so_of_their_length()
    {
        var disagreements = new Disagreements();
        for (int m = 3; m <= 8; m++)
        {
            AlgebraShape expected = m switch
            {
                3 => AlgebraShape.Empty.So(4), // a triangle is complete
                4 => AlgebraShape.Empty.So(3, 4), // two pairs of twins
                _ => AlgebraShape.Empty.So(m, 2),
            };
            var cycle = new GeneratorSet(m, [.. Graphs.AsGenerators(m, Graphs.Cycle(m))]);
            disagreements.Compare(disagreements.CompareWithListing(cycle), expected, () => $"cycle of {m}");
        }

        disagreements.ShouldBeNone();
    }

    [Fact]
    public void Classification_equals_enumeration_on_all_connected_labeled_graphs_of_two_to_six_vertices()
    {
        int[] known = [1, 4, 38, 728, 26_704]; // connected labeled graphs, OEIS A001187
        for (int m = 2; m <= 6; m++)
        {
            var disagreements = new Disagreements();
            foreach ((int A, int B)[] edges in Graphs.ConnectedLabeled(m))
                disagreements.CompareWithListing(new GeneratorSet(m, [.. Graphs.AsGenerators(m, edges)]));

            disagreements.ShouldBeNone(known[m - 2]);
            disagreements.Cases.Should().Be(known[m - 2]);
        }
    }
}
