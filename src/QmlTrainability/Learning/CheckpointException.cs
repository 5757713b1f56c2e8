namespace QmlTrainability.Learning;

/// <summary>A checkpoint cannot be resumed: it is damaged, of another version, or of another run. Nothing of it is used.</summary>
public sealed class CheckpointException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="path">The file.</param>
    /// <param name="fault">What is wrong with it.</param>
    public CheckpointException(string path, string fault)
        : base($"The checkpoint {path} cannot be resumed: {fault} Move it away to start anew.") => Path = path;

    /// <summary>The file.</summary>
    public string Path { get; }
}
