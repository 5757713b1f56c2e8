namespace QmlTrainability.Circuits;

/// <summary>How an initial state is given.</summary>
internal enum InitialStateKind
{
    /// <summary>One Bloch vector for each qubit.</summary>
    Product,

    /// <summary>Signed Pauli strings that stabilize it.</summary>
    Stabilizer,

    /// <summary>The expectation of every Pauli string where it is not zero.</summary>
    PauliExpectations,
}
