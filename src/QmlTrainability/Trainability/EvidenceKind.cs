namespace QmlTrainability.Trainability;

/// <summary>How a claim of a verdict is known.</summary>
public enum EvidenceKind
{
    /// <summary>Follows from a theorem whose hypotheses were checked.</summary>
    Theorem,

    /// <summary>Computed exactly for the case at hand.</summary>
    Computed,

    /// <summary>A rigorous bound.</summary>
    Bound,

    /// <summary>Agrees with every computed size, and is extrapolated.</summary>
    Fit,

    /// <summary>Sampled, with an error.</summary>
    Measured,

    /// <summary>Taken for granted, or not decided.</summary>
    Assumed,
}
