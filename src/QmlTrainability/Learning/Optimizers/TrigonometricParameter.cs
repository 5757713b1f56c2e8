using QmlTrainability.Circuits;

namespace QmlTrainability.Learning.Optimizers;

/// <summary>An expectation as a function of one parameter: Σ_{|r| ≤ R} c_r exp(i r f θ).</summary>
internal readonly record struct TrigonometricParameter
{
    /// <summary>How far from an integer the ratio of two factors may lie: the rounding of factors like 1/3.</summary>
    private const double RatioTolerance = 1e-12;

    private TrigonometricParameter(int degree, double frequency)
    {
        Degree = degree;
        Frequency = frequency;
    }

    /// <summary>R; 0 where the parameter has no effect.</summary>
    public int Degree { get; }

    /// <summary>f, per radian.</summary>
    public double Frequency { get; }

    /// <summary>Degree and frequency by every parameter of a circuit.</summary>
    /// <exception cref="UnsupportedRequestException">A parameter drives rotations whose factors are no multiples of the smallest.</exception>
    public static TrigonometricParameter[] Of(Circuit circuit)
    {
        var factors = new List<double>[circuit.Parameters.Count];
        for (int p = 0; p < factors.Length; p++) factors[p] = [];
        foreach (PauliRotation rotation in circuit.RotationForm.Rotations)
        {
            foreach (AngleTerm term in rotation.Angle.Terms) factors[term.Parameter.Index].Add(Math.Abs(term.Factor));
        }

        return [.. factors.Select((f, p) => Of(f, circuit.Parameters[p]))];
    }

    private static TrigonometricParameter Of(List<double> factors, Parameter parameter)
    {
        if (factors.Count == 0) return new TrigonometricParameter(0, 1);
        double smallest = factors.Min();
        int degree = 0;
        foreach (double factor in factors)
        {
            double ratio = factor / smallest;
            if (Math.Abs(ratio - Math.Round(ratio)) > RatioTolerance * ratio)
                throw new UnsupportedRequestException(FormattableString.Invariant($"Parameter '{parameter.Name}' drives rotations with factors {smallest} and {factor}, one no multiple of the other. Use another optimizer, or factors with integer ratios."));
            degree += (int)Math.Round(ratio);
        }

        return new TrigonometricParameter(degree, smallest);
    }
}
