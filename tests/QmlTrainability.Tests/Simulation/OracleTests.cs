using System.Numerics;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation;
using QmlTrainability.Tests.Circuits;

namespace QmlTrainability.Tests.Simulation;

/// <summary>Random circuits of every gate, against a dense oracle that shares no code with the library.</summary>
public sealed class OracleTests
{
    private const double Tolerance = 1e-12;

    [Fact]
    public void Random_circuits_agree_on_every_kernel() => Compare(circuits: 300, 1, 6, 20, seed: 1, [.. AllKernels.Simulators()]);

    [Fact]
    public void Random_circuits_of_more_qubits_agree_on_every_kernel() => Compare(circuits: 6, 7, 10, 20, seed: 2, [.. AllKernels.Simulators()]);

    [Fact]
    [Trait("Category", "Long")]
    public void Twenty_thousand_circuits_agree() => Compare(
        circuits: 20_000, 1, 6, 25, seed: 3, [new StateVectorSimulator(), new StateVectorSimulator(null, null, AllKernels.SmallTile, PlanKind.Layers)]);

    [Fact]
    [Trait("Category", "Long")]
    public void Five_hundred_larger_circuits_agree() =>
        Compare(circuits: 500, 7, 10, 25, seed: 4, [new StateVectorSimulator(), new StateVectorSimulator(null, null, AllKernels.SmallTile)]);

    [Fact]
    public void The_random_circuits_are_random()
    {
        var random = new Random(1);
        var gates = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < 300; i++)
        {
            foreach (Operation operation in RandomCircuits.Any(random.Next(1, 7), 20, random).Operations) gates.Add(operation.Gate?.Name ?? "Pauli rotation");
        }

        gates.Should().HaveCount(Gate.All.Count + 1);
    }

    /// <summary>Every gate, each qubit of a state as its target and as its first qubit, on a state without symmetry.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Every_gate_at_every_target(int qubits)
    {
        var random = new Random(qubits);
        StateVectorSimulator[] simulators = [.. AllKernels.Simulators()];
        foreach (Gate gate in Gate.All.Where(g => g.QubitCount <= qubits))
        {
            for (int target = 0; target < qubits; target++)
            {
                int[] others = [.. RandomCircuits.DistinctQubits(qubits, qubits, random).Where(q => q != target)];
                var b = new CircuitBuilder(qubits);
                for (int q = 0; q < qubits; q++) b.U(q, 0.3 + q, 1.1 * q, 2 - q);
                for (int q = 0; q + 1 < qubits; q++) b.CX(q, q + 1).RY(q, 0.7);
                Angle[] angles = [.. Enumerable.Range(0, gate.AngleCount).Select(_ => (Angle)((random.NextDouble() * 6) - 3))];
                b.Append(gate, [.. others.Take(gate.QubitCount - 1), target], angles);
                b.Append(gate, [target, .. others.Take(gate.QubitCount - 1)], angles);
                Circuit circuit = b.Build();
                Complex[] expected = Dense.Run(circuit, []);
                foreach (StateVectorSimulator simulator in simulators)
                {
                    using StateVector psi = simulator.Run(circuit, []);
                    Dense.Distance(expected, psi).Should().BeLessThan(Tolerance, "{0} at {1} of {2}", gate, target, qubits);
                }
            }
        }
    }

    [Theory]
    [Trait("Category", "Long")]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(12)]
    public void Every_gate_at_every_target_of_more_qubits(int qubits) => Every_gate_at_every_target(qubits);

    [Fact]
    public void Amplitudes_are_those_of_the_textbook()
    {
        using StateVector psi = new StateVectorSimulator().Run(new CircuitBuilder(3).H(0).CX(0, 1).X(2).S(1).Build(), []);
        psi[0b100].Magnitude.Should().BeApproximately(Math.Sqrt(0.5), 1e-15);
        (psi[0b111] / psi[0b100] - Complex.ImaginaryOne).Magnitude.Should().BeLessThan(1e-15);
        psi[0].Should().Be(Complex.Zero);
        psi.Length.Should().Be(8);
        psi.QubitCount.Should().Be(3);
        psi.Norm.Should().BeApproximately(1, 1e-15);
        psi.ToString().Should().Be("the state vector of 3 qubits");
    }

    private static void Compare(int circuits, int fewest, int most, int operations, int seed, StateVectorSimulator[] simulators)
    {
        var random = new Random(seed);
        double worstAmplitude = 0, worstValue = 0;
        for (int trial = 0; trial < circuits; trial++)
        {
            int qubits = random.Next(fewest, most + 1);
            Circuit circuit = RandomCircuits.Any(qubits, operations, random);
            double[] parameters = Dense.RandomParameters(circuit, random);
            PauliSum observable = Dense.RandomSum(qubits, random.Next(1, 6), random);
            Complex[] expected = Dense.Run(circuit, parameters);
            double value = Dense.Expectation(observable, expected);
            foreach (StateVectorSimulator simulator in simulators)
            {
                using StateVector psi = simulator.Run(circuit, parameters);
                worstAmplitude = Math.Max(worstAmplitude, Dense.Distance(expected, psi));
                worstValue = Math.Max(worstValue, Math.Abs(value - psi.Expectation(observable)));
            }
        }

        worstAmplitude.Should().BeLessThan(Tolerance);
        worstValue.Should().BeLessThan(Tolerance);
    }
}
