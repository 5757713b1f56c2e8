using System.Globalization;

namespace QmlTrainability.Trainability;

/// <summary>Where a number lies with a confidence of 95 %. Lower and upper end are equal where it is exact.</summary>
/// <example><code>
/// var b = new CircuitBuilder(qubits: 1);
/// Circuit circuit = b.RX(0, b.Parameter("t")).Build();
/// FiniteDepthVariance f = FiniteDepthVariance.Of(circuit, PauliSum.Parse("Z"), InitialState.Zeros(1), AngleDistribution.Uniform);
/// Console.WriteLine(f.ValueInterval);    // 0.5
/// </code></example>
public readonly struct ConfidenceInterval : IEquatable<ConfidenceInterval>
{
    /// <summary>The probability that an interval of this kind holds the number.</summary>
    public const double Confidence = 0.95;

    internal ConfidenceInterval(double lower, double upper)
    {
        Lower = lower;
        Upper = upper;
    }

    /// <summary>The lower end.</summary>
    public double Lower { get; }

    /// <summary>The upper end.</summary>
    public double Upper { get; }

    /// <summary>Whether the number is known exactly.</summary>
    public bool IsExact => Lower == Upper;

    /// <summary>Whether both are equal.</summary>
    public static bool operator ==(ConfidenceInterval a, ConfidenceInterval b) => a.Equals(b);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(ConfidenceInterval a, ConfidenceInterval b) => !a.Equals(b);

    /// <summary>Whether a number lies in it.</summary>
    /// <param name="value">The number.</param>
    public bool Contains(double value) => value >= Lower && value <= Upper;

    /// <inheritdoc/>
    public bool Equals(ConfidenceInterval other) => Lower.Equals(other.Lower) && Upper.Equals(other.Upper);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ConfidenceInterval other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Lower, Upper);

    /// <summary>For example "0.5", "at most 3E-07" or "0.231 to 0.236".</summary>
    public override string ToString() => IsExact ? string.Create(CultureInfo.InvariantCulture, $"{Lower:G6}")
        : Lower == 0 ? string.Create(CultureInfo.InvariantCulture, $"at most {Upper:G3}")
        : string.Create(CultureInfo.InvariantCulture, $"{Lower:G3} to {Upper:G3}");
}
