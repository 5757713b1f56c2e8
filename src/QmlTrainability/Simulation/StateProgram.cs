using QmlTrainability.Circuits;
using QmlTrainability.Simulation.Layers;

namespace QmlTrainability.Simulation;

/// <summary>A circuit ready to run on states: layer by layer, or gate by gate where the circuit has no layers. Keeps its buffers; for one thread at a time.</summary>
internal abstract unsafe class StateProgram : IDisposable
{
    /// <summary>From where an amplitude is after <see cref="Run"/> to its basis state.</summary>
    public abstract IndexMap Final { get; }

    /// <summary>The bytes of what is kept besides the state.</summary>
    public abstract long Bytes { get; }

    /// <summary>The cheaper of the two ways; gate by gate where there is no room for the buffers of the other.</summary>
    public static StateProgram For(StateEngine engine, Circuit circuit, MapEnding ending)
    {
        var gates = new CircuitPlan(circuit);
        bool fits = (16L << engine.QubitCount) + LayerRunner.BytesFor(engine.Shape, engine.Workers) <= engine.MemoryBudget;
        if (engine.Plans == PlanKind.Gates || !fits) return new GateRunner(engine, gates);
        var layers = new LayerPlan(circuit, engine.Shape, TurnMerging.All, ending);
        return engine.Plans == PlanKind.Layers || PlanCost.Of(layers, engine) <= PlanCost.Of(gates.Forward, engine) ? new LayerRunner(engine, layers) : new GateRunner(engine, gates);
    }

    /// <summary>Applies the circuit; amplitudes may be left elsewhere, as <see cref="Final"/> says.</summary>
    public abstract void Run(double* psi, ReadOnlySpan<double> parameters, CancellationToken cancellationToken);

    /// <summary>Moves amplitudes to their basis states, for a circuit whose last map was applied.</summary>
    public abstract void Settle(double* psi, CancellationToken cancellationToken);

    public abstract void Dispose();
}
