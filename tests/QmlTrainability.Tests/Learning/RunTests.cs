using QmlTrainability.Ansatze;
using QmlTrainability.Learning;
using QmlTrainability.Paulis;
using QmlTrainability.Trainability;

namespace QmlTrainability.Tests.Learning;

/// <summary>Early stopping, the alarm, and models of other kinds in training.</summary>
public sealed class RunTests
{
    [Fact]
    public void A_run_stops_when_the_loss_does_not_improve_and_keeps_the_best()
    {
        Dataset data = Models.Clouds();
        var options = new TrainingOptions { Epochs = 500, Optimizer = new Adam { LearningRate = 0.3 }, EarlyStopping = new EarlyStopping(4, 1e-3), BatchSize = 24 };
        TrainingRun<BinaryClassifier> run = Trainer.Fit(Models.Ising(), data, options);
        run.Ending.Should().Be(RunEnding.StoppedEarly);
        double[] losses = [.. run.History.Select(e => e.Loss)];
        double best = losses[..^4].Min();
        losses[^4..].Should().OnlyContain(l => l >= best - 1e-3);
        for (int end = 5; end < losses.Length; end++)
            losses[(end - 4)..end].Min().Should().BeLessThan(losses[..(end - 4)].Min() - 1e-3, "it would have stopped before");
    }

    [Fact]
    public void Rows_that_are_kept_are_not_trained_on()
    {
        Dataset data = Models.Clouds(rows: 40);
        TrainingRun<BinaryClassifier> run = Trainer.Fit(Models.Ising(), data, new TrainingOptions { Epochs = 3, ValidationShare = 0.25, BatchSize = 40 });
        run.History.Should().OnlyContain(e => e.ValidationLoss > 0);
        run.History[0].ValidationLoss.Should().NotBe(run.History[0].Loss);
        Trainer.Fit(Models.Ising(), data, new TrainingOptions { Epochs = 1 }).History[0].ValidationLoss.Should().Be(double.NaN);

        // The same rows without the ones that are kept, alone: the same losses, bit by bit.
        bool[] kept = Stratified.Choose(data.Labels, 2, 0.25, seed: 1);
        int[] others = [.. Enumerable.Range(0, 40).Where(i => !kept[i])];
        var rest = new Dataset(others.Select(i => data.Rows[i]), others.Select(i => data.Labels[i]), data.ClassNames);
        Trainer.Fit(Models.Ising(), rest, new TrainingOptions { Epochs = 3, BatchSize = 40 }).History.Select(e => e.Loss).Should().Equal(run.History.Select(e => e.Loss));
    }

    /// <summary>A global observable after a deep unstructured circuit: gradients of 2^-n, which the verdict predicts.</summary>
    [Fact]
    public void A_plateau_is_named_as_it_happens_and_as_it_was_predicted()
    {
        Eigensolver solver = Eigensolver.Of(AnsatzCatalog.HardwareEfficient(Topology.Ring, 10), PauliSum.Parse("ZZZZZ"), policy: TrainabilityPolicy.JudgeOnly);
        var options = new TrainingOptions { Epochs = 8, Optimizer = new GradientDescent { LearningRate = 1e-6 }, PlateauAlarm = new PlateauAlarm { GradientNorm = 2, Epochs = 4 } };
        TrainingRun<Eigensolver> run = Trainer.Fit(solver, options);
        run.Plateau!.Epoch.Should().Be(4);
        run.History.Select(e => e.OnPlateau).Should().Equal(false, false, false, true, true, true, true, true);
        run.Plateau.PredictedNorm.Should().BeApproximately(Math.Sqrt(solver.Verdict.FiniteDepth!.GradientSecondMoments.Sum()), 1e-12);
        run.Plateau.IsAsPredicted.Should().BeTrue();
        run.Plateau.ToString().Should().Contain("as the verdict says");
    }

