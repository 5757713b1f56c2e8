using MathNet.Numerics.LinearAlgebra;
using QmlTrainability.Ansatze;
using QmlTrainability.Circuits;
using QmlTrainability.Learning;
using QmlTrainability.Learning.Runs;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation;
using QmlTrainability.Trainability;

namespace QmlTrainability.Tests.Learning;

public sealed class OptimizerTests
{
    /// <summary>The critical Ising chain of four qubits: 1 - csc(π/18).</summary>
    private static readonly double GroundEnergy = 1 - (1 / Math.Sin(Math.PI / 18));

    public static TheoryData<string, int, double> OnRosenbrock => new()
    {
        { "adam", 4000, 1e-3 }, { "descent", 40000, 1e-3 }, { "momentum", 8000, 1e-3 }, { "rmsprop", 8000, 1e-2 },
        { "spsa", 20000, 0.3 }, { "natural", 2000, 1e-6 }, { "bfgs", 200, 1e-8 }, { "simplex", 400, 1e-6 },
    };

    [Theory]
    [MemberData(nameof(OnRosenbrock))]
    public void Every_optimizer_finds_the_valley_of_Rosenbrock(string name, int epochs, double distance)
    {
        Optimizer optimizer = name switch
        {
            "adam" => new Adam { LearningRate = 0.02 },
            "descent" => new GradientDescent { LearningRate = 1e-3 },
            "momentum" => new GradientDescent { LearningRate = 5e-4, Momentum = 0.9 },
            "rmsprop" => new RmsProp { LearningRate = 1e-3 },
            "spsa" => new Spsa { StepSize = 0.02, Perturbation = 0.05, Stability = 100 },
            "natural" => new NaturalGradient(new GaussNewton()) { LearningRate = 0.1, Damping = 1e-4 },
            "bfgs" => new LimitedMemoryBfgs(),
            _ => new NelderMead { Tolerance = 1e-14 },
        };
        LearningRateSchedule schedule = name == "rmsprop" ? LearningRateSchedule.Cosine(epochs) : LearningRateSchedule.Constant;
        Minimization found = Trainer.Minimize(new Rosenbrock(), [-1.2, 1.0], new TrainingOptions { Optimizer = optimizer, Epochs = epochs, Schedule = schedule });
        found.Parameters[0].Should().BeApproximately(1, distance);
        found.Parameters[1].Should().BeApproximately(1, 2.5 * distance);
        found.History.Should().HaveCountLessThanOrEqualTo(epochs);
        found.Value.Should().BeLessThan(found.History[0].Loss / 100);
    }

    [Fact]
    public void Rotosolve_refuses_what_is_no_trigonometric_polynomial() =>
        ((Action)(() => Trainer.Minimize(new Rosenbrock(), [-1.2, 1.0], new TrainingOptions { Optimizer = new Rotosolve() }))).Should().Throw<UnsupportedRequestException>().WithMessage("*Adam*");

    public static TheoryData<string, int, double> OnTheChain => new()
    {
        { "adam", 400, 1e-4 }, { "descent", 1500, 1e-2 }, { "momentum", 1000, 1e-3 }, { "rmsprop", 400, 1e-3 },
        { "spsa", 4000, 0.2 }, { "natural", 300, 1e-2 }, { "rotosolve", 100, 1e-3 }, { "bfgs", 400, 1e-8 }, { "simplex", 12000, 0.05 },
    };

    [Theory]
    [MemberData(nameof(OnTheChain))]
    public void Every_optimizer_finds_the_ground_state_of_a_chain(string name, int epochs, double error)
    {
        // Tied angles for the simplex, which is for few parameters: 4 layers, 8 of them.
        ParameterSharing sharing = name is "simplex" or "spsa" ? ParameterSharing.PerLayer : ParameterSharing.PerTerm;
        Eigensolver solver = Eigensolver.Of(AnsatzCatalog.Ising(Topology.Chain, 4, sharing), SpinModels.Ising(4, Topology.Chain, 1, 1), InitialState.Plus(4));
        Optimizer optimizer = name switch
        {
            "adam" => new Adam(),
            "descent" => new GradientDescent { LearningRate = 0.05 },
            "momentum" => new GradientDescent { LearningRate = 0.03, Momentum = 0.9 },
            "rmsprop" => new RmsProp(),
            "spsa" => new Spsa { StepSize = 0.1, Perturbation = 0.05, Stability = 50 },
            "natural" => new NaturalGradient(FisherMetric.Of(solver.Circuit, solver.State)) { LearningRate = 0.05, Damping = 0.05 },
            "rotosolve" => new Rotosolve(),
            "bfgs" => new LimitedMemoryBfgs(),
            _ => new NelderMead { Perturbation = 0.3 },
        };
        LearningRateSchedule schedule = name == "rmsprop" ? LearningRateSchedule.Cosine(epochs) : LearningRateSchedule.Constant;
        var options = new TrainingOptions { Optimizer = optimizer, Epochs = epochs, StartAngles = AngleDistribution.Normal(0.2), Seed = 3, Schedule = schedule };
        TrainingRun<Eigensolver> run = Trainer.Fit(solver, options);
        run.Model.Energy().Should().BeInRange(GroundEnergy - 1e-10, GroundEnergy + error);
        run.History[0].Loss.Should().BeGreaterThan(GroundEnergy + 0.2, "a run that starts at the end would prove nothing");
    }

