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
}
