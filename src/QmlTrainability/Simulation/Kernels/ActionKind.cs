namespace QmlTrainability.Simulation.Kernels;

/// <summary>What a <see cref="GateAction"/> does to the amplitudes it touches.</summary>
internal enum ActionKind
{
    /// <summary>exp(-i α P / 2) for a Pauli string P of any weight.</summary>
    Rotation,

    /// <summary>A factor on every amplitude whose index has certain bits set.</summary>
    Phase,

    /// <summary>Exchanges pairs of amplitudes.</summary>
    Exchange,

    /// <summary>Exchanges the pairs of amplitudes whose index has odd parity with a mask.</summary>
    Transvection,

    /// <summary>A 2x2 matrix on one qubit, where the control bits are set.</summary>
    Matrix,
}
