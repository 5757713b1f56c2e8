using System.Globalization;

namespace QmlTrainability.Trainability;

/// <summary>A number found by sampling, with its standard error. Immutable.</summary>
/// <example><code>
/// var b = new CircuitBuilder(qubits: 1);
/// Circuit circuit = b.RX(0, b.Parameter("theta")).Build();
/// SampledMoments m = MomentSampler.Sample(circuit, PauliSum.Parse("Z"), InitialState.Zeros(1), AngleDistribution.Uniform, samples: 1000, seed: 1);
/// Console.WriteLine(m.Variance.Agrees(0.5));    // True
/// </code></example>
public readonly struct Estimate : IEquatable<Estimate>
{
    /// <summary>The rounding of moments, relative to their size.</summary>
    private const double RelativeRounding = 1e-12;

    /// <summary>The rounding of a second moment that is zero: the square of that of losses and slopes of size one.</summary>
    private const double RoundingOfZero = 1e-24;

    internal Estimate(double value, double standardError)
    {
        Value = value;
        StandardError = standardError;
    }

    /// <summary>The estimate.</summary>
    public double Value { get; }

    /// <summary>Its standard error: how far repetitions with other seeds scatter, in the unit of <see cref="Value"/>. Itself an estimate; 0 where all samples
    /// are equal, which on a plateau may mean that the rare event that carries the moment was not met.</summary>
    public double StandardError { get; }

    /// <summary>Whether both are equal.</summary>
    public static bool operator ==(Estimate a, Estimate b) => a.Equals(b);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(Estimate a, Estimate b) => !a.Equals(b);

    /// <summary>Whether a prediction lies within a number of standard errors, up to the rounding of the samples (1e-12 of the larger of the two, and 1e-24).</summary>
    /// <param name="predicted">The prediction.</param>
    /// <param name="standardErrors">The number of standard errors; beyond 5 an honest prediction lies once in two million.</param>
    public bool Agrees(double predicted, double standardErrors = 5) =>
        Math.Abs(Value - predicted) <= (standardErrors * StandardError) + (RelativeRounding * Math.Max(Math.Abs(Value), Math.Abs(predicted))) + RoundingOfZero;

    /// <inheritdoc/>
    public bool Equals(Estimate other) => Value.Equals(other.Value) && StandardError.Equals(other.StandardError);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Estimate other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Value, StandardError);

    /// <summary>For example "0.2331 ± 0.0021".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value:G4} ± {StandardError:G2}");
}
