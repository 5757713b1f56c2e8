namespace QmlTrainability.Ansatze;

/// <summary>How the terms of one step of a layer share parameters.</summary>
public enum ParameterSharing
{
    /// <summary>Each term has a parameter of its own.</summary>
    PerTerm,

    /// <summary>All terms of the step share one parameter in each layer; every layer has a fresh one.</summary>
    PerLayer,
}
