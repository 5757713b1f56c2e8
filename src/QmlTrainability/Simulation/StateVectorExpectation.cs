using System.Globalization;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation.Layers;

namespace QmlTrainability.Simulation;

/// <summary>⟨O⟩ and its gradient by state vectors. Keeps ψ, and from the first gradient on λ.</summary>
/// <remarks>
/// The adjoint method (arXiv:2009.02823): with λ = Oψ after the circuit, walk back through the gates, undoing each on both vectors. For a rotation
/// exp(-i α P / 2) the derivative by α is Im⟨λ|P|ψ⟩, the same just before and just after it; the chain rule shares it among the parameters of α.
/// </remarks>
internal sealed unsafe class StateVectorExpectation : IExpectation
{
    private readonly StateEngine _engine;
    private readonly Circuit _circuit;
    private readonly PauliSum _observable;
    private readonly ReadoutPlan _readout;
    private readonly StateProgram _program;
    private readonly StatePreparation _preparation;
    private readonly long _memoryBudget;
    private readonly StateVector _psi;
    private StateVector? _lambda;
    private AdjointProgram? _adjoint;
    private readonly ExclusiveUse _use = new("one state vector");

    public StateVectorExpectation(StateEngine engine, Circuit circuit, PauliSum observable, InitialState state, long memoryBudget)
    {
        _engine = engine;
        _circuit = circuit;
        _observable = observable;
        _program = StateProgram.For(engine, circuit, MapEnding.Left);
        _readout = new ReadoutPlan(engine, new ObservablePlan(observable, _program.Final));
        _preparation = new StatePreparation(state);
        _memoryBudget = memoryBudget;
        _psi = new StateVector(engine);
    }

    public int ParameterCount => _circuit.Parameters.Count;

    public string Method => string.Create(CultureInfo.InvariantCulture, $"state vector, {_engine.QubitCount} qubit{(_engine.QubitCount == 1 ? "" : "s")}, {_program}");

    public double Value(ReadOnlySpan<double> parameters, CancellationToken cancellationToken = default)
    {
        ParameterValues.Check(_circuit, parameters);
        using ExclusiveUse.Evaluation evaluation = _use.Begin();
        double[] values = parameters.ToArray();
        return _psi.Use(psi =>
        {
            _preparation.Fill(_engine, psi, cancellationToken);
            _program.Run(psi, values, cancellationToken);
            return _readout.Value(psi, cancellationToken);
        });
    }

    public double ValueAndGradient(ReadOnlySpan<double> parameters, Span<double> gradient, CancellationToken cancellationToken = default)
    {
        ParameterValues.Check(_circuit, parameters, gradient);
        using ExclusiveUse.Evaluation evaluation = _use.Begin();
        gradient.Clear();
        if (_observable.Terms.Count == 0) return 0;
        if (_lambda is null)
        {
            StateBudget.Check(_engine.QubitCount, 2, _memoryBudget);
            _lambda = new StateVector(_engine, StateVector.HalfPage);
            _adjoint = new AdjointProgram(_engine, _circuit, _observable);
        }

        double[] values = parameters.ToArray(), slopes = new double[gradient.Length];
        double value = _psi.Use(psi => _lambda.Use(lambda =>
        {
            _preparation.Fill(_engine, psi, cancellationToken);
            return _adjoint!.Run(psi, lambda, values, slopes, cancellationToken);
        }));
        slopes.CopyTo(gradient);
        return value;
    }

    public void Dispose()
    {
        _program.Dispose();
        _psi.Dispose();
        _lambda?.Dispose();
        _adjoint?.Dispose();
    }
}
