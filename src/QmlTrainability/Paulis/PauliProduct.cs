namespace QmlTrainability.Paulis;

/// <summary>A product of two Pauli strings: i^<see cref="PhaseExponent"/> times a string.</summary>
/// <example><code>
/// PauliProduct product = PauliString.Multiply(PauliString.Parse("XX"), PauliString.Parse("YI"));
/// Console.WriteLine(product);                  // i·ZX
/// Console.WriteLine(product.PhaseExponent);    // 1
/// </code></example>
public readonly record struct PauliProduct
{
    internal PauliProduct(int phaseExponent, PauliString @string)
    {
        PhaseExponent = phaseExponent & 3;
        String = @string;
    }

    /// <summary>k of the phase i^k: 0 to 3. Odd exactly when the two factors anticommute.</summary>
    public int PhaseExponent { get; }

    /// <summary>The string, without a phase.</summary>
    public PauliString String { get; }

    /// <summary>For example "i·YZ" or "-XI".</summary>
    public override string ToString() => PhaseExponent switch { 0 => "", 1 => "i·", 2 => "-", _ => "-i·" } + String;
}
