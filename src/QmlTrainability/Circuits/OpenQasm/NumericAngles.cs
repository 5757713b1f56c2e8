namespace QmlTrainability.Circuits;

/// <summary>What becomes of the numbers that an OpenQASM file has for angles.</summary>
/// <example>
/// <code>
/// string text = "OPENQASM 2.0; include \"qelib1.inc\"; qreg q[1]; h q[0]; ry(0.7) q[0]; rz(pi/2) q[0];";
/// Circuit circuit = Circuit.FromOpenQasm(text, new OpenQasmOptions { NumericAngles = NumericAngles.Trainable });
/// Console.WriteLine(circuit.Parameters[0].Name + " " + circuit.Parameters.Count);
/// // ry_1 1
/// </code>
/// </example>
public enum NumericAngles
{
    /// <summary>Numbers stay numbers; only declared inputs are parameters.</summary>
    Fixed = 0,

    /// <summary>Every numeric angle that is not a multiple of π/2 becomes a parameter that starts at this number.</summary>
    Trainable = 1,
}
