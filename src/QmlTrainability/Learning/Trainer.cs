using QmlTrainability.Learning.Encodings;
using QmlTrainability.Learning.Runs;
using QmlTrainability.Learning.Tasks;
using QmlTrainability.Numerics;
using QmlTrainability.Trainability;

namespace QmlTrainability.Learning;

/// <summary>Trains models: the run starts from random parameters of a seed, goes through epochs of mini-batches, and can be watched, stopped and resumed.</summary>
/// <remarks>The same seed gives the same bits for any number of threads: rows are computed apart and summed in order. A run with a
/// <see cref="TrainingOptions.Checkpoint"/> goes on where it was killed, to the same bits.</remarks>
/// <example><code>
/// var map = new AngleFeatureMap(qubits: 2, features: 2, Pauli.Y, Pauli.X);
/// BinaryClassifier model = BinaryClassifier.Of(AnsatzCatalog.Ising(Topology.Chain, layers: 2), map, PauliSum.Parse("XI"));
/// Dataset data = Scaler.Fit(SyntheticData.TwoMoons(100, noise: 0.1, seed: 1)).Transform(SyntheticData.TwoMoons(100, noise: 0.1, seed: 1));
/// TrainingRun&lt;BinaryClassifier&gt; run = Trainer.Fit(model, data, new TrainingOptions { Epochs = 30, Seed = 1 });
/// Console.WriteLine($"{run.Model.Accuracy(data) &gt; 0.8}, {run.Ending}");    // True, AllEpochs
/// </code></example>
public static class Trainer
{
    /// <summary>Trains a model of two classes.</summary>
    /// <param name="model">The model; it stays as it is.</param>
    /// <param name="data">The training rows, of two classes, with as many features as the model takes.</param>
    /// <param name="options">How; the defaults if null.</param>
    /// <param name="progress">Told of every epoch.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="ArgumentException">The data do not fit the model.</exception>
    /// <exception cref="HypothesisNotMetException">Uniform start angles, and a parameter has no period.</exception>
    /// <exception cref="CheckpointException">There is a checkpoint that cannot be resumed.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public static TrainingRun<BinaryClassifier> Fit(
        BinaryClassifier model, Dataset data, TrainingOptions? options = null, IProgress<TrainingEpoch>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        model.CheckData(data);
        options ??= new TrainingOptions();
        return Fit(model.Readout, new BinaryTask(data, options.Loss), data.Labels, data.ClassNames.Count, model.At, options, progress, cancellationToken);
    }

    /// <summary>Trains a model of several classes.</summary>
    /// <param name="model">The model; it stays as it is.</param>
    /// <param name="data">The training rows, of as many classes, with as many features as the model takes.</param>
    /// <param name="options">How; the defaults if null.</param>
    /// <param name="progress">Told of every epoch.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="ArgumentException">The data do not fit the model.</exception>
    /// <exception cref="CheckpointException">There is a checkpoint that cannot be resumed.</exception>
    public static TrainingRun<Classifier> Fit(
        Classifier model, Dataset data, TrainingOptions? options = null, IProgress<TrainingEpoch>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        model.CheckData(data);
        return Fit(model.Readout, new ClassTask(data), data.Labels, data.ClassNames.Count, model.At, options ?? new TrainingOptions(), progress, cancellationToken);
    }

    /// <summary>Trains a regressor.</summary>
    /// <param name="model">The model; it stays as it is.</param>
    /// <param name="data">The training rows, with as many features as the model takes.</param>
    /// <param name="options">How; the defaults if null.</param>
    /// <param name="progress">Told of every epoch.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="ArgumentException">The data do not fit the model.</exception>
    /// <exception cref="CheckpointException">There is a checkpoint that cannot be resumed.</exception>
    public static TrainingRun<Regressor> Fit(
        Regressor model, RegressionData data, TrainingOptions? options = null, IProgress<TrainingEpoch>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        model.Readout.CheckFeatures(data.FeatureCount, nameof(data));
        return Fit(model.Readout, new RegressionTask(data), new int[data.Count], 1, model.At, options ?? new TrainingOptions(), progress, cancellationToken);
    }

    /// <summary>Looks for a ground state.</summary>
    /// <param name="solver">The solver; it stays as it is.</param>
    /// <param name="options">How; the defaults if null. One epoch is one step.</param>
    /// <param name="progress">Told of every epoch; its loss is the energy.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="CheckpointException">There is a checkpoint that cannot be resumed.</exception>
    public static TrainingRun<Eigensolver> Fit(
        Eigensolver solver, TrainingOptions? options = null, IProgress<TrainingEpoch>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(solver);
        options ??= new TrainingOptions();
        double[] start = [.. solver.Angles];
        if (options.StartAngles is AngleDistribution law) Draw(start, ParameterPeriods.Of(solver.Circuit, law), law, options.Seed);
        using var problem = new EnergyProblem(solver, cancellationToken);
        var session = new RunSession(problem, start, options, progress);
        RunEnding ending = options.Optimizer.Run(session, cancellationToken);
        return new TrainingRun<Eigensolver>(solver.WithAngles(session.Chosen), session, ending);
    }

    /// <summary>Minimizes a function of your own.</summary>
    /// <param name="objective">The function.</param>
    /// <param name="start">Where to start; <see cref="TrainingOptions.StartAngles"/> is not used.</param>
    /// <param name="options">How; the defaults if null. One epoch is one step.</param>
    /// <param name="progress">Told of every epoch.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="ArgumentException">The start has another number of parameters.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number of the start is NaN or infinite.</exception>
    public static Minimization Minimize(
        IObjective objective,
        IReadOnlyList<double> start,
        TrainingOptions? options = null,
        IProgress<TrainingEpoch>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentNullException.ThrowIfNull(start);
        if (start.Count != objective.ParameterCount)
            throw new ArgumentException(FormattableString.Invariant($"The objective has {objective.ParameterCount} parameters, but {start.Count} values are given."), nameof(start));
        for (int i = 0; i < start.Count; i++) Require.Finite(start[i], FormattableString.Invariant($"The start of parameter {i}"), nameof(start));
        options ??= new TrainingOptions();
        using var problem = new PlainProblem(objective);
        var session = new RunSession(problem, [.. start], options, progress);
        RunEnding ending = options.Optimizer.Run(session, cancellationToken);
        return new Minimization(session.Chosen, problem.Value(session.Chosen, cancellationToken), session, ending);
    }

    private static TrainingRun<TModel> Fit<TModel>(
        Readout readout,
        ITask task,
        IReadOnlyList<int> labels,
        int classes,
        Func<double[], TModel> at,
        TrainingOptions options,
        IProgress<TrainingEpoch>? progress,
        CancellationToken cancellationToken)
        where TModel : class
    {
        double[] start = [.. readout.Parameters];
        if (options.StartAngles is AngleDistribution law)
        {
            double[] periods = ParameterPeriods.Of(readout.Circuit, law);
            Draw(start, [.. EncodedCircuit.TrainedOf(readout.Circuit, readout.FeatureMap).Select(p => periods[p.Index])], law, options.Seed);
        }

        bool[] isValidation = options.ValidationShare > 0 ? Stratified.Choose(labels, classes, options.ValidationShare, options.Seed) : new bool[task.Count];
        using var problem = new DataProblem(readout, task, isValidation, options.Optimizer is LimitedMemoryBfgs or NelderMead ? task.Count : options.BatchSize, options.Threads);
        var session = new RunSession(problem, start, options, progress);
        RunEnding ending = options.Optimizer.Run(session, cancellationToken);
        return new TrainingRun<TModel>(at(session.Chosen), session, ending);
    }

    private static void Draw(double[] start, double[] periods, AngleDistribution law, ulong seed)
    {
        var stream = new RandomStream(seed, 0);
        for (int i = 0; i < periods.Length; i++) start[i] = law.Draw(stream, periods[i]);
    }
}
