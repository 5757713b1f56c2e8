using System.Runtime.Intrinsics;
using QmlTrainability.Simulation;
using QmlTrainability.Simulation.Kernels;

namespace QmlTrainability.Tests.Simulation;

/// <summary>Every set of kernels that this processor runs in hardware, gate by gate and layer by layer, with tiles of the real size and with small ones, so that a few qubits make many tiles.</summary>
internal static class AllKernels
{
    /// <summary>The fewest bits that hold a line of four amplitudes and three high bits.</summary>
    public const int SmallTile = 6;

    public static IReadOnlyList<KernelSet> Sets { get; } = [.. Hardware()];

    public static IEnumerable<StateVectorSimulator> Simulators()
    {
        foreach (KernelSet set in Sets)
        {
            yield return new StateVectorSimulator(null, set, Tiling.TileBits, PlanKind.Gates);
            yield return new StateVectorSimulator(null, set, SmallTile, PlanKind.Gates);
            yield return new StateVectorSimulator(null, set, Tiling.TileBits, PlanKind.Layers);
            yield return new StateVectorSimulator(null, set, SmallTile, PlanKind.Layers);
        }
    }

    private static IEnumerable<KernelSet> Hardware()
    {
        yield return ScalarKernels.Instance;
        if (Vector128.IsHardwareAccelerated) yield return VectorKernels<Vector128<double>, Line128>.Instance;
        if (Vector256.IsHardwareAccelerated) yield return VectorKernels<Vector256<double>, Line256>.Instance;
        if (Vector512.IsHardwareAccelerated) yield return VectorKernels<Vector512<double>, Line512>.Instance;
    }
}
