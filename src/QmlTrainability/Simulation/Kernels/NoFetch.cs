using System.Runtime.CompilerServices;

namespace QmlTrainability.Simulation.Kernels;

/// <summary>Never: the processor foresees what comes, or it is near.</summary>
internal readonly unsafe struct NoFetch : IFetch
{
    public static int Lines
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Ask(double* line)
    {
    }
}
