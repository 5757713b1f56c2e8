using System.Globalization;
using System.Text;
using QmlTrainability.Paulis;

namespace QmlTrainability.Circuits;

/// <summary>Writes a circuit in OpenQASM 3: header, definitions of what stdgates.inc lacks, inputs, one statement for each operation.</summary>
/// <remarks>A Pauli rotation is H or RX(π/2) on each X or Y, which turns the letters to Z; a ladder of CX, which gathers the parity on the last qubit; RZ there; and back.</remarks>
internal sealed class OpenQasmWriter
{
    private const int OperationsBetweenPolls = 1024;
    private const int LongestNameInLetters = 16;

    private readonly Circuit _circuit;
    private readonly double[]? _values;
    private readonly CancellationToken _cancellationToken;
    private readonly StringBuilder _definitions = new();
    private readonly StringBuilder _body = new();
    private readonly HashSet<string> _standard;
    private readonly Dictionary<string, string> _rotations = new(StringComparer.Ordinal);
    private readonly HashSet<string> _defined = new(StringComparer.Ordinal);
    private string[] _parameters = [];

    /// <param name="circuit">The circuit.</param>
    /// <param name="values">Numbers for the parameters, or null to write them as inputs.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    public OpenQasmWriter(Circuit circuit, double[]? values, CancellationToken cancellationToken)
    {
        _circuit = circuit;
        _values = values;
        _cancellationToken = cancellationToken;
        _standard = new HashSet<string>(OpenQasmIncludes.Gates(OpenQasmIncludes.File3)!.Select(g => g.Name), StringComparer.Ordinal);
        foreach (OpenQasmGate builtIn in OpenQasmIncludes.BuiltIn(3)) _standard.Add(builtIn.Name);
    }

    public string Write()
    {
        // Definitions come first in the text and take their names first; the parameters are named around them.
        foreach (Operation operation in _circuit.Operations) Define(operation);
        var names = new OpenQasmNames(_defined);
        _parameters = [.. _circuit.Parameters.Select(p => names.For(p.Name))];
        for (int i = 0; i < _circuit.Operations.Count; i++)
        {
            if (i % OperationsBetweenPolls == 0) _cancellationToken.ThrowIfCancellationRequested();
            Call(_circuit.Operations[i]);
        }

        var text = new StringBuilder("OPENQASM 3.0;\ninclude \"stdgates.inc\";\n").Append(_definitions);
        if (_values is null)
        {
            for (int i = 0; i < _parameters.Length; i++)
            {
                string name = _circuit.Parameters[i].Name;
                text.Append("input float[64] ").Append(_parameters[i]).Append(';').Append(string.Equals(name, _parameters[i], StringComparison.Ordinal) ? "" : $" // {OnOneLine(name)}").Append('\n');
            }
        }

        return text.Append(CultureInfo.InvariantCulture, $"qubit[{_circuit.QubitCount}] q;\n").Append(_body).ToString();
    }

    /// <summary>The name by which the text calls a gate: that of the standard where it has one.</summary>
    private string NameOf(Gate gate) => gate.OpenQasm3Names.FirstOrDefault(_standard.Contains) ?? gate.OpenQasm3Names.Concat(gate.OpenQasm2Names).First();

    private void Define(Operation operation)
    {
        (Gate? gate, _) = operation.IsPauliRotation ? AsGate(operation.String) : (operation.Gate, []);
        if (gate is null)
        {
            if (!operation.String!.IsIdentity) NameOfRotation(operation.String);
            return;
        }

        string name = NameOf(gate);
        if (_standard.Contains(name) || !_defined.Add(name)) return;
        string[] angles = [.. gate.AngleNames];
        OpenDefinition(name, angles, gate.QubitCount);
        foreach (GateStep step in gate.Steps)
        {
            Angle[] formal = FormalAngles(angles);
            Rotation(_definitions, "  ", step.String, AngleText(Angle.Affine(step.Offset, step.Factors, formal), angles), Operand);
        }

        _definitions.Append("}\n");
    }

    /// <summary>Stand-ins for the angles of a definition, numbered as they are.</summary>
    private static Angle[] FormalAngles(string[] names)
    {
        var builder = new CircuitBuilder(1);
        return [.. names.Select(n => (Angle)builder.Parameter(n))];
    }

    private void OpenDefinition(string name, string[] angles, int qubits)
    {
        _definitions.Append("gate ").Append(name);
        if (angles.Length > 0) _definitions.Append('(').AppendJoin(", ", angles).Append(')');
        _definitions.Append(' ').AppendJoin(", ", Enumerable.Range(0, qubits).Select(Operand)).Append(" {\n");
    }

