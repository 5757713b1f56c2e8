using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Certificates;

/// <summary>Free fermions: the pair of modes of each generator, and R' by independent relations.</summary>
/// <param name="Generators">The generators.</param>
/// <param name="Summand">The claim.</param>
/// <param name="Labels">The pairs of modes, in the order of the generators.</param>
/// <param name="CopyBasis">The relations that are a basis of R', as indices: a relation is g·ℓ(a)·ℓ(b) for a generator g = {a, b} whose modes both occur
/// before it; where there are four modes, ℓ(0)·ℓ(1)·ℓ(2)·ℓ(3) is the last one.</param>
/// <param name="CopyDuals">Strings of which the i-th anticommutes with the i-th basis element alone.</param>
internal sealed record FreeFermionWitness(
    IReadOnlyList<PauliString> Generators,
    SimpleSummand Summand,
    IReadOnlyList<(int A, int B)> Labels,
    IReadOnlyList<int> CopyBasis,
    IReadOnlyList<PauliString> CopyDuals)
    : ComponentWitness(Generators, Summand);
