using QmlTrainability.Circuits;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation;

namespace QmlTrainability.Learning.Shots;

/// <summary>Estimates of ⟨O⟩ and of its slopes by counting shots. The circuit is unrolled to rotations with an angle each, so that single ones can be shifted.</summary>
internal sealed class ShotExpectation : IExpectation
{
    private readonly ShotSimulator _options;
    private readonly Circuit _circuit;
    private readonly (double Coefficient, IExpectation Mean)[] _strings;
    private readonly double _constant; // the coefficient of the identity, which is not measured
    private readonly double[] _angles;

    public ShotExpectation(ISimulator exact, Circuit circuit, PauliSum observable, InitialState? state, ShotSimulator options, CancellationToken cancellationToken)
    {
        _options = options;
        _circuit = circuit;
        IReadOnlyList<PauliRotation> rotations = circuit.RotationForm.Rotations;
        _angles = new double[rotations.Count];
        var unrolled = new CircuitBuilder(circuit.QubitCount);
        for (int k = 0; k < rotations.Count; k++) unrolled.Rotate(rotations[k].String, unrolled.Parameter(FormattableString.Invariant($"{k}")));
        Circuit form = unrolled.Build();
        var strings = new List<(double, IExpectation)>();
        foreach (PauliTerm term in observable.Terms)
        {
            if (term.String.IsIdentity)
            {
                _constant += term.Coefficient;
                continue;
            }

            // What is read belongs to the string that is measured, before the Clifford gates are pulled back.
            PauliSum read = options.ReadoutError?.Apply(term.String) ?? term.String;
            strings.Add((term.Coefficient, exact.Prepare(form, circuit.RotationForm.PullBack(read), state, cancellationToken)));
        }

        _strings = [.. strings];
    }

    public int ParameterCount => _circuit.Parameters.Count;

    public string Method => $"{_options}, from: {(_strings.Length > 0 ? _strings[0].Mean.Method : "nothing to measure")}";

    public double Value(ReadOnlySpan<double> parameters, CancellationToken cancellationToken = default)
    {
        Unroll(parameters);
        return Estimate(cancellationToken);
    }

    public double ValueAndGradient(ReadOnlySpan<double> parameters, Span<double> gradient, CancellationToken cancellationToken = default)
    {
        if (gradient.Length != ParameterCount)
            throw new ArgumentException(FormattableString.Invariant($"The gradient has {ParameterCount} components, but room for {gradient.Length} is given."), nameof(gradient));
        Unroll(parameters);
        double value = Estimate(cancellationToken);
        gradient.Clear();
        IReadOnlyList<PauliRotation> rotations = _circuit.RotationForm.Rotations;
        for (int k = 0; k < _angles.Length; k++)
        {
            if (rotations[k].IsFixed) continue;
            double angle = _angles[k];
            _angles[k] = angle + (Math.PI / 2);
            double above = Estimate(cancellationToken);
            _angles[k] = angle - (Math.PI / 2);
            double below = Estimate(cancellationToken);
            _angles[k] = angle;
            foreach (AngleTerm term in rotations[k].Angle.Terms) gradient[term.Parameter.Index] += term.Factor * (above - below) / 2;
        }

        return value;
    }

    public void Dispose()
    {
        foreach ((_, IExpectation mean) in _strings) mean.Dispose();
    }

    private void Unroll(ReadOnlySpan<double> parameters)
    {
        if (parameters.Length != ParameterCount)
            throw new ArgumentException(FormattableString.Invariant($"The circuit has {ParameterCount} parameters, but {parameters.Length} values are given."), nameof(parameters));
        IReadOnlyList<PauliRotation> rotations = _circuit.RotationForm.Rotations;
        for (int k = 0; k < _angles.Length; k++) _angles[k] = rotations[k].Angle.Evaluate(parameters);
    }

    private double Estimate(CancellationToken cancellationToken)
    {
        double sum = _constant;
        ulong item = Hash(_angles);
        for (int s = 0; s < _strings.Length; s++)
        {
            double mean = Math.Clamp(_strings[s].Mean.Value(_angles, cancellationToken), -1, 1);
            var stream = new RandomStream(_options.Seed, item + (ulong)s);
            int up = 0;
            for (int shot = 0; shot < _options.Shots; shot++) up += stream.NextUniform() < (1 + mean) / 2 ? 1 : 0;
            sum += _strings[s].Coefficient * (((2.0 * up) - _options.Shots) / _options.Shots);
        }

        return sum;
    }

    /// <summary>FNV-1a over the bits of the angles: keys the noise by them.</summary>
    private static ulong Hash(ReadOnlySpan<double> angles)
    {
        ulong hash = 14695981039346656037;
        foreach (double angle in angles) hash = (hash ^ (ulong)BitConverter.DoubleToInt64Bits(angle)) * 1099511628211;
        return hash;
    }
}
