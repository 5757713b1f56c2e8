namespace QmlTrainability.Circuits;

public sealed partial class Circuit
{
    /// <summary>Reads a circuit from a text in OpenQASM 2 or 3.</summary>
    /// <remarks>
    /// <para>Read: registers and single qubits, aliases (let) and physical qubits ($0); the gates of qelib1.inc and stdgates.inc once included, the built-in
    /// U and CX; gate definitions, also nested; broadcasting over registers; inputs of the types float and angle, which become the parameters in order of
    /// declaration; constant expressions; angles that are affine in the inputs; barriers, which do nothing; measurements after which nothing acts on the qubit.
    /// A text begins with its header, OPENQASM 2.0; or OPENQASM 3.0;.</para>
    /// <para>Refused, with line and column: if, loops, reset, opaque, subroutines, modifiers (ctrl @), timing, arrays, a gate on a qubit after its
    /// measurement, angles that are not affine.</para>
    /// <para>A gate that the text defines by a name of the library's table (rzz, ecr, r, ...) is taken to be that gate if its body has the same unitary up to a
    /// global phase, checked on at most five qubits at two sets of angles, or, where the body holds numbers in place of its parameters, at the angles
    /// of the call; otherwise the body is expanded. Qubits are numbered in order of declaration.
    /// Global phases (gphase) are dropped. A quotient of two integers is a real number, as writers of files mean it: 1/2 is 0.5 in both versions.
    /// Values of the type angle are not reduced modulo 2π.</para>
    /// <para>Cost: one pass, linear in the text and in the number of gates it expands to. Nothing recurses. The culture plays no role.</para>
    /// Source: arXiv:1707.03429 (OpenQASM 2), the OpenQASM 3 live specification and arXiv:2104.14722.
    /// </remarks>
    /// <param name="text">The text itself, not the name of a file.</param>
    /// <param name="options">What becomes of numbers, and the budget; null for the defaults.</param>
    /// <param name="cancellationToken">Polled every few thousand gates.</param>
    /// <returns>The circuit, on as many qubits as the text declares.</returns>
    /// <exception cref="OpenQasmException">The text is malformed, has something that a circuit of gates cannot hold, or stands for more gates than
    /// <see cref="OpenQasmOptions.MaxOperations"/>.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <example>
    /// <code>
    /// string text = """
    ///     OPENQASM 3.0;
    ///     include "stdgates.inc";
    ///     input float[64] θ;
    ///     qubit[2] q;
    ///     h q;
    ///     cx q[0], q[1];
    ///     rz(2*θ + pi/4) q[1];
    ///     """;
    /// Circuit circuit = Circuit.FromOpenQasm(text);
    /// Console.WriteLine(circuit);
    /// // 2 qubits, 1 parameter, 4 gates
    /// </code>
    /// </example>
    public static Circuit FromOpenQasm(string text, OpenQasmOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new OpenQasmReader(text, options ?? new OpenQasmOptions(), cancellationToken).Read();
    }

    /// <summary>The circuit in OpenQASM 3, with its parameters as inputs.</summary>
    /// <remarks>
    /// Gates that stdgates.inc has are called by their names there; others, and Pauli rotations of any weight, are defined in the text by CX, H and rotations, up to
    /// a global phase. <see cref="FromOpenQasm"/> reads it back to a circuit with the same unitary up to a global phase, the same parameters in the same order and, for gates of
    /// the table, the same gates. Angles are the same numbers, bit for bit; multiples of π/8 are written as such. A parameter whose name the language does not allow gets one like
    /// it, with its own in a comment. Start values are not written: give them to the other overload. Cost: linear in the text. The culture plays no role.
    /// Source: the OpenQASM 3 live specification and arXiv:2104.14722.
    /// </remarks>
    /// <param name="cancellationToken">Polled every thousand operations.</param>
    /// <returns>The text; lines end with a line feed.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <example>
    /// <code>
    /// var b = new CircuitBuilder(qubits: 3);
    /// Parameter theta = b.Parameter("theta");
    /// Console.WriteLine(b.H(0).RZ(2, 2 * theta + Math.PI / 2).Build().ToOpenQasm().Split('\n')[^2]);
    /// // rz(2*theta + pi/2) q[2];
    /// string text = b.Rotate(PauliString.Parse("XYZ"), theta).Build().ToOpenQasm();
    /// Console.WriteLine(text.Contains("gate pauli_xyz(theta) q0, q1, q2 {"));    // True
    /// Console.WriteLine(Circuit.FromOpenQasm(text).Parameters.Count);           // 1
    /// </code>
    /// </example>
    public string ToOpenQasm(CancellationToken cancellationToken = default) => new OpenQasmWriter(this, null, cancellationToken).Write();

    /// <summary>The circuit in OpenQASM 3, with numbers in place of its parameters.</summary>
    /// <param name="parameters">A value for each parameter, in radians, in the order of <see cref="Parameters"/>; for example <see cref="StartValues"/>.</param>
    /// <param name="cancellationToken">Polled every thousand operations.</param>
    /// <returns>The text; lines end with a line feed.</returns>
    /// <exception cref="ArgumentException">The number of values is wrong.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is NaN or infinite; the message names the parameter.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <example>
    /// <code>
    /// var b = new CircuitBuilder(qubits: 2);
    /// Circuit circuit = b.RX(0, b.Parameter("a")).CX(0, 1).Build();
    /// Console.Write(circuit.ToOpenQasm([0.25]));
    /// // OPENQASM 3.0;
    /// // include "stdgates.inc";
    /// // qubit[2] q;
    /// // rx(0.25) q[0];
    /// // cx q[0], q[1];
    /// </code>
    /// </example>
    public string ToOpenQasm(IReadOnlyList<double> parameters, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (parameters.Count != _parameters.Length)
            throw new ArgumentException(FormattableString.Invariant($"The circuit has {_parameters.Length} parameters, but {parameters.Count} values are given."), nameof(parameters));
        for (int i = 0; i < parameters.Count; i++) Require.Finite(parameters[i], $"The value of parameter '{_parameters[i].Name}'", nameof(parameters));
        return new OpenQasmWriter(this, [.. parameters], cancellationToken).Write();
    }
}
