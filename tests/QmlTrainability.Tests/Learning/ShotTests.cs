using QmlTrainability.Circuits;
using QmlTrainability.Learning;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation;

namespace QmlTrainability.Tests.Learning;

public sealed class ShotTests
{
    private static readonly StateVectorSimulator Exact = new();

    /// <summary>Over seeds, the estimate has the mean and the variance of independent strings: Σ c² (1 - m²) / shots.</summary>
    [Fact]
    public void Estimates_scatter_around_the_exact_value_as_shots_do()
    {
        (Circuit circuit, PauliSum o, double[] at) = Case();
        const int Shots = 100, Seeds = 3000;
        double exact = Exact.Expectation(circuit, o, at);
        double variance = o.Terms.Where(t => !t.String.IsIdentity).Sum(t => t.Coefficient * t.Coefficient * (1 - Math.Pow(Exact.Expectation(circuit, t.String, at), 2)) / Shots);
        double[] estimates = [.. Enumerable.Range(0, Seeds).Select(seed => Noisy(Shots, (ulong)seed, null).Value(at))];
        double mean = estimates.Average();
        mean.Should().BeApproximately(exact, 5 * Math.Sqrt(variance / Seeds));
        estimates.Average(e => (e - exact) * (e - exact)).Should().BeApproximately(variance, 5 * variance * Math.Sqrt(2.0 / Seeds));

        IExpectation Noisy(int shots, ulong seed, ReadoutError? error) => new ShotSimulator(Exact, shots, seed, error).Prepare(circuit, o);
    }

    [Fact]
    public void Slopes_by_shifted_shots_scatter_around_the_exact_ones()
    {
        (Circuit circuit, PauliSum o, double[] at) = Case();
        (_, double[] exact) = Exact.ValueAndGradient(circuit, o, at);
        using IExpectation noisy = new ShotSimulator(Exact, 400_000, seed: 3).Prepare(circuit, o);
        double[] gradient = new double[at.Length];
        noisy.ValueAndGradient(at, gradient);
        for (int i = 0; i < at.Length; i++) gradient[i].Should().BeApproximately(exact[i], 0.02).And.NotBe(exact[i]);
    }

    /// <summary>Bits flipped one by one in all outcomes of all qubits, by hand.</summary>
    [Fact]
    public void What_is_read_is_the_mean_over_flipped_bits()
    {
        var error = new ReadoutError(0.07, 0.21);
        var random = new Random(4);
        for (int trial = 0; trial < 50; trial++)
        {
            double[] p = [.. Enumerable.Range(0, 8).Select(_ => random.NextDouble())]; // probabilities of three bits
            double total = p.Sum();
            int support = 1 + random.Next(7);
            double expected = 0;
            for (int is_ = 0; is_ < 8; is_++)
            {
                for (int read = 0; read < 8; read++)
                {
                    double chance = p[is_] / total;
                    for (int q = 0; q < 3; q++)
                    {
                        bool one = (is_ >> q & 1) == 1, readsOne = (read >> q & 1) == 1;
                        chance *= one ? (readsOne ? 1 - 0.21 : 0.21) : (readsOne ? 0.07 : 1 - 0.07);
                    }

                    expected += chance * (int.PopCount(read & support) % 2 == 0 ? 1 : -1);
                }
            }

            PauliSum noisy = error.Apply(PauliString.On(3, [.. Enumerable.Range(0, 3).Where(q => (support >> q & 1) == 1).Select(q => (q, Pauli.Z))]));
            double actual = noisy.Terms.Sum(t => t.Coefficient * Enumerable.Range(0, 8).Sum(i => p[i] / total * (t.String.Support.Count(s => (i >> s.Qubit & 1) == 1) % 2 == 0 ? 1 : -1)));
            actual.Should().BeApproximately(expected, 1e-13);
        }
    }

    [Fact]
    public void The_noise_is_a_function_of_seed_and_parameters()
    {
        (Circuit circuit, PauliSum o, double[] at) = Case();
        double Value(ulong seed, double shift)
        {
            using IExpectation noisy = new ShotSimulator(Exact, 50, seed, new ReadoutError(0.1, 0.02)).Prepare(circuit, o);
            return noisy.Value([.. at.Select(a => a + shift)]);
        }

        Value(1, 0).Should().Be(Value(1, 0)).And.NotBe(Value(2, 0));
        Enumerable.Range(0, 20).Select(i => Value(1, 1e-9 * i)).Distinct().Count().Should().BeGreaterThan(5, "other parameters give other noise");
    }

    [Fact]
    public void A_model_learns_with_shots_and_readout_errors_the_same_on_any_threads()
    {
        Dataset data = Models.Clouds(rows: 12);
        var noisy = new ShotSimulator(Exact, 200, seed: 5, new ReadoutError(0.02, 0.05));
        BinaryClassifier model = BinaryClassifier.Of(QmlTrainability.Ansatze.AnsatzCatalog.Ising(QmlTrainability.Ansatze.Topology.Chain, 1), new AngleFeatureMap(2, 2, Pauli.Y, Pauli.X), PauliSum.Parse("XI"), simulator: noisy);
        TrainingRun<BinaryClassifier> Run(int threads) => Trainer.Fit(model, data, new TrainingOptions { Epochs = 30, BatchSize = 6, MaxThreads = threads, Optimizer = new Adam { LearningRate = 0.1 } });
        TrainingRun<BinaryClassifier> run = Run(1);
        run.Model.Accuracy(data).Should().BeGreaterThan(0.9);
        Run(2).History.Should().Equal(run.History);
    }

    private static (Circuit Circuit, PauliSum Observable, double[] At) Case()
    {
        var b = new CircuitBuilder(qubits: 3);
        Parameter s = b.Parameter("s"), t = b.Parameter("t");
        Circuit circuit = b.H(0).RX(0, s).CX(0, 1).RZZ(1, 2, 2 * t + 0.3).RY(2, s - t).T(1).CRX(0, 2, t).CX(2, 1).Build();
        return (circuit, PauliSum.Parse("0.5*ZII - 0.8*IXY + 0.3*ZZZ + 0.25*III"), [0.6, -0.9]);
    }
}
