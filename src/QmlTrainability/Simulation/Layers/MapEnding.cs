namespace QmlTrainability.Simulation.Layers;

/// <summary>What becomes of the map that stands after all turns.</summary>
internal enum MapEnding
{
    /// <summary>It is applied, so that the state has its usual order but for the places of blocks.</summary>
    Applied,

    /// <summary>It is left to whoever reads the state: an observable is taken back through it.</summary>
    Left,
}
