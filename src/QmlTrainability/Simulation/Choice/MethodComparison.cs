using System.Globalization;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation.FreeFermions;
using QmlTrainability.Simulation.LieAlgebraic;
using QmlTrainability.Simulation.PauliPropagation;

namespace QmlTrainability.Simulation.Choice;

/// <summary>Asks each method for its figure: a count of elementary operations, times the time of one.</summary>
internal sealed class MethodComparison
{
    // Seconds for one elementary operation of each method in a gradient, which costs about four values; measured once (benchmarks, Choice).
    private const double PerAmplitude = 1.2e-9;
    private const double PerGateOverhead = 1.5e-7;
    private const double PerRotation = 6e-8;
    private const double PerCoordinate = 4e-9;
    private const double PerMatrixElement = 1.5e-9;
    private const double PerPlane = 8e-9;
    private const double PerVisit = 8e-9;
    private const double PerUpdate = 1.5e-7;

    /// <summary>A method that may be this many times dearer than the best so far is followed to its figure, so that small problems are compared in full.</summary>
    private const double Patience = 4;

    /// <summary>No figure is refused below this time, in seconds.</summary>
    private const double Least = 0.002;

    private readonly Circuit _circuit;
    private readonly PauliSum _observable;
    private readonly InitialState _state;
    private readonly SimulatorOptions _options;
    private readonly PauliRotation[] _rotations;
    private double _best = double.PositiveInfinity;

    public MethodComparison(Circuit circuit, PauliSum observable, InitialState state, SimulatorOptions options)
    {
        _circuit = circuit;
        _observable = observable;
        _state = state;
        _options = options;
        _rotations = [.. circuit.RotationForm.Rotations.Where(r => !r.String.IsIdentity)];
    }

    public IReadOnlyList<MethodCost> Run(CancellationToken cancellationToken)
    {
        MethodCost[] costs = [Note(StateVectors()), Note(FreeFermionModes(cancellationToken)), Note(LightCone(cancellationToken)), Note(Module(cancellationToken))];
        return [.. costs.OrderBy(c => c.Seconds)]; // stable: ties in the order above
    }

    private MethodCost Note(MethodCost cost)
    {
        _best = Math.Min(_best, cost.Seconds);
        return cost;
    }

    private double Limit => Math.Max(Least, Patience * _best);

    private MethodCost StateVectors()
    {
        const string method = "state vector";
        if (_state.Kind == InitialStateKind.PauliExpectations) return MethodCost.Refused(method, "the state is given by Pauli expectations");
        try
        {
            StateBudget.Check(_circuit.QubitCount, 2, _options.MemoryBudget);
        }
        catch (BudgetExceededException e)
        {
            return MethodCost.Refused(method, e.Message);
        }

        double amplitudes = Math.ScaleB(1, _circuit.QubitCount), gates = _circuit.Operations.Count + _observable.Terms.Count;
        double seconds = gates * ((amplitudes * PerAmplitude) + PerGateOverhead);
        string figure = string.Create(CultureInfo.InvariantCulture, $"2^{_circuit.QubitCount} amplitudes, {gates} gates and terms");
        return MethodCost.Offered(method, figure, seconds, token => new StateVectorSimulator(_options).Prepare(_circuit, _observable, _state, token));
    }

    private MethodCost FreeFermionModes(CancellationToken cancellationToken)
    {
        const string method = "free fermions";
        try
        {
            using var expectation = new FreeFermionExpectation(_circuit, _observable, _state, _options.MemoryBudget, cancellationToken);
            expectation.Value(Generic(), cancellationToken);
            return MethodCost.Offered(
                method, expectation.Figure, (6 * expectation.Work * PerMatrixElement) + (_rotations.Length * PerRotation), token => new FreeFermionSimulator(_options).Prepare(_circuit, _observable, _state, token));
        }
        catch (UnsupportedRequestException e)
        {
            return MethodCost.Refused(method, e.Message);
        }
        catch (BudgetExceededException e)
        {
            return MethodCost.Refused(method, e.Message);
        }
    }

    private MethodCost LightCone(CancellationToken cancellationToken)
    {
        const string method = "Pauli propagation";
        var perTerm = Math.Max(1, _rotations.Length) * PerVisit;
        var most = new PauliPropagationOptions { MaxTerms = (int)Math.Clamp(Limit / perTerm * 8, 100, PauliPropagationOptions.Default.MaxTerms) };
        try
        {
            using var expectation = new PauliPropagationExpectation(_circuit, _observable, _state, most);
            PropagatedValue value = expectation.Evaluate(Generic(), cancellationToken);
            double seconds = (3 * ((expectation.Visits * PerVisit) + (value.Updates * PerUpdate))) + ((_rotations.Length + value.TermCount) * PerRotation);
            string figure = string.Create(CultureInfo.InvariantCulture, $"{value.TermCount} strings in the light cone");
            return MethodCost.Offered(method, figure, seconds, token => new PauliPropagationSimulator().Prepare(_circuit, _observable, _state, token));
        }
        catch (BudgetExceededException)
        {
            return MethodCost.Refused(method, string.Create(CultureInfo.InvariantCulture, $"more than {most.MaxTerms} strings in the light cone"));
        }
    }

    private MethodCost Module(CancellationToken cancellationToken)
    {
        const string method = "g-sim";
        int strings = _rotations.Select(r => r.String).Distinct().Count();
        double dearest = Limit / (Math.Max(1, _rotations.Length) * PerPlane);
        long budget = (long)Math.Min(_options.MemoryBudget, Math.Max(100, dearest) * 4 * StringModule.BytesPerString(_circuit.QubitCount, strings));
        try
        {
            var module = OperatorModule.Of(_circuit, _observable, _state, budget, cancellationToken);
            double planes = module.Steps.Sum(s => (double)s.Generator.Work);
            string figure = string.Create(CultureInfo.InvariantCulture, $"module of dimension {module.Dimension}");
            return MethodCost.Offered(method, figure, (planes * PerPlane) + (module.Steps.Count * PerRotation) + (module.Dimension * PerCoordinate), token => new LieAlgebraicSimulator(_options).Prepare(_circuit, _observable, _state, token));
        }
        catch (BudgetExceededException e)
        {
            return MethodCost.Refused(method, budget < _options.MemoryBudget ? "the module is larger than what could be cheapest" : e.Message);
        }
    }

    /// <summary>Angles at which nothing vanishes.</summary>
    private double[] Generic() => [.. _circuit.Parameters.Select(p => 0.3 + (0.01 * (p.Index % 50)))];
}
