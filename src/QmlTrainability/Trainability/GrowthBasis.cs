namespace QmlTrainability.Trainability;

/// <summary>How a growth law is known.</summary>
public enum GrowthBasis
{
    /// <summary>A theorem covers the family, and its finite check was made.</summary>
    Proved,

    /// <summary>A published table covers the family.</summary>
    Table,

    /// <summary>A rigorous bound on the dimension at every size settles the kind of growth.</summary>
    Bounded,

    /// <summary>The law agrees with the exact dimensions at all computed sizes and is extrapolated.</summary>
    Fitted,

    /// <summary>No law is known.</summary>
    NotKnown,
}
