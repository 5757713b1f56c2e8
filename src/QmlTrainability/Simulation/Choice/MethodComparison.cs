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
    // Seconds of a value with its gradient for each gate, string, entry, …: the least squares of relative errors over 256 times of 93 random problems (those of the
    // benchmark "choice" with another seed), each the best of up to 60 taken in turns on one thread, on a shared virtual core of an AMD EPYC with AVX-512, .NET 10.
    private const double PerGate = 2.0e-7;
    private const double PerGateAmplitude = 1.8e-10;
    private const double PerTerm = 2.9e-7;
    private const double PerTermAmplitude = 3.7e-10;
    private const double PerAmplitude = 3.6e-9;
    private const double OfFermions = 1.9e-7;
    private const double PerEntry = 4.2e-9; // rotated in a value
    private const double PerFermionRotation = 7e-9;
    private const double PerRow = 1.6e-8;
    private const double PerFermionTerm = 9e-8;
    private const double OfPropagation = 7e-8;
    private const double PerVisit = 3.9e-9; // in a value
    private const double PerUpdate = 2.4e-8; // in a value
    private const double PerString = 6e-8;
    private const double PerStringRotation = 1.8e-8;
    private const double PerProduct = 3.3e-9; // of a plane or block
    private const double PerStep = 4.1e-8;
    private const double PerCoordinate = 6.6e-10;

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

        double amplitudes = Math.ScaleB(1, _circuit.QubitCount);
        int gates = _circuit.Operations.Count, terms = _observable.Terms.Count;
        double seconds = (gates * (PerGate + (amplitudes * PerGateAmplitude))) + (terms * (PerTerm + (amplitudes * PerTermAmplitude))) + (amplitudes * PerAmplitude);
        string figure = string.Create(CultureInfo.InvariantCulture, $"2^{_circuit.QubitCount} amplitudes, {gates} gates, {terms} term{(terms == 1 ? "" : "s")}");
        return MethodCost.Offered(method, figure, seconds, token => new StateVectorSimulator(_options).Prepare(_circuit, _observable, _state, token));
    }

    private MethodCost FreeFermionModes(CancellationToken cancellationToken)
    {
        const string method = "free fermions";
        try
        {
            using var expectation = new FreeFermionExpectation(_circuit, _observable, _state, _options.MemoryBudget, cancellationToken);
            expectation.Value(Generic(), cancellationToken);
            double seconds = OfFermions + (expectation.Work * PerEntry) + (_rotations.Length * PerFermionRotation) + (expectation.Rows * PerRow) + (_observable.Terms.Count * PerFermionTerm);
            return MethodCost.Offered(method, expectation.Figure, seconds, token => new FreeFermionSimulator(_options).Prepare(_circuit, _observable, _state, token));
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
            double seconds = OfPropagation + (expectation.Visits * PerVisit) + (value.Updates * PerUpdate) + (value.TermCount * PerString) + (_rotations.Length * PerStringRotation);
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
        double dearest = Limit / (Math.Max(1, _rotations.Length) * PerProduct);
        long budget = (long)Math.Min(_options.MemoryBudget, Math.Max(100, dearest) * 4 * StringModule.BytesPerString(_circuit.QubitCount, strings));
        try
        {
            var module = OperatorModule.Of(_circuit, _observable, _state, budget, cancellationToken);
            double seconds = (module.Steps.Sum(s => (double)s.Generator.Work) * PerProduct) + (module.Steps.Count * PerStep) + (module.Dimension * PerCoordinate);
            string figure = string.Create(CultureInfo.InvariantCulture, $"module of dimension {module.Dimension}");
            return MethodCost.Offered(method, figure, seconds, token => new LieAlgebraicSimulator(_options).Prepare(_circuit, _observable, _state, token));
        }
        catch (BudgetExceededException e)
        {
            return MethodCost.Refused(method, budget < _options.MemoryBudget ? "the module is larger than what could be cheapest" : e.Message);
        }
    }

    /// <summary>Angles at which nothing vanishes.</summary>
    private double[] Generic() => [.. _circuit.Parameters.Select(p => 0.3 + (0.01 * (p.Index % 50)))];
}