    /// <summary>Rotations tied in pairs, and one of twice the angle: degrees 1 to 4, each sweep no higher than the last.</summary>
    [Fact]
    public void Rotosolve_is_exact_along_tied_parameters()
    {
        var random = new Random(8);
        for (int trial = 0; trial < 20; trial++)
        {
            var b = new CircuitBuilder(qubits: 3);
            Parameter s = b.Parameter("s"), t = b.Parameter("t");
            Circuit circuit = b.RX(0, s).RX(1, 2 * s + 0.1).RZZ(0, 1, t).RY(2, 0.7 - t).RZZ(1, 2, t).RX(1, s).Build();
            PauliSum h = QmlTrainability.Tests.Simulation.Dense.RandomSum(3, 6, random);
            Eigensolver solver = Eigensolver.Of(circuit, Verdict.Of(circuit, h, InitialState.Zeros(3), TrainabilityPolicy.JudgeOnly));
            var simulator = new StateVectorSimulator();
            TrainingRun<Eigensolver> run = Trainer.Fit(solver, new TrainingOptions { Optimizer = new Rotosolve(), Epochs = 40, Seed = (ulong)trial });
            double[] at = [.. run.Model.Angles];
            double reached = run.Model.Energy();
            for (int p = 0; p < 2; p++)
            {
                for (int i = 0; i < 400; i++)
                {
                    double[] other = [.. at];
                    other[p] = 2 * Math.PI * i / 400;
                    simulator.Expectation(circuit, h, other).Should().BeGreaterThan(reached - 1e-6, "no value of one parameter alone is lower after convergence");
                }
            }

            for (int e = 1; e < run.History.Count; e++) run.History[e].Loss.Should().BeLessThanOrEqualTo(run.History[e - 1].Loss + 1e-10);
        }
    }

    /// <summary>By differences of the states themselves.</summary>
    [Fact]
    public void The_metric_is_that_of_the_states()
    {
        var b = new CircuitBuilder(qubits: 3);
        Parameter a = b.Parameter("a"), c = b.Parameter("c");
        b.H(0).CX(0, 1).T(1).RY(2, 0.8).RZZ(0, 1, 2 * a).RX(2, a - c).RZZ(1, 2, c).CX(2, 0);
        Circuit circuit = b.Build();
        var metric = new double[4];
        FisherMetric.Of(circuit, InitialState.Zeros(3)).Evaluate([0.3, -0.4], metric);
        for (int i = 0; i < 2; i++)
        {
            for (int j = 0; j < 2; j++)
            {
                // 1 - |⟨ψ(θ)|ψ(θ + δ)⟩|² = δᵀ g δ + O(δ⁴) by polarization.
                double sum = Infidelity(i, j, 1, 1) - Infidelity(i, j, 1, -1);
                metric[(2 * i) + j].Should().BeApproximately(sum / 4, 1e-5);
            }
        }

        Math.Abs(metric[1]).Should().BeGreaterThan(0.01, "an off-diagonal zero would prove nothing");

        double Infidelity(int i, int j, double x, double y)
        {
            const double Distance = 1e-3;
            double[] moved = [0.3, -0.4];
            moved[i] += x * Distance;
            moved[j] += y * Distance;
            var simulator = new StateVectorSimulator();
            using StateVector at = simulator.Run(circuit, [0.3, -0.4]), other = simulator.Run(circuit, moved);
            System.Numerics.Complex overlap = 0;
            for (long k = 0; k < at.Length; k++) overlap += System.Numerics.Complex.Conjugate(at[k]) * other[k];
            return (1 - (overlap.Magnitude * overlap.Magnitude)) / (Distance * Distance);
        }
    }

    [Fact]
    public void What_a_loss_throws_comes_through_a_minimizer_that_wraps_it()
    {
        foreach (Optimizer optimizer in new Optimizer[] { new LimitedMemoryBfgs(), new NelderMead() })
        {
            ((Action)(() => Trainer.Minimize(new Rosenbrock { MostEvaluations = 4 }, [-1.2, 1.0], new TrainingOptions { Optimizer = optimizer }))).Should().Throw<TimeoutException>();
            using var source = new CancellationTokenSource();
            ((Action)(() => Trainer.Minimize(
                new Rosenbrock(), [-1.2, 1.0], new TrainingOptions { Optimizer = optimizer }, new Teller(e => { if (e.Epoch == 3) source.Cancel(); }), source.Token))).Should().Throw<OperationCanceledException>();
        }
    }

