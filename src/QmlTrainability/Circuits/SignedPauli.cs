using QmlTrainability.Paulis;

namespace QmlTrainability.Circuits;

/// <summary>A Pauli string with a sign: what a Clifford makes of a string.</summary>
internal readonly record struct SignedPauli(PauliString String, bool IsNegative)
{
    public int Sign => IsNegative ? -1 : 1;

    /// <summary>The product of two that commute: again a string with a sign.</summary>
    public static SignedPauli Multiply(SignedPauli a, SignedPauli b)
    {
        PauliProduct product = PauliString.Multiply(a.String, b.String);
        return new SignedPauli(product.String, a.IsNegative ^ b.IsNegative ^ (product.PhaseExponent == 2));
    }

    /// <summary>i·a·b of two that anticommute: again a string with a sign, since a·b = ±i·string.</summary>
    public static SignedPauli MultiplyByI(SignedPauli a, SignedPauli b)
    {
        PauliProduct product = PauliString.Multiply(a.String, b.String);
        return new SignedPauli(product.String, a.IsNegative ^ b.IsNegative ^ (product.PhaseExponent == 1));
    }
}
