using System.Xml.Linq;
using QmlTrainability.Ansatze;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;
using QmlTrainability.Reporting;
using QmlTrainability.Reporting.Charts;

namespace QmlTrainability.Tests.Reporting;

/// <summary>The picture shows the graph: as many boxes as strings, as many lines as anticommuting pairs, labels that are those of the algebra.</summary>
public sealed class AnticommutationFigureTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Theory]
    [InlineData("chain", 12)]
    [InlineData("ring", 9)]
    [InlineData("all pairs", 5)]
    public void Boxes_are_strings_and_lines_are_pairs_that_anticommute(string name, int qubits)
    {
        Topology topology = name switch { "chain" => Topology.Chain, "ring" => Topology.Ring, _ => Topology.AllPairs };
        PauliComponent component = DynamicalLieAlgebra.GeneratedBy(AnsatzCatalog.Ising(topology, 1).GeneratorsAt(qubits)).Components!.Single();
        XElement svg = XElement.Parse(AnticommutationFigure.ToSvg(component));
        PauliString[] strings = [.. component.Generators];
        int pairs = strings.SelectMany((a, i) => strings.Skip(i + 1).Where(b => !a.CommutesWith(b))).Count();
        svg.Descendants(Svg + "rect").Count(r => (string?)r.Attribute("class") == "box").Should().Be(strings.Length);
        ((string)svg.Elements(Svg + "path").Single().Attribute("d")!).Count(c => c == 'M').Should().Be(pairs);
        foreach (PauliString s in strings)
        {
            string? label = component.Majoranas?.LabelOf(s)?.ToString(), text = s.ToString("S", null);
            svg.Descendants(Svg + "title").Select(t => t.Value).Should().Contain(label is null ? text : $"{text} = {label}");
        }
    }

    [Theory]
    [InlineData("chain", 20)]
    [InlineData("ring", 20)]
    [InlineData("all pairs", 7)]
    [InlineData("star", 15)]
    [InlineData("hardware", 4)]
    public void No_two_boxes_lie_on_one_another(string name, int qubits)
    {
        Topology topology = name switch
        {
            "chain" => Topology.Chain,
            "ring" => Topology.Ring,
            "star" => Topology.Family("star", n => Enumerable.Range(1, n - 1).Select(q => (0, q))),
            _ => Topology.AllPairs,
        };
        AnsatzBuilder design = name == "hardware" ? AnsatzCatalog.HardwareEfficient(Topology.Chain, 1) : AnsatzCatalog.Ising(topology, 1);
        PauliComponent component = DynamicalLieAlgebra.GeneratedBy(design.GeneratorsAt(qubits)).Components!.Single();
        (double X, double Y)[] places = GraphLayout.Of(AnticommutationGraph.Of(component.Generators));
        for (int i = 0; i < places.Length; i++)
        {
            for (int j = 0; j < i; j++)
                Math.Sqrt(Math.Pow(places[i].X - places[j].X, 2) + Math.Pow(places[i].Y - places[j].Y, 2)).Should().BeGreaterThan(0.9, $"{i}, {j}");
        }
    }

    [Fact]
    public void A_component_that_is_too_large_is_refused_with_the_way_out()
    {
        PauliComponent component = DynamicalLieAlgebra.GeneratedBy(AnsatzCatalog.Ising(Topology.Chain, 1).GeneratorsAt(40)).Components!.Single();
        FluentActions.Invoking(() => AnticommutationFigure.ToSvg(component)).Should().Throw<BudgetExceededException>().WithMessage("*79 strings*60*AnticommutationDot*");
        PauliComponent dense = DynamicalLieAlgebra.GeneratedBy(AnsatzCatalog.Ising(Topology.AllPairs, 1).GeneratorsAt(9)).Components!.Single();
        FluentActions.Invoking(() => AnticommutationFigure.ToSvg(dense)).Should().NotThrow("45 strings and 72 pairs");
        PauliComponent denser = DynamicalLieAlgebra.GeneratedBy(Enumerable.Range(1, 45).Select(i => PauliString.On(3, (0, (Pauli)(i & 3)), (1, (Pauli)((i >> 2) & 3)), (2, (Pauli)(i >> 4))))).Components!.Single();
        denser.Generators.Count.Should().BeLessThan(60);
        FluentActions.Invoking(() => AnticommutationFigure.ToSvg(denser)).Should().Throw<BudgetExceededException>().WithMessage("*pairs of strings*150*");
    }
}
