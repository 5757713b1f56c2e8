using QmlTrainability.Tests.LieAlgebras.BruteForce;

namespace QmlTrainability.Tests.LieAlgebras;

/// <summary>Small graphs, and strings that have them as anticommutation graphs.</summary>
internal static class Graphs
{
    public static IEnumerable<(int A, int B)> Pairs(int vertices) =>
        Enumerable.Range(0, vertices).SelectMany(b => Enumerable.Range(0, b).Select(a => (a, b)));

    /// <summary>Independent strings P_i = X_i ∏ Z_j over the earlier neighbors j: they anticommute exactly along the edges.</summary>
    public static IEnumerable<Bits> AsGenerators(int vertices, IEnumerable<(int A, int B)> edges)
    {
        Bits[] strings = [.. Enumerable.Range(0, vertices).Select(v => Bits.Letter(v, 'X'))];
        foreach ((int a, int b) in edges) strings[Math.Max(a, b)] += Bits.Letter(Math.Min(a, b), 'Z');
        return strings;
    }

    public static IEnumerable<(int A, int B)> Star(int vertices) => Enumerable.Range(1, vertices - 1).Select(v => (0, v));

    public static IEnumerable<(int A, int B)> Path(int vertices) => Enumerable.Range(1, vertices - 1).Select(v => (v - 1, v));

    public static IEnumerable<(int A, int B)> Cycle(int vertices) => Path(vertices).Append((0, vertices - 1));

    /// <summary>All connected labeled graphs.</summary>
    public static IEnumerable<(int A, int B)[]> ConnectedLabeled(int vertices)
    {
        (int A, int B)[] pairs = [.. Pairs(vertices)];
        for (int mask = 0; mask < 1 << pairs.Length; mask++)
        {
            (int A, int B)[] edges = [.. pairs.Where((_, i) => (mask >> i & 1) != 0)];
            if (IsConnected(vertices, edges)) yield return edges;
        }
    }

    /// <summary>All connected graphs, one of each isomorphism class: the first in the order of edge masks.</summary>
    public static IEnumerable<(int A, int B)[]> ConnectedUpToIsomorphism(int vertices)
    {
        (int A, int B)[] pairs = [.. Pairs(vertices)];
        int[][] moves = [.. Permutations(vertices).Select(p => pairs.Select(e => Array.IndexOf(pairs, (Math.Min(p[e.A], p[e.B]), Math.Max(p[e.A], p[e.B])))).ToArray())];
        var seen = new bool[1 << pairs.Length];
        for (int mask = 0; mask < seen.Length; mask++)
        {
            if (seen[mask]) continue;
            foreach (int[] move in moves)
            {
                int image = 0;
                for (int i = 0; i < move.Length; i++) image |= (mask >> i & 1) << move[i];
                seen[image] = true;
            }

            (int A, int B)[] edges = [.. pairs.Where((_, i) => (mask >> i & 1) != 0)];
            if (IsConnected(vertices, edges)) yield return edges;
        }
    }

    /// <summary>The sizes of the two parts, or null if the connected graph is not bipartite.</summary>
    public static (int Even, int Odd)? Parts(int vertices, IReadOnlyList<(int A, int B)> edges)
    {
        int[] distance = Distances(vertices, edges);
        return edges.Any(e => (distance[e.A] + distance[e.B]) % 2 == 0) ? null : (distance.Count(d => d % 2 == 0), distance.Count(d => d % 2 != 0));
    }

    public static int LargestDegree(IReadOnlyList<(int A, int B)> edges) => edges.SelectMany(e => new[] { e.A, e.B }).GroupBy(v => v).Max(g => g.Count());

    private static bool IsConnected(int vertices, IReadOnlyList<(int A, int B)> edges) => Distances(vertices, edges).All(d => d >= 0);

    private static int[] Distances(int vertices, IReadOnlyList<(int A, int B)> edges)
    {
        var distance = new int[vertices];
        Array.Fill(distance, -1, 1, vertices - 1);
        for (int round = 0; round < vertices; round++)
        {
            foreach ((int a, int b) in edges)
            {
                if (distance[a] == round && distance[b] < 0) distance[b] = round + 1;
                if (distance[b] == round && distance[a] < 0) distance[a] = round + 1;
            }
        }

        return distance;
    }

    private static IEnumerable<int[]> Permutations(int n)
    {
        IEnumerable<int[]> shorter = n == 1 ? [[]] : Permutations(n - 1);
        return shorter.SelectMany(p => Enumerable.Range(0, n).Select(at => p.Take(at).Append(n - 1).Concat(p.Skip(at)).ToArray()));
    }
}
