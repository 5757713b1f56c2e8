using System.Numerics;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation;
using QmlTrainability.Simulation.Kernels;
using QmlTrainability.Simulation.Layers;
using QmlTrainability.Tests.Circuits;

namespace QmlTrainability.Tests.Simulation;

/// <summary>Circuits layer by layer: the maps, their parts, the layers found, and layers against gates.</summary>
public sealed class LayerTests
{
    private const double Tolerance = 1e-12;

    [Fact]
    public void Maps_do_what_their_gates_do()
    {
        var random = new Random(61);
        for (int trial = 0; trial < 300; trial++)
        {
            int qubits = random.Next(1, 9);
            (IndexMap map, Func<long, long> brute) = RandomMap(qubits, random.Next(30), random);
            (IndexMap next, Func<long, long> bruteNext) = RandomMap(qubits, random.Next(30), random);
            IndexMap both = map.Then(next);
            long z = random.NextInt64() & Tiling.All(qubits);
            for (long i = 0; i < 1L << qubits; i++)
            {
                map.Apply(i).Should().Be(brute(i));
                map.Preimage(map.Image(i)).Should().Be(i);
                both.Apply(i).Should().Be(bruteNext(brute(i)));
                IndexMap.IsOdd(map.Apply(i) & z).Should().Be(IndexMap.IsOdd(i & map.PullBack(z)) ^ map.Flips(z));
                map.PullBack(map.PushForward(z)).Should().Be(z);
            }
        }
    }

    [Fact]
    public void A_map_is_its_blocks_and_then_its_transvections()
    {
        var random = new Random(62);
        int most = 0;
        for (int trial = 0; trial < 1000; trial++)
        {
            int qubits = random.Next(2, 11), blockBits = random.Next(1, qubits + 1);
            (IndexMap map, _) = RandomMap(qubits, random.Next(60), random);
            var split = new MapSplit(map, blockBits);
            for (int q = 0; q < blockBits; q++) (split.Blocks.Image(1L << q) >> blockBits).Should().Be(0, "blocks stay together");
            IndexMap again = split.Blocks.Copy();
            foreach ((long x, long mask) in split.Transvections)
            {
                IndexMap.IsOdd(x & mask).Should().BeFalse();
                again.ThenTransvection(x, mask);
            }

            for (int k = 0; k < 20; k++)
            {
                long i = random.NextInt64() & Tiling.All(qubits);
                again.Apply(i).Should().Be(map.Apply(i));
            }

            split.Transvections.Length.Should().BeLessThanOrEqualTo(Math.Min(blockBits, qubits - blockBits), "there are as many as the rank of what crosses");
            most = Math.Max(most, split.Transvections.Length);
        }

        most.Should().BeGreaterThan(2);
    }

    [Fact]
    public void Layers_agree_with_gates_on_layered_circuits() => Compare(circuits: 150, seed: 63, most: 9);

    [Fact]
    [Trait("Category", "Long")]
    public void Layers_agree_with_gates_on_twenty_thousand_circuits() => Compare(circuits: 20_000, seed: 64, most: 8);

    /// <summary>Several blocks of the real size, with everything that crosses them, on every number of threads.</summary>
    [Fact]
    public void Real_blocks_agree_with_gates()
    {
        const int Qubits = 17;
        var random = new Random(65);
        for (int trial = 0; trial < 3; trial++)
        {
            Circuit circuit = Layered(Qubits, 3, random);
            double[] parameters = Dense.RandomParameters(circuit, random);
            PauliSum observable = PauliSum.Of([.. Enumerable.Range(0, Qubits).Select(q => (0.3 + q, PauliString.On(Qubits, (q, Pauli.X)))),
                .. Enumerable.Range(0, Qubits).Select(q => (1.1 - q, PauliString.On(Qubits, (q, Pauli.Z), ((q + 5) % Qubits, Pauli.Z)))), (2.0, RandomCircuits.String(Qubits, random))]);
            (double value, double[] gradient) = new StateVectorSimulator(null, null, Tiling.TileBits, PlanKind.Gates).ValueAndGradient(circuit, observable, parameters);
            foreach (int threads in new[] { 1, 2, 3 })
            {
                var simulator = new StateVectorSimulator(new SimulatorOptions { MaxThreads = threads }, null, Tiling.TileBits, PlanKind.Layers);
                simulator.Expectation(circuit, observable, parameters).Should().BeApproximately(value, 1e-10);
                (double again, double[] slopes) = simulator.ValueAndGradient(circuit, observable, parameters);
                again.Should().BeApproximately(value, 1e-10);
                for (int p = 0; p < gradient.Length; p++) slopes[p].Should().BeApproximately(gradient[p], 1e-10);
            }
        }
    }

    [Theory]
    [InlineData(14, "3 layers in 3 sweeps")]
    [InlineData(20, "3 layers in 11 sweeps")]
    public void A_plan_tells_its_sweeps(int qubits, string plan)
    {
        var b = new CircuitBuilder(qubits);
        for (int layer = 0; layer < 3; layer++)
        {
            for (int q = 0; q < qubits; q++) b.RY(q, b.Parameter($"y{layer}_{q}")).RZ(q, b.Parameter($"z{layer}_{q}"));
            for (int q = 0; q < qubits; q++) b.CX(q, (q + 1) % qubits);
        }

        using IExpectation loss = new StateVectorSimulator(new SimulatorOptions { MaxThreads = 1 }, AllKernels.Sets[^1], Tiling.TileBits).Prepare(b.Build(), PauliSum.Parse("Z0", qubits));
        loss.Method.Should().Be($"state vector, {qubits} qubits, {plan}");
    }

