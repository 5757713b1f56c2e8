namespace QmlTrainability.Trainability;

/// <summary>What a verdict decides.</summary>
public enum Decision
{
    /// <summary>The policy's conditions hold, and that is known.</summary>
    Accept,

    /// <summary>The policy's conditions fail, and that is known.</summary>
    Reject,

    /// <summary>Neither is known; the evidence says what is missing.</summary>
    Undecided,
}
