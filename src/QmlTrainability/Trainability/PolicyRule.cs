namespace QmlTrainability.Trainability;

/// <summary>What a policy looks at.</summary>
public enum PolicyRule
{
    /// <summary>The growth of the algebra and, with an observable, the deep-limit variance.</summary>
    GrowthAndVariance,

    /// <summary>The deep-limit variance alone.</summary>
    DeepLimitVariance,

    /// <summary>The exact variance at the depth built.</summary>
    VarianceAtDepth,
}
