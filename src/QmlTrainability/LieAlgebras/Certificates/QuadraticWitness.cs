using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Certificates;

/// <summary>The other types: a basis of the span V, its quadratic form, and six strings of the algebra that are joined like the Dynkin diagram E6.</summary>
/// <param name="Generators">The generators.</param>
/// <param name="Summand">The claim.</param>
/// <param name="Independent">The generators, by index, that are a basis of V.</param>
/// <param name="IndependentDuals">Strings of which the i-th anticommutes with the i-th of them alone.</param>
/// <param name="Pairs">A symplectic basis of V modulo its radical R.</param>
/// <param name="Radical">A basis of R.</param>
/// <param name="RadicalDuals">Strings of which the i-th anticommutes, of the basis of R, with the i-th element alone.</param>
/// <param name="Form">t with q(v) = #Y(v) + ω(t, v) on V; null where q does not exist.</param>
/// <param name="OddProduct">Generators P, by index, for which the product of the iP is ±i times the identity: q does not exist. Empty where it does.</param>
/// <param name="Brackets">Each makes a further string of the algebra from two strings: generators are numbered first, then the brackets before it.</param>
/// <param name="Exceptional">The six strings, by these numbers: a path of five, then the one joined to its middle.</param>
internal sealed record QuadraticWitness(
    IReadOnlyList<PauliString> Generators,
    SimpleSummand Summand,
    IReadOnlyList<int> Independent,
    IReadOnlyList<PauliString> IndependentDuals,
    IReadOnlyList<(PauliString E, PauliString F)> Pairs,
    IReadOnlyList<PauliString> Radical,
    IReadOnlyList<PauliString> RadicalDuals,
    PauliString? Form,
    IReadOnlyList<int> OddProduct,
    IReadOnlyList<(int A, int B)> Brackets,
    IReadOnlyList<int> Exceptional)
    : ComponentWitness(Generators, Summand);
