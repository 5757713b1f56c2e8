using System.Globalization;
using QmlTrainability.Simulation.Layers;

namespace QmlTrainability.Simulation;

/// <summary>Runs a circuit gate by gate; a tile takes as many gates as it can before the next is read.</summary>
internal sealed unsafe class GateRunner : StateProgram
{
    private readonly StateEngine _engine;
    private readonly CircuitPlan _plan;

    public GateRunner(StateEngine engine, CircuitPlan plan)
    {
        _engine = engine;
        _plan = plan;
        Final = new IndexMap(engine.QubitCount);
    }

    public override long Bytes => 0;

    public override IndexMap Final { get; }

    public override void Run(double* psi, ReadOnlySpan<double> parameters, CancellationToken cancellationToken) =>
        _engine.Apply(psi, _plan.ActionsAt(parameters), cancellationToken);

    public override void Settle(double* psi, CancellationToken cancellationToken)
    {
    }

    public override void Dispose()
    {
    }

    /// <summary>For example "12 gates in 3 sweeps".</summary>
    public override string ToString()
    {
        int gates = _plan.Forward.Length, sweeps = _engine.RunsOf(Array.ConvertAll(_plan.Forward, i => i.X));
        return string.Create(CultureInfo.InvariantCulture, $"{gates} gate{(gates == 1 ? "" : "s")} in {sweeps} sweep{(sweeps == 1 ? "" : "s")}");
    }
}
