using System.Collections;
using QmlTrainability.Paulis;

namespace QmlTrainability.Circuits;

/// <summary>The generators of a circuit: Hermitian sums of Pauli strings whose Lie algebra is that of the circuit, or contains it.</summary>
/// <remarks>
/// With U(θ) = C·W(θ) (<see cref="PauliRotationForm"/>), the rotations of W that one parameter drives are one generator Σ (∂α_k/∂θ) P_k when the later of
/// every two commutes with the earlier and with every rotation between, so that they can be brought together. Where they cannot, they fall into blocks that
/// can, each block a generator of its own: then the items generate an algebra that contains the true one, and <see cref="AreExact"/> is false, unless all
/// blocks of the parameter are multiples of one another (a layer repeated with the same angle), when nothing is lost.
/// A fixed rotation that is not Clifford belongs to the state or to the observable where it can be brought to the front or to the end; otherwise its
/// string is a generator too, an upper bound. Generators equal up to a real factor appear once, scaled so that the first label has coefficient 1.
/// Immutable. Cost: near linear in the rotations for local strings; for a shared parameter, each pair of its rotations that may not commute.
/// </remarks>
/// <example><code>
/// var b = new CircuitBuilder(qubits: 2);
/// Parameter t = b.Parameter("t"), f = b.Parameter("f");
/// Circuit tied = b.RX(0, t).RX(1, t).RZZ(0, 1, f).Build();
/// Console.WriteLine(string.Join(", ", tied.Generators));            // 1*XI + 1*IX, 1*ZZ
///
/// var c = new CircuitBuilder(qubits: 2);
/// t = c.Parameter("t");
/// Circuit split = c.RX(0, t).RZZ(0, 1, c.Parameter("f")).RX(1, t).Build();
/// Console.WriteLine($"{string.Join(", ", split.Generators)}, exact: {split.Generators.AreExact}");   // 1*XI, 1*ZZ, 1*IX, exact: False
/// </code></example>
public sealed class CircuitGenerators : IReadOnlyList<PauliSum>
{
    private readonly PauliSum[] _generators;

    internal CircuitGenerators(PauliSum[] generators) => _generators = generators;

    /// <summary>The number of generators: 0 for a circuit without parameters.</summary>
    public int Count => _generators.Length;

    /// <summary>Whether the items generate the algebra of the circuit itself, not only one that contains it.</summary>
    public required bool AreExact { get; init; }

    /// <summary>Every string on its own, as if each rotation had its own angle: generates an algebra that contains the true one.</summary>
    public required IReadOnlyList<PauliString> Freed { get; init; }

    /// <summary>One sum for each parameter whether or not its rotations can be brought together: lies in the true algebra (Ω_p at the origin of the
    /// angles), so generates a lower bound. Null where fixed rotations between the parametrized ones leave no such origin.</summary>
    public required IReadOnlyList<PauliSum>? TiedLowerBound { get; init; }

    /// <summary>In words: which rotations could not be brought together, which fixed ones were added, and which belong to the state or the observable.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Whether some parameter drives more than one rotation: then formulas for independent angles do not hold.</summary>
    public required bool HasSharedParameters { get; init; }

    /// <summary>Whether some parameter comes back in a later layer: then the layers do not draw fresh angles, and deep-limit formulas do not hold.</summary>
    public required bool HasRepeatedParameters { get; init; }

    /// <summary>Whether fixed rotations that are not Clifford stand between the parametrized ones; their strings are then among the generators.</summary>
    public required bool HasFixedRotations { get; init; }

    /// <summary>Fixed rotations that can be brought to the front, in time order: they act on the initial state before any parameter does.</summary>
    public required IReadOnlyList<PauliRotation> StateRotations { get; init; }

    /// <summary>Fixed rotations that can be brought to the end, in time order: they act on the observable (that of <see cref="PauliRotationForm.PullBack"/>).</summary>
    public required IReadOnlyList<PauliRotation> ObservableRotations { get; init; }

    /// <summary>The generator at a position; in the order in which the rotations first appear.</summary>
    public PauliSum this[int index] => _generators[index];

    /// <inheritdoc/>
    public IEnumerator<PauliSum> GetEnumerator() => ((IEnumerable<PauliSum>)_generators).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>For example "2 generators, exact".</summary>
    public override string ToString() => FormattableString.Invariant($"{Count} generator{(Count == 1 ? "" : "s")}, {(AreExact ? "exact" : "an upper bound")}");
}
