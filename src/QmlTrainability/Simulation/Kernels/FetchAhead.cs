using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace QmlTrainability.Simulation.Kernels;

/// <summary>For tiles that come from beyond the second-level cache.</summary>
internal readonly unsafe struct FetchAhead : IFetch
{
    public static int Rounds
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 32;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Pairs(double* line, long across, long unit)
    {
        if (!Sse.IsSupported) return;
        Sse.Prefetch0(line);
        Sse.Prefetch0(line + across);
        Sse.Prefetch0(line + unit);
        Sse.Prefetch0(line + across + unit);
    }

    public static int Groups
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 16;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Group(double* line, long first, long second)
    {
        if (!Sse.IsSupported) return;
        Sse.Prefetch0(line);
        Sse.Prefetch0(line + first);
        Sse.Prefetch0(line + second);
        Sse.Prefetch0(line + first + second);
    }
}
