using QmlTrainability.Ansatze;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;

namespace QmlTrainability.Learning;

/// <summary>Features as angles of entangling Pauli rotations between layers of Hadamards (arXiv:1804.11326, section II).</summary>
/// <remarks>
/// One feature for each qubit. A repetition is H on every qubit and then exp(-i α P / 2) for every pattern of letters: α = 2x_q on a qubit q; on a bond (a, b)
/// α = 2(π - x_a)(π - x_b), or x_a x_b for <see cref="Iqp"/>. The gates stand before the first parameter: they belong to the state and add nothing to the
/// algebra, but the state is entangled, and its overlap with a small algebra may be exponentially small: the verdict on <see cref="MiddleState"/>, every angle
/// a quarter turn, shows it.
/// </remarks>
/// <example><code>
/// var map = PauliFeatureMap.Iqp(features: 2, Topology.Chain, repetitions: 1);
/// Console.WriteLine(string.Join(" ", map.AnglesOf([0.5, 2.0])));    // 0.5 2 1
/// </code></example>
public sealed class PauliFeatureMap : FeatureMap
{
    private readonly string[] _patterns;
    private readonly (PauliString String, int First, int Second)[] _rotations; // of one repetition; Second is -1 on a single qubit
    private readonly bool _isShifted;

    private PauliFeatureMap(int features, string[] patterns, Topology topology, int repetitions, bool isShifted)
        : base(features, features)
    {
        _patterns = patterns;
        Topology = topology;
        Repetitions = Require.AtLeast(repetitions, 1);
        _isShifted = isShifted;
        _rotations = [.. patterns.SelectMany(RotationsOf)];
        if (_rotations.Length == 0) throw new ArgumentException("No pattern of letters finds a qubit or a bond: give one letter, or more qubits.", nameof(patterns));
    }

    /// <summary>The bonds.</summary>
    public Topology Topology { get; }

    /// <summary>How often the layers are repeated; a repetition uses every feature again.</summary>
    public int Repetitions { get; }

    /// <inheritdoc/>
    public override int AngleCount => Repetitions * _rotations.Length;

    /// <inheritdoc/>
    public override InitialState BaseState => InitialState.Zeros(QubitCount);

    /// <inheritdoc/>
    public override InitialState MiddleState
    {
        get
        {
            // The stabilizers of V|0…0⟩ are V Z_q V†: Z_q pulled back through V†.
            var inverse = new CircuitBuilder(QubitCount);
            for (int r = 0; r < Repetitions; r++)
            {
                foreach ((PauliString @string, _, _) in _rotations.Reverse()) inverse.Rotate(@string, -Math.PI / 2);
                for (int q = 0; q < QubitCount; q++) inverse.H(q);
            }

            PauliRotationForm form = inverse.Build().RotationForm;
            return InitialState.Stabilizer(Enumerable.Range(0, QubitCount).Select(q => form.PullBack(PauliString.On(QubitCount, (q, Pauli.Z)))));
        }
    }

    /// <inheritdoc/>
    public override string Contribution => FormattableString.Invariant(
        $"the state: H on every qubit, then {string.Join(" and ", _patterns.Select(p => p.Length == 1 ? $"{p} on every qubit" : $"{p} on the {Topology}"))}, {Repetitions} times; nothing to the algebra");

    /// <summary>Any patterns of one or two letters.</summary>
    /// <param name="features">At least 1; as many qubits.</param>
    /// <param name="patterns">For example "Z", "ZZ", "XY"; a pair stands on every bond, its first letter on the bond's first qubit.</param>
    /// <param name="topology">The bonds.</param>
    /// <param name="repetitions">At least 1.</param>
    /// <exception cref="ArgumentException">A pattern does not have one or two letters of X, Y, Z.</exception>
    public static PauliFeatureMap Of(int features, IEnumerable<string> patterns, Topology topology, int repetitions = 2)
    {
        ArgumentNullException.ThrowIfNull(patterns);
        ArgumentNullException.ThrowIfNull(topology);
        string[] list = [.. patterns];
        string? wrong = Array.Find(list, p => p is null || p.Length is not (1 or 2) || p.AsSpan().ContainsAnyExcept("XYZ"));
        if (wrong is not null || list.Length == 0) throw new ArgumentException($"'{wrong}' is no pattern: give one or two letters of X, Y, Z.", nameof(patterns));
        return new PauliFeatureMap(features, list, topology, repetitions, isShifted: true);
    }

    /// <summary>Z on every qubit and ZZ on every bond, with α = 2(π - x_a)(π - x_b) on a bond.</summary>
    /// <param name="features">At least 1; as many qubits.</param>
    /// <param name="topology">The bonds.</param>
    /// <param name="repetitions">At least 1.</param>
    public static PauliFeatureMap ZZ(int features, Topology topology, int repetitions = 2) => Of(features, ["Z", "ZZ"], topology, repetitions);

    /// <summary>Instantaneous quantum polynomial circuits: Z by x_q on every qubit and ZZ by x_a x_b on every bond (arXiv:1804.11326).</summary>
    /// <param name="features">At least 1; as many qubits.</param>
    /// <param name="topology">The bonds.</param>
    /// <param name="repetitions">At least 1.</param>
    public static PauliFeatureMap Iqp(int features, Topology topology, int repetitions = 1)
    {
        ArgumentNullException.ThrowIfNull(topology);
        return new PauliFeatureMap(features, ["Z", "ZZ"], topology, repetitions, isShifted: false);
    }

    internal override void Fill(IReadOnlyList<double> features, Span<double> angles)
    {
        for (int i = 0; i < AngleCount; i++)
        {
            (_, int a, int b) = _rotations[i % _rotations.Length];
            angles[i] = (_isShifted, b) switch
            {
                (true, < 0) => 2 * features[a],
                (true, _) => 2 * (Math.PI - features[a]) * (Math.PI - features[b]),
                (false, < 0) => features[a],
                (false, _) => features[a] * features[b],
            };
        }
    }

    internal override void AppendTo(CircuitBuilder builder, IReadOnlyList<Angle> angles)
    {
        for (int r = 0; r < Repetitions; r++)
        {
            for (int q = 0; q < QubitCount; q++) builder.H(q);
            for (int i = 0; i < _rotations.Length; i++) builder.Rotate(_rotations[i].String, angles[(r * _rotations.Length) + i]);
        }
    }

    private IEnumerable<(PauliString, int, int)> RotationsOf(string pattern)
    {
        Pauli[] letters = [.. pattern.Select(c => c switch { 'X' => Pauli.X, 'Y' => Pauli.Y, _ => Pauli.Z })];
        return letters.Length == 1
            ? Enumerable.Range(0, QubitCount).Select(q => (PauliString.On(QubitCount, (q, letters[0])), q, -1))
            : Topology.BondsAt(QubitCount).Select(b => (PauliString.On(QubitCount, (b.First, letters[0]), (b.Second, letters[1])), b.First, b.Second));
    }
}
