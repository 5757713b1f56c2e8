namespace QmlTrainability.Simulation.Kernels;

/// <summary>Whether a loop over lines asks for them before it comes to them.</summary>
/// <remarks>Beyond the second-level cache that is worth up to half the time: a processor foresees no pairs at a distance of 512 B to 64 KiB, no two streams of which one goes back,
/// and of a single stream too little. Within that cache asking costs more than it saves.</remarks>
internal unsafe interface IFetch
{
    /// <summary>How many lines ahead, those of all streams together; 0 for never.</summary>
    static abstract int Lines { get; }

    /// <summary>Asks for a line.</summary>
    static abstract void Ask(double* line);
}
