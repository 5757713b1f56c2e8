using System.Numerics;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;

namespace QmlTrainability.Simulation.FreeFermions;

/// <summary>A product state that is asked for very many strings: ⟨P⟩ of packed ones, without an allocation.</summary>
/// <remarks>The factors are those of <see cref="InitialState.Expectation"/> in the same order, so that the bits are the same. A letter whose expectation is 0
/// ends it before any factor is read: data that are turned about one axis have one such letter on every qubit.</remarks>
internal sealed class PackedProductState
{
    private const int Letters = 4; // x + 2z: I, X, Z, Y
    private readonly double[] _components;
    private readonly (ulong X, ulong Z, ulong Y)[] _zeros; // by 64 qubits: those where ⟨X⟩, ⟨Z⟩, ⟨Y⟩ is 0

    public PackedProductState(IReadOnlyList<(double X, double Y, double Z)> blochVectors)
    {
        _components = new double[Letters * blochVectors.Count];
        _zeros = new (ulong, ulong, ulong)[PauliPacking.Words(blochVectors.Count) / 2];
        for (int q = 0; q < blochVectors.Count; q++)
        {
            (double x, double y, double z) = blochVectors[q];
            (_components[Letters * q], _components[(Letters * q) + 1], _components[(Letters * q) + 2], _components[(Letters * q) + 3]) = (1, x, z, y);
            ref (ulong X, ulong Z, ulong Y) zeros = ref _zeros[q >> 6];
            zeros.X |= (x == 0 ? 1UL : 0) << (q & 63);
            zeros.Z |= (z == 0 ? 1UL : 0) << (q & 63);
            zeros.Y |= (y == 0 ? 1UL : 0) << (q & 63);
        }
    }

    /// <summary>⟨P⟩. Cost: the letters of P other than I.</summary>
    public double Expectation(ReadOnlySpan<ulong> p)
    {
        for (int w = 0; w < _zeros.Length; w++)
        {
            (ulong x, ulong z) = (p[2 * w], p[(2 * w) + 1]);
            if (((x & ~z & _zeros[w].X) | (z & ~x & _zeros[w].Z) | (x & z & _zeros[w].Y)) != 0) return 0;
        }

        double product = 1;
        for (int w = 0; w < _zeros.Length; w++)
        {
            (ulong x, ulong z) = (p[2 * w], p[(2 * w) + 1]);
            ReadOnlySpan<double> components = _components.AsSpan(Letters * 64 * w);
            for (ulong rest = x | z; rest != 0; rest &= rest - 1)
            {
                int q = BitOperations.TrailingZeroCount(rest);
                product *= components[(Letters * q) + (int)(((x >> q) & 1) | (((z >> q) & 1) << 1))];
            }
        }

        return product;
    }
}
