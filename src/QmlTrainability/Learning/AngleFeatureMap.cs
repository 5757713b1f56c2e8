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
/// Console.WriteLine(AngleFeatureMap.Dense(features: 5));
/// // 5 features turn 3 qubits about Y from the pole Z; they belong to the state and add nothing to the algebra
/// </code></example>
public sealed class AngleFeatureMap : FeatureMap
{
    private readonly (int Qubit, Pauli Letter, int Feature)[] _turns;

    /// <summary>A feature map.</summary>
    /// <param name="qubits">At least 1.</param>
    /// <param name="features">At least 1; more or fewer than qubits.</param>
    /// <param name="axis">What the features turn about: X, Y or Z.</param>
    /// <param name="pole">Where every qubit starts: the +1 state of another letter.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is less than 1, or a letter is not X, Y or Z.</exception>
    /// <exception cref="ArgumentException">The axis is the pole: no feature would move anything.</exception>
    public AngleFeatureMap(int qubits, int features, Pauli axis = Pauli.Y, Pauli pole = Pauli.Z)
        : base(qubits, features)
    {
        Axis = Letter(axis, nameof(axis));
        Pole = Letter(pole, nameof(pole));
        if (axis == pole) throw new ArgumentException($"The +1 state of {pole} does not move when it is turned about {axis}: choose another pole.", nameof(pole));
        _turns = [.. Turns()];
    }

    /// <summary>What the features turn about.</summary>
    public Pauli Axis { get; }

    /// <summary>The letter of which every qubit starts in the +1 state.</summary>
    public Pauli Pole { get; }

    /// <inheritdoc/>
    public override int AngleCount => _turns.Length;

    /// <inheritdoc/>
    public override InitialState BaseState =>
        InitialState.Product([.. Enumerable.Repeat((Pole == Pauli.X ? 1.0 : 0, Pole == Pauli.Y ? 1.0 : 0, Pole == Pauli.Z ? 1.0 : 0), QubitCount)]);

    /// <inheritdoc/>
    public override string Contribution => "the state, a product; nothing to the algebra";

    /// <summary>The state of features that all lie in the middle of their scale, π/2.</summary>
    /// <remarks>The state with which a model is judged where no other is named: a quarter turn is Clifford, so this is a stabilizer state
    /// and the deep-limit variance is exact at any number of qubits. A verdict for another row takes <see cref="StateOf"/>.</remarks>
    public override InitialState MiddleState => InitialState.Product([.. Enumerable.Range(0, QubitCount).Select(q => Vector(q, _ => (1, 0)))]);

    /// <summary>The state of one row of features.</summary>
    /// <param name="features">In radians; scaled to [0, π] by a <see cref="Scaler"/> as a rule.</param>
    /// <exception cref="ArgumentException">The number of features is wrong.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A feature is NaN or infinite.</exception>
    public InitialState StateOf(IReadOnlyList<double> features)
    {
        Check(features);
        return InitialState.Product([.. Enumerable.Range(0, QubitCount).Select(q => Vector(q, i => Math.SinCos(features[i])))]);
    }

    /// <summary>Two features on every qubit, one about Y and one about Z: dense angle encoding (arXiv:2003.01695).</summary>
    /// <param name="features">At least 1; half as many qubits, rounded up.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public static AngleFeatureMap Dense(int features) => new((Require.AtLeast(features, 1) + 1) / 2, features);

    /// <summary>What it does, and what it adds to the algebra.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Count(FeatureCount, "feature")} turn{(FeatureCount == 1 ? "s" : "")} {Count(QubitCount, "qubit")} about {Axis} from the pole {Pole}; they belong to the state and add nothing to the algebra");

    internal override void Fill(IReadOnlyList<double> features, Span<double> angles)
    {
        for (int i = 0; i < _turns.Length; i++) angles[i] = features[_turns[i].Feature];
    }

    internal override void AppendTo(CircuitBuilder builder, IReadOnlyList<Angle> angles)
    {
        for (int i = 0; i < _turns.Length; i++) builder.Rotate(PauliString.On(QubitCount, (_turns[i].Qubit, _turns[i].Letter)), angles[i]);
    }

    internal override InitialState? ProductStateOf(IReadOnlyList<double> features) => StateOf(features);

    private IEnumerable<(int, Pauli, int)> Turns()
    {
        for (int q = 0; q < QubitCount; q++)
        {
            bool aboutAxis = true;
            for (int i = q % FeatureCount; i < FeatureCount; i += QubitCount, aboutAxis = !aboutAxis) yield return (q, aboutAxis ? Axis : Pole, i);
        }
    }

    /// <summary>The Bloch vector of one qubit, given sine and cosine of each feature.</summary>
    private (double X, double Y, double Z) Vector(int qubit, Func<int, (double Sin, double Cos)> turn)
    {
        var vector = (X: Pole == Pauli.X ? 1.0 : 0, Y: Pole == Pauli.Y ? 1.0 : 0, Z: Pole == Pauli.Z ? 1.0 : 0);
        foreach ((_, Pauli letter, int feature) in _turns.Where(t => t.Qubit == qubit))
        {
            (double sin, double cos) = turn(feature);
            (double x, double y, double z) = vector;
            vector = letter switch
            {
                Pauli.X => (x, (cos * y) - (sin * z), (sin * y) + (cos * z)),
                Pauli.Y => ((cos * x) + (sin * z), y, (cos * z) - (sin * x)),
                _ => ((cos * x) - (sin * y), (sin * x) + (cos * y), z),
            };
        }

        return vector;
    }

    private static Pauli Letter(Pauli letter, string name) => letter is Pauli.X or Pauli.Y or Pauli.Z
        ? letter
        : throw new ArgumentOutOfRangeException(name, letter, "Choose X, Y or Z: the identity turns nothing and has no pole.");

    private static string Count(int number, string what) => FormattableString.Invariant($"{number} {what}{(number == 1 ? "" : "s")}");
}
