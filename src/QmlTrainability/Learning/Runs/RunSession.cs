using System.Security.Cryptography;
using System.Text;
using QmlTrainability.Learning.Checkpoints;

namespace QmlTrainability.Learning.Runs;

/// <summary>One run: where it stands, its history, and the checkpoint of both. One thread.</summary>
internal sealed class RunSession
{
    private readonly IProgress<TrainingEpoch>? _progress;
    private readonly byte[] _fingerprint;
    private double[] _best;
    private double _leastLoss = double.PositiveInfinity;

    public RunSession(RunProblem problem, double[] start, TrainingOptions options, IProgress<TrainingEpoch>? progress)
    {
        Problem = problem;
        Options = options;
        Parameters = start;
        _best = [.. start];
        _progress = progress;
        _fingerprint = SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant(
            $"{problem.Identity};{options.Identity};{string.Join(',', start.Select(BitConverter.DoubleToInt64Bits))}")));
        if (options.Checkpoint is not null) Resume(options.Checkpoint);
    }

    public RunProblem Problem { get; }

    public TrainingOptions Options { get; }

    /// <summary>Where the run stands. Moved in place.</summary>
    public double[] Parameters { get; }

    public List<TrainingEpoch> History { get; } = [];

    /// <summary>What the optimizer remembered at the checkpoint that the run goes on from; null at a start.</summary>
    public double[][]? Memory { get; private set; }

    /// <summary>The parameters that the model gets: those of the best epoch where early stopping watches, otherwise the last.</summary>
    public double[] Chosen => Options.EarlyStopping is null ? Parameters : _best;

    /// <summary>Whether early stopping ends the run here. A function of the history alone, so that a resumed run decides alike.</summary>
    public bool IsStoppedEarly => Options.EarlyStopping is EarlyStopping rule && rule.Ends(History);

    /// <summary>Adds an epoch, tells of it, and keeps the parameters if they are the best so far.</summary>
    public void Record(double loss, double accuracy, ReadOnlySpan<double> gradient, double validationLoss)
    {
        bool onPlateau = Options.PlateauAlarm?.Sounds(History, loss, Norm(gradient[..Problem.AngleCount])) ?? false;
        History.Add(new TrainingEpoch(History.Count + 1, loss, accuracy, Norm(gradient), Norm(gradient[..Problem.AngleCount]), validationLoss, onPlateau));
        KeepBest(History[^1]);
        _progress?.Report(History[^1]);
    }

    /// <summary>Writes a checkpoint where one is due.</summary>
    public void Save(double[][] memory, bool isLast)
    {
        if (Options.Checkpoint is not Checkpoint checkpoint || !(isLast || History.Count % checkpoint.Interval == 0)) return;
        CheckpointFile.Write(checkpoint.Path, _fingerprint, new RunState(Parameters, _best, [.. History], memory));
    }

    private void Resume(Checkpoint checkpoint)
    {
        if (CheckpointFile.Read(checkpoint.Path, _fingerprint) is not RunState state) return;
        if (state.Parameters.Length != Parameters.Length || state.Best.Length != Parameters.Length)
            throw new CheckpointException(checkpoint.Path, FormattableString.Invariant($"it holds {state.Parameters.Length} parameters, but the run has {Parameters.Length}."));
        if (!Array.TrueForAll(state.Parameters, double.IsFinite) || !Array.TrueForAll(state.Best, double.IsFinite))
            throw new CheckpointException(checkpoint.Path, "a parameter in it is no finite number.");
        state.Parameters.CopyTo(Parameters, 0);
        _best = state.Best;
        History.AddRange(state.History);
        foreach (TrainingEpoch epoch in History) _leastLoss = Math.Min(_leastLoss, EarlyStopping.Watched(epoch));
        Memory = state.Memory;
    }

    private void KeepBest(TrainingEpoch epoch)
    {
        if (!(EarlyStopping.Watched(epoch) < _leastLoss)) return;
        _leastLoss = EarlyStopping.Watched(epoch);
        Parameters.CopyTo(_best, 0);
    }

    private static double Norm(ReadOnlySpan<double> gradient)
    {
        double sum = 0;
        foreach (double slope in gradient) sum += slope * slope;
        return Math.Sqrt(sum);
    }
}
