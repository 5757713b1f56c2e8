using System.Globalization;
using QmlTrainability.Circuits;
using QmlTrainability.Numerics;

namespace QmlTrainability.Simulation.LieAlgebraic;

/// <summary>⟨O⟩ and its gradient in the coordinates of a module (arXiv:2308.01432).</summary>
/// <remarks>The last step meets the observable first: o ← exp(αA)·o, and ⟨O⟩ = r·o in the end, r the expectations of the basis in the initial state.
/// Backwards, both o and r are rotated by exp(-αA), since A is antisymmetric, and ∂/∂α = r·A·o at the place of the step.</remarks>
internal sealed class LieAlgebraicExpectation : IShareableExpectation
{
    private readonly Circuit _circuit;
    private readonly OperatorModule _module;
    private readonly double[] _state;
    private readonly double[] _o;
    private readonly double[] _r;
    private readonly double[] _scratch;
    private readonly ExclusiveUse _use = new("its coordinates");

    /// <param name="circuit">The circuit.</param>
    /// <param name="module">Of the circuit and the observable.</param>
    /// <param name="state">The expectations of its basis.</param>
    public LieAlgebraicExpectation(Circuit circuit, OperatorModule module, double[] state)
    {
        _circuit = circuit;
        _module = module;
        _state = state;
        _o = new double[state.Length];
        _r = new double[state.Length];
        _scratch = new double[module.ScratchLength];
    }

    public int ParameterCount => _circuit.Parameters.Count;

    public string Method => string.Create(CultureInfo.InvariantCulture, $"g-sim, module of dimension {_module.Dimension}{(_module.Basis.Length == 0 ? "" : $", {_module.Basis}")}");

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
        for (int k = _module.Steps.Count - 1; k >= 0; k--)
        {
            (ModuleGenerator generator, Angle angle) = _module.Steps[k];
            double slope = generator.Undo(_o, _r, angle.Evaluate(parameters), _scratch, cancellationToken);
            foreach (AngleTerm term in angle.Terms) gradient[term.Parameter.Index] += term.Factor * slope;
        }

        return value;
    }

    public long StateBytes => sizeof(double) * (long)_state.Length;

    public IExpectation Share() => From(_state);

    public IExpectation? Share(InitialState state, CancellationToken cancellationToken) => _module.Takes(state) ? From(_module.ExpectationsIn(state, cancellationToken)) : null;

    /// <summary>Another expectation on the same module.</summary>
    /// <param name="state">The expectations of its basis.</param>
    public LieAlgebraicExpectation From(double[] state) => new(_circuit, _module, state);

    /// <summary>The expectations of the basis of the module in a state vector.</summary>
    public double[] ExpectationsIn(StateVector state, CancellationToken cancellationToken) => _module.ExpectationsIn(state, cancellationToken);

    public void Dispose()
    {
        // Managed memory only.
    }

    private double Forward(ReadOnlySpan<double> parameters, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _module.Observable.CopyTo(_o.AsSpan());
        foreach ((ModuleGenerator generator, Angle angle) in _module.Steps) generator.Rotate(_o, angle.Evaluate(parameters), _scratch, cancellationToken);
        return VectorProducts.Dot(_state, _o);
    }
}
