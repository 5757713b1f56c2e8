using System.Globalization;
using System.Text;
using QmlTrainability.LieAlgebras.Classification;
using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Text;

/// <summary>The anticommutation graph of the generators of an algebra, in the DOT language of Graphviz.</summary>
/// <remarks>Each component is a cluster with its type. For free fermions a vertex shows its pair of Majorana modes and an edge the mode that its ends share.</remarks>
/// <example><code>
/// DynamicalLieAlgebra g = DynamicalLieAlgebra.GeneratedBy([PauliString.Parse("XI"), PauliString.Parse("ZZ"), PauliString.Parse("YY")]);
/// Console.WriteLine(AnticommutationDot.Write(g).Split('\n')[4].Trim());    // p0 [label="XI\n{0, 1}"];
/// </code></example>
public static class AnticommutationDot
{
    /// <summary>The graph as text; lines end with a line feed.</summary>
    /// <param name="algebra">An algebra of strings.</param>
    /// <param name="maxVertices">The most generators to be drawn.</param>
    /// <param name="maxEdges">The most anticommuting pairs to be drawn.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="BudgetExceededException">There are more vertices or edges, of which no drawing can be read.</exception>
    /// <exception cref="UnsupportedRequestException">The algebra is one of sums, which have no such graph.</exception>
    public static string Write(DynamicalLieAlgebra algebra, int maxVertices = 1_000, int maxEdges = 10_000, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(algebra);
        Require.AtLeast(maxVertices, 1);
        Require.AtLeast(maxEdges, 0);
        if (algebra.Components is null) throw new UnsupportedRequestException("Only generators that are single strings have an anticommutation graph.");
        Check(algebra.CentralStrings.Count + algebra.Components.Sum(c => (long)c.Generators.Count), maxVertices, "generators", nameof(maxVertices));
        AnticommutationGraph[] graphs = [.. algebra.Components.Select(c => AnticommutationGraph.Of(c.Generators, cancellationToken))];
        Check(graphs.Sum(g => g.EdgeCount), maxEdges, "anticommuting pairs", nameof(maxEdges));

        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"graph anticommutation {{\n  label=\"{algebra}\";\n");
        int first = 0;
        for (int c = 0; c < graphs.Length; c++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            text.Append(CultureInfo.InvariantCulture, $"  subgraph cluster_{c} {{\n    label=\"{algebra.Components[c]}\";\n");
            AppendComponent(text, graphs[c], (algebra.Components[c] as FreeFermionComponent)?.Labels, first);
            text.Append("  }\n");
            first += graphs[c].Vertices.Count;
        }

        foreach (PauliString central in algebra.CentralStrings) text.Append(CultureInfo.InvariantCulture, $"  p{first++} [label=\"{central}\"];\n");
        return text.Append("}\n").ToString();
    }

    private static void AppendComponent(StringBuilder text, AnticommutationGraph graph, IReadOnlyList<(int A, int B)>? modes, int first)
    {
        for (int i = 0; i < graph.Vertices.Count; i++)
            text.Append(CultureInfo.InvariantCulture, $"    p{first + i} [label=\"{graph.Vertices[i]}{(modes is null ? "" : $"\\n{{{modes[i].A}, {modes[i].B}}}")}\"];\n");
        for (int i = 0; i < graph.Vertices.Count; i++)
        {
            foreach (int j in graph.Neighbors(i))
            {
                if (j > i) text.Append(CultureInfo.InvariantCulture, $"    p{first + i} -- p{first + j}{(modes is null ? "" : $" [label=\"{Shared(modes[i], modes[j])}\"]")};\n");
            }
        }
    }

    private static int Shared((int A, int B) one, (int A, int B) other) => one.A == other.A || one.A == other.B ? one.A : one.B;

    private static void Check(long size, int limit, string what, string parameter)
    {
        if (size > limit) throw new BudgetExceededException($"The anticommutation graph has {size} {what}; {limit} are drawn at most. Raise {parameter}, or draw fewer qubits.", size, limit);
    }
}
