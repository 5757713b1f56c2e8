using QmlTrainability.Circuits;
using QmlTrainability.Paulis;

namespace QmlTrainability.Learning;

/// <summary>Features as angles: every qubit starts at the pole of one letter and is turned about another by its features.</summary>
/// <remarks>
/// Feature i turns qubit i mod n; with fewer features than qubits, qubit q takes feature q mod F, so that features repeat. Several features on one qubit
/// turn it in turn about the axis, the pole, the axis, … so that no two merely add up. A rotation is exp(-i x P / 2), one feature in radians.
/// The rotations stand before the first parameter, so they belong to the state (a product state, arXiv:2008.08605) and add nothing to the algebra.
/// Immutable and thread-safe.
/// </remarks>
/// <example><code>
/// var map = new AngleFeatureMap(qubits: 2, features: 2);              // RY(x) on |0⟩
/// InitialState state = map.StateOf([0, Math.PI]);
/// Console.WriteLine(state.Expectation(PauliString.Parse("IZ")));      // -1
/// Console.WriteLine(map);
/// // 2 features turn 2 qubits about Y from the pole Z; they belong to the state and add nothing to the algebra
/// </code></example>
public sealed class AngleFeatureMap
{
    /// <summary>A feature map.</summary>
    /// <param name="qubits">At least 1.</param>
    /// <param name="features">At least 1; more or fewer than qubits.</param>
    /// <param name="axis">What the features turn about: X, Y or Z.</param>
    /// <param name="pole">Where every qubit starts: the +1 state of another letter.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is less than 1, or a letter is not X, Y or Z.</exception>
    /// <exception cref="ArgumentException">The axis is the pole: no feature would move anything.</exception>
    public AngleFeatureMap(int qubits, int features, Pauli axis = Pauli.Y, Pauli pole = Pauli.Z)
    {
        QubitCount = Require.Qubits(qubits);
        FeatureCount = Require.AtLeast(features, 1);
        Axis = Letter(axis, nameof(axis));
        Pole = Letter(pole, nameof(pole));
        if (axis == pole) throw new ArgumentException($"The +1 state of {pole} does not move when it is turned about {axis}: choose another pole.", nameof(pole));
    }

    /// <summary>The number of qubits.</summary>
    public int QubitCount { get; }

    /// <summary>The number of features.</summary>
    public int FeatureCount { get; }

    /// <summary>What the features turn about.</summary>
    public Pauli Axis { get; }

    /// <summary>The letter of which every qubit starts in the +1 state.</summary>
    public Pauli Pole { get; }

    /// <summary>The state of features that all lie in the middle of their scale, π/2.</summary>
    /// <remarks>The state with which a model is judged where no other is named: a quarter turn is Clifford, so this is a stabilizer state
    /// and the deep-limit variance is exact at any number of qubits. A verdict for another row takes <see cref="StateOf"/>.</remarks>
    public InitialState MiddleState => InitialState.Product([.. Enumerable.Range(0, QubitCount).Select(q => Vector(q, _ => (1, 0)))]);

    /// <summary>The state of one row of features.</summary>
    /// <param name="features">In radians; scaled to [0, π] by a <see cref="Scaler"/> as a rule.</param>
    /// <exception cref="ArgumentException">The number of features is wrong.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A feature is NaN or infinite.</exception>
    public InitialState StateOf(IReadOnlyList<double> features)
    {
        ArgumentNullException.ThrowIfNull(features);
        if (features.Count != FeatureCount)
            throw new ArgumentException(FormattableString.Invariant($"The feature map takes {FeatureCount} features, but {features.Count} are given."), nameof(features));
        for (int i = 0; i < features.Count; i++) Require.Finite(features[i], FormattableString.Invariant($"Feature {i}"), nameof(features));
        return InitialState.Product([.. Enumerable.Range(0, QubitCount).Select(q => Vector(q, i => Math.SinCos(features[i])))]);
    }

    /// <summary>What it does, and what it adds to the algebra.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Count(FeatureCount, "feature")} turn{(FeatureCount == 1 ? "s" : "")} {Count(QubitCount, "qubit")} about {Axis} from the pole {Pole}; they belong to the state and add nothing to the algebra");

    /// <summary>The Bloch vector of one qubit, given sine and cosine of each feature.</summary>
    private (double X, double Y, double Z) Vector(int qubit, Func<int, (double Sin, double Cos)> turn)
    {
        var vector = (X: Pole == Pauli.X ? 1.0 : 0, Y: Pole == Pauli.Y ? 1.0 : 0, Z: Pole == Pauli.Z ? 1.0 : 0);
        bool aboutAxis = true;
        for (int i = qubit % FeatureCount; i < FeatureCount; i += QubitCount)
        {
            (double sin, double cos) = turn(i);
            (double x, double y, double z) = vector;
            vector = (aboutAxis ? Axis : Pole) switch
            {
                Pauli.X => (x, (cos * y) - (sin * z), (sin * y) + (cos * z)),
                Pauli.Y => ((cos * x) + (sin * z), y, (cos * z) - (sin * x)),
                _ => ((cos * x) - (sin * y), (sin * x) + (cos * y), z),
            };
            aboutAxis = !aboutAxis;
        }

        return vector;
    }

    private static Pauli Letter(Pauli letter, string name) => letter is Pauli.X or Pauli.Y or Pauli.Z
        ? letter
        : throw new ArgumentOutOfRangeException(name, letter, "Choose X, Y or Z: the identity turns nothing and has no pole.");

    private static string Count(int number, string what) => FormattableString.Invariant($"{number} {what}{(number == 1 ? "" : "s")}");
}
