using QmlTrainability.Ansatze;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Tests.Circuits;
using QmlTrainability.Trainability;

namespace QmlTrainability.Tests.Trainability;

/// <summary>Sampled moments against exact ones, the honesty of the intervals, and what is refused.</summary>
public class PopulationTests
{
    private static readonly PopulationOptions Small = new() { Populations = 16, PopulationSize = 512 };

    [Fact]
    public void Sampled_moments_hold_the_exact_ones_as_often_as_they_say()
    {
        var random = new Random(3);
        int values = 0, missed = 0, slopes = 0, slopesMissed = 0;
        for (int trial = 0; trial < 60; trial++)
        {
            int n = random.Next(2, 6);
            Circuit circuit = Random(n, random);
            AngleDistribution angles = random.Next(2) == 0 ? AngleDistribution.Uniform : AngleDistribution.Normal(0.3 + random.NextDouble());
            InitialState state = random.Next(3) switch
            {
                0 => InitialState.Zeros(n),
                1 => InitialState.Product([.. Enumerable.Range(0, n).Select(q => (0.3, 0.2 + (0.1 * q), 0.7))]),
                _ => InitialState.Stabilizer(Enumerable.Range(0, n - 1).Select(q => (PauliSum)PauliString.On(n, (q, Pauli.Z), (q + 1, Pauli.Z)))),
            };
            NoiseModel noise = random.Next(2) == 0 ? NoiseModel.None
                : NoiseModel.None.WithPreparation(PauliChannel.Depolarizing(0.1)).WithGates(PauliChannel.Of(0.02, 0.01, 0.05)).WithReadout(PauliChannel.BitFlip(0.1));
            PauliSum observable = RandomCircuits.String(n, random);
            FiniteDepthVariance exact = FiniteDepthVariance.Of(circuit, observable, state, angles, noise);
            FiniteDepthVariance sampled = FiniteDepthVariance.Sampled(circuit, observable, state, angles, noise, new PopulationOptions { Populations = 16, PopulationSize = 512, Seed = (ulong)trial });
            sampled.IsExact.Should().BeFalse();
            sampled.Mean.Should().Be(exact.Mean);
            Near(sampled.ValueInterval, exact.Value, ref values, ref missed);
            for (int p = 0; p < circuit.Parameters.Count; p++) Near(sampled.GradientIntervals[p], exact.GradientSecondMoments[p], ref slopes, ref slopesMissed);
        }

        slopes.Should().BeGreaterThan(400);
        ((double)missed / values).Should().BeLessThan(0.15, "each interval misses in one case of twenty");
        ((double)slopesMissed / slopes).Should().BeLessThan(0.1);

        // A number misses when it is outside, and fails at once when it is outside by five times the width of its interval.
        static void Near(ConfidenceInterval interval, double exact, ref int count, ref int missed)
        {
            count++;
            double rounding = 1e-12 * (1 + exact), width = interval.Upper - interval.Lower;
            if (exact >= interval.Lower - rounding && exact <= interval.Upper + rounding) return;
            missed++;
            exact.Should().BeInRange(interval.Lower - (5 * width) - rounding, interval.Upper + (5 * width) + rounding);
        }
    }

    [Fact]
    public void Bricks_on_a_thousand_qubits_agree_with_the_exact_chain()
    {
        Circuit circuit = Bricks(1000, 4);
        PauliSum z = PauliString.On(1000, (500, Pauli.Z));
        FiniteDepthVariance exact = FiniteDepthVariance.Of(circuit, z, InitialState.Zeros(1000), AngleDistribution.Uniform);
        FiniteDepthVariance sampled = FiniteDepthVariance.Sampled(circuit, z, InitialState.Zeros(1000), AngleDistribution.Uniform);
        sampled.Value.Should().BeApproximately(exact.Value, 0.02 * exact.Value);
        sampled.GradientSecondMoments.Count(g => g > 0).Should().Be(exact.GradientSecondMoments.Count(g => g > 0));
        sampled.ToString().Should().Contain("sampled");
    }

    [Fact]
    [Trait("Category", "Long")]
    public void Fifty_layers_of_bricks_on_a_thousand_qubits_are_known_to_a_few_percent()
    {
        FiniteDepthVariance sampled = FiniteDepthVariance.Sampled(
            Bricks(1000, 50), PauliString.On(1000, (500, Pauli.Z)), InitialState.Zeros(1000), AngleDistribution.Uniform, options: new PopulationOptions { Populations = 96 });
        ((sampled.ValueInterval.Upper - sampled.ValueInterval.Lower) / 2 / sampled.Value).Should().BeLessThan(0.04);
        sampled.Value.Should().BeInRange(4.5e-6, 5.4e-6, "of runs with other seeds");
    }

