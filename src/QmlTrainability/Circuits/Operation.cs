using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using QmlTrainability.Paulis;

namespace QmlTrainability.Circuits;

/// <summary>One step of a circuit: a gate of the table on some qubits, or a Pauli rotation of any weight.</summary>
/// <remarks>Immutable. A gate takes its qubits in the order of its definition (controls first).</remarks>
/// <example><code>
/// Circuit circuit = new CircuitBuilder(qubits: 3).CX(0, 2).Rotate(PauliString.Parse("XYZ"), 0.3).Build();
/// Console.WriteLine(circuit.Operations[0]);    // CX q0, q2
/// Console.WriteLine(circuit.Operations[1]);    // R_XYZ(0.3)
/// </code></example>
public sealed class Operation
{
    private readonly int[]? _qubits;
    private readonly Angle[] _angles;

    internal Operation(Gate gate, int[] qubits, Angle[] angles)
    {
        Gate = gate;
        _qubits = qubits;
        _angles = angles;
    }

    internal Operation(PauliString @string, Angle angle)
    {
        String = @string;
        _angles = [angle];
    }

    /// <summary>The gate, or null for a Pauli rotation.</summary>
    public Gate? Gate { get; }

    /// <summary>The string P of a Pauli rotation exp(-i α P / 2), or null for a gate.</summary>
    public PauliString? String { get; }

    /// <summary>Whether this is a Pauli rotation: then <see cref="String"/> is set, otherwise <see cref="Gate"/>.</summary>
    [MemberNotNullWhen(true, nameof(String))]
    [MemberNotNullWhen(false, nameof(Gate))]
    public bool IsPauliRotation => String is not null;

    /// <summary>The qubits in the order of the gate; for a Pauli rotation those of its letters, rising. Cost: linear in the weight for a rotation.</summary>
    public IReadOnlyList<int> Qubits => _qubits ?? [.. String!.Support.Select(s => s.Qubit)];

    /// <summary>The angles in the order of the gate; for a Pauli rotation the one angle α.</summary>
    public IReadOnlyList<Angle> Angles => _angles;

    /// <summary>For example "CX q0, q2", "RZ(2*theta) q1" or "R_XYZ(0.3)".</summary>
    public override string ToString()
    {
        if (IsPauliRotation) return $"R_{String.Shown()}({_angles[0]})";
        string angles = _angles.Length == 0 ? "" : $"({string.Join(", ", (object[])_angles)})";
        return $"{Gate.Name}{angles} {string.Join(", ", Qubits.Select(q => string.Create(CultureInfo.InvariantCulture, $"q{q}")))}";
    }

    internal ReadOnlySpan<int> QubitSpan => _qubits;

    internal ReadOnlySpan<Angle> AngleSpan => _angles;

    /// <summary>The operation as Pauli rotations exp(-i α P / 2) in time order, by the definition of its gate; equal up to a global phase.</summary>
    internal IEnumerable<(PauliString String, Angle Angle)> Rotations(int qubitCount)
    {
        if (IsPauliRotation)
        {
            yield return (String, _angles[0]);
            yield break;
        }

        foreach (GateStep step in Gate.Steps)
            yield return (step.Embed(qubitCount, _qubits), Angle.Affine(step.Offset, step.Factors, _angles));
    }
}
