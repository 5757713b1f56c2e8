using System.Numerics;
using System.Runtime.CompilerServices;
using QmlTrainability.Paulis;

namespace QmlTrainability.Simulation.PauliPropagation;

/// <summary>A string P about which a sum is rotated: packed, with its hash and the range of its words that are not the identity.</summary>
internal sealed class PropagatedRotation
{
    public PropagatedRotation(PauliString p)
    {
        String = PauliPacking.Pack(p);
        Hash = PauliPacking.LinearHash(String);
        First = String.AsSpan().IndexOfAnyExcept(0UL) & ~1;
        End = (String.AsSpan().LastIndexOfAnyExcept(0UL) | 1) + 1;
    }

    public ulong[] String { get; }

    /// <summary>Linear over GF(2).</summary>
    public ulong Hash { get; }

    public int First { get; }

    public int End { get; }

    /// <summary>Whether P anticommutes with the string that starts at an offset.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Anticommutes(ulong[] strings, int offset)
    {
        ulong parity = 0;
        ulong[] p = String;
        for (int w = First; w < End; w += 2) parity ^= (p[w] & strings[offset + w + 1]) ^ (p[w + 1] & strings[offset + w]);
        return (BitOperations.PopCount(parity) & 1) != 0;
    }

    /// <summary>σ with iPv = σw for a string v that anticommutes with P, w without a phase.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Sign(ulong[] strings, int offset)
    {
        // The words outside of P's add nothing to the phase.
        return PauliPacking.ProductPhase(String.AsSpan(First), strings.AsSpan(offset + First), End - First) == 3 ? 1 : -1;
    }
}
