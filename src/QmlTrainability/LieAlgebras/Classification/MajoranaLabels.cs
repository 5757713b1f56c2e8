namespace QmlTrainability.LieAlgebras.Classification;

/// <summary>Writes a twin-free connected graph as a line graph: each vertex becomes a pair {a, b} of Majorana modes, and two vertices are
/// adjacent exactly when their pairs share one mode.</summary>
/// <remarks>
/// Success means free fermions: the component generates copies of so(N), N the number of modes (arXiv:2408.00081, type A; line graphs as in
/// arXiv:2003.05465). In breadth-first order a vertex is {a, new} if its labeled neighbors are all pairs that contain a, and {a, b} if they
/// are all pairs that contain a or b. By Whitney's theorem a labeling is ambiguous only among the first few vertices; there, and only there,
/// choices are kept and revisited. Every labeled vertex was compared with all its labeled neighbors, so a complete labeling is correct by
/// construction. Cost: linear in the number of edges.
/// </remarks>
internal sealed class MajoranaLabels
{
    private readonly int[][] _neighbors;
    private readonly (int A, int B)[] _labels;
    private readonly List<int> _degree = []; // labeled vertices that contain each mode

    private MajoranaLabels(int[][] neighbors)
    {
        _neighbors = neighbors;
        _labels = new (int, int)[neighbors.Length];
        Array.Fill(_labels, (-1, -1));
    }

    /// <summary>The pairs of modes, one per vertex.</summary>
    public IReadOnlyList<(int A, int B)> Labels => _labels;

    /// <summary>The number of modes.</summary>
    public int ModeCount => _degree.Count;

    /// <summary>The labels, or null if the graph is not a line graph.</summary>
    public static MajoranaLabels? TryFind(int[][] neighbors, CancellationToken cancellationToken)
    {
        var labels = new MajoranaLabels(neighbors);
        return labels.Solve(cancellationToken) ? labels : null;
    }

    private bool Solve(CancellationToken cancellationToken)
    {
        int[] order = BreadthFirst();
        var choices = new List<(int Step, Queue<(int A, int B)> Left)>();
        int step = 0;
        while (step < order.Length)
        {
            if ((step & 0xFFF) == 0) cancellationToken.ThrowIfCancellationRequested();
            Queue<(int A, int B)> options = Options(order[step], step == 0);
            if (options.Count > 1) choices.Add((step, options));
            if (options.Count > 0)
            {
                Assign(order[step++], options.Dequeue());
                continue;
            }

            // Nothing fits: take back everything down to the last step that had another choice.
            while (choices.Count > 0 && choices[^1].Left.Count == 0) choices.RemoveAt(choices.Count - 1);
            if (choices.Count == 0) return false;
            (int last, Queue<(int A, int B)> rest) = choices[^1];
            while (step > last) Unassign(order[--step]);
            Assign(order[step++], rest.Dequeue());
        }

        return true;
    }

    /// <summary>The labels that agree with all labeled neighbors; a new mode has the number <see cref="ModeCount"/>.</summary>
    private Queue<(int A, int B)> Options(int vertex, bool first)
    {
        var options = new Queue<(int A, int B)>(2);
        if (first)
        {
            options.Enqueue((0, 1));
            return options;
        }

        (int P, int Q)? one = null;
        int labeled = 0;
        foreach (int neighbor in _neighbors[vertex])
        {
            if (_labels[neighbor].A < 0) continue;
            one ??= _labels[neighbor];
            labeled++;
        }

        // One of the vertex's modes is a mode of its first labeled neighbor.
        (int p, int q) = one!.Value;
        foreach (int a in new[] { p, q })
        {
            (int R, int S)? other = FirstWithout(vertex, a);
            if (other is null)
            {
                if (_degree[a] == labeled) options.Enqueue((a, ModeCount));
                continue;
            }

            foreach (int b in new[] { other.Value.R, other.Value.S })
            {
                if (_degree[a] + _degree[b] == labeled && EachContainsOne(vertex, a, b)) options.Enqueue((a, b));
            }
        }

        return options;
    }

    private (int A, int B)? FirstWithout(int vertex, int a)
    {
        foreach (int neighbor in _neighbors[vertex])
        {
            (int A, int B) label = _labels[neighbor];
            if (label.A >= 0 && label.A != a && label.B != a) return label;
        }

        return null;
    }

    private bool EachContainsOne(int vertex, int a, int b)
    {
        foreach (int neighbor in _neighbors[vertex])
        {
            (int A, int B) label = _labels[neighbor];
            if (label.A < 0) continue;
            bool hasA = label.A == a || label.B == a, hasB = label.A == b || label.B == b;
            if (hasA == hasB) return false; // both: {a, b} is taken; neither: they would not be adjacent
        }

        return true;
    }

    private void Assign(int vertex, (int A, int B) label)
    {
        _labels[vertex] = label;
        while (ModeCount <= Math.Max(label.A, label.B)) _degree.Add(0);
        _degree[label.A]++;
        _degree[label.B]++;
    }

    private void Unassign(int vertex)
    {
        (int a, int b) = _labels[vertex];
        _labels[vertex] = (-1, -1);
        _degree[a]--;
        _degree[b]--;
        while (_degree[^1] == 0) _degree.RemoveAt(_degree.Count - 1); // the first vertex, {0, 1}, is never taken back
    }

    private int[] BreadthFirst()
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
}
