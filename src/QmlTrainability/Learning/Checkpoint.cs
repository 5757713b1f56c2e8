namespace QmlTrainability.Learning;

/// <summary>Where a run keeps its state, so that the same call goes on where a killed one stopped, to identical bits.</summary>
/// <remarks>
/// The file is replaced in one step: at any moment it is whole. It carries a checksum, a version, and a fingerprint of model, data, start and options (all but
/// the number of epochs and of threads): anything else is refused by a <see cref="CheckpointException"/>. Of an <see cref="IObjective"/> of your own only type
/// and size are known. Identical bits hold on one machine and version of the library. A finished run is read back at once.
/// </remarks>
/// <example><code>
/// string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
/// Eigensolver solver = Eigensolver.Of(AnsatzCatalog.Ising(Topology.Chain, layers: 1), PauliSum.Parse("-1*ZZ - 1*XI - 1*IX"), InitialState.Plus(2));
/// TrainingRun&lt;Eigensolver&gt; Train(int epochs) =&gt; Trainer.Fit(solver, new TrainingOptions { Epochs = epochs, Checkpoint = new Checkpoint(path) });
/// Train(5);                                                                  // as if killed here
/// Console.WriteLine(Train(10).History.SequenceEqual(Trainer.Fit(solver, new TrainingOptions { Epochs = 10 }).History));    // True
/// File.Delete(path);
/// </code></example>
public sealed class Checkpoint
{
    /// <summary>A checkpoint.</summary>
    /// <param name="path">The file; its folder must exist. A file beside it, named with ".new" at the end, is written first.</param>
    /// <param name="interval">The number of epochs from one to the next; the end of the run has one in any case.</param>
    /// <exception cref="ArgumentOutOfRangeException">The interval is less than 1.</exception>
    public Checkpoint(string path, int interval = 1)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        Path = path;
        Interval = Require.AtLeast(interval, 1);
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The number of epochs from one to the next.</summary>
    public int Interval { get; }
}
