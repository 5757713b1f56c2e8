using System.Numerics;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;

namespace QmlTrainability.Tests.Circuits;

/// <summary>Random circuits for property tests, and their action by the dense oracle.</summary>
internal static class RandomCircuits
{
    public static int[] DistinctQubits(int count, int qubits, Random random)
    {
        int[] all = [.. Enumerable.Range(0, qubits)];
        random.Shuffle(all);
        return all[..count];
    }

    public static PauliString String(int qubits, Random random)
    {
        while (true)
        {
            var letters = new (int, Pauli)[qubits];
            for (int q = 0; q < qubits; q++) letters[q] = (q, (Pauli)random.Next(4));
            PauliString @string = PauliString.On(qubits, letters);
            if (!@string.IsIdentity) return @string;
        }
    }

    /// <summary>A circuit of any gates of the table, rotations of any weight, free, tied, shifted, fixed and Clifford angles.</summary>
    public static Circuit Any(int qubits, int operations, Random random)
    {
        var builder = new CircuitBuilder(qubits);
        Parameter[] parameters = [.. Enumerable.Range(0, 3).Select(i => builder.Parameter($"p{i}"))];
        Gate[] gates = [.. Gate.All.Where(g => g.QubitCount <= qubits)];
        for (int i = 0; i < operations; i++)
        {
            if (random.Next(4) == 0)
            {
                builder.Rotate(String(qubits, random), Angle(parameters, random));
                continue;
            }

            Gate gate = gates[random.Next(gates.Length)];
            var angles = new Angle[gate.AngleCount];
            for (int j = 0; j < angles.Length; j++) angles[j] = Angle(parameters, random);
            builder.Append(gate, DistinctQubits(gate.QubitCount, qubits, random), angles);
        }

        return builder.Build();
    }

    public static Angle Angle(Parameter[] parameters, Random random) => random.Next(6) switch
    {
        0 => random.Next(-9, 10) * Math.PI / 2,
        1 => (random.NextDouble() * 6) - 3,
        2 => parameters[random.Next(parameters.Length)],
        3 => (-0.5 * parameters[random.Next(parameters.Length)]) + (random.Next(-3, 4) * Math.PI / 2),
        4 => (2 * parameters[0]) - (parameters[1] / 2) + 0.3,
        _ => (random.NextDouble() * parameters[random.Next(parameters.Length)]) + random.NextDouble(),
    };

    /// <summary>The circuit on a vector, gate by gate from the textbook matrices.</summary>
    public static Complex[] Apply(Circuit circuit, double[] parameters, Complex[] state)
    {
        foreach (Operation operation in circuit.Operations)
        {
            double[] angles = [.. operation.Angles.Select(a => a.Evaluate(parameters))];
            state = operation.IsPauliRotation
                ? DenseCircuits.Rotate(operation.String.ToString("D", null), angles[0], state)
                : DenseCircuits.Apply(DenseCircuits.Gate(operation.Gate.OpenQasm2Names[0], angles), operation.Qubits, state);
        }

        return state;
    }
}
