using System.Numerics;
using System.Runtime.CompilerServices;

namespace QmlTrainability.Simulation.Kernels;

/// <summary>The work on amplitudes by vectors: a line of neighboring amplitudes at a time. <see cref="ScalarKernels"/> is the same in plain formulas.</summary>
/// <remarks>
/// Index bits below <see cref="LineBits"/> are lanes: what they do to the order, sign and factor of an amplitude is a pattern, made once for a tile. The other
/// bits are walked by <see cref="LineWalk"/>, two lines (or pairs of lines) in each round. There is no remainder: a state has a power of two of amplitudes,
/// at least one line. Where a string P is applied, W = -iPψ is a permutation of a line with signs. Each loop is a method of its own, so that its constants are
/// in registers; a method that makes patterns calls it.
/// </remarks>
internal sealed unsafe partial class VectorKernels<TVector, TLine> : KernelSet
    where TVector : unmanaged
    where TLine : struct, ILine<TVector>
{
    /// <summary>How every loop is compiled: at once and fully, and not into its caller, where calls would push its constants out of the registers.</summary>
    private const MethodImplOptions Loop = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    private const int MaxLanes = 8;

    public static VectorKernels<TVector, TLine> Instance { get; } = new();

    public override string Name => TLine.Name;

    public override int LineBits => TLine.Bits;

    private static int Lanes
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2 << TLine.Bits;
    }

    /// <summary>The index bits within a line.</summary>
    private static long LineMask
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (1L << TLine.Bits) - 1;
    }

    public override void Apply(double* psi, in GateAction action, long origin, long tile, bool fromAfar = false)
    {
        if (!Touches(action, origin, tile)) return;
        switch (action.Kind)
        {
            case ActionKind.Rotation:
                Rotate(psi, action, origin, tile, fromAfar);
                break;
            case ActionKind.Phase:
                Phase(psi, action, origin, tile, fromAfar);
                break;
            case ActionKind.Exchange:
                Exchange(psi, action, origin, tile, fromAfar);
                break;
            case ActionKind.Transvection:
                ExchangeByParity(psi, action, origin, tile, fromAfar);
                break;
            default:
                MultiplyMatrix(psi, action, origin, tile, fromAfar);
                break;
        }
    }

    private static LineWalk WalkOf(in GateAction action, long origin, long tile) =>
        new(origin | (tile & action.FixedValue & ~LineMask), tile & ~action.FixedMask & ~LineMask, action.X & ~LineMask);

    /// <summary>The lane order that exchanges amplitudes whose index differs in <paramref name="x"/>, and in each the real and imaginary part if asked.</summary>
    private static TVector Permutation(long x, bool swapParts)
    {
        Span<long> order = stackalloc long[MaxLanes];
        for (int lane = 0; lane < Lanes; lane++) order[lane] = (((lane >> 1) ^ x) << 1) | (uint)((lane & 1) ^ (swapParts ? 1 : 0));
        return TLine.Permutation(order[..Lanes]);
    }

    /// <summary>All bits set in the lanes of the amplitudes whose index bits in <paramref name="mask"/> are those of <paramref name="value"/>.</summary>
    private static TVector Where(long mask, long value)
    {
        double* lanes = stackalloc double[MaxLanes];
        double set = BitConverter.Int64BitsToDouble(-1);
        for (int k = 0; k < Lanes / 2; k++) lanes[2 * k] = lanes[(2 * k) + 1] = ((k ^ value) & mask & LineMask) == 0 ? set : 0;
        return TLine.Load(lanes);
    }

    /// <summary>Asks for a line and the other one of its round; distances are in doubles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AskLines<TFetch>(double* line, long unit)
        where TFetch : IFetch
    {
        TFetch.Ask(line);
        TFetch.Ask(line + unit);
    }

    /// <summary>The same for both and their partners.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AskPairs<TFetch>(double* line, long across, long unit)
        where TFetch : IFetch
    {
        AskLines<TFetch>(line, unit);
        AskLines<TFetch>(line + across, unit);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Parity(long bits) => BitOperations.PopCount((ulong)bits) & 1;
}
