using QmlTrainability.Paulis;

namespace QmlTrainability.Simulation.FreeFermions;

/// <summary>Terms of one degree whose rests differ by copy strings only: they share one matrix for each character.</summary>
internal sealed class FermionCoset
{
    public required FermionDegree Degree { get; init; }

    /// <summary>The rest that all terms share, sign +; for a linear coset the anchor E_0.</summary>
    public required PauliString Rest { get; init; }

    public required CopySpace Copies { get; init; }

    public List<FermionTerm> Terms { get; } = [];
}