    /// <summary>The gate of the table that a rotation about one or two letters is, with its qubits in the order of the gate; null where there is none.</summary>
    private static (Gate? Gate, int[] Qubits) AsGate(PauliString @string)
    {
        (int Qubit, Pauli Letter)[] letters = [.. @string.Support.Take(3)];
        return letters switch
        {
            [(int q, Pauli.X)] => (Gate.RX, [q]),
            [(int q, Pauli.Y)] => (Gate.RY, [q]),
            [(int q, Pauli.Z)] => (Gate.RZ, [q]),
            [(int a, Pauli.X), (int b, Pauli.X)] => (Gate.RXX, [a, b]),
            [(int a, Pauli.Y), (int b, Pauli.Y)] => (Gate.RYY, [a, b]),
            [(int a, Pauli.Z), (int b, Pauli.Z)] => (Gate.RZZ, [a, b]),
            [(int a, Pauli.Z), (int b, Pauli.X)] => (Gate.RZX, [a, b]),
            [(int a, Pauli.X), (int b, Pauli.Z)] => (Gate.RZX, [b, a]),
            _ => (null, []),
        };
    }

    /// <summary>The gate that rotates about these letters, defined at its first use. Long ones are numbered.</summary>
    private string NameOfRotation(PauliString @string)
    {
        string letters = string.Concat(@string.Support.Select(s => s.Letter));
        if (_rotations.TryGetValue(letters, out string? name)) return name;
        name = letters.Length <= LongestNameInLetters ? $"pauli_{letters.ToLowerInvariant()}" : FormattableString.Invariant($"pauli_{_rotations.Count}");
        _rotations.Add(letters, name);
        _defined.Add(name);
        OpenDefinition(name, ["theta"], letters.Length);
        Rotation(_definitions, "  ", PauliString.Parse(letters), "theta", Operand);
        _definitions.Append("}\n");
        return name;
    }

    private void Call(Operation operation)
    {
        if (operation.IsPauliRotation && operation.String.IsIdentity)
        {
            _body.Append("gphase(").Append(AngleText(-0.5 * Bound(operation.Angles[0]), _parameters)).Append(");\n");
            return;
        }

        (Gate? gate, int[] qubits) = operation.IsPauliRotation ? AsGate(operation.String) : (operation.Gate, [.. operation.Qubits]);
        _body.Append(gate is null ? NameOfRotation(operation.String!) : NameOf(gate));
        if (operation.Angles.Count > 0) _body.Append('(').AppendJoin(", ", operation.Angles.Select(a => AngleText(Bound(a), _parameters))).Append(')');
        _body.Append(' ').AppendJoin(", ", (gate is null ? operation.Qubits : qubits).Select(q => FormattableString.Invariant($"q[{q}]"))).Append(";\n");
    }

    private Angle Bound(Angle angle) => _values is null ? angle : angle.Evaluate(_values);

    private static string Operand(int qubit) => FormattableString.Invariant($"q{qubit}");

    private static void Rotation(StringBuilder text, string indent, PauliString @string, string angle, Func<int, string> operand)
    {
        (int Qubit, Pauli Letter)[] letters = [.. @string.Support];
        if (letters.Length == 1)
        {
            text.Append(indent).Append(letters[0].Letter switch { Pauli.X => "rx", Pauli.Y => "ry", _ => "rz" }).Append(CultureInfo.InvariantCulture, $"({angle}) {operand(letters[0].Qubit)};\n");
            return;
        }

        Turn("rx(pi/2)");
        for (int i = 1; i < letters.Length; i++) Ladder(i);
        text.Append(indent).Append(CultureInfo.InvariantCulture, $"rz({angle}) {operand(letters[^1].Qubit)};\n");
        for (int i = letters.Length - 1; i > 0; i--) Ladder(i);
        Turn("rx(-pi/2)");

        void Turn(string ofY)
        {
            foreach ((int qubit, Pauli letter) in letters)
            {
                if (letter != Pauli.Z) text.Append(indent).Append(CultureInfo.InvariantCulture, $"{(letter == Pauli.X ? "h" : ofY)} {operand(qubit)};\n");
            }
        }

        void Ladder(int i) => text.Append(indent).Append(CultureInfo.InvariantCulture, $"cx {operand(letters[i - 1].Qubit)}, {operand(letters[i].Qubit)};\n");
    }

    private static string AngleText(Angle angle, string[] names)
    {
        var text = new StringBuilder();
        foreach (AngleTerm term in angle.Terms)
        {
            Sign(text, term.Factor);
            if (Math.Abs(term.Factor) != 1) text.Append(OpenQasmNumber.Text(Math.Abs(term.Factor))).Append('*');
            text.Append(names[term.Parameter.Index]);
        }

        if (text.Length == 0) return OpenQasmNumber.Text(angle.Offset);
        if (angle.Offset == 0) return text.ToString();
        Sign(text, angle.Offset);
        return text.Append(OpenQasmNumber.Text(Math.Abs(angle.Offset))).ToString();
    }

    private static void Sign(StringBuilder text, double number)
    {
        if (text.Length == 0) text.Append(number < 0 ? "-" : "");
        else text.Append(number < 0 ? " - " : " + ");
    }

    /// <summary>A name in a comment: nothing in it may end the line.</summary>
    private static string OnOneLine(string name) => string.Concat(name.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c));
}
