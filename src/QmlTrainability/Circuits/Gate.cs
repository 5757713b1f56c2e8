using System.Diagnostics.CodeAnalysis;

namespace QmlTrainability.Circuits;

/// <summary>A row of the one table of gates: names, shape, and the definition as a sequence of Pauli rotations.</summary>
/// <remarks>
/// Code, documentation and tests all read this table. Each gate is defined once, as rotations exp(-i α P / 2) in time order with α affine in the
/// angles of the gate; a constant multiple of π/2 is Clifford. Global phases are not physical and are dropped; the relative phase of a controlled
/// gate (the γ of <see cref="CU"/>) is physical and kept. Immutable; one object per gate, so that reference equality is equality.
/// </remarks>
/// <example><code>
/// Console.WriteLine(Gate.CRX);                                                     // CRX(theta) on 2 qubits
/// Console.WriteLine(Gate.TryFind("cu1", out Gate? gate) ? gate.Name : "unknown");  // CP
/// </code></example>
public sealed partial class Gate
{
    private readonly string[] _angleNames;

    private Gate(string name, int qubitCount, string[] angleNames, string openQasm2, string openQasm3, string summary, GateStep[] steps)
    {
        Name = name;
        QubitCount = qubitCount;
        _angleNames = angleNames;
        OpenQasm2Names = openQasm2.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        OpenQasm3Names = openQasm3.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Summary = summary;
        Steps = steps;
        Clifford = CliffordOf(steps);
    }

    /// <summary>The textbook name, as the method of <see cref="CircuitBuilder"/> that appends it.</summary>
    public string Name { get; }

    /// <summary>The number of qubits, controls first.</summary>
    public int QubitCount { get; }

    /// <summary>The number of angles.</summary>
    public int AngleCount => _angleNames.Length;

    /// <summary>The names of the angles, in order.</summary>
    public IReadOnlyList<string> AngleNames => _angleNames;

    /// <summary>What the gate does, in one line.</summary>
    public string Summary { get; }

    /// <summary>The names in OpenQASM 2: those of qelib1.inc, the built-in ones, and those that Qiskit writes; the common one first.</summary>
    public IReadOnlyList<string> OpenQasm2Names { get; }

    /// <summary>The names in OpenQASM 3: those of stdgates.inc, the built-in ones, and those that Qiskit writes; the common one first.</summary>
    public IReadOnlyList<string> OpenQasm3Names { get; }

    /// <summary>The definition: Pauli rotations in time order.</summary>
    internal GateStep[] Steps { get; }

    /// <summary>The gate as a Clifford map on its own qubits, or null where it has angles or is not Clifford. Follows from <see cref="Steps"/>.</summary>
    internal CliffordMap? Clifford { get; }

    /// <summary>Finds a gate by an OpenQASM name of either version. Case matters: "cx" and "CX" are names, "Cx" is none.</summary>
    /// <param name="openQasmName">For example "h", "cu1" or "U".</param>
    /// <param name="gate">The gate, or null.</param>
    public static bool TryFind([NotNullWhen(true)] string? openQasmName, [NotNullWhen(true)] out Gate? gate)
    {
        gate = null;
        return openQasmName is not null && ByName.TryGetValue(openQasmName, out gate);
    }

    /// <summary>For example "CRX(theta) on 2 qubits".</summary>
    public override string ToString() =>
        $"{Name}{(AngleCount == 0 ? "" : $"({string.Join(", ", _angleNames)})")} on {QubitCount} qubit{(QubitCount == 1 ? "" : "s")}";

    /// <summary>Defines a row. The body is written with a builder on the qubits of the gate, with the angles as its parameters; gates defined
    /// earlier may be used and are replaced by their rotations.</summary>
    private static Gate Define(string name, int qubits, string angles, string openQasm2, string openQasm3, string summary, Action<CircuitBuilder, Angle[]> body)
    {
        string[] names = angles.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var builder = new CircuitBuilder(qubits);
        body(builder, [.. names.Select(n => (Angle)builder.Parameter(n))]);
        var steps = new List<GateStep>();
        foreach (Operation operation in builder.Build().Operations)
        {
            foreach ((Paulis.PauliString @string, Angle angle) in operation.Rotations(qubits))
            {
                var factors = new double[names.Length];
                foreach (AngleTerm term in angle.Terms) factors[term.Parameter.Index] = term.Factor;
                steps.Add(new GateStep(@string, angle.Offset, factors));
            }
        }

        return new Gate(name, qubits, names, openQasm2, openQasm3, summary, [.. steps]);
    }

    private CliffordMap? CliffordOf(GateStep[] steps)
    {
        if (AngleCount > 0) return null;
        var map = new CliffordMap(QubitCount);
        foreach (GateStep step in steps)
        {
            if (!((Angle)step.Offset).OffsetIsMultipleOfHalfPi(out int quarterTurns)) return null;
            if (quarterTurns != 0) map.Turn(step.String, quarterTurns);
        }

        return map;
    }
}
