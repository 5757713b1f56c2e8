using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;
using QmlTrainability.Reporting.Charts;

namespace QmlTrainability.Reporting;

/// <summary>A component of the anticommutation graph as a picture: a box for each generating string, a line where two anticommute, Majorana labels where there are such.</summary>
/// <remarks>A path is laid out in rows, a cycle as a ring, any other graph so that distances on paper follow distances in the graph (stress majorization,
/// Gansner, Koren and North 2004). Deterministic: the same component is the same text.</remarks>
/// <example><code>
/// DynamicalLieAlgebra g = DynamicalLieAlgebra.GeneratedBy([PauliString.Parse("XI"), PauliString.Parse("ZZ"), PauliString.Parse("IX")]);
/// string svg = AnticommutationFigure.ToSvg(g.Components![0]);
/// Console.WriteLine(svg.Contains("X0 anticommutes with Z0 Z1"));    // True
/// </code></example>
public static class AnticommutationFigure
{
    /// <summary>The largest number of strings that are drawn.</summary>
    public const int MaxVertices = 60;

    /// <summary>The largest number of anticommuting pairs that are drawn: with more, lines cannot be told apart.</summary>
    public const int MaxEdges = 150;

    /// <summary>The picture as an SVG element, ready to be a file or part of an HTML page.</summary>
    /// <param name="component">A component with at most <see cref="MaxVertices"/> generating strings and <see cref="MaxEdges"/> pairs of them that anticommute.</param>
    /// <returns>Well-formed XML without a declaration; lines end with a line feed.</returns>
    /// <exception cref="BudgetExceededException">The component has more.</exception>
    public static string ToSvg(PauliComponent component)
    {
        ArgumentNullException.ThrowIfNull(component);
        if (component.Generators.Count > MaxVertices) throw TooLarge(component.Generators.Count, "strings", MaxVertices);
        AnticommutationGraph graph = AnticommutationGraph.Of(component.Generators);
        return graph.EdgeCount > MaxEdges ? throw TooLarge(graph.EdgeCount, "pairs of strings", MaxEdges) : GraphDrawing.Draw(component, graph);
    }

    /// <summary>Whether <see cref="ToSvg"/> draws the component.</summary>
    internal static bool CanDraw(PauliComponent component) =>
        component.Generators.Count <= MaxVertices && AnticommutationGraph.Of(component.Generators).EdgeCount <= MaxEdges;

    private static BudgetExceededException TooLarge(long count, string what, int limit) => new(
        FormattableString.Invariant($"A picture of {count} {what} is not drawn; the budget is {limit}. AnticommutationDot writes larger graphs for other programs."), count, limit);
}
