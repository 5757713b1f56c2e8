using QmlTrainability.Paulis;

namespace QmlTrainability.Circuits;

/// <summary>A circuit as U(θ) = C·W(θ): W a product of Pauli rotations, C one Clifford after all of them; equal up to a global phase.</summary>
/// <remarks>
/// Every Clifford V is pushed towards the end by R_P(α)·V = V·R_(V†PV)(α). A rotation by a constant multiple of π/2 is Clifford, and so is the part of
/// an affine angle that is such a multiple. What is measured after U is measured after W as C†OC. Immutable and thread-safe.
/// Cost: a product of a few tableau rows for each gate.
/// </remarks>
/// <example><code>
/// var b = new CircuitBuilder(qubits: 2);
/// Circuit circuit = b.H(0).RZ(0, b.Parameter("theta")).CX(0, 1).Build();
/// PauliRotationForm form = circuit.RotationForm;
/// Console.WriteLine(string.Join(" ", form.Rotations));              // R_XI(theta)
/// Console.WriteLine(form.PullBack(PauliString.Parse("IZ")));        // 1*XZ
/// </code></example>
public sealed class PauliRotationForm
{
    private readonly PauliRotation[] _rotations;

    private PauliRotationForm(CliffordMap clifford, PauliRotation[] rotations)
    {
        Clifford = clifford;
        _rotations = rotations;
    }

    /// <summary>The number of qubits.</summary>
    public int QubitCount => Clifford.QubitCount;

    /// <summary>W in time order: the first is applied first. Fixed ones (T, the parts of CCX) are among them.</summary>
    public IReadOnlyList<PauliRotation> Rotations => _rotations;

    /// <summary>C.</summary>
    internal CliffordMap Clifford { get; }

    /// <summary>C†OC: the observable as it is measured after W alone. Exact.</summary>
    /// <param name="observable">An observable on the qubits of the circuit.</param>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public PauliSum PullBack(PauliSum observable)
    {
        ArgumentNullException.ThrowIfNull(observable);
        Require.SameQubits(QubitCount, observable.QubitCount, "The observable");
        return Clifford.Image(observable);
    }

    /// <summary>For example "W of 48 rotations, then a Clifford, on 12 qubits".</summary>
    public override string ToString() => FormattableString.Invariant($"W of {_rotations.Length} rotations, then a Clifford, on {QubitCount} qubits");

    /// <param name="circuit">The circuit.</param>
    /// <param name="afterOperation">Told after each operation its index and the Clifford part so far, in whose frame the rotations after it are written.</param>
    internal static PauliRotationForm Of(Circuit circuit, Action<int, CliffordMap>? afterOperation = null)
    {
        var clifford = new CliffordMap(circuit.QubitCount);
        var rotations = new List<PauliRotation>();
        for (int i = 0; i < circuit.Operations.Count; i++)
        {
            Operation operation = circuit.Operations[i];
            if (operation.Gate?.Clifford is CliffordMap gate)
            {
                clifford.Apply(gate, operation.QubitSpan);
                afterOperation?.Invoke(i, clifford);
                continue;
            }

            foreach ((PauliString @string, Angle given) in operation.Rotations(circuit.QubitCount))
            {
                Angle angle = given;
                if (angle.OffsetIsMultipleOfHalfPi(out int quarterTurns))
                {
                    // R_P(α + kπ/2) = R_P(α)·R_P(kπ/2): the second is Clifford and commutes with the first.
                    if (quarterTurns != 0) clifford.Turn(@string, quarterTurns);
                    angle = angle.WithoutOffset();
                    if (angle.IsConstant) continue;
                }

                if (@string.IsIdentity && angle.IsConstant) continue; // a global phase
                SignedPauli image = clifford.Image(@string);
                rotations.Add(new PauliRotation(image.String, image.IsNegative ? -angle : angle, i));
            }

            afterOperation?.Invoke(i, clifford);
        }

        return new PauliRotationForm(clifford, [.. rotations]);
    }
}
