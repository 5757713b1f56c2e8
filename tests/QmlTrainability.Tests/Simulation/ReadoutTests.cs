using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation;
using QmlTrainability.Simulation.Kernels;
using QmlTrainability.Tests.Circuits;

namespace QmlTrainability.Tests.Simulation;

/// <summary>Sums whose strings are read together, against one string at a time by the scalar twin.</summary>
public sealed class ReadoutTests
{
    /// <summary>Z strings within rows of 2^8, between them and across, few across and many; X on single qubits within lines, rows, blocks and beyond; others.</summary>
    [Theory]
    [InlineData(3, 0)]
    [InlineData(8, 0)]
    [InlineData(9, 1)]
    [InlineData(10, 2)]
    [InlineData(11, 3)]
    [InlineData(12, 9)]
    [InlineData(16, 2)]
    public void Strings_together_are_strings_one_by_one(int qubits, int across)
    {
        var random = new Random(qubits);
        var terms = new List<(double, PauliString)> { (random.NextDouble(), PauliString.Identity(qubits)), (random.NextDouble(), RandomCircuits.String(qubits, random)) };
        for (int q = 0; q < qubits; q++)
        {
            terms.Add((random.NextDouble(), PauliString.On(qubits, (q, Pauli.X))));
            terms.Add((random.NextDouble(), PauliString.On(qubits, (q, Pauli.Z))));
            if (q != 7 && q + 1 < qubits) terms.Add((random.NextDouble(), PauliString.On(qubits, (q, Pauli.Z), (q + 1, Pauli.Z))));
        }

        for (int k = 0; k < across; k++) terms.Add((1 + random.NextDouble(), PauliString.On(qubits, (k % 8, Pauli.Z), (8 + (k % (qubits - 8)), Pauli.Z))));
        Circuit circuit = RandomCircuits.Any(qubits, 40, random);
        double[] parameters = Dense.RandomParameters(circuit, random);
        using StateVector scalar = new StateVectorSimulator(null, ScalarKernels.Instance, Tiling.TileBits, PlanKind.Gates).Run(circuit, parameters);
        double expected = terms.Sum(t => t.Item1 * scalar.Expectation(PauliSum.Of([(1.0, t.Item2)])));
        foreach (StateVectorSimulator simulator in AllKernels.Simulators())
            simulator.Expectation(circuit, PauliSum.Of(terms), parameters).Should().BeApproximately(expected, 1e-11);
    }
}
