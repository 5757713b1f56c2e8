namespace QmlTrainability.Ansatze.Repair;

/// <summary>What a suggestion changes.</summary>
public enum RepairKind
{
    /// <summary>Some steps are left out.</summary>
    DropSteps,

    /// <summary>Bonds between blocks of a few qubits are cut, so that every block has an algebra of constant size.</summary>
    CutBonds,

    /// <summary>Every step has one parameter per layer.</summary>
    TieParameters,
}
