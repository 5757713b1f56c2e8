namespace QmlTrainability.Simulation.Kernels;

/// <summary>The operations on one vector of amplitudes (a line: 4, 2 or 1 of them as re, im, re, im, …) that the kernels are written in.</summary>
/// <typeparam name="TVector">The vector type of the runtime.</typeparam>
internal unsafe interface ILine<TVector>
    where TVector : struct
{
    /// <summary>The binary logarithm of the number of amplitudes.</summary>
    static abstract int Bits { get; }

    static abstract string Name { get; }

    static abstract TVector Load(double* source);

    static abstract void Store(TVector vector, double* target);

    static abstract TVector Broadcast(double value);

    static abstract TVector Add(TVector a, TVector b);

    static abstract TVector Subtract(TVector a, TVector b);

    static abstract TVector Multiply(TVector a, TVector b);

    /// <summary>a·b + c, fused where the processor can.</summary>
    static abstract TVector MultiplyAdd(TVector a, TVector b, TVector c);

    static abstract TVector Xor(TVector a, TVector b);

    /// <summary>a where the mask is set, otherwise b.</summary>
    static abstract TVector Select(TVector mask, TVector a, TVector b);

    /// <summary>The sign bit in every lane when the lowest bit is set, otherwise zero: for exclusive ors that change a sign.</summary>
    static abstract TVector Sign(long parity);

    /// <summary>What <see cref="Permute"/> takes for the lane order <paramref name="order"/>: lane k of the result is lane order[k] of the source.</summary>
    static abstract TVector Permutation(ReadOnlySpan<long> order);

    static abstract TVector Permute(TVector vector, TVector permutation);

    /// <summary>The complex products, amplitude by amplitude.</summary>
    static abstract TVector MultiplyComplex(TVector a, TVector b);

    /// <summary>A line of amplitudes from anywhere; offsets are in doubles, and narrow lines leave out the last.</summary>
    static abstract TVector Gather(double* source, long first, long second, long third, long fourth);

    /// <summary>The sum of the lanes, in a fixed order.</summary>
    static abstract double Sum(TVector vector);
}
