using QmlTrainability.Circuits;

namespace QmlTrainability.Learning;

/// <summary>How a row of features becomes a state, or enters a circuit: gates whose angles are functions of the features.</summary>
/// <remarks>Gates before the first parameter belong to the state and add nothing to the algebra; gates between parameters (<see cref="ReuploadingFeatureMap"/>)
/// add their generators. <see cref="Contribution"/> says which, and a verdict on <see cref="MiddleState"/> takes it into account. Immutable and thread-safe.</remarks>
/// <example><code>
/// FeatureMap map = PauliFeatureMap.ZZ(features: 3, Topology.Chain);
/// Console.WriteLine(map.ToCircuit());        // 3 qubits, 10 parameters, 16 gates
/// Console.WriteLine(map.Contribution);       // the state: H on every qubit, then Z on every qubit and ZZ on the chain, 2 times; nothing to the algebra
/// </code></example>
public abstract class FeatureMap
{
    private protected FeatureMap(int qubits, int features)
    {
        QubitCount = Require.Qubits(qubits);
        FeatureCount = Require.AtLeast(features, 1);
    }

    /// <summary>The number of qubits.</summary>
    public int QubitCount { get; }

    /// <summary>The number of features.</summary>
    public int FeatureCount { get; }

    /// <summary>The number of angles that a row of features gives.</summary>
    public abstract int AngleCount { get; }

    /// <summary>The state before the gates of the map.</summary>
    public abstract InitialState BaseState { get; }

    /// <summary>The state with which a model is judged where no other is named: a stabilizer state that the gates of the map make, so that the deep-limit
    /// variance is exact at any number of qubits.</summary>
    public abstract InitialState MiddleState { get; }

    /// <summary>What the map adds to the state and to the algebra, in words.</summary>
    public abstract string Contribution { get; }

    /// <summary>The angles of one row, in the order in which the gates of the map take them.</summary>
    /// <param name="features">As many as <see cref="FeatureCount"/>.</param>
    /// <returns>In radians.</returns>
    /// <exception cref="ArgumentException">The number of features is wrong.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A feature is NaN or infinite.</exception>
    public IReadOnlyList<double> AnglesOf(IReadOnlyList<double> features)
    {
        Check(features);
        var angles = new double[AngleCount];
        Fill(features, angles);
        return Array.AsReadOnly(angles);
    }

    /// <summary>The gates of the map alone, with one parameter for each angle; empty for a map whose gates are those of the design.</summary>
    public Circuit ToCircuit()
    {
        var builder = new CircuitBuilder(QubitCount);
        AppendTo(builder, [.. Enumerable.Range(0, AngleCount).Select(i => (Angle)builder.Parameter(FormattableString.Invariant($"x{i}")))]);
        return builder.Build();
    }

    /// <summary>What it does, and what it adds to the algebra.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{FeatureCount} feature{(FeatureCount == 1 ? "" : "s")} on {QubitCount} qubit{(QubitCount == 1 ? "" : "s")}: {Contribution}");

    /// <summary>Computes the angles of a checked row.</summary>
    internal abstract void Fill(IReadOnlyList<double> features, Span<double> angles);

    /// <summary>Appends the gates that act before a circuit.</summary>
    internal abstract void AppendTo(CircuitBuilder builder, IReadOnlyList<Angle> angles);

    /// <summary>Which angle of the map a parameter of the circuit takes; -1 for one that is trained.</summary>
    internal virtual int AngleTakenBy(Parameter parameter) => -1;

    /// <summary>The state of a checked row where it is a product; null where it is not. For simulators that take no gates on the features.</summary>
    internal virtual InitialState? ProductStateOf(IReadOnlyList<double> features) => null;

    internal void Check(IReadOnlyList<double> features)
    {
        ArgumentNullException.ThrowIfNull(features);
        if (features.Count != FeatureCount)
            throw new ArgumentException(FormattableString.Invariant($"The feature map takes {FeatureCount} features, but {features.Count} are given."), nameof(features));
        for (int i = 0; i < features.Count; i++)
        {
            if (!double.IsFinite(features[i])) throw new ArgumentOutOfRangeException(nameof(features), features[i], FormattableString.Invariant($"Feature {i} must be a finite number."));
        }
    }
}
