using System.Numerics;
using QmlTrainability.LieAlgebras.Structure;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras;

/// <summary>One of the 2^k simple ideals of a component of Pauli strings, told apart from its copies by a character of the group R' of strings that commute with all of it.</summary>
/// <remarks>
/// With Q_1, …, Q_k the copy generators of the component and χ_j = ±1 the ideal is spanned by P·Π, P the strings of the component and Π = ∏(1 + χ_j·Q_j)/2
/// (docs/mathematics.md). A string of the component is ±(representative)·Q_r, so its projection is ±χ(r)·representative·Π: closed form, exact, at any
/// number of qubits. Immutable and thread-safe.
/// </remarks>
/// <example><code>
/// DynamicalLieAlgebra g = DynamicalLieAlgebra.GeneratedBy([PauliString.Parse("XI"), PauliString.Parse("IX"), PauliString.Parse("ZZ")]);
/// CharacterIdeal ideal = g.Components![0].Ideal(character: 1);
/// Console.WriteLine($"{ideal.Name} where {g.Components[0].CopyGenerators[0]} is {ideal.Value(0)}");    // su(2) where XX is -1
/// Console.WriteLine(ideal.Project(PauliSum.Parse("XI")));               // -0.5*IX + 0.5*XI
/// Console.WriteLine(ideal.SquaredNorm(PauliSum.Parse("XI - IX")));      // 2
/// </code></example>
public sealed class CharacterIdeal : SimpleIdeal
{
    private const int LargestProjection = 1 << 20; // terms

    private readonly ComponentCopies _copies;

    internal CharacterIdeal(PauliComponent component, BigInteger character)
        : base(component.Generators[0].QubitCount, new SimpleSummand(component.Summand.CartanType, component.Summand.Rank, 1))
    {
        Component = component;
        Character = character;
        _copies = component.Copies;
    }

    /// <summary>The component whose copies these are.</summary>
    public PauliComponent Component { get; }

    /// <summary>The character: bit j is set where it takes copy generator j to -1.</summary>
    public BigInteger Character { get; }

    /// <summary>χ_j: +1 or -1.</summary>
    /// <param name="generator">The number of a copy generator of the component.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such generator.</exception>
    public int Value(int generator) => (uint)generator < (uint)_copies.Generators.Count
        ? (Character >> generator).IsEven ? 1 : -1
        : throw new ArgumentOutOfRangeException(nameof(generator), generator, $"Copy generator {generator} does not exist: there are {_copies.Generators.Count}.");

    /// <summary>‖projection‖² = Tr(projection²)/2ⁿ, exactly.</summary>
    /// <param name="operator">A Hermitian operator on as many qubits, in the algebra or not.</param>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public Rational ExactSquaredNorm(PauliSum @operator)
    {
        ArgumentNullException.ThrowIfNull(@operator);
        Require.SameQubits(QubitCount, @operator.QubitCount, "The operator");
        Rational sum = Amplitudes(@operator).Aggregate(Rational.Zero, (total, a) => total + (a.Amplitude * a.Amplitude));
        return sum / _copies.Count;
    }

    private protected override double Log2SquaredNormUnchecked(PauliSum @operator) => ExactSquaredNorm(@operator).Log2;

    private protected override PauliSum ProjectUnchecked(PauliSum @operator)
    {
        List<(PauliString Representative, Rational Amplitude)> amplitudes = Amplitudes(@operator);
        CheckTerms(amplitudes.Count);
        return amplitudes.Count == 0
            ? PauliSum.Zero(QubitCount)
            : PauliSum.OfExact(amplitudes.SelectMany(a => _copies.TimesProjector(a.Representative, Character).Select(t => (t.Sign * a.Amplitude / _copies.Count, t.String))));
    }

    private protected override IReadOnlyList<PauliSum> ListBasisUnchecked()
    {
        CheckTerms(Dimension);
        double scale = Math.Pow(2, -_copies.Generators.Count / 2.0); // ‖P·Π‖² = 2^-k, and P·Π has 2^k terms
        return [.. Component.Representatives().Select(r => PauliSum.Of(_copies.TimesProjector(r, Character).Select(t => (t.Sign * scale, t.String))))];
    }

    /// <summary>The projection as Σ amplitude·representative·Π, without vanishing terms.</summary>
    private List<(PauliString Representative, Rational Amplitude)> Amplitudes(PauliSum @operator)
    {
        var amplitudes = new Dictionary<PauliString, Rational>();
        foreach (PauliTerm term in @operator.Terms)
        {
            if (!Component.Contains(term.String)) continue;
            (PauliString representative, BigInteger copy, int sign) = _copies.Split(term.String);
            amplitudes[representative] = amplitudes.GetValueOrDefault(representative, Rational.Zero) + (sign * ComponentCopies.Value(Character, copy) * term.Exact);
        }

        return [.. amplitudes.Where(a => !a.Value.IsZero).Select(a => (a.Key, a.Value)).OrderBy(a => a.Key)];
    }

    private void CheckTerms(BigInteger classes)
    {
        BigInteger terms = classes * _copies.Count;
        if (terms <= LargestProjection) return;
        throw new BudgetExceededException(
            $"On one of {AlgebraText.Size(_copies.Count)} copies this takes {AlgebraText.Size(terms)} terms; the budget is {LargestProjection}. SquaredNorm and ExactSquaredNorm need none of them.",
            terms, LargestProjection);
    }
}
