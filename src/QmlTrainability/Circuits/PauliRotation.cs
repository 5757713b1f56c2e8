using QmlTrainability.Paulis;

namespace QmlTrainability.Circuits;

/// <summary>A rotation exp(-i α P / 2) about a Pauli string, with α affine in the parameters. Immutable.</summary>
/// <remarks>The sign that a Clifford gave to the string is in the angle.</remarks>
/// <example><code>
/// var b = new CircuitBuilder(qubits: 2);
/// Circuit circuit = b.CX(0, 1).RZ(1, b.Parameter("theta")).CX(0, 1).Build();
/// PauliRotation rotation = circuit.RotationForm.Rotations[0];
/// Console.WriteLine(rotation);      // R_ZZ(theta)
/// </code></example>
public sealed class PauliRotation
{
    internal PauliRotation(PauliString @string, Angle angle, int operationIndex)
    {
        String = @string;
        Angle = angle;
        OperationIndex = operationIndex;
    }

    /// <summary>P, without a phase.</summary>
    public PauliString String { get; }

    /// <summary>α, in radians.</summary>
    public Angle Angle { get; }

    /// <summary>Whether α is a constant, and then not a multiple of π/2.</summary>
    public bool IsFixed => Angle.IsConstant;

    /// <summary>The position in <see cref="Circuit.Operations"/> of the operation it comes from.</summary>
    public int OperationIndex { get; }

    /// <summary>For example "R_ZZ(2*theta)".</summary>
    public override string ToString() => $"R_{String.Shown()}({Angle})";
}
