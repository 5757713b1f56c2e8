using System.Numerics;
using QmlTrainability.Tests.LieAlgebras.BruteForce;

namespace QmlTrainability.Tests.LieAlgebras;

/// <summary>Multi-angle QAOA for MaxCut, {X_i, Z_iZ_j on the edges}: six families, arXiv:2410.05187.</summary>
public class MultiAngleQaoaTests
{
    [Theory]
    [InlineData(3, 2)]
    [InlineData(4, 6)]
    [InlineData(5, 21)]
    [InlineData(6, 112)]
    public void Every_connected_graph_has_the_algebra_of_its_family(int vertices, int connectedGraphs) => EveryGraph(vertices, connectedGraphs);

    [Fact]
    [Trait("Category", "Long")]
    public void Every_connected_graph_of_seven_vertices_has_the_algebra_of_its_family() => EveryGraph(7, 853);

    private static void EveryGraph(int vertices, int connectedGraphs)
    {
        var disagreements = new Disagreements();
        var families = new HashSet<string>();
        int graphs = 0;
        foreach ((int A, int B)[] edges in Graphs.ConnectedUpToIsomorphism(vertices))
        {
            (string family, AlgebraShape expected) = Expected(vertices, edges);
            families.Add(family);
            disagreements.Compare(disagreements.CompareWithListing(Ansatz(vertices, edges)), expected, () => $"{family}: {string.Join(' ', edges)}");
            graphs++;
        }

        disagreements.ShouldBeNone();
        graphs.Should().Be(connectedGraphs, "so many graphs are connected (OEIS A001349)");
        string[] some = vertices switch
        {
            3 => ["path", "cycle"],
            4 => ["path", "cycle", "not bipartite", "odd and odd"],
            5 or 7 => ["path", "cycle", "not bipartite", "odd and even"],
            _ => ["path", "cycle", "not bipartite", "odd and odd", "even and even"],
        };
        families.Should().BeEquivalentTo(some);
    }

    private static GeneratorSet Ansatz(int n, IEnumerable<(int A, int B)> edges) =>
        new(n, [.. Enumerable.Range(0, n).Select(q => Bits.Letter(q, 'X')), .. edges.Select(e => Bits.Letter(e.A, 'Z') + Bits.Letter(e.B, 'Z'))]);

    private static (string Family, AlgebraShape Shape) Expected(int n, (int A, int B)[] edges)
    {
        AlgebraShape none = AlgebraShape.Empty;
        BigInteger half = BigInteger.One << (n - 1);
        if (Graphs.LargestDegree(edges) <= 2) return edges.Length < n ? ("path", none.So(2 * n)) : ("cycle", none.So(2 * n, 2));
        return Graphs.Parts(n, edges) switch
        {
            null => ("not bipartite", none.Su(half, 2)),
            (int a, int b) when (a + b) % 2 != 0 => ("odd and even", none.Su(half)),
            (int a, _) when a % 2 == 0 => ("even and even", none.So(half, 2)),
            _ => ("odd and odd", none.Sp(half >> 1, 2)),
        };
    }
}
