namespace QmlTrainability.Simulation.FreeFermions;

/// <summary>The modes on which the terms of a coset depend, numbered anew, with the rotations among them: shallow circuits leave all others out.</summary>
/// <remarks>Backwards in time, a rotation of the plane (a, b) matters where a or b does, and then both do; what is left out has no effect on f at any angle.</remarks>
internal sealed class LightCone
{
    private readonly int[] _numbers; // by mode of the frame; -1 outside

    private LightCone(int[] modes, int[] numbers, PlaneLayer[] layers, FermionTerm[] terms)
    {
        Modes = modes;
        _numbers = numbers;
        Layers = layers;
        Terms = terms;
    }

    /// <summary>The modes, first those that are read or rotated last: number i here is Modes[i] of the frame.</summary>
    public int[] Modes { get; }

    public PlaneLayer[] Layers { get; }

    public FermionTerm[] Terms { get; }

    /// <param name="terms">With the modes of the frame.</param>
    /// <param name="planes">The rotations in time order, with the modes of the frame.</param>
    /// <param name="modeCount">The modes of the frame.</param>
    public static LightCone Of(IReadOnlyList<FermionTerm> terms, IReadOnlyList<Plane> planes, int modeCount)
    {
        var inside = new bool[modeCount];
        foreach (int mode in terms.SelectMany(t => t.Modes)) inside[mode] = true;
        var kept = new List<Plane>();
        foreach (Plane plane in planes.Reverse())
        {
            if (!inside[plane.A] && !inside[plane.B]) continue;
            inside[plane.A] = inside[plane.B] = true;
            kept.Add(plane);
        }

        kept.Reverse();
        List<List<Plane>> layers = PlaneLayer.Schedule(kept, modeCount);
        var last = new int[modeCount]; // the last layer that rotates a mode; modes of terms are read after all
        for (int l = 0; l < layers.Count; l++)
        {
            foreach (Plane plane in layers[l]) last[plane.A] = last[plane.B] = l;
        }

        foreach (int mode in terms.SelectMany(t => t.Modes)) last[mode] = layers.Count;
        int[] modes = [.. Enumerable.Range(0, modeCount).Where(a => inside[a]).OrderByDescending(a => last[a])]; // a stable order
        var numbers = new int[modeCount];
        Array.Fill(numbers, -1);
        for (int i = 0; i < modes.Length; i++) numbers[modes[i]] = i;
        bool isLinear = terms.Any(t => t.Modes.Length == 1);
        return new LightCone(modes, numbers, [.. layers.Select(Numbered)], [.. terms.Select(t => t with { Modes = [.. t.Modes.Select(m => numbers[m])] })]);

        PlaneLayer Numbered(List<Plane> planes, int layer)
        {
            int active = isLinear ? modes.Length + 1 : modes.Count(a => last[a] >= layer); // linear terms are read in the column behind all modes
            return new PlaneLayer(planes.Select(p => p with { A = numbers[p.A], B = numbers[p.B] }), modes.Length, active);
        }
    }

    /// <summary>The entries of a matrix over all modes of the frame that lie inside, in the same order.</summary>
    public FermionEntry[] Inside(FermionEntry[] entries) =>
        [.. entries.Where(e => _numbers[e.A] >= 0 && _numbers[e.B] >= 0).Select(e => e with { A = _numbers[e.A], B = _numbers[e.B] })];
}
