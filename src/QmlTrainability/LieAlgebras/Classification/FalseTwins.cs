using System.Runtime.InteropServices;
using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Classification;

/// <summary>One component of an anticommutation graph with its false twins (strings with the same neighbors) merged.</summary>
/// <remarks>Twins differ by an element of the radical, so the merged graph decides the type of the component and the differences decide
/// the number of copies. A merged graph has no twins left.</remarks>
internal sealed class FalseTwins
{
    private FalseTwins(int[] classOf, int[] representatives, int[][] neighbors)
    {
        ClassOf = classOf;
        Representatives = representatives;
        Neighbors = neighbors;
    }

    /// <summary>The class of each member of the component, by position in the component.</summary>
    public int[] ClassOf { get; }

    /// <summary>For each class the position in the component of its first member.</summary>
    public int[] Representatives { get; }

    /// <summary>The neighbors of each class, as classes.</summary>
    public int[][] Neighbors { get; }

    public static FalseTwins Merge(AnticommutationGraph graph, IReadOnlyList<int> component)
    {
        var classOf = new int[component.Count];
        var representatives = new List<int>();
        var byHash = new Dictionary<ulong, List<int>>();
        var classOfVertex = new Dictionary<int, int>(component.Count);
        for (int i = 0; i < component.Count; i++)
        {
            ReadOnlySpan<int> neighbors = graph.NeighborSpan(component[i]);
            ref List<int>? classes = ref CollectionsMarshal.GetValueRefOrAddDefault(byHash, Hash(neighbors), out _);
            classes ??= [];
            int found = -1;
            foreach (int candidate in classes)
            {
                if (graph.NeighborSpan(component[representatives[candidate]]).SequenceEqual(neighbors)) found = candidate;
            }

            if (found < 0)
            {
                found = representatives.Count;
                representatives.Add(i);
                classes.Add(found);
            }

            classOf[i] = found;
            classOfVertex[component[i]] = found;
        }

        var merged = new int[representatives.Count][];
        var seen = new int[representatives.Count];
        Array.Fill(seen, -1);
        var list = new List<int>();
        for (int c = 0; c < merged.Length; c++)
        {
            list.Clear();
            foreach (int neighbor in graph.NeighborSpan(component[representatives[c]]))
            {
                int other = classOfVertex[neighbor];
                if (seen[other] == c) continue;
                seen[other] = c;
                list.Add(other);
            }

            merged[c] = [.. list];
        }

        return new FalseTwins(classOf, [.. representatives], merged);
    }

    private static ulong Hash(ReadOnlySpan<int> neighbors)
    {
        ulong hash = 14695981039346656037; // FNV-1a over the indices
        foreach (int neighbor in neighbors) hash = (hash ^ (uint)neighbor) * 1099511628211;
        return hash;
    }
}
