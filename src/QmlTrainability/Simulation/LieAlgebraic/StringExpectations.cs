namespace QmlTrainability.Simulation.LieAlgebraic;

/// <summary>The expectations of all strings with one X mask in a state vector, by a Walsh-Hadamard transform: n·2^n operations for 2^n strings.</summary>
/// <remarks>P = i^|x∧z| X^x Z^z, so ⟨P⟩ = Re i^|x∧z| Σ_b (-1)^{z·b} conj(ψ_{b⊕x}) ψ_b.</remarks>
internal sealed unsafe class StringExpectations
{
    private readonly StateVector _state;
    private readonly double[] _real, _imaginary;
    private long _x;

    public StringExpectations(StateVector state)
    {
        _state = state;
        _real = new double[state.Length];
        _imaginary = new double[state.Length];
    }

    /// <summary>⟨P⟩ for the string with this Z mask and the X mask that was loaded.</summary>
    public double this[long z] => (long.PopCount(_x & z) & 3) switch
    {
        0 => _real[z],
        1 => -_imaginary[z],
        2 => -_real[z],
        _ => _imaginary[z],
    };

    /// <summary>Computes the expectations of all strings with an X mask.</summary>
    public void Load(long x, CancellationToken cancellationToken)
    {
        _x = x;
        _state.Use(psi =>
        {
            for (long b = 0; b < _real.Length; b++)
            {
                double* a = psi + (2 * (b ^ x)), c = psi + (2 * b);
                _real[b] = (a[0] * c[0]) + (a[1] * c[1]);
                _imaginary[b] = (a[0] * c[1]) - (a[1] * c[0]);
            }

            return 0;
        });
        Transform(_real, cancellationToken);
        Transform(_imaginary, cancellationToken);
    }

    private static void Transform(double[] values, CancellationToken cancellationToken)
    {
        for (int half = 1; half < values.Length; half *= 2)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (int start = 0; start < values.Length; start += 2 * half)
            {
                for (int i = start; i < start + half; i++) (values[i], values[i + half]) = (values[i] + values[i + half], values[i] - values[i + half]);
            }
        }
    }
}
