using QmlTrainability.Ansatze;
using QmlTrainability.Circuits;
using QmlTrainability.Learning;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation;
using QmlTrainability.Trainability;

namespace QmlTrainability.Tests.Learning;

public sealed class CheckpointTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("checkpoint").FullName;

    public static TheoryData<string> Optimizers => new() { "adam", "momentum", "rmsprop", "spsa", "natural", "rotosolve", "bfgs", "simplex" };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Stopped after every epoch there is, each time by another process as far as the run can tell: the same bits as without a stop.</summary>
    [Theory]
    [MemberData(nameof(Optimizers))]
    public void A_run_that_is_stopped_goes_on_to_the_same_bits(string name)
    {
        const int Epochs = 12;
        Eigensolver solver = Eigensolver.Of(AnsatzCatalog.Ising(Topology.Chain, 2), SpinModels.Ising(3, Topology.Chain, 1, 0.7), InitialState.Plus(3));
        Optimizer optimizer = name switch
        {
            "adam" => new Adam(),
            "momentum" => new GradientDescent { Momentum = 0.9 },
            "rmsprop" => new RmsProp(),
            "spsa" => new Spsa(),
            "natural" => new NaturalGradient(FisherMetric.Of(solver.Circuit, solver.State)),
            "rotosolve" => new Rotosolve(),
            "bfgs" => new LimitedMemoryBfgs(),
            _ => new NelderMead(),
        };
        TrainingOptions Options(Checkpoint? checkpoint) => new() { Optimizer = optimizer, Epochs = Epochs, Seed = 5, Checkpoint = checkpoint, Schedule = LearningRateSchedule.Cosine(20) };
        TrainingRun<Eigensolver> whole = Trainer.Fit(solver, Options(null));
        var checkpoint = new Checkpoint(Path.Combine(_folder, name));
        for (int stop = 1; stop < Epochs; stop++)
        {
            using var source = new CancellationTokenSource();
            ((Action)(() => Trainer.Fit(solver, Options(checkpoint), new Teller(e => { if (e.Epoch == stop) source.Cancel(); }), source.Token))).Should().Throw<OperationCanceledException>();
        }

        TrainingRun<Eigensolver> resumed = Trainer.Fit(solver, Options(checkpoint));
        resumed.History.Should().Equal(whole.History);
        resumed.Model.Angles.Should().Equal(whole.Model.Angles);
        Trainer.Fit(solver, Options(checkpoint)).Model.Angles.Should().Equal(whole.Model.Angles, "a finished run is read back");
    }

    [Fact]
    public void A_run_on_data_with_mini_batches_and_early_stopping_goes_on_to_the_same_bits()
    {
        Dataset data = Models.Clouds(rows: 30);
        TrainingOptions Options(int epochs, int interval) => new()
        {
            Epochs = epochs,
            BatchSize = 7,
            ValidationShare = 0.2,
            EarlyStopping = new EarlyStopping(3, 1e-3),
            Checkpoint = new Checkpoint(Path.Combine(_folder, $"data{interval}"), interval),
        };
        TrainingRun<BinaryClassifier> whole = Trainer.Fit(Models.Ising(), data, Options(60, 1000));
        foreach (int epochs in new[] { 1, 4, 5, 11, 60 }) Trainer.Fit(Models.Ising(), data, Options(epochs, 3));
        TrainingRun<BinaryClassifier> resumed = Trainer.Fit(Models.Ising(), data, Options(60, 3));
        resumed.History.Should().Equal(whole.History);
        resumed.Model.Angles.Should().Equal(whole.Model.Angles);
        resumed.Ending.Should().Be(whole.Ending);
    }

    /// <summary>Bits flipped, bytes cut off, bytes added, zeros, other files: each is refused by its type, and none is used.</summary>
    [Fact]
    public void A_thousand_corrupted_checkpoints_are_refused()
    {
        string path = Path.Combine(_folder, "run");
        TrainingOptions options = new() { Epochs = 3, Checkpoint = new Checkpoint(path) };
        (BinaryClassifier model, Dataset data) = (Models.Ising(), Models.Clouds());
        Trainer.Fit(model, data, options);
        byte[] whole = File.ReadAllBytes(path);
        var random = new Random(7);
        for (int trial = 0; trial < 1000; trial++)
        {
            byte[] damaged = [.. whole];
            switch (trial % 5)
            {
                case 0: damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8)); break;
                case 1: damaged = damaged[..random.Next(damaged.Length)]; break;
                case 2: damaged = [.. damaged, .. new byte[1 + random.Next(100)]]; break;
                case 3: damaged.AsSpan(random.Next(damaged.Length - 8)).Fill((byte)random.Next(256)); break;
                default: random.NextBytes(damaged.AsSpan(random.Next(damaged.Length - 16))); break;
            }

            if (damaged.AsSpan().SequenceEqual(whole)) continue;
            File.WriteAllBytes(path, damaged);
            ((Action)(() => Trainer.Fit(model, data, options))).Should().Throw<CheckpointException>($"trial {trial}").Which.Path.Should().Be(path);
        }
    }

    [Fact]
    public void A_checkpoint_belongs_to_one_run()
    {
        string path = Path.Combine(_folder, "run");
        Dataset data = Models.Clouds();
        Trainer.Fit(Models.Ising(), data, new TrainingOptions { Epochs = 2, Checkpoint = new Checkpoint(path) });
        Refuses(Models.Ising(), data, new TrainingOptions { Epochs = 2, Seed = 9, Checkpoint = new Checkpoint(path) });
        Refuses(Models.Ising(), data, new TrainingOptions { Epochs = 2, Optimizer = new Adam { Beta1 = 0.8 }, Checkpoint = new Checkpoint(path) });
        Refuses(Models.Ising(), Models.Clouds(seed: 6), new TrainingOptions { Epochs = 2, Checkpoint = new Checkpoint(path) });
        Refuses(Models.Ising(layers: 3), data, new TrainingOptions { Epochs = 2, Checkpoint = new Checkpoint(path) });
        Trainer.Fit(Models.Ising(), data, new TrainingOptions { Epochs = 4, MaxThreads = 1, Checkpoint = new Checkpoint(path) }).History.Should().HaveCount(4, "more epochs and other threads are the same run");

        static void Refuses(BinaryClassifier model, Dataset data, TrainingOptions options) =>
            ((Action)(() => Trainer.Fit(model, data, options))).Should().Throw<CheckpointException>().WithMessage("*another model, other data or other options*");
    }

    [Fact]
    public void A_checkpoint_belongs_to_one_simulator_whatever_its_budget()
    {
        string path = Path.Combine(_folder, "simulator");
        Dataset data = Models.Clouds(rows: 8);
        var map = new AngleFeatureMap(3, 2, Pauli.Y, Pauli.X);
        Circuit circuit = AnsatzCatalog.Ising(Topology.Chain, 2).ToCircuit(3);
        Verdict verdict = Verdict.Of(circuit, PauliSum.Parse("XII"), map.MiddleState, TrainabilityPolicy.JudgeOnly);
        TrainingRun<BinaryClassifier> Run(ISimulator simulator) =>
            Trainer.Fit(BinaryClassifier.Of(circuit, verdict, map, simulator), data, new TrainingOptions { Epochs = 2, Checkpoint = new Checkpoint(path) });
        ISimulator[] simulators =
        [
            new StateVectorSimulator(), new FreeFermionSimulator(), new LieAlgebraicSimulator(), new PauliPropagationSimulator(),
            new PauliPropagationSimulator(new PauliPropagationOptions { MinCoefficient = 1e-3 }), new PauliPropagationSimulator(new PauliPropagationOptions { MaxWeight = 2 }),
            new ShotSimulator(new StateVectorSimulator(), 100, seed: 1), new ShotSimulator(new StateVectorSimulator(), 101, seed: 1), new ShotSimulator(new StateVectorSimulator(), 100, seed: 2),
            new ShotSimulator(new FreeFermionSimulator(), 100, seed: 1), new ShotSimulator(new StateVectorSimulator(), 100, seed: 1, new ReadoutError(0.01, 0.02)), new Foreign("one"), new Foreign("two"),
        ];
        foreach (ISimulator first in simulators)
        {
            File.Delete(path);
            TrainingRun<BinaryClassifier> run = Run(first);
            Run(first).History.Should().Equal(run.History);
            foreach (ISimulator second in simulators.Where(s => s != first))
                ((Action)(() => Run(second))).Should().Throw<CheckpointException>("{0} is not {1}", second, first).WithMessage("*another model, other data or other options*");
        }

        File.Delete(path);
        Run(new FreeFermionSimulator());
        Run(new FreeFermionSimulator(new SimulatorOptions { MemoryBudget = 1 << 30 })).History.Should().HaveCount(2);
    }

    [Fact]
    public void A_checkpoint_belongs_to_one_metric_and_one_state()
    {
        string path = Path.Combine(_folder, "metric");
        InitialState tilted = InitialState.Product([(0.6, 0, 0.8), (0.6, 0, 0.8), (0.6, 0, 0.8)]), other = InitialState.Product([(0.6, 0, 0.8), (0.8, 0, 0.6), (0.6, 0, 0.8)]);
        Eigensolver Solver(InitialState state) => Eigensolver.Of(AnsatzCatalog.Ising(Topology.Chain, 1), SpinModels.Ising(3, Topology.Chain, 1, 0.7), state, TrainabilityPolicy.JudgeOnly);
        void Run(InitialState state, IMetric metric) => Trainer.Fit(Solver(state), new TrainingOptions { Optimizer = new NaturalGradient(metric), Epochs = 2, Checkpoint = new Checkpoint(path) });
        Circuit circuit = Solver(tilted).Circuit;
        IMetric[] metrics = [FisherMetric.Of(circuit, tilted), FisherMetric.Of(circuit, other), new Scaled(circuit.Parameters.Count, 1), new Scaled(circuit.Parameters.Count, 2), new Scaled(1, 1)];
        foreach (IMetric first in metrics)
        {
            File.Delete(path);
            Run(tilted, first);
            Run(tilted, first);
            foreach (IMetric second in metrics.Where(m => m != first)) ((Action)(() => Run(tilted, second))).Should().Throw<CheckpointException>();
            ((Action)(() => Run(other, first))).Should().Throw<CheckpointException>("the energy starts from another state");
        }
    }

    private sealed class Foreign(string name) : ISimulator
    {
        public IExpectation Prepare(Circuit circuit, PauliSum observable, InitialState? state = null, CancellationToken cancellationToken = default) =>
            new StateVectorSimulator().Prepare(circuit, observable, state, cancellationToken);

        public override string ToString() => name;
    }

    private sealed class Scaled(int parameters, double scale) : IMetric
    {
        public int ParameterCount => parameters;

        public void Evaluate(ReadOnlySpan<double> parameters, Span<double> metric, CancellationToken cancellationToken = default)
        {
            metric.Clear();
            for (int i = 0; i < ParameterCount; i++) metric[i * (ParameterCount + 1)] = scale;
        }

        public override string ToString() => scale.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
    }

    private sealed class Teller(Action<TrainingEpoch> told) : IProgress<TrainingEpoch>
    {
        public void Report(TrainingEpoch value) => told(value);
    }
}
