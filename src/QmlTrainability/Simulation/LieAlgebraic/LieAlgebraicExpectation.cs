using System.Globalization;
using QmlTrainability.Circuits;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.Simulation.LieAlgebraic;

/// <summary>⟨O⟩ and its gradient in the coordinates of a module (arXiv:2308.01432).</summary>
/// <remarks>The last rotation meets the observable first: o ← exp(αA)·o, and ⟨O⟩ = r·o in the end, r the expectations of the basis in the initial state.
/// Backwards, r ← exp(-αA)ᵀ… of an antisymmetric A is the same rotation undone, on o and on r, and ∂/∂α = r·A·o at the place of the rotation.</remarks>
internal sealed class LieAlgebraicExpectation : IExpectation
{
    private readonly Circuit _circuit;
    private readonly (ModuleGenerator Generator, Angle Angle)[] _steps; // in the order in which the observable meets them
    private readonly double[] _observable;
    private readonly double[] _state;
    private readonly double[] _o;
    private readonly double[] _r;
    private readonly ExclusiveUse _use = new("its coordinates");

    public LieAlgebraicExpectation(Circuit circuit, PauliSum observable, InitialState state, long memoryBudget, CancellationToken cancellationToken)
    {
        _circuit = circuit;
        PauliRotation[] rotations = [.. circuit.RotationForm.Rotations.Where(r => !r.String.IsIdentity)];
        var module = StringModule.Generate(
            [.. rotations.Select(r => r.String).Distinct()], circuit.RotationForm.PullBack(observable), memoryBudget, cancellationToken);
        _steps = [.. rotations.Reverse().Select(r => (module.Generators[r.String], r.Angle))];
        _observable = module.Observable;
        _state = new double[module.Dimension];
        for (int i = 0; i < _state.Length; i++)
        {
            if ((i & 1023) == 0) cancellationToken.ThrowIfCancellationRequested();
            _state[i] = state.Expectation(module.Strings.StringAt(i));
        }

        _o = new double[_state.Length];
        _r = new double[_state.Length];
    }

    public int ParameterCount => _circuit.Parameters.Count;

    public string Method => string.Create(CultureInfo.InvariantCulture, $"g-sim, module of dimension {_state.Length}");

    public double Value(ReadOnlySpan<double> parameters, CancellationToken cancellationToken = default)
    {
        ParameterValues.Check(_circuit, parameters);
        using ExclusiveUse.Evaluation evaluation = _use.Begin();
        return Forward(parameters, cancellationToken);
    }

    public double ValueAndGradient(ReadOnlySpan<double> parameters, Span<double> gradient, CancellationToken cancellationToken = default)
    {
        ParameterValues.Check(_circuit, parameters, gradient);
        using ExclusiveUse.Evaluation evaluation = _use.Begin();
        double value = Forward(parameters, cancellationToken);
        gradient.Clear();
        _state.CopyTo(_r.AsSpan());
        for (int k = _steps.Length - 1; k >= 0; k--)
        {
            (ModuleGenerator generator, Angle angle) = _steps[k];
            double slope = generator.Slope(_r, _o);
            foreach (AngleTerm term in angle.Terms) gradient[term.Parameter.Index] += term.Factor * slope;
            double back = -angle.Evaluate(parameters);
            generator.Rotate(_o, back, cancellationToken);
            generator.Rotate(_r, back, cancellationToken);
        }

        return value;
    }

    public void Dispose()
    {
        // Managed memory only.
    }

    private double Forward(ReadOnlySpan<double> parameters, CancellationToken cancellationToken)
    {
        _observable.CopyTo(_o.AsSpan());
        foreach ((ModuleGenerator generator, Angle angle) in _steps) generator.Rotate(_o, angle.Evaluate(parameters), cancellationToken);
        return VectorProducts.Dot(_state, _o);
    }
}
