using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Certificates;

/// <summary>What a component claims to generate, with its generators in an order in which each but the first anticommutes with an earlier one.</summary>
internal abstract record ComponentWitness(IReadOnlyList<PauliString> Generators, SimpleSummand Summand);
