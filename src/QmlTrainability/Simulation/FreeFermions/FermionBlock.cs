namespace QmlTrainability.Simulation.FreeFermions;

/// <summary>A coset of terms with the modes of its component and the part of the circuit that it depends on.</summary>
internal sealed record FermionBlock(MajoranaFrame Frame, FermionCoset Coset, LightCone Cone);