    [Fact]
    public void A_flat_start_is_no_plateau_of_random_angles()
    {
        // All angles 0 from a state in which X is at its largest: an extremum.
        BinaryClassifier model = Models.Ising();
        var data = new Dataset([[0.0, 0.0], [0.0, 0.0]], [0, 1], ["a", "b"]);
        var options = new TrainingOptions { Epochs = 5, StartAngles = null, PlateauAlarm = new PlateauAlarm(), Optimizer = new GradientDescent { LearningRate = 1e-9 } };
        PlateauReport plateau = Trainer.Fit(model, data, options).Plateau!;
        plateau.IsAsPredicted.Should().BeFalse();
        plateau.ToString().Should().Contain("not the plateau of random angles");
    }

    [Fact]
    public void A_run_that_learns_meets_no_plateau() =>
        Trainer.Fit(Models.Ising(), Models.Clouds(), new TrainingOptions { Epochs = 60, PlateauAlarm = new PlateauAlarm { GradientNorm = 0.05 } }).Plateau.Should().BeNull();

    [Fact]
    public void Three_classes_are_learned()
    {
        int[] labels = [.. Enumerable.Range(0, 45).Select(i => i % 3)];
        var random = new Random(2);
        var clouds = new Dataset(labels.Select(l => (IReadOnlyList<double>)[(l == 0 ? 0 : 2) + (0.4 * random.NextDouble()), (l == 1 ? 0 : 2) + (0.4 * random.NextDouble())]), labels, ["a", "b", "c"]);
        Dataset data = Scaler.Fit(clouds).Transform(clouds);
        Classifier model = Classifier.Of(
            AnsatzCatalog.Ising(Topology.Chain, 3), new AngleFeatureMap(3, 2, Pauli.Y, Pauli.X), [PauliSum.Parse("XII"), PauliSum.Parse("IXI"), PauliSum.Parse("IIX")]);
        TrainingRun<Classifier> run = Trainer.Fit(model, data, new TrainingOptions { Epochs = 60, Optimizer = new Adam { LearningRate = 0.1 } });
        run.Model.Accuracy(data).Should().BeGreaterThan(0.95);
        run.Model.Probabilities(data.Rows[0]).Sum().Should().BeApproximately(1, 1e-12);
        ((Action)(() => model.Accuracy(Models.Clouds()))).Should().Throw<ArgumentException>().WithMessage("*3 classes*2*");
    }

    /// <summary>One feature turned twice: cos 2x is within reach of two uploads, not of one.</summary>
    [Fact]
    public void A_regressor_fits_a_Fourier_series_of_its_degree()
    {
        double[] x = [.. Enumerable.Range(0, 24).Select(i => 2 * Math.PI * i / 24)];
        var data = new RegressionData(x.Select(v => (IReadOnlyList<double>)[v]), x.Select(v => 1 + (2 * Math.Cos(2 * v))));
        double Best(int layers)
        {
            AnsatzBuilder design = new AnsatzBuilder().RotateEach(Pauli.X).RotateEach(Pauli.Y).RotateEach(Pauli.Z).Repeat(layers);
            Regressor model = Regressor.Of(design, new ReuploadingFeatureMap(1, 1, Pauli.X), PauliSum.Parse("Z"), TrainabilityPolicy.JudgeOnly);
            var options = new TrainingOptions { Optimizer = new LimitedMemoryBfgs(), Epochs = 200, Seed = 4 };
            Regressor trained = Trainer.Fit(model, data, options).Model;
            return Metrics.MeanSquaredError(data.Targets, trained.Predict(data));
        }

        Best(1).Should().BeApproximately(2, 1e-4, "nothing of degree 2 is met, so that the mean of 4cos²(2x) remains");
        Best(3).Should().BeLessThan(1e-3);
    }

    [Fact]
    public void Qaoa_reaches_the_ratio_of_the_ring_of_disagrees()
    {
        foreach ((int qubits, int layers) in new[] { (4, 1), (6, 1), (6, 2), (8, 2) })
        {
            Eigensolver qaoa = Qaoa.MaxCut(Topology.Ring, qubits, layers);
            double best = Enumerable.Range(1, 3).Max(seed =>
                -Trainer.Fit(qaoa, new TrainingOptions { Optimizer = new LimitedMemoryBfgs(), Epochs = 300, Seed = (ulong)seed }).Model.Energy());
            (best / qubits).Should().BeApproximately(2 * layers < qubits ? ((2 * layers) + 1) / ((2.0 * layers) + 2) : 1, 1e-6);
        }
    }
}