    [Fact]
    public void Options_that_make_no_sense_are_refused()
    {
        foreach (double value in new[] { 0, -1, double.NaN, double.PositiveInfinity })
        {
            ((Action)(() => _ = new GradientDescent { LearningRate = value })).Should().Throw<ArgumentOutOfRangeException>();
            ((Action)(() => _ = new RmsProp { LearningRate = value })).Should().Throw<ArgumentOutOfRangeException>();
            ((Action)(() => _ = new Spsa { StepSize = value })).Should().Throw<ArgumentOutOfRangeException>();
            ((Action)(() => _ = new LimitedMemoryBfgs { GradientTolerance = value })).Should().Throw<ArgumentOutOfRangeException>();
            ((Action)(() => _ = new NelderMead { Perturbation = value })).Should().Throw<ArgumentOutOfRangeException>();
        }

        ((Action)(() => _ = new GradientDescent { Momentum = 1 })).Should().Throw<ArgumentOutOfRangeException>();
        ((Action)(() => LearningRateSchedule.Exponential(0))).Should().Throw<ArgumentOutOfRangeException>();
        ((Action)(() => Trainer.Minimize(new Rosenbrock(), [1.0]))).Should().Throw<ArgumentException>().WithMessage("*2 parameters, but 1*");
    }

    [Fact]
    public void Schedules_fall_as_they_say()
    {
        Enumerable.Range(1, 5).Select(LearningRateSchedule.Steps(2, 0.1).FactorAt).Should().Equal([1, 1, 0.1, 0.1, Math.Pow(0.1, 2)], (a, b) => Math.Abs(a - b) < 1e-15);
        LearningRateSchedule cosine = LearningRateSchedule.Cosine(10);
        cosine.FactorAt(1).Should().Be(1);
        cosine.FactorAt(6).Should().BeApproximately(0.5, 1e-15);
        cosine.FactorAt(11).Should().Be(0);
    }

    /// <summary>(1 - x)² + 100 (y - x²)² (H. Rosenbrock, 1960), with a value that counts.</summary>
    internal sealed class Rosenbrock : IObjective
    {
        private int _evaluations;

        public int MostEvaluations { get; init; } = int.MaxValue;

        public int ParameterCount => 2;

        public double Value(ReadOnlySpan<double> parameters, CancellationToken cancellationToken)
        {
            if (++_evaluations > MostEvaluations) throw new TimeoutException("The loss fails on purpose.");
            (double x, double y) = (parameters[0], parameters[1]);
            return ((1 - x) * (1 - x)) + (100 * (y - (x * x)) * (y - (x * x)));
        }

        public double ValueAndGradient(ReadOnlySpan<double> parameters, Span<double> gradient, CancellationToken cancellationToken)
        {
            (double x, double y) = (parameters[0], parameters[1]);
            gradient[0] = (-2 * (1 - x)) - (400 * x * (y - (x * x)));
            gradient[1] = 200 * (y - (x * x));
            return Value(parameters, cancellationToken);
        }
    }

    /// <summary>JᵀJ·2 of the two residuals 1 - x and 10 (y - x²): a metric in which the valley is round.</summary>
    private sealed class GaussNewton : IMetric
    {
        public int ParameterCount => 2;

        public void Evaluate(ReadOnlySpan<double> parameters, Span<double> metric, CancellationToken cancellationToken)
        {
            double x = parameters[0];
            Matrix<double> j = Matrix<double>.Build.DenseOfArray(new[,] { { -1, 0 }, { -20 * x, 10 } });
            Matrix<double> g = 2 * j.TransposeThisAndMultiply(j);
            for (int i = 0; i < 4; i++) metric[i] = g[i / 2, i % 2];
        }
    }

    private sealed class Teller(Action<TrainingEpoch> told) : IProgress<TrainingEpoch>
    {
        public void Report(TrainingEpoch value) => told(value);
    }

    /// <summary>A checkpoint belongs to the options of its optimizer: one that is left out would let a run be resumed with others.</summary>
    [Fact]
    public void The_identity_of_an_optimizer_names_every_option()
    {
        Optimizer[] all = [new Adam(), new GradientDescent(), new LimitedMemoryBfgs(), new NaturalGradient(new GaussNewton()), new NelderMead(), new RmsProp(), new Rotosolve(), new Spsa()];
        all.Select(o => o.GetType()).Should().BeEquivalentTo(typeof(Optimizer).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Optimizer))));
        foreach (Optimizer optimizer in all)
        {
            IEnumerable<string> options = optimizer.GetType().GetProperties().Where(p => p.PropertyType.IsPrimitive).OrderBy(p => p.Name, StringComparer.Ordinal)
                .Select(p => FormattableString.Invariant($"{p.Name}={p.GetValue(optimizer)}"));
            if (optimizer is NaturalGradient natural) options = options.Append($"Metric={RunIdentity.Of(natural.Metric)}");
            optimizer.Identity.Should().Be(string.Join(',', options.Prepend(optimizer.GetType().Name)));
        }
    }
}
