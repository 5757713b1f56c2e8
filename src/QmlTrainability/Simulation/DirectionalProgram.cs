using QmlTrainability.Circuits;
using QmlTrainability.Simulation.Kernels;

namespace QmlTrainability.Simulation;

/// <summary>The derivative of a state along a direction of the parameters, gate by gate, and what follows from it. Unchecked.</summary>
/// <remarks>
/// dψ = -iχ. A rotation exp(-i α P / 2) takes χ to Uχ + (dα/2) Pψ, ψ the state after it, so that all coefficients are real. On the way back λ = Oψ and dλ = -iμ, μ = Oχ,
/// obey the same rule, and the derivative of Im⟨λ|P|ψ⟩ is Re⟨μ|P|ψ⟩ - Re⟨λ|P|χ⟩: forward-over-reverse of the adjoint method (arXiv:2009.02823).
/// </remarks>
internal sealed unsafe class DirectionalProgram
{
    private readonly StateEngine _engine;
    private readonly CircuitPlan _plan;
    private readonly StatePreparation _preparation;

    public DirectionalProgram(StateEngine engine, Circuit circuit, InitialState state)
    {
        _engine = engine;
        _plan = new CircuitPlan(circuit);
        _preparation = new StatePreparation(state);
    }

    /// <summary>ψ and χ after the circuit.</summary>
    public void Forward(double* psi, double* chi, double[] parameters, double[] direction, CancellationToken cancellationToken)
    {
        _preparation.Fill(_engine, psi, cancellationToken);
        _engine.ForEachBlock((start, length) => new Span<byte>(chi + (2 * start), (int)(length * 16)).Clear(), cancellationToken);
        foreach (Instruction step in _plan.Differentiable)
        {
            GateAction action = step.At(parameters);
            _engine.Apply(psi, new ReadOnlySpan<GateAction>(in action), cancellationToken);
            _engine.Apply(chi, new ReadOnlySpan<GateAction>(in action), cancellationToken);
            double change = ChangeOf(step, direction);
            if (change != 0) _engine.AddImage(psi, chi, action.X, action.Z, change / 2, cancellationToken);
        }
    }

    /// <summary>The Hessian of ⟨O⟩ times the direction.</summary>
    public double[] HessianProduct(ObservablePlan observable, double[] parameters, double[] direction, CancellationToken cancellationToken)
    {
        using StateVector first = new(_engine), second = new(_engine, StateVector.HalfPage), third = new(_engine), fourth = new(_engine, StateVector.HalfPage), fifth = new(_engine);
        return first.Use(psi => second.Use(chi => third.Use(lambda => fourth.Use(mu => fifth.Use(image =>
        {
            Forward(psi, chi, parameters, direction, cancellationToken);
            _engine.Multiply(psi, lambda, observable, cancellationToken);
            _engine.Multiply(chi, mu, observable, cancellationToken);
            return Back(psi, chi, lambda, mu, image, parameters, direction, cancellationToken);
        })))));
    }

    /// <summary>4·(Re⟨∂ᵢψ|∂ⱼψ⟩ - ⟨∂ᵢψ|ψ⟩⟨ψ|∂ⱼψ⟩), with one state for each parameter.</summary>
    public double[,] FisherInformation(double[] parameters, CancellationToken cancellationToken)
    {
        int count = parameters.Length;
        var derivatives = new List<StateVector>();
        using var state = new StateVector(_engine);
        try
        {
            var means = new double[count];
            for (int p = 0; p < count; p++)
            {
                var direction = new double[count];
                direction[p] = 1;
                derivatives.Add(new StateVector(_engine, StateVector.HalfPage));
                means[p] = state.Use(psi => derivatives[p].Use(chi =>
                {
                    Forward(psi, chi, parameters, direction, cancellationToken);
                    return _engine.Dot(psi, chi, cancellationToken);
                }));
            }

            var fisher = new double[count, count];
            for (int i = 0; i < count; i++)
            {
                for (int j = 0; j <= i; j++)
                {
                    double overlap = derivatives[i].Use(a => derivatives[j].Use(b => _engine.Dot(a, b, cancellationToken)));
                    fisher[i, j] = fisher[j, i] = 4 * (overlap - (means[i] * means[j]));
                }
            }

            return fisher;
        }
        finally
        {
            derivatives.ForEach(d => d.Dispose());
        }
    }

    private double[] Back(
        double* psi, double* chi, double* lambda, double* mu, double* image, double[] parameters, double[] direction, CancellationToken cancellationToken)
    {
        var product = new double[parameters.Length];
        for (int k = _plan.Differentiable.Length - 1; k >= 0; k--)
        {
            Instruction step = _plan.Differentiable[k];
            GateAction action = step.At(parameters), inverse = action.Inverse();
            if (step.IsParametric)
            {
                var group = new ObservablePlan([new StringGroup(action.X, [(action.Z, 1.0)])]);
                _engine.Multiply(psi, image, group, cancellationToken);
                double slope = _engine.Dot(mu, image, cancellationToken);
                _engine.Multiply(lambda, image, group, cancellationToken);
                slope -= _engine.Dot(image, chi, cancellationToken);
                foreach (AngleTerm term in step.Angle.Terms) product[term.Parameter.Index] += term.Factor * slope;
                double change = ChangeOf(step, direction);
                if (change != 0)
                {
                    _engine.AddImage(psi, chi, action.X, action.Z, -change / 2, cancellationToken);
                    _engine.AddImage(lambda, mu, action.X, action.Z, -change / 2, cancellationToken);
                }
            }

            foreach (nint vector in (ReadOnlySpan<nint>)[(nint)psi, (nint)chi, (nint)lambda, (nint)mu])
                _engine.Apply((double*)vector, new ReadOnlySpan<GateAction>(in inverse), cancellationToken);
        }

        return product;
    }

    private static double ChangeOf(Instruction step, double[] direction)
    {
        if (!step.IsParametric) return 0;
        double change = 0;
        foreach (AngleTerm term in step.Angle.Terms) change += term.Factor * direction[term.Parameter.Index];
        return change;
    }
}
