using System.Globalization;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;

namespace QmlTrainability.Learning;

/// <summary>Data re-uploading (arXiv:1907.02085): the features take the angles of rotations of the design itself, again in every layer.</summary>
/// <remarks>The first step of a layer that rotates every qubit about <see cref="Axis"/> belongs to the data: qubit q takes feature q mod F, and its
/// parameters are not trained. Its generators are part of the algebra of the design, so that a verdict counts them without being told. The more layers, the
/// higher the frequencies that a model can express (arXiv:2008.08605).</remarks>
/// <example><code>
/// AnsatzBuilder design = new AnsatzBuilder().RotateEach(Pauli.X).RotateNeighbors("ZZ", Topology.Chain).RotateEach(Pauli.X).Repeat(3);
/// var map = new ReuploadingFeatureMap(qubits: 4, features: 2, Pauli.X);
/// BinaryClassifier model = BinaryClassifier.Of(design, map, PauliSum.Parse("XIII"));
/// Console.WriteLine($"{model.Angles.Count} trained of {model.Circuit.Parameters.Count}, {model.Verdict.Algebra}");    // 21 trained of 33, so(8)
/// </code></example>
public sealed class ReuploadingFeatureMap : FeatureMap
{
    private readonly InitialState _state;

    /// <summary>A feature map.</summary>
    /// <param name="qubits">At least 1; those of the design.</param>
    /// <param name="features">1 to the number of qubits.</param>
    /// <param name="axis">The letter whose first rotations in every layer belong to the data.</param>
    /// <param name="state">The state before the design; |0…0⟩ if null.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are more features than qubits, or the letter is not X, Y or Z.</exception>
    /// <exception cref="QubitCountMismatchException">The state is on another number of qubits.</exception>
    public ReuploadingFeatureMap(int qubits, int features, Pauli axis, InitialState? state = null)
        : base(qubits, features)
    {
        if (features > qubits) throw new ArgumentOutOfRangeException(nameof(features), features, FormattableString.Invariant($"{qubits} qubits take at most {qubits} features in a layer."));
        if (axis is not (Pauli.X or Pauli.Y or Pauli.Z)) throw new ArgumentOutOfRangeException(nameof(axis), axis, "Choose X, Y or Z.");
        _state = state ?? InitialState.Zeros(qubits);
        Require.SameQubits(qubits, _state.QubitCount, "The state");
        Axis = axis;
    }

    /// <summary>The letter whose first rotations in every layer belong to the data.</summary>
    public Pauli Axis { get; }

    /// <inheritdoc/>
    public override int AngleCount => QubitCount;

    /// <inheritdoc/>
    public override InitialState BaseState => _state;

    /// <inheritdoc/>
    public override InitialState MiddleState => _state;

    /// <inheritdoc/>
    public override string Contribution => $"the first {Axis} rotations of every layer; they are generators, which the algebra of the design counts";

    internal override void Fill(IReadOnlyList<double> features, Span<double> angles)
    {
        for (int q = 0; q < QubitCount; q++) angles[q] = features[q % FeatureCount];
    }

    internal override void AppendTo(CircuitBuilder builder, IReadOnlyList<Angle> angles)
    {
    }

    /// <summary>A design names such a parameter after letter, layer and qubit: "X[2,5]".</summary>
    internal override int AngleTakenBy(Parameter parameter)
    {
        ReadOnlySpan<char> name = parameter.Name;
        int comma = name.IndexOf(',');
        return name.StartsWith($"{Axis}[", StringComparison.Ordinal) && name.EndsWith("]", StringComparison.Ordinal) && comma > 0
            && int.TryParse(name[(comma + 1)..^1], NumberStyles.None, CultureInfo.InvariantCulture, out int qubit) && qubit < QubitCount ? qubit : -1;
    }
}
