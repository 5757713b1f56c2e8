namespace QmlTrainability.Simulation;

/// <summary>How circuits are run.</summary>
internal enum PlanKind
{
    /// <summary>Whichever is cheaper by <see cref="PlanCost"/>.</summary>
    Cheapest,

    /// <summary>Layer by layer.</summary>
    Layers,

    /// <summary>Gate by gate.</summary>
    Gates,
}
