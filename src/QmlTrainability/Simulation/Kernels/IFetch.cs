namespace QmlTrainability.Simulation.Kernels;

/// <summary>Whether a loop over pairs of lines asks for them before it comes to them.</summary>
/// <remarks>Pairs at a distance of 512 B to 16 KiB are no stream that a processor foresees. Within the second-level cache asking costs more than it saves.</remarks>
internal unsafe interface IFetch
{
    /// <summary>How many rounds ahead; 0 for never.</summary>
    static abstract int Rounds { get; }

    /// <summary>Asks for a line and its partner, and for those of the second half of the round; distances are in doubles.</summary>
    static abstract void Pairs(double* line, long across, long unit);

    /// <summary>How many groups of four lines ahead; 0 for never.</summary>
    static abstract int Groups { get; }

    /// <summary>Asks for the four lines of a group; distances are in doubles.</summary>
    static abstract void Group(double* line, long first, long second);
}
