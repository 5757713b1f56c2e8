using System.Runtime.CompilerServices;

namespace QmlTrainability.Simulation.Kernels;

/// <summary>Never: the processor foresees what comes, or it is near.</summary>
internal readonly unsafe struct NoFetch : IFetch
{
    public static int Rounds
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Pairs(double* line, long across, long unit)
    {
    }

    public static int Groups
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Group(double* line, long first, long second)
    {
    }
}
