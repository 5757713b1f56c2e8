using QmlTrainability.Numerics;

namespace QmlTrainability.Paulis;

/// <summary>One term of a <see cref="PauliSum"/>: a real coefficient times a string.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
/// <example><code>
/// PauliTerm term = PauliSum.Parse("1/3*XX - 0.5*ZI").Terms[0];
/// Console.WriteLine($"{term.Exact} of {term.String}");    // 1/3 of XX
/// (double coefficient, PauliString letters) = term;
/// Console.WriteLine(3 * coefficient);                     // 1
/// </code></example>
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
