using QmlTrainability.Paulis;

namespace QmlTrainability.Circuits;

/// <summary>Collects the operations of a circuit, checked one by one. Mutable; not thread-safe.</summary>
/// <remarks>Each call returns the builder itself. A rotation is exp(-i θ P / 2); angles are in radians and affine in the parameters.
/// Cost of a call: linear in the number of qubits the gate touches.</remarks>
/// <example><code>
/// var b = new CircuitBuilder(qubits: 3);
/// Parameter theta = b.Parameter("theta"), phi = b.Parameter("phi");
/// b.H(0).CX(0, 1).RX(2, theta).Rotate(PauliString.Parse("YZZ"), phi).RZ(1, 2 * theta + 0.1);
/// b.Append(Gate.CCX, [0, 1, 2], []);
/// Console.WriteLine(b.Build());      // 3 qubits, 2 parameters, 6 gates
/// </code></example>
public sealed partial class CircuitBuilder
{
    private readonly object _owner = new();
    private readonly List<Parameter> _parameters = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly List<Operation> _operations = [];

    /// <summary>Starts an empty circuit.</summary>
    /// <param name="qubits">The number of qubits, at least 1.</param>
    public CircuitBuilder(int qubits) => QubitCount = Require.Qubits(qubits);

    /// <summary>The number of qubits.</summary>
    public int QubitCount { get; }

    /// <summary>Declares a parameter.</summary>
    /// <param name="name">Not empty, and not declared before.</param>
    /// <param name="startValue">A value to start from, in radians, finite.</param>
    /// <returns>The parameter, for the angles of this builder.</returns>
    /// <exception cref="ArgumentException">The name is empty or already taken.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="startValue"/> is NaN or infinite.</exception>
    public Parameter Parameter(string name, double startValue = 0)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Require.Finite(startValue, $"The start value of parameter '{name}'");
        if (!_names.Add(name)) throw new ArgumentException($"A parameter '{name}' is already declared. Use the one that the first call returned, or another name.", nameof(name));
        var parameter = new Parameter(_owner, name, _parameters.Count, startValue);
        _parameters.Add(parameter);
        return parameter;
    }

    /// <summary>Appends a gate.</summary>
    /// <param name="gate">A gate of the table.</param>
    /// <param name="qubits">As many as the gate takes, none twice; controls first.</param>
    /// <param name="angles">As many as the gate takes.</param>
    /// <exception cref="ArgumentException">The number of qubits or angles is wrong, a qubit is repeated, or a parameter belongs to another builder.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A qubit does not exist.</exception>
    public CircuitBuilder Append(Gate gate, ReadOnlySpan<int> qubits, ReadOnlySpan<Angle> angles)
    {
        ArgumentNullException.ThrowIfNull(gate);
        if (qubits.Length != gate.QubitCount)
            throw new ArgumentException($"{gate.Name} acts on {gate.QubitCount} qubits, but {qubits.Length} are given.", nameof(qubits));
        if (angles.Length != gate.AngleCount)
            throw new ArgumentException($"{gate.Name} takes {gate.AngleCount} angles, but {angles.Length} are given.", nameof(angles));
        for (int i = 0; i < qubits.Length; i++)
        {
            Require.Qubit(qubits[i], QubitCount, nameof(qubits));
            if (qubits[..i].Contains(qubits[i])) throw new ArgumentException($"{gate.Name} is given qubit {qubits[i]} twice. Its qubits must differ.", nameof(qubits));
        }

        foreach (Angle angle in angles) CheckOwner(angle);
        _operations.Add(new Operation(gate, qubits.ToArray(), angles.ToArray()));
        return this;
    }

    /// <summary>Appends the rotation exp(-i α P / 2) about a Pauli string of any weight.</summary>
    /// <param name="generator">P, on all qubits of the circuit. The identity is legal: a global phase.</param>
    /// <param name="angle">α.</param>
    /// <exception cref="QubitCountMismatchException">The string is on another number of qubits.</exception>
    /// <exception cref="ArgumentException">A parameter belongs to another builder.</exception>
    public CircuitBuilder Rotate(PauliString generator, Angle angle)
    {
        ArgumentNullException.ThrowIfNull(generator);
        Require.SameQubits(QubitCount, generator.QubitCount, $"The generator {generator.Shown()}");
        CheckOwner(angle);
        _operations.Add(new Operation(generator, angle));
        return this;
    }

    /// <summary>The circuit collected so far. The builder can go on; the circuit does not change.</summary>
    public Circuit Build() => new(QubitCount, [.. _parameters], [.. _operations]);

    private void CheckOwner(Angle angle)
    {
        ArgumentNullException.ThrowIfNull(angle);
        foreach (AngleTerm term in angle.Terms)
        {
            if (!ReferenceEquals(term.Parameter.Owner, _owner))
                throw new ArgumentException($"Parameter '{term.Parameter.Name}' belongs to another builder. Declare it with Parameter(name) of the builder that uses it.", nameof(angle));
        }
    }
}
