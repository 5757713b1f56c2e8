namespace QmlTrainability.Trainability;

/// <summary>How far a sampling of moments has come.</summary>
public readonly record struct SamplingProgress
{
    internal SamplingProgress(int done, int total)
    {
        Done = done;
        Total = total;
    }

    /// <summary>The number of samples taken.</summary>
    public int Done { get; }

    /// <summary>The number of samples to take.</summary>
    public int Total { get; }
}
