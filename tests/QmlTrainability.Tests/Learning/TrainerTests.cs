using QmlTrainability.Circuits;
using QmlTrainability.Learning;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation;
using QmlTrainability.Tests.Documentation;
using QmlTrainability.Trainability;

namespace QmlTrainability.Tests.Learning;

public sealed class TrainerTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Training_lowers_the_loss_and_separates_what_a_line_separates(bool squared)
    {
        Dataset data = Models.Clouds();
        var options = new TrainingOptions { Epochs = 60, BatchSize = 8, Seed = 2, Loss = squared ? SquaredLoss.Instance : CrossEntropyLoss.Instance };
        TrainingRun<BinaryClassifier> run = Trainer.Fit(Models.Ising(), data, options);
        run.History.Should().HaveCount(60);
        run.History[^1].Loss.Should().BeLessThan(0.5 * run.History[0].Loss);
        run.Model.Accuracy(data).Should().Be(1);
        run.History.Select(e => e.Epoch).Should().Equal(Enumerable.Range(1, 60));
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits_for_any_number_of_threads()
    {
        Dataset data = Models.Clouds(rows: 23);
        TrainingRun<BinaryClassifier> Run(int threads, ulong seed) => Trainer.Fit(Models.Ising(), data, new TrainingOptions { Epochs = 4, BatchSize = 7, Seed = seed, MaxThreads = threads });
        TrainingRun<BinaryClassifier> reference = Run(1, 11);
        foreach (int threads in new[] { 1, 2, 3, 7, 0 })
        {
            TrainingRun<BinaryClassifier> run = Run(threads, 11);
            run.History.Should().Equal(reference.History);
            run.Model.Readout.Parameters.ToArray().Should().Equal(reference.Model.Readout.Parameters.ToArray());
        }

        Run(1, 12).Model.Angles.Should().NotEqual(reference.Model.Angles);
    }

    /// <summary>Real data: on rows that it has not seen, the design is about as good as the best linear model. Four layers, so that the light cone of the
    /// observable on qubit 0 holds every feature.</summary>
    [Fact]
    public void Iris_is_learned_about_as_well_as_by_logistic_regression()
    {
        Dataset iris = Dataset.FromCsvFile(Path.Combine(Repository.Root, "samples", "data", "iris.csv")).SelectClasses(["versicolor", "virginica"]);
        double model = 0, baseline = 0;
        for (ulong seed = 1; seed <= 3; seed++)
        {
            (Dataset training, Dataset test) = iris.Split(0.3, seed);
            Scaler scaler = Scaler.Fit(training);
            model += Trainer.Fit(Models.Ising(qubits: 4, features: 4, layers: 4), scaler.Transform(training), new TrainingOptions { Epochs = 40, Seed = seed }).Model.Accuracy(scaler.Transform(test)) / 3;
            baseline += LogisticRegression.Fit(scaler.Transform(training)).Accuracy(scaler.Transform(test)) / 3;
        }

        baseline.Should().BeGreaterThan(0.9);
        model.Should().BeGreaterThan(baseline - 0.07);
    }

    [Fact]
    public void Training_may_go_on_from_a_model()
    {
        Dataset data = Models.Clouds();
        BinaryClassifier model = Models.Ising().WithParameters([.. Enumerable.Range(0, 10).Select(i => 0.1 * i)], 2, -0.5);
        double Loss() => Enumerable.Range(0, data.Count).Average(i => CrossEntropyLoss.Instance.Value(model.Decision(data.Rows[i]), data.Labels[i]));
        TrainingRun<BinaryClassifier> run = Trainer.Fit(model, data, new TrainingOptions { Epochs = 1, BatchSize = data.Count, StartAngles = null });
        run.History[0].Loss.Should().BeApproximately(Loss(), 1e-12, "the one batch is computed where the model stands");
    }

    [Fact]
    public void Progress_is_told_of_every_epoch()
    {
        var told = new List<TrainingEpoch>();
        TrainingRun<BinaryClassifier> run = Trainer.Fit(Models.Ising(), Models.Clouds(), new TrainingOptions { Epochs = 3 }, new Teller<TrainingEpoch>(told.Add));
        told.Should().Equal(run.History);
    }

    [Fact]
    public void Cancellation_stops_between_epochs()
    {
        using var source = new CancellationTokenSource();
        Action fit = () => Trainer.Fit(
            Models.Ising(), Models.Clouds(), new TrainingOptions { Epochs = int.MaxValue / 2 }, new Teller<TrainingEpoch>(e => { if (e.Epoch == 3) source.Cancel(); }), source.Token);
        fit.Should().Throw<OperationCanceledException>();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Cancellation_stops_within_a_row(int threads)
    {
        using var source = new CancellationTokenSource();
        var waiting = new WaitingSimulator(source);
        Circuit circuit = Models.Ising().Circuit;
        var map = new AngleFeatureMap(3, 2);
        BinaryClassifier model = BinaryClassifier.Of(circuit, Verdict.Of(circuit, PauliSum.Parse("XII"), map.MiddleState), map, waiting);
        Action fit = () => Trainer.Fit(model, Models.Clouds(), new TrainingOptions { MaxThreads = threads }, null, source.Token);
        fit.Should().Throw<OperationCanceledException>();
        waiting.WasInside.Should().BeTrue();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void What_a_row_throws_keeps_its_type(int threads)
    {
        BinaryClassifier model = Models.Ising();
        var small = new StateVectorSimulator(new SimulatorOptions { MemoryBudget = 16 });
        BinaryClassifier starved = BinaryClassifier.Of(model.Circuit, model.Verdict, model.FeatureMap, small);
        ((Action)(() => Trainer.Fit(starved, Models.Clouds(), new TrainingOptions { MaxThreads = threads }))).Should().Throw<BudgetExceededException>();
    }

    [Fact]
    public void Options_that_make_no_sense_are_refused()
    {
        ((Action)(() => _ = new TrainingOptions { Epochs = 0 })).Should().Throw<ArgumentOutOfRangeException>();
        ((Action)(() => _ = new TrainingOptions { BatchSize = 0 })).Should().Throw<ArgumentOutOfRangeException>();
        ((Action)(() => _ = new TrainingOptions { MaxThreads = -1 })).Should().Throw<ArgumentOutOfRangeException>();
    }

    /// <summary>Reports on the thread that works, unlike Progress&lt;T&gt;.</summary>
    private sealed class Teller<T>(Action<T> told) : IProgress<T>
    {
        public void Report(T value) => told(value);
    }

    /// <summary>A simulator that cancels while it computes and then waits for the token that it was given.</summary>
    private sealed class WaitingSimulator(CancellationTokenSource source) : ISimulator, IExpectation
    {
        public bool WasInside { get; private set; }

        public int ParameterCount => 10;

        public string Method => "waiting";

        public IExpectation Prepare(Circuit circuit, PauliSum observable, InitialState? state, CancellationToken cancellationToken) => this;

        public double Value(ReadOnlySpan<double> parameters, CancellationToken cancellationToken) => throw new NotSupportedException();

        public double ValueAndGradient(ReadOnlySpan<double> parameters, Span<double> gradient, CancellationToken cancellationToken)
        {
            WasInside = true;
            source.Cancel();
            cancellationToken.WaitHandle.WaitOne(TimeSpan.FromSeconds(20)).Should().BeTrue("the token must reach the simulator");
            cancellationToken.ThrowIfCancellationRequested();
            return 0;
        }

        public void Dispose()
        {
        }
    }
}
