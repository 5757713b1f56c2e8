using QmlTrainability.Paulis;

namespace QmlTrainability.Reporting.Charts;

/// <summary>Places for the vertices of a connected graph, in units of an edge.</summary>
internal static class GraphLayout
{
    private const int VerticesInRow = 7, Rounds = 200;

    public static (double X, double Y)[] Of(AnticommutationGraph graph)
    {
        int count = graph.Vertices.Count;
        int[] degrees = [.. Enumerable.Range(0, count).Select(v => graph.Neighbors(v).Count)];
        if (degrees.Max() > 2) return Stress(graph);
        int end = Array.FindIndex(degrees, d => d < 2);
        int[] walk = Walk(graph, Math.Max(end, 0));
        var places = new (double, double)[count];
        for (int i = 0; i < count; i++) places[walk[i]] = end < 0 ? OnRing(i, count) : InRows(i);
        return places;
    }

    /// <summary>The vertices of a path or a cycle one after another.</summary>
    private static int[] Walk(AnticommutationGraph graph, int start)
    {
        var walk = new List<int> { start };
        var seen = new HashSet<int> { start };
        while (true)
        {
            int next = graph.Neighbors(walk[^1]).Where(v => !seen.Contains(v)).DefaultIfEmpty(-1).Min();
            if (next < 0) return [.. walk];
            seen.Add(next);
            walk.Add(next);
        }
    }

    private static (double X, double Y) InRows(int i)
    {
        int row = i / VerticesInRow, column = i % VerticesInRow;
        return (row % 2 == 0 ? column : VerticesInRow - 1 - column, row);
    }

    private static (double X, double Y) OnRing(int i, int count)
    {
        double radius = 0.5 / Math.Sin(Math.PI / Math.Max(count, 3)), angle = (2 * Math.PI * i / count) - (Math.PI / 2);
        return (radius * Math.Cos(angle), radius * Math.Sin(angle));
    }

    /// <summary>Each vertex in turn goes where its distances to all others, weighted by their inverse squares, are met best.</summary>
    private static (double X, double Y)[] Stress(AnticommutationGraph graph)
    {
        int count = graph.Vertices.Count;
        int[][] distances = [.. Enumerable.Range(0, count).Select(v => Distances(graph, v))];
        (double X, double Y)[] places = [.. Enumerable.Range(0, count).Select(i => OnRing(i, count))];
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < count; i++)
            {
                double x = 0, y = 0, total = 0;
                for (int j = 0; j < count; j++)
                {
                    if (i == j) continue;
                    double dx = places[i].X - places[j].X, dy = places[i].Y - places[j].Y, d = distances[i][j];
                    double reach = d / Math.Max(Math.Sqrt((dx * dx) + (dy * dy)), 1e-9), weight = 1 / (d * d);
                    x += weight * (places[j].X + (reach * dx));
                    y += weight * (places[j].Y + (reach * dy));
                    total += weight;
                }

                places[i] = (x / total, y / total);
            }
        }

        return Apart(places);
    }

    /// <summary>Stretched until no two are nearer than an edge.</summary>
    private static (double X, double Y)[] Apart((double X, double Y)[] places)
    {
        double nearest = double.PositiveInfinity;
        for (int i = 0; i < places.Length; i++)
        {
            for (int j = 0; j < i; j++) nearest = Math.Min(nearest, Math.Sqrt(Math.Pow(places[i].X - places[j].X, 2) + Math.Pow(places[i].Y - places[j].Y, 2)));
        }

        double stretch = Math.Clamp(1 / nearest, 1, 8);
        return Array.ConvertAll(places, p => (p.X * stretch, p.Y * stretch));
    }

    private static int[] Distances(AnticommutationGraph graph, int start)
    {
        int[] distances = new int[graph.Vertices.Count];
        Array.Fill(distances, -1);
        distances[start] = 0;
        var queue = new Queue<int>([start]);
        while (queue.TryDequeue(out int v))
        {
            foreach (int w in graph.Neighbors(v).Where(w => distances[w] < 0))
            {
                distances[w] = distances[v] + 1;
                queue.Enqueue(w);
            }
        }

        return distances;
    }
}
