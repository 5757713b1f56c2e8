namespace QmlTrainability.Simulation.Kernels;

/// <summary>Work on one tile; may add to sums of its own share of the tiles.</summary>
/// <param name="origin">The bits of the tile's indices outside of its mask.</param>
/// <param name="sums">Zero at first; one set of sums for each share.</param>
internal unsafe delegate void TileWork(long origin, double* sums);
