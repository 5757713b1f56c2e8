namespace QmlTrainability.Simulation.Layers;

/// <summary>Which rotations of a qubit may become one turn.</summary>
internal enum TurnMerging
{
    /// <summary>All that meet.</summary>
    All,

    /// <summary>Those without parameters, so that each parameter keeps a rotation of its own to be differentiated.</summary>
    Constants,
}
