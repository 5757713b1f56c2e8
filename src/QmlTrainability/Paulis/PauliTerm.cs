using QmlTrainability.Numerics;

namespace QmlTrainability.Paulis;

/// <summary>One term of a <see cref="PauliSum"/>: a real coefficient times a string.</summary>
public sealed class PauliTerm
{
    internal PauliTerm(Rational exact, PauliString @string)
    {
        Exact = exact;
        Coefficient = (double)exact;
        String = @string;
    }

    /// <summary>The coefficient, as the double nearest to <see cref="Exact"/>.</summary>
    public double Coefficient { get; }

    /// <summary>The coefficient, exactly: a double given is a dyadic rational, decimal text stays decimal.</summary>
    public Rational Exact { get; }

    /// <summary>The string.</summary>
    public PauliString String { get; }

    /// <summary>For example "-0.5*XIZ".</summary>
    public override string ToString() => $"{PauliSum.Number(Exact)}*{String}";

    /// <summary>Coefficient and string.</summary>
    /// <param name="coefficient">The coefficient.</param>
    /// <param name="string">The string.</param>
    public void Deconstruct(out double coefficient, out PauliString @string)
    {
        coefficient = Coefficient;
        @string = String;
    }
}
