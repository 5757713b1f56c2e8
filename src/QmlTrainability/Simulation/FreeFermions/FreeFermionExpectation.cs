using System.Globalization;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;

namespace QmlTrainability.Simulation.FreeFermions;

/// <summary>⟨O⟩ and its gradient from the covariance matrices of Majorana modes.</summary>
internal sealed class FreeFermionExpectation : IShareableExpectation
{
    private readonly Circuit _circuit;
    private readonly IReadOnlyList<PauliRotation> _rotations;
    private readonly FermionProblem _problem;
    private FermionBuffers? _buffers; // made when they are first needed: of the expectations that a training keeps for its rows few are evaluated
    private readonly double[] _angles;
    private readonly double[] _slopes;
    private readonly long _memoryBudget;
    private long _bytes;
    private readonly ExclusiveUse _use = new("its matrices");

    public FreeFermionExpectation(Circuit circuit, PauliSum observable, InitialState state, long memoryBudget, CancellationToken cancellationToken)
    {
        _circuit = circuit;
        _memoryBudget = memoryBudget;
        _rotations = circuit.RotationForm.Rotations;
        _problem = FermionProblem.Of(_rotations, circuit.RotationForm.PullBack(observable), state, Allocate, cancellationToken);
        _buffers = new FermionBuffers(_problem.MostModes, Allocate);
        _angles = new double[_rotations.Count];
        _slopes = new double[_rotations.Count];
    }

    /// <summary>On the modes of another expectation.</summary>
    private FreeFermionExpectation(FreeFermionExpectation other, InitialState? state, CancellationToken cancellationToken)
    {
        _circuit = other._circuit;
        _memoryBudget = other._memoryBudget;
        _rotations = other._rotations;
        _problem = state is null ? other._problem : other._problem.From(state, Allocate, cancellationToken);
        _angles = new double[_rotations.Count];
        _slopes = new double[_rotations.Count];
    }

    public int ParameterCount => _circuit.Parameters.Count;

    public string Method => "free fermions, " + Figure;

    public string Figure => string.Create(CultureInfo.InvariantCulture, $"N = {_problem.MostModes}{(_problem.Sectors.Count > 1 ? $", {_problem.Sectors.Count} sectors" : "")}");

    /// <summary>The rows of the matrices of all sectors.</summary>
    public long Rows => (long)_problem.MostModes * _problem.Sectors.Count;

    /// <summary>The matrix entries rotated by all evaluations so far.</summary>
    public long Work => Buffers.State.Work + Buffers.Observable.Work;

    public long StateBytes => _problem.Sectors.Sum(s => s.StateBytes);

    private FermionBuffers Buffers => _buffers ??= new FermionBuffers(_problem.MostModes, Allocate);

    public double Value(ReadOnlySpan<double> parameters, CancellationToken cancellationToken = default)
    {
        ParameterValues.Check(_circuit, parameters);
        using ExclusiveUse.Evaluation evaluation = _use.Begin();
        return Evaluate(parameters, [], cancellationToken);
    }

    public double ValueAndGradient(ReadOnlySpan<double> parameters, Span<double> gradient, CancellationToken cancellationToken = default)
    {
        ParameterValues.Check(_circuit, parameters, gradient);
        using ExclusiveUse.Evaluation evaluation = _use.Begin();
        Array.Clear(_slopes);
        double value = Evaluate(parameters, _slopes, cancellationToken);
        gradient.Clear();
        for (int k = 0; k < _slopes.Length; k++)
        {
            foreach (AngleTerm term in _rotations[k].Angle.Terms) gradient[term.Parameter.Index] += term.Factor * _slopes[k];
        }

        return value;
    }

    public IExpectation Share() => new FreeFermionExpectation(this, null, CancellationToken.None);

    public IExpectation? Share(InitialState state, CancellationToken cancellationToken) => new FreeFermionExpectation(this, state, cancellationToken);

    public void Dispose()
    {
        // Managed memory only.
    }

    private double Evaluate(ReadOnlySpan<double> parameters, Span<double> slopes, CancellationToken cancellationToken)
    {
        for (int k = 0; k < _angles.Length; k++) _angles[k] = _rotations[k].Angle.Evaluate(parameters);
        double value = _problem.Constant;
        foreach (FermionSector sector in _problem.Sectors) value += sector.Evaluate(_angles, slopes, Buffers, cancellationToken);
        return value;
    }

    private void Allocate(long bytes)
    {
        _bytes += bytes;
        if (_bytes <= _memoryBudget) return;
        throw new BudgetExceededException(
            string.Create(CultureInfo.InvariantCulture, $"The covariance matrices of free fermions need more than {_bytes >> 20} MiB; the budget is {_memoryBudget >> 20} MiB. ")
            + "Raise SimulatorOptions.MemoryBudget; fewer layers keep the rows short.",
            _bytes, _memoryBudget);
    }
}
