namespace QmlTrainability.Simulation.FreeFermions;

/// <summary>An entry M_ab above the diagonal of an antisymmetric matrix.</summary>
internal readonly record struct FermionEntry(int A, int B, double Value);
