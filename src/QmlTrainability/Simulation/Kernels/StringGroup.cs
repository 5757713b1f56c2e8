namespace QmlTrainability.Simulation.Kernels;

/// <summary>The terms of an observable that move amplitudes alike: strings with the same X bits.</summary>
/// <remarks>With c = conj(ψ_i) ψ_(i^X), the expectation of a string with an even number of Y is ±Re c and with an odd number ±Im c, signed by the parity of
/// i ∧ Z and summed over i. One read of the amplitudes serves all strings of the group.</remarks>
internal sealed class StringGroup
{
    /// <param name="x">The X bits.</param>
    /// <param name="strings">Coefficients with their Z bits.</param>
    public StringGroup(long x, IEnumerable<(long Z, double Coefficient)> strings)
    {
        X = x;
        var ordered = strings.Select(s => (s.Z, s.Coefficient, Y: System.Numerics.BitOperations.PopCount((ulong)(x & s.Z)) & 3)).OrderBy(s => s.Y & 1).ToArray();
        Z = [.. ordered.Select(s => s.Z)];
        // i^Y is 1, i, -1, -i: the half turn goes to the weight, the quarter turn to the kind of the sum.
        Weights = [.. ordered.Select(s => s.Y >= 2 ? -s.Coefficient : s.Coefficient)];
        EvenCount = ordered.Count(s => (s.Y & 1) == 0);
    }

    public long X { get; }

    /// <summary>By string; those with an even number of Y first.</summary>
    public long[] Z { get; }

    /// <summary>By string: the coefficient, negative where i^Y is -1 or -i.</summary>
    public double[] Weights { get; }

    /// <summary>The number of strings with an even number of Y.</summary>
    public int EvenCount { get; }
}
