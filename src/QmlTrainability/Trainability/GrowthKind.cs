namespace QmlTrainability.Trainability;

/// <summary>How the dimension of an algebra grows with the number of qubits.</summary>
public enum GrowthKind
{
    /// <summary>It does not grow.</summary>
    Constant,

    /// <summary>At most like a power of n.</summary>
    Polynomial,

    /// <summary>At least like a power of a base larger than 1.</summary>
    Exponential,

    /// <summary>Only one size is known, as for a circuit from a file: there is no law.</summary>
    SingleSize,

    /// <summary>The computed sizes do not settle it.</summary>
    Unknown,
}
