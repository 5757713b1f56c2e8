namespace QmlTrainability.Paulis;

/// <summary>The graph whose vertices are Pauli strings and whose edges join those that anticommute.</summary>
/// <remarks>
/// It decides the Lie algebra that the strings generate (arXiv:2408.00081). Built from buckets of strings per qubit where strings are local,
/// from all pairs where they are not, whichever is cheaper. Memory: four bytes per end of an edge. Immutable and thread-safe.
/// </remarks>
/// <example><code>
/// AnticommutationGraph graph = AnticommutationGraph.Of([PauliString.Parse("XI"), PauliString.Parse("ZZ"), PauliString.Parse("IX")]);
/// Console.WriteLine(graph);    // 3 Pauli strings on 2 qubits, 2 anticommuting pairs
/// </code></example>
public sealed class AnticommutationGraph
{
    private readonly int[][] _neighbors;

    private AnticommutationGraph(PauliString[] vertices, int[][] neighbors)
    {
        Vertices = vertices;
        _neighbors = neighbors;
        EdgeCount = neighbors.Sum(n => (long)n.Length) / 2;
    }

    /// <summary>The strings, in the order given.</summary>
    public IReadOnlyList<PauliString> Vertices { get; }

    /// <summary>The number of anticommuting pairs.</summary>
    public long EdgeCount { get; }

    /// <summary>Builds the graph.</summary>
    /// <param name="strings">Strings on one number of qubits, at least one.</param>
    /// <param name="cancellationToken">Polled once per vertex.</param>
    /// <exception cref="ArgumentException">There is no string.</exception>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public static AnticommutationGraph Of(IEnumerable<PauliString> strings, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(strings);
        PauliString[] vertices = [.. strings];
        if (vertices.Length == 0) throw new ArgumentException("An anticommutation graph needs at least one Pauli string.", nameof(strings));
        foreach (PauliString vertex in vertices) Require.SameQubits(vertices[0].QubitCount, vertex.QubitCount, $"The string {vertex.Shown()}");
        return new AnticommutationGraph(vertices, AnticommutationEdges.Find(vertices, cancellationToken));
    }

    /// <summary>The strings that anticommute with one of them, as rising indices into <see cref="Vertices"/>.</summary>
    /// <param name="vertex">An index into <see cref="Vertices"/>.</param>
    public IReadOnlyList<int> Neighbors(int vertex) => _neighbors[vertex];

    /// <summary>The connected components, each as rising indices into <see cref="Vertices"/>, by their smallest index.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Components()
    {
        var components = new List<IReadOnlyList<int>>();
        var seen = new bool[_neighbors.Length];
        var open = new Stack<int>();
        for (int start = 0; start < seen.Length; start++)
        {
            if (seen[start]) continue;
            var component = new List<int>();
            seen[start] = true;
            open.Push(start);
            while (open.TryPop(out int vertex))
            {
                component.Add(vertex);
                foreach (int neighbor in _neighbors[vertex])
                {
                    if (seen[neighbor]) continue;
                    seen[neighbor] = true;
                    open.Push(neighbor);
                }
            }

            component.Sort();
            components.Add(component);
        }

        return components;
    }

    /// <summary>The vertices that are reached from the first one, by rising distance: each but the first has a neighbor before it.</summary>
    internal int[] BreadthFirst()
    {
        var order = new List<int>(_neighbors.Length) { 0 };
        var seen = new bool[_neighbors.Length];
        seen[0] = true;
        for (int i = 0; i < order.Count; i++)
        {
            foreach (int neighbor in _neighbors[order[i]])
            {
                if (seen[neighbor]) continue;
                seen[neighbor] = true;
                order.Add(neighbor);
            }
        }

        return [.. order];
    }

    /// <summary>The rising neighbors of a vertex, without a copy.</summary>
    internal ReadOnlySpan<int> NeighborSpan(int vertex) => _neighbors[vertex];

    /// <summary>A line with its size.</summary>
    public override string ToString() => $"{Vertices.Count} Pauli strings on {Vertices[0].QubitCount} qubits, {EdgeCount} anticommuting pairs";
}
