namespace QmlTrainability.Paulis;

/// <summary>A Pauli matrix on one qubit. Bit 0 of the value is its X part, bit 1 its Z part, so that products are exclusive ors.</summary>
public enum Pauli
{
    /// <summary>The identity.</summary>
    I = 0,

    /// <summary>X = |0⟩⟨1| + |1⟩⟨0|.</summary>
    X = 1,

    /// <summary>Z = |0⟩⟨0| - |1⟩⟨1|.</summary>
    Z = 2,

    /// <summary>Y = iXZ.</summary>
    Y = 3,
}
