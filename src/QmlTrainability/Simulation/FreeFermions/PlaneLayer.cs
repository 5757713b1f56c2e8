namespace QmlTrainability.Simulation.FreeFermions;

/// <summary>Rotations of disjoint planes, which commute and are applied together; in the order of their lower mode.</summary>
/// <remarks>Only rows and columns below <see cref="Active"/> take part: no plane of this or a later layer has a mode from there on, so that those entries are
/// read no more; since they stay as they are, undoing the layer makes the others what they were.</remarks>
internal sealed class PlaneLayer
{
    private readonly int[] _lower;
    private readonly int[] _reachDown; // by mode: itself or the lower partner
    private readonly int[] _reachUp;

    /// <param name="planes">Disjoint.</param>
    /// <param name="modes">The number of modes.</param>
    /// <param name="active">The number of rows and columns that take part.</param>
    public PlaneLayer(IEnumerable<Plane> planes, int modes, int active)
    {
        Active = active;
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

    public int Active { get; }

    /// <summary>Puts each rotation, in time order, in the first layer after the last one that touches its modes.</summary>
    public static List<List<Plane>> Schedule(IEnumerable<Plane> planes, int modes)
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

        return layers;
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
