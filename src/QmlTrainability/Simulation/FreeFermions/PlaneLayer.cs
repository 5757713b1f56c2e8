namespace QmlTrainability.Simulation.FreeFermions;

/// <summary>Rotations of disjoint planes, which commute and are applied together; in the order of their lower mode.</summary>
internal sealed class PlaneLayer
{
    private readonly int[] _lower;
    private readonly int[] _reachDown; // by mode: itself or the lower partner
    private readonly int[] _reachUp;

    private PlaneLayer(List<Plane> planes, int modes)
    {
        Planes = [.. planes.OrderBy(p => Math.Min(p.A, p.B))];
        _lower = [.. Planes.Select(p => Math.Min(p.A, p.B))];
        _reachDown = [.. Enumerable.Range(0, modes)];
        _reachUp = [.. Enumerable.Range(0, modes)];
        foreach (Plane plane in Planes)
        {
            (int low, int high) = (Math.Min(plane.A, plane.B), Math.Max(plane.A, plane.B));
            _reachDown[high] = low;
            _reachUp[low] = high;
        }
    }

    public Plane[] Planes { get; }

    /// <summary>Puts each rotation, in time order, in the first layer after the last one that touches its modes.</summary>
    public static PlaneLayer[] Schedule(IEnumerable<Plane> planes, int modes)
    {
        var layers = new List<List<Plane>>();
        var free = new int[modes]; // the first layer in which a mode is free
        foreach (Plane plane in planes)
        {
            int layer = Math.Max(free[plane.A], free[plane.B]);
            if (layer == layers.Count) layers.Add([]);
            layers[layer].Add(plane);
            free[plane.A] = free[plane.B] = layer + 1;
        }

        return [.. layers.Select(l => new PlaneLayer(l, modes))];
    }

    /// <summary>The index of the first plane whose lower mode is at least this.</summary>
    public int FirstAtOrAfter(int mode)
    {
        int index = _lower.AsSpan().BinarySearch(mode);
        return index < 0 ? ~index : index;
    }

    /// <summary>The least interval that holds the given one and the partners of its modes.</summary>
    public (int Start, int End) Hull(int start, int end)
    {
        int low = start, high = end;
        for (int m = start; m < Math.Min(end, _reachUp.Length); m++)
        {
            low = Math.Min(low, _reachDown[m]);
            high = Math.Max(high, _reachUp[m] + 1);
        }

        return (low, high);
    }
}
