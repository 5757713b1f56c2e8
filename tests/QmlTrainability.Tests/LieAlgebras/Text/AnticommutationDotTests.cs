using System.Text.RegularExpressions;
using QmlTrainability.LieAlgebras;
using QmlTrainability.LieAlgebras.Text;
using QmlTrainability.Paulis;

namespace QmlTrainability.Tests.LieAlgebras.Text;

public class AnticommutationDotTests
{
    [Fact]
    public void A_small_graph_is_written_like_this() =>
        AnticommutationDot.Write(DynamicalLieAlgebra.GeneratedBy([PauliString.Parse("XII"), PauliString.Parse("IIY"), PauliString.Parse("ZZI"), PauliString.Parse("IXI")]))
            .Should().Be(
                """
                graph anticommutation {
                  label="2·su(2) ⊕ u(1)";
                  subgraph cluster_0 {
                    label="3 strings, free fermions on 3 Majorana modes: 2·su(2)";
                    p0 [label="XII\n{0, 1}"];
                    p1 [label="ZZI\n{0, 2}"];
                    p2 [label="IXI\n{0, 1}"];
                    p0 -- p1 [label="0"];
                    p1 -- p2 [label="0"];
                  }
                  p3 [label="IIY"];
                }

                """.ReplaceLineEndings("\n"));

    [Fact]
    public void Edges_join_what_anticommutes_and_name_the_common_mode()
    {
        var random = new RandomGenerators(81);
        for (int i = 0; i < 200; i++)
        {
            DynamicalLieAlgebra algebra = random.Next(3, 7).Classify();
            string dot = AnticommutationDot.Write(algebra);
            Dictionary<string, (string Label, string[] Modes)> vertices = Regex.Matches(dot, @"^ +(p\d+) \[label=""([IXYZ]+)(?:\\n\{(\d+), (\d+)\})?""\];$", RegexOptions.Multiline)
                .ToDictionary(m => m.Groups[1].Value, m => (m.Groups[2].Value, new[] { m.Groups[3].Value, m.Groups[4].Value }));
            MatchCollection edges = Regex.Matches(dot, @"^ +(p\d+) -- (p\d+)(?: \[label=""(\d+)""\])?;$", RegexOptions.Multiline);

            vertices.Should().HaveCount(algebra.Generators.Count);
            edges.Count.Should().Be(vertices.Values.Sum(a => vertices.Values.Count(b => Oracle.Letters.Anticommute(a.Label, b.Label))) / 2);
            foreach (Match edge in edges)
            {
                ((string Label, string[] Modes) a, (string Label, string[] Modes) b) = (vertices[edge.Groups[1].Value], vertices[edge.Groups[2].Value]);
                Oracle.Letters.Anticommute(a.Label, b.Label).Should().BeTrue();
                if (edge.Groups[3].Success) a.Modes.Intersect(b.Modes).Should().Equal(edge.Groups[3].Value);
            }
        }
    }

    [Fact]
    public void Sizes_are_bounded()
    {
        DynamicalLieAlgebra full = DynamicalLieAlgebra.GeneratedBy([PauliString.Parse("X"), PauliString.Parse("Y"), PauliString.Parse("Z")]);

        AnticommutationDot.Write(full, maxVertices: 3, maxEdges: 3).Should().Contain("p2");
        FluentActions.Invoking(() => AnticommutationDot.Write(full, maxVertices: 2)).Should().Throw<BudgetExceededException>().WithMessage("*3 generators*maxVertices*");
        FluentActions.Invoking(() => AnticommutationDot.Write(full, maxEdges: 2)).Should().Throw<BudgetExceededException>().WithMessage("*3 anticommuting pairs*maxEdges*");
        FluentActions.Invoking(() => AnticommutationDot.Write(DynamicalLieAlgebra.GeneratedBy(SumFamilies.IsingRing(3)))).Should().Throw<UnsupportedRequestException>();
    }

    [Fact]
    public void Bad_input_is_refused_and_cancellation_stops_it()
    {
        DynamicalLieAlgebra pair = DynamicalLieAlgebra.GeneratedBy([PauliString.Parse("X"), PauliString.Parse("Z")]);

        FluentActions.Invoking(() => AnticommutationDot.Write(null!)).Should().Throw<ArgumentNullException>().WithParameterName("algebra");
        FluentActions.Invoking(() => AnticommutationDot.Write(pair, maxVertices: 0)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("maxVertices");
        FluentActions.Invoking(() => AnticommutationDot.Write(pair, maxEdges: -1)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("maxEdges");
        FluentActions.Invoking(() => AnticommutationDot.Write(pair, cancellationToken: new CancellationToken(canceled: true))).Should().Throw<OperationCanceledException>();
    }
}
