using System.Globalization;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;

namespace QmlTrainability.Simulation.PauliPropagation;

/// <summary>⟨O⟩ by carrying the observable back through the circuit, string by string.</summary>
internal sealed class PauliPropagationExpectation : IPropagatedExpectation, IShareableExpectation
{
    private readonly Circuit _circuit;
    private readonly PauliPropagationOptions _options;
    private readonly InitialState _state;
    private readonly PauliSum _observable;
    private readonly (PropagatedRotation P, Angle Angle)[] _rotations; // in the order in which the observable meets them
    private PropagatedValue? _last;

    public PauliPropagationExpectation(Circuit circuit, PauliSum observable, InitialState state, PauliPropagationOptions options)
    {
        _circuit = circuit;
        _options = options;
        _state = state;
        _observable = circuit.RotationForm.PullBack(observable);
        _rotations = [.. circuit.RotationForm.Rotations.Reverse().Where(r => !r.String.IsIdentity).Select(r => (new PropagatedRotation(r.String), r.Angle))];
    }

    private PauliPropagationExpectation(PauliPropagationExpectation other, InitialState state)
    {
        _circuit = other._circuit;
        _options = other._options;
        _state = state;
        _observable = other._observable;
        _rotations = other._rotations;
    }

    /// <summary>How often the last evaluation compared a string with a rotation.</summary>
    public long Visits { get; private set; }

    public int ParameterCount => _circuit.Parameters.Count;

    public string Method => _last is PropagatedValue last
        ? string.Create(CultureInfo.InvariantCulture, $"Pauli propagation, {last.TermCount} strings{(last.ErrorBound > 0 ? $", truncated: error at most {last.ErrorBound:G3}" : "")}")
        : string.Create(CultureInfo.InvariantCulture, $"Pauli propagation{(_options.IsExact ? "" : ", truncated")}");

    public PropagatedValue Evaluate(ReadOnlySpan<double> parameters, CancellationToken cancellationToken = default)
    {
        ParameterValues.Check(_circuit, parameters);
        PropagatedTerms terms = Start();
        var truncation = new Truncation(terms, _options, loggedSteps: 0);
        Propagate(terms, truncation, parameters, [], cancellationToken);
        double value = 0;
        for (int i = 0; i < terms.Count; i++)
        {
            if (terms.Coefficients[i] != 0) value += terms.Coefficients[i] * _state.Expectation(terms.StringAt(i));
        }

        return Result(value, terms, truncation);
    }

    public double Value(ReadOnlySpan<double> parameters, CancellationToken cancellationToken = default) => Evaluate(parameters, cancellationToken).Value;

    public double ValueAndGradient(ReadOnlySpan<double> parameters, Span<double> gradient, CancellationToken cancellationToken = default)
    {
        ParameterValues.Check(_circuit, parameters, gradient);
        PropagatedTerms terms = Start();
        var truncation = new Truncation(terms, _options, _rotations.Length);
        var counts = new int[_rotations.Length];
        Propagate(terms, truncation, parameters, counts, cancellationToken);
        double value = ReadOut(terms, cancellationToken);
        gradient.Clear();
        for (int k = _rotations.Length - 1; k >= 0; k--)
        {
            if (counts[k] == 0) continue; // it met no string
            truncation.Restore(k);
            (double sine, double cosine) = Math.SinCos(_rotations[k].Angle.Evaluate(parameters));
            double slope = terms.Undo(_rotations[k].P, counts[k], cosine, sine, cancellationToken);
            foreach (AngleTerm term in _rotations[k].Angle.Terms) gradient[term.Parameter.Index] += term.Factor * slope;
        }

        return Result(value, terms, truncation).Value;
    }

    public long StateBytes => 0; // the state is asked at the end

    public IExpectation Share() => new PauliPropagationExpectation(this, _state);

    public IExpectation? Share(InitialState state, CancellationToken cancellationToken) => new PauliPropagationExpectation(this, state);

    public void Dispose()
    {
        // Managed memory only.
    }

    private PropagatedTerms Start()
    {
        var terms = new PropagatedTerms(_circuit.QubitCount, _observable.Terms.Count);
        foreach (PauliTerm term in _observable.Terms) terms.Add(term.String, term.Coefficient);
        return terms;
    }

    /// <param name="terms">The observable.</param>
    /// <param name="truncation">What is dropped.</param>
    /// <param name="parameters">In radians.</param>
    /// <param name="counts">Receives the number of strings after each rotation that met any; may be empty.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    private void Propagate(PropagatedTerms terms, Truncation truncation, ReadOnlySpan<double> parameters, Span<int> counts, CancellationToken cancellationToken)
    {
        for (int k = 0; k < _rotations.Length; k++)
        {
            (double sine, double cosine) = Math.SinCos(_rotations[k].Angle.Evaluate(parameters));
            bool met = terms.Rotate(_rotations[k].P, cosine, sine, _options.MaxTerms, truncation, cancellationToken);
            if (met && !counts.IsEmpty) counts[k] = terms.Count;
            truncation.EndStep(k);
            if (terms.Count <= _options.MaxTerms) continue;
            throw new BudgetExceededException(
                string.Create(CultureInfo.InvariantCulture, $"The observable has spread over more than {_options.MaxTerms} strings ({_options.MaxTerms * PropagatedTerms.BytesPerTerm(_circuit.QubitCount) >> 20} MiB). ")
                + "Raise PauliPropagationOptions.MaxTerms, or truncate by MinCoefficient or MaxWeight, which bounds the error.",
                terms.Count, _options.MaxTerms);
        }
    }

    private double ReadOut(PropagatedTerms terms, CancellationToken cancellationToken)
    {
        terms.StartAdjoints();
        double value = 0;
        for (int i = 0; i < terms.Count; i++)
        {
            if ((i & 1023) == 0) cancellationToken.ThrowIfCancellationRequested();
            if (terms.IsDropped(i)) continue;
            terms.Adjoints[i] = _state.Expectation(terms.StringAt(i));
            value += terms.Coefficients[i] * terms.Adjoints[i];
        }

        return value;
    }

    private PropagatedValue Result(double value, PropagatedTerms terms, Truncation truncation)
    {
        Visits = terms.Visits;
        _last = new PropagatedValue(value, truncation.DroppedNorm1, truncation.DroppedNorm2, terms.Count, terms.Updates);
        return _last;
    }
}