    [Fact]
    public void What_is_never_hit_is_bounded_from_above()
    {
        // Z on every qubit of |+…+⟩ after ZZ rotations: no path ends in a string of X.
        var b = new CircuitBuilder(3);
        Circuit circuit = b.RX(0, b.Parameter("a")).RZZ(0, 1, b.Parameter("b")).RZZ(1, 2, b.Parameter("c")).RX(1, b.Parameter("d")).Build();
        FiniteDepthVariance sampled = FiniteDepthVariance.Sampled(circuit, PauliSum.Parse("IZI"), InitialState.Plus(3), AngleDistribution.Uniform, options: Small);
        FiniteDepthVariance exact = FiniteDepthVariance.Of(circuit, PauliSum.Parse("IZI"), InitialState.Plus(3), AngleDistribution.Uniform);
        exact.Value.Should().Be(0);
        sampled.Value.Should().Be(0);
        sampled.ValueInterval.Upper.Should().BeApproximately(-Math.Log(0.05) / (16 * 512), 1e-12);
        sampled.ValueInterval.ToString().Should().StartWith("at most");
    }

    [Fact]
    public void The_result_does_not_depend_on_threads()
    {
        Circuit circuit = Bricks(20, 6);
        FiniteDepthVariance Run(int threads) => FiniteDepthVariance.Sampled(
            circuit, PauliString.On(20, (10, Pauli.Z)), InitialState.Zeros(20), AngleDistribution.Uniform, options: new PopulationOptions { Populations = 8, PopulationSize = 256, MaxThreads = threads });
        FiniteDepthVariance one = Run(1), three = Run(3);
        three.Value.Should().Be(one.Value);
        three.GradientSecondMoments.Should().Equal(one.GradientSecondMoments);
    }

    [Fact]
    public void Chains_without_probabilities_are_refused()
    {
        var b = new CircuitBuilder(2);
        Parameter t = b.Parameter("t");
        Refused(b.RX(0, t).RX(1, t).Build(), "ZI", "*t drives several*");
        var c = new CircuitBuilder(2);
        Refused(c.RX(0, c.Parameter("a")).T(0).RX(0, c.Parameter("b")).Build(), "ZI", "*fixed rotation*");
        var d = new CircuitBuilder(2);
        Refused(d.RX(0, d.Parameter("a")).Build(), "ZI + ZX", "*interfere*");

        static void Refused(Circuit circuit, string observable, string message)
        {
            Action act = () => FiniteDepthVariance.Sampled(circuit, PauliSum.Parse(observable), InitialState.Zeros(2), AngleDistribution.Uniform, options: Small);
            act.Should().Throw<HypothesisNotMetException>().WithMessage(message);
        }
    }

    [Fact]
    public void Budgets_cancellation_and_progress_hold()
    {
        Circuit circuit = Bricks(12, 4);
        Action memory = () => Sample(new PopulationOptions { MemoryBudget = 1000 }, null, default);
        memory.Should().Throw<BudgetExceededException>();
        Action cancelled = () => Sample(Small, null, new CancellationToken(true));
        cancelled.Should().Throw<OperationCanceledException>();
        Action few = () => _ = new PopulationOptions { Populations = 2 };
        few.Should().Throw<ArgumentOutOfRangeException>();
        var seen = new List<int>();
        Sample(Small, new Callback(p => seen.Add(p.Done)), default);
        seen.Should().HaveCount(16).And.EndWith(16);

        void Sample(PopulationOptions options, IProgress<SamplingProgress>? progress, CancellationToken token) =>
            FiniteDepthVariance.Sampled(circuit, PauliString.On(12, (5, Pauli.Z)), InitialState.Zeros(12), AngleDistribution.Uniform, null, options, progress, token);
    }

    private static Circuit Bricks(int qubits, int layers)
    {
        var b = new CircuitBuilder(qubits);
        for (int layer = 0; layer < layers; layer++)
        {
            for (int q = 0; q < qubits; q++) b.RY(q, b.Parameter($"y{layer}_{q}")).RZ(q, b.Parameter($"z{layer}_{q}"));
            for (int q = layer % 2; q + 1 < qubits; q += 2) b.CZ(q, q + 1);
        }

        return b.Build();
    }

    private static Circuit Random(int n, Random random)
    {
        var b = new CircuitBuilder(n);
        for (int i = 0; i < 14; i++)
        {
            int q = random.Next(n), r = (q + 1 + random.Next(n - 1)) % n;
            _ = random.Next(6) switch
            {
                0 => b.CX(q, r),
                1 => b.H(q).S(r),
                2 => b.Rotate(RandomCircuits.String(n, random), Math.PI / 2 * random.Next(4)),
                3 => b.RX(q, b.Parameter($"x{i}") + (Math.PI / 2 * random.Next(4))),
                4 => b.RZ(q, 2 * b.Parameter($"z{i}")),
                _ => b.Rotate(RandomCircuits.String(n, random), b.Parameter($"r{i}")),
            };
        }

        return b.Build();
    }

    private sealed class Callback(Action<SamplingProgress> report) : IProgress<SamplingProgress>
    {
        public void Report(SamplingProgress value) => report(value);
    }
}
