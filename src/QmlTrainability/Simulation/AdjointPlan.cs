using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation.Layers;

namespace QmlTrainability.Simulation;

/// <summary>⟨O⟩ with its gradient: a circuit forward on ψ, λ = Oψ, and both back. Keeps its buffers; for one thread at a time.</summary>
internal sealed unsafe class AdjointPlan : IDisposable
{
    private readonly StateEngine _engine;
    private readonly ObservablePlan _readout;
    private readonly LayerRunner _forward;
    private readonly AdjointRunner _backward;

    public AdjointPlan(StateEngine engine, Circuit circuit, PauliSum observable)
    {
        _engine = engine;
        var plan = new LayerPlan(circuit, engine.ShapeForTwo, TurnMerging.Constants, MapEnding.Left);
        _forward = new LayerRunner(engine, plan);
        _backward = new AdjointRunner(engine, plan);
        _readout = new ObservablePlan(observable, plan.Final);
    }

    /// <param name="psi">The state before the circuit.</param>
    /// <param name="lambda">Room for as much.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="gradient">Receives the partial derivatives.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    public double Run(double* psi, double* lambda, double[] parameters, double[] gradient, CancellationToken cancellationToken)
    {
        _forward.Run(psi, parameters, cancellationToken);
        double value = _engine.Multiply(psi, lambda, _readout, cancellationToken);
        _backward.Run(psi, lambda, parameters, gradient, cancellationToken);
        return value;
    }

    public void Dispose()
    {
        _forward.Dispose();
        _backward.Dispose();
    }
}
