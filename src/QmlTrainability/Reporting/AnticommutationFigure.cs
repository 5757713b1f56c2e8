using QmlTrainability.LieAlgebras;
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

    /// <summary>The picture as an SVG element, ready to be a file or part of an HTML page.</summary>
    /// <param name="component">A component with at most <see cref="MaxVertices"/> generating strings.</param>
    /// <returns>Well-formed XML without a declaration; lines end with a line feed.</returns>
    /// <exception cref="BudgetExceededException">The component has more strings.</exception>
    public static string ToSvg(PauliComponent component)
    {
        ArgumentNullException.ThrowIfNull(component);
        if (component.Generators.Count > MaxVertices)
        {
            throw new BudgetExceededException(
                FormattableString.Invariant($"A picture of {component.Generators.Count} strings is not drawn; the budget is {MaxVertices}. AnticommutationDot writes larger graphs for other programs."),
                component.Generators.Count, MaxVertices);
        }

        return GraphDrawing.Draw(component);
    }
}
