using QmlTrainability.Simulation.Kernels;
using QmlTrainability.Simulation.Layers;

namespace QmlTrainability.Simulation;

/// <summary>What a plan will take, to choose between two: in times that a state in the second-level cache is read and written once.</summary>
/// <remarks>Measured on one core with vectors of 512 bits; on another machine the numbers differ, but less so their ratios. Only the choice depends on them.</remarks>
internal static class PlanCost
{
    /// <summary>A turn of three qubits in registers.</summary>
    private const double OfGroup = 1.8;

    /// <summary>The bits within lines and the diagonal.</summary>
    private const double OfDiagonal = 4;

    /// <summary>Amplitudes that change their places within blocks, with the copy that this needs.</summary>
    private const double OfMove = 4;

    /// <summary>A transvection.</summary>
    private const double OfTransvection = 2;

    /// <summary>The tables of a layer, in 2^14 amplitudes: as much for every state.</summary>
    private const double OfTables = 2;

    /// <summary>A gate that touches every amplitude.</summary>
    private const double OfGate = 1.7;

    public static double Of(LayerPlan plan, StateEngine engine)
    {
        double cost = plan.Sweeps * OfMemory(engine.QubitCount);
        foreach (LayerPass pass in plan.Passes)
        {
            cost += OfGroup * (pass.InRows.Length + pass.InBlocks.Length + pass.High.Length);
            if (pass.HasBlockWork) cost += OfDiagonal + Math.Min(OfTables, OfTables * Math.Pow(2, Tiling.TileBits - engine.QubitCount));
            if (pass.Head.Terms.Length > 0) cost += OfDiagonal;
            if (pass.Move?.IsMoving ?? false) cost += OfMove;
            cost += OfTransvection * pass.Transvections.Length;
        }

        return cost;
    }

    public static double Of(Instruction[] gates, StateEngine engine)
    {
        double cost = engine.RunsOf(Array.ConvertAll(gates, g => g.X)) * OfMemory(engine.QubitCount);
        foreach (Instruction gate in gates) cost += OfGate * gate.Fraction;
        return cost;
    }

    /// <summary>What it costs to read and write the state from where it is, beyond the second-level cache.</summary>
    private static double OfMemory(int qubits) => qubits <= Tiling.TileBits ? 0 : qubits <= 20 ? 2.5 : 7;
}
