using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation.Kernels;
using QmlTrainability.Simulation.Layers;

namespace QmlTrainability.Simulation;

/// <summary>⟨O⟩ with its gradient: a circuit forward on ψ, λ = Oψ, and both back. Keeps its buffers; for one thread at a time.</summary>
internal sealed unsafe class AdjointProgram : IDisposable
{
    /// <summary>Going back works on two states, and takes overlaps besides.</summary>
    private const double PassesForBoth = 3;

    private readonly StateEngine _engine;
    private readonly ObservablePlan _readout;
    private readonly CircuitPlan _gates;
    private readonly LayerRunner? _forward;
    private readonly AdjointRunner? _backward;

    public AdjointProgram(StateEngine engine, Circuit circuit, PauliSum observable)
    {
        _engine = engine;
        _gates = new CircuitPlan(circuit);
        _readout = new ObservablePlan(observable);
        if (engine.Plans == PlanKind.Gates) return;
        var plan = new LayerPlan(circuit, engine.ShapeForTwo, TurnMerging.Constants, MapEnding.Left);
        bool gatesAreCheaper = PlanCost.Of(_gates.Forward, engine) + (PassesForBoth * PlanCost.Of(_gates.Backward, engine))
            < (1 + PassesForBoth) * PlanCost.Of(plan, engine);
        Bytes = LayerRunner.BytesFor(plan.Shape, engine.Workers) + AdjointRunner.BytesFor(plan, engine.Workers);
        bool fits = (32L << engine.QubitCount) + Bytes <= engine.MemoryBudget;
        if (!fits || (engine.Plans == PlanKind.Cheapest && gatesAreCheaper))
        {
            Bytes = 0;
            return;
        }

        _forward = new LayerRunner(engine, plan);
        _backward = new AdjointRunner(engine, plan);
        _readout = new ObservablePlan(observable, plan.Final);
    }

    /// <summary>The bytes of what is kept besides the states.</summary>
    public long Bytes { get; }

    /// <param name="psi">The state before the circuit.</param>
    /// <param name="lambda">Room for as much.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="gradient">Receives the partial derivatives.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    public double Run(double* psi, double* lambda, double[] parameters, double[] gradient, CancellationToken cancellationToken)
    {
        if (_forward is null) _engine.Apply(psi, _gates.ActionsAt(parameters), cancellationToken);
        else _forward.Run(psi, parameters, cancellationToken);
        double value = _engine.Multiply(psi, lambda, _readout, cancellationToken);
        if (_backward is null) RunBackGateByGate(psi, lambda, parameters, gradient, cancellationToken);
        else _backward.Run(psi, lambda, parameters, gradient, cancellationToken);
        return value;
    }

    private void RunBackGateByGate(double* psi, double* lambda, double[] parameters, double[] gradient, CancellationToken cancellationToken)
    {
        GateAction[] actions = _gates.InverseActionsAt(parameters);
        var overlaps = new double[actions.Length];
        _engine.ApplyToBoth(psi, lambda, actions, _gates.Asks, overlaps, cancellationToken);
        _gates.ShareAmongParameters(overlaps, gradient);
    }

    public void Dispose()
    {
        _forward?.Dispose();
        _backward?.Dispose();
    }
}
