using System.Globalization;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;

namespace QmlTrainability.Benchmarks.Gate;

/// <summary>Circuits and observables for measuring the simulator.</summary>
internal static class SimulationWork
{
    /// <summary>How often <see cref="MiddleRotations"/> rotates.</summary>
    public const int Rotations = 16;

    /// <summary>RX by one parameter on the middle qubit, with an S after each so that they cannot be added up.</summary>
    public static Circuit MiddleRotations(int qubits)
    {
        var builder = new CircuitBuilder(qubits);
        Parameter angle = builder.Parameter("angle");
        for (int i = 0; i < Rotations; i++) builder.RX(qubits / 2, angle).S(qubits / 2);
        return builder.Build();
    }

    /// <summary>Layers of ZZ on a ring and X on every qubit.</summary>
    public static Circuit Ising(int qubits, int layers)
    {
        var builder = new CircuitBuilder(qubits);
        for (int layer = 0; layer < layers; layer++)
        {
            for (int q = 0; q < qubits; q++) builder.RZZ(q, (q + 1) % qubits, builder.Parameter(Name("z", layer, q)));
            for (int q = 0; q < qubits; q++) builder.RX(q, builder.Parameter(Name("x", layer, q)));
        }

        return builder.Build();
    }

    /// <summary>Layers with as many gates as the hardware-efficient pattern: rotations about random axes, and one kind of entangler on as many random bonds.</summary>
    public static Circuit Random(int qubits, int layers, int seed)
    {
        var random = new Random(seed);
        var builder = new CircuitBuilder(qubits);
        for (int layer = 0; layer < layers; layer++)
        {
            int first = random.Next(3), second = (first + random.Next(1, 3)) % 3, entangler = random.Next(4), step = random.Next(1, qubits);
            for (int q = 0; q < qubits; q++)
            {
                builder.Rotate(PauliString.On(qubits, (q, (Pauli)(first + 1))), builder.Parameter(Name("a", layer, q)));
                builder.Rotate(PauliString.On(qubits, (q, (Pauli)(second + 1))), builder.Parameter(Name("b", layer, q)));
            }

            for (int q = 0; q < qubits; q++)
            {
                int other = (q + step) % qubits;
                _ = entangler switch
                {
                    0 => builder.CX(q, other),
                    1 => builder.CX(other, q),
                    2 => builder.CZ(q, other),
                    _ => builder.RZZ(q, other, 0.3),
                };
            }
        }

        return builder.Build();
    }

    /// <summary>ZZ on a ring, and X on every qubit.</summary>
    public static PauliSum IsingEnergy(int qubits) => PauliSum.Of(
    [
        .. Enumerable.Range(0, qubits).Select(q => (1.0, PauliString.On(qubits, (q, Pauli.Z), ((q + 1) % qubits, Pauli.Z)))),
        .. Enumerable.Range(0, qubits).Select(q => (0.5, PauliString.On(qubits, (q, Pauli.X)))),
    ]);

    /// <summary>Strings without an identity letter.</summary>
    public static PauliSum FullWeight(int count, int qubits, int seed)
    {
        var random = new Random(seed);
        return PauliSum.Of([.. Enumerable.Range(0, count).Select(_ => (random.NextDouble(), PauliString.Parse(string.Concat(Enumerable.Range(0, qubits).Select(_ => "XYZ"[random.Next(3)])))))]);
    }

    /// <summary>Z on the first qubit.</summary>
    public static PauliString Readout(int qubits) => PauliString.On(qubits, (0, Pauli.Z));

    private static string Name(string letter, int layer, int qubit) => string.Create(CultureInfo.InvariantCulture, $"{letter}_{layer}_{qubit}");
}
