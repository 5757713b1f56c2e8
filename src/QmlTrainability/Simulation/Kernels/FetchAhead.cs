using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace QmlTrainability.Simulation.Kernels;

/// <summary>For tiles that come from beyond the second-level cache: 16 KiB ahead.</summary>
internal readonly unsafe struct FetchAhead : IFetch
{
    public static int Lines
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 256;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Ask(double* line)
    {
        if (Sse.IsSupported) Sse.Prefetch0(line);
    }
}
