using System.Collections.Concurrent;
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
    private readonly FermionStates _states;
    private readonly ConcurrentBag<FermionBuffers> _idle; // shared: of the expectations that a training keeps for its rows few are evaluated at a time
    private readonly long _memoryBudget;
    private readonly ExclusiveUse _use = new("its matrices");

    public FreeFermionExpectation(Circuit circuit, PauliSum observable, InitialState state, long memoryBudget, CancellationToken cancellationToken)
    {
        _circuit = circuit;
        _memoryBudget = memoryBudget;
        _rotations = circuit.RotationForm.Rotations;
        _problem = new FermionProblem(_rotations, circuit.RotationForm.PullBack(observable), cancellationToken);
        _states = new FermionStates(_problem, state, new FermionMemory(memoryBudget), cancellationToken);
        _idle = [];
    }

    /// <summary>On the modes of another expectation.</summary>
    private FreeFermionExpectation(FreeFermionExpectation other, InitialState? state, CancellationToken cancellationToken)
    {
        _circuit = other._circuit;
        _memoryBudget = other._memoryBudget;
        _rotations = other._rotations;
        _problem = other._problem;
        _states = state is null ? other._states : new FermionStates(_problem, state, new FermionMemory(_memoryBudget), cancellationToken);
        _idle = other._idle;
    }

    public int ParameterCount => _circuit.Parameters.Count;

    public string Method => "free fermions, " + Figure;

    public string Figure => string.Create(CultureInfo.InvariantCulture, $"N = {_problem.MostModes}{(_states.Sectors.Count > 1 ? $", {_states.Sectors.Count} sectors" : "")}");

    /// <summary>The rows of the matrices of all sectors.</summary>
    public long Rows => (long)_problem.WidestCone * _states.Sectors.Count;

    /// <summary>The matrix entries rotated by all evaluations so far.</summary>
    public long Work { get; private set; }

    public long StateBytes => _states.Sectors.Sum(s => s.StateBytes);

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
        return Evaluate(parameters, gradient, cancellationToken);
    }

    public IExpectation Share() => new FreeFermionExpectation(this, null, CancellationToken.None);

    public IExpectation? Share(InitialState state, CancellationToken cancellationToken) => new FreeFermionExpectation(this, state, cancellationToken);

    public void Dispose()
    {
        // Managed memory only.
    }

    /// <summary>The value; its gradient too where there is room for it.</summary>
    private double Evaluate(ReadOnlySpan<double> parameters, Span<double> gradient, CancellationToken cancellationToken)
    {
        if (!_idle.TryTake(out FermionBuffers? buffers)) buffers = new FermionBuffers(_problem.WidestCone, _rotations.Count, new FermionMemory(_memoryBudget));
        long before = buffers.Work;
        try
        {
            Span<double> slopes = gradient.IsEmpty ? [] : buffers.Slopes;
            slopes.Clear();
            for (int k = 0; k < _rotations.Count; k++) buffers.Angles[k] = _rotations[k].Angle.Evaluate(parameters);
            double value = _states.Constant;
            foreach (FermionSector sector in _states.Sectors) value += sector.Evaluate(slopes, buffers, cancellationToken);
            gradient.Clear();
            for (int k = 0; k < slopes.Length; k++)
            {
                foreach (AngleTerm term in _rotations[k].Angle.Terms) gradient[term.Parameter.Index] += term.Factor * slopes[k];
            }

            return value;
        }
        finally
        {
            Work += buffers.Work - before;
            _idle.Add(buffers);
        }
    }
}
