namespace QmlTrainability.Circuits;

/// <summary>How <see cref="Circuit.FromOpenQasm"/> reads a text.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
/// <example>
/// <code>
/// var options = new OpenQasmOptions { NumericAngles = NumericAngles.Trainable };
/// string text = "OPENQASM 3.0; include \"stdgates.inc\"; qubit[2] q; rx(0.25) q; cx q[0], q[1];";
/// Circuit circuit = Circuit.FromOpenQasm(text, options);
/// Console.WriteLine(circuit.Parameters.Count);
/// // 2
/// Console.WriteLine(Circuit.FromOpenQasm(text).Parameters.Count);
/// // 0
/// </code>
/// </example>
public sealed class OpenQasmOptions
{
    private readonly NumericAngles _numericAngles = NumericAngles.Fixed;
    private readonly int _maxOperations = 5_000_000;

    /// <summary>What becomes of the numbers in the file. Default: <see cref="NumericAngles.Fixed"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the enumeration.</exception>
    public NumericAngles NumericAngles
    {
        get => _numericAngles;
        init => _numericAngles = value is NumericAngles.Fixed or NumericAngles.Trainable
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "NumericAngles is Fixed or Trainable.");
    }

    /// <summary>How many gates the text may stand for once its gate definitions are expanded and its registers broadcast, calls of definitions included.
    /// Default: 5,000,000. Checked before anything is expanded: thirty nested definitions of two calls each would be 2^30 gates.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxOperations
    {
        get => _maxOperations;
        init => _maxOperations = Require.AtLeast(value, 1, nameof(MaxOperations));
    }
}