    /// <summary>RX, RY, RZ and H on each qubit, Z strings on bonds and CX on a ring are as few layers as they look.</summary>
    [Fact]
    public void Layers_are_found()
    {
        var b = new CircuitBuilder(5);
        for (int q = 0; q < 5; q++) b.H(q).RX(q, b.Parameter($"x{q}")).RZ(q, 0.3).RY(q, 0.4);
        for (int q = 0; q < 5; q++) b.CZ(q, (q + 1) % 5).RZZ(q, (q + 2) % 5, 0.2);
        for (int q = 0; q < 5; q++) b.CX(q, (q + 1) % 5);
        for (int q = 0; q < 5; q++) b.RY(q, 0.7);
        Layer[] layers = LayerSchedule.Of(b.Build(), TurnMerging.All);
        layers.Should().HaveCount(3, "an opening diagonal, and two layers of turns");
        layers[1].Turns.Should().HaveCount(5);
        layers[2].Turns.Should().HaveCount(5);
    }

    private static void Compare(int circuits, int seed, int most)
    {
        var random = new Random(seed);
        StateVectorSimulator[] layers = [.. AllKernels.Sets.Select(s => new StateVectorSimulator(null, s, AllKernels.SmallTile, PlanKind.Layers))];
        var gates = new StateVectorSimulator(null, ScalarKernels.Instance, Tiling.TileBits, PlanKind.Gates);
        double worst = 0;
        for (int trial = 0; trial < circuits; trial++)
        {
            int qubits = random.Next(1, most + 1);
            Circuit circuit = trial % 4 == 0 ? RandomCircuits.Any(qubits, 15, random) : Layered(qubits, random.Next(1, 5), random);
            double[] parameters = Dense.RandomParameters(circuit, random);
            PauliSum observable = Dense.RandomSum(qubits, random.Next(1, 9), random);
            using StateVector expected = gates.Run(circuit, parameters);
            Complex[] amplitudes = [.. Enumerable.Range(0, 1 << qubits).Select(i => expected[i])];
            (double value, double[] gradient) = gates.ValueAndGradient(circuit, observable, parameters);
            StateVectorSimulator simulator = layers[trial % layers.Length];
            using StateVector actual = simulator.Run(circuit, parameters);
            worst = Math.Max(worst, Dense.Distance(amplitudes, actual));
            worst = Math.Max(worst, Math.Abs(simulator.Expectation(circuit, observable, parameters) - value));
            (double again, double[] slopes) = simulator.ValueAndGradient(circuit, observable, parameters);
            worst = Math.Max(worst, Math.Abs(again - value));
            for (int p = 0; p < gradient.Length; p++) worst = Math.Max(worst, Math.Abs(slopes[p] - gradient[p]));
        }

        worst.Should().BeLessThan(Tolerance);
    }

    /// <summary>Layers of random rotations and of random entanglers on random bonds, with gates left out here and there.</summary>
    private static Circuit Layered(int qubits, int count, Random random)
    {
        var b = new CircuitBuilder(qubits);
        int number = 0;
        for (int layer = 0; layer < count; layer++)
        {
            for (int kind = random.Next(1, 4); kind > 0; kind--)
            {
                int axis = random.Next(4);
                for (int q = 0; q < qubits; q++)
                {
                    if (random.Next(8) == 0) continue;
                    Angle angle = random.Next(4) == 0 ? (random.NextDouble() * 12) - 6 : ((random.NextDouble() * 4) - 2) * b.Parameter($"p{number++}");
                    _ = axis switch { 0 => b.RX(q, angle), 1 => b.RY(q, angle), 2 => b.RZ(q, angle), _ => b.H(q) };
                }
            }

            if (qubits == 1) continue;
            int entangler = random.Next(9), bonds = random.Next(1, 2 * qubits);
            for (int k = 0; k < bonds; k++)
            {
                int[] q = RandomCircuits.DistinctQubits(2, qubits, random);
                Angle angle = random.Next(2) == 0 ? random.NextDouble() : b.Parameter($"p{number++}");
                _ = entangler switch
                {
                    0 or 1 => b.CX(q[0], q[1]),
                    2 => b.CZ(q[0], q[1]),
                    3 => b.RZZ(q[0], q[1], angle),
                    4 => b.CP(q[0], q[1], angle),
                    5 => b.Swap(q[0], q[1]),
                    6 => b.RXX(q[0], q[1], angle),
                    7 => random.Next(2) == 0 ? b.CX(q[0], q[1]) : b.X(q[0]),
                    _ => b.DCX(q[0], q[1]),
                };
            }
        }

        return b.Build();
    }

    private static (IndexMap Map, Func<long, long> Brute) RandomMap(int qubits, int gates, Random random)
    {
        var map = new IndexMap(qubits);
        Func<long, long> brute = i => i;
        for (int k = 0; k < gates; k++)
        {
            int[] q = RandomCircuits.DistinctQubits(qubits, qubits, random);
            int a = q[0], c = q[^1];
            Func<long, long> before = brute;
            switch (qubits == 1 ? 0 : random.Next(3))
            {
                case 0:
                    map.ThenFlip(1L << a);
                    brute = i => before(i) ^ (1L << a);
                    break;
                case 1:
                    map.ThenControlledFlip(a, c);
                    brute = i => before(i) ^ (((before(i) >> a) & 1) << c);
                    break;
                default:
                    map.ThenSwap(a, c);
                    brute = i =>
                    {
                        long j = before(i);
                        return ((j >> a) & 1) == ((j >> c) & 1) ? j : j ^ (1L << a) ^ (1L << c);
                    };
                    break;
            }
        }

        return (map, brute);
    }
}
