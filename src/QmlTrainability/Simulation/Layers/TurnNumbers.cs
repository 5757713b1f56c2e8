namespace QmlTrainability.Simulation.Layers;

/// <summary>A group of turns with its numbers, as a kernel takes it: the places of an index's partners and the tangents.</summary>
internal sealed unsafe class TurnNumbers
{
    private readonly long[] _from;
    private readonly long[] _to;
    private readonly double[] _tangents;

    /// <param name="group">The qubits.</param>
    /// <param name="turns">The numbers of all turns.</param>
    /// <param name="place">From the bits of an index to those of its place.</param>
    public TurnNumbers(TurnGroup group, in TangentTurns turns, Func<long, long> place)
    {
        Group = group;
        int count = group.Bits.Length;
        _from = new long[1 << count];
        _to = new long[1 << count];
        _tangents = new double[count];
        for (int j = 0; j < count; j++) _tangents[j] = turns.Tangents[group.Turns[j]];
        for (int k = 0; k < _from.Length; k++)
        {
            long bits = 0;
            for (int j = 0; j < count; j++) bits |= (long)((k >> j) & 1) << group.Bits[j];
            _from[k] = 2 * place(bits);
            _to[k] = 2 * place(bits ^ (turns.Flips & group.Mask));
        }
    }

    public TurnGroup Group { get; }

    /// <summary>Undoes the turns on both vectors and adds the overlap of each.</summary>
    public void Undo(Kernels.KernelSet kernels, in Kernels.BothVectors both, long place, long free, double* sums)
    {
        long* from = stackalloc long[16], to = stackalloc long[16];
        double* tangents = stackalloc double[4];
        for (int k = 0; k < _from.Length; k++) (from[k], to[k]) = (place ^ _to[k], place ^ _from[k]);
        for (int j = 0; j < _tangents.Length; j++) tangents[j] = -_tangents[j];
        kernels.TurnBoth(both, free, from, to, tangents, _tangents.Length, sums);
    }

    /// <summary>The same where places are exclusive ors of one and differences.</summary>
    public void ApplyFrom(Kernels.KernelSet kernels, double* psi, long place, long free)
    {
        long* from = stackalloc long[16], to = stackalloc long[16];
        for (int k = 0; k < _from.Length; k++) (from[k], to[k]) = (place ^ _from[k], place ^ _to[k]);
        fixed (double* tangents = _tangents) kernels.Turn(psi, psi, free, from, to, tangents, _tangents.Length);
    }

    /// <summary>Turns for every subset of the index bits <paramref name="free"/>.</summary>
    public void Apply(Kernels.KernelSet kernels, double* source, double* target, long free)
    {
        fixed (long* from = _from, to = _to)
        fixed (double* tangents = _tangents)
            kernels.Turn(source, target, free, from, to, tangents, _tangents.Length);
    }
}
