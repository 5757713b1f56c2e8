using System.Globalization;
using System.Text;
using QmlTrainability.Ansatze;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;

namespace QmlTrainability.Benchmarks;

/// <summary>What the benchmarks and the gate work on.</summary>
internal static class Workloads
{
    /// <summary>X on every qubit and ZZ on every bond of a chain.</summary>
    public static PauliString[] IsingChain(int qubits) =>
    [
        .. Enumerable.Range(0, qubits).Select(q => PauliString.On(qubits, (q, Pauli.X))),
        .. Enumerable.Range(0, qubits - 1).Select(q => PauliString.On(qubits, (q, Pauli.Z), (q + 1, Pauli.Z))),
    ];

    /// <summary>The chain and Z on its first two qubits, which together generate su(2^n).</summary>
    public static PauliString[] EveryUnitary(int qubits) =>
        [.. IsingChain(qubits), PauliString.On(qubits, (0, Pauli.Z)), PauliString.On(qubits, (1, Pauli.Z))];

    /// <summary>ΣX, ΣY and ΣZZ over all pairs: the permutation-equivariant algebra.</summary>
    public static IReadOnlyList<PauliSum> Permutations(int qubits) => AnsatzCatalog.PermutationEquivariant(1).GeneratorsAt(qubits);

    /// <summary>Hopping and ZZ on every bond of a chain and Z on every qubit: every Hamming weight on its own.</summary>
    public static IReadOnlyList<PauliSum> HoppingWithZz(int qubits)
    {
        PauliString Bond(int q, Pauli letter) => PauliString.On(qubits, (q, letter), (q + 1, letter));
        return
        [
            .. Enumerable.Range(0, qubits - 1).Select(q => Bond(q, Pauli.X) + Bond(q, Pauli.Y)),
            .. Enumerable.Range(0, qubits - 1).Select(q => (PauliSum)Bond(q, Pauli.Z)),
            .. Enumerable.Range(0, qubits).Select(q => (PauliSum)PauliString.On(qubits, (q, Pauli.Z))),
        ];
    }

    /// <summary>Strings with each letter equally likely.</summary>
    public static PauliString[] RandomStrings(int count, int qubits, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => PauliString.Parse(string.Concat(Enumerable.Range(0, qubits).Select(_ => "IXYZ"[random.Next(4)]))))];
    }

    /// <summary>A program of rotations by numbers and entangling gates, as exporters write them.</summary>
    public static string OpenQasm(int gates, int qubits)
    {
        var text = new StringBuilder("OPENQASM 3.0;\ninclude \"stdgates.inc\";\n").Append(CultureInfo.InvariantCulture, $"qubit[{qubits}] q;\n");
        for (int i = 0; i < gates; i++)
        {
            int q = i % qubits;
            text.Append((i / qubits % 3) switch
            {
                0 => FormattableString.Invariant($"ry({i % 1000 * 0.00314159}) q[{q}];\n"),
                1 => FormattableString.Invariant($"rz(pi*{i % 1000}/1000) q[{q}];\n"),
                _ => FormattableString.Invariant($"cx q[{q}], q[{(q + 1) % qubits}];\n"),
            });
        }

        return text.ToString();
    }

    /// <summary>Layers of RY and RZ on every qubit and CX on a ring.</summary>
    public static CircuitBuilder HardwareEfficient(int qubits, int layers)
    {
        var builder = new CircuitBuilder(qubits);
        for (int layer = 0; layer < layers; layer++)
        {
            for (int q = 0; q < qubits; q++) builder.RY(q, builder.Parameter(Name("y", layer, q))).RZ(q, builder.Parameter(Name("z", layer, q)));
            for (int q = 0; q < qubits; q++) builder.CX(q, (q + 1) % qubits);
        }

        return builder;
    }

    /// <summary>Fixed values for the parameters of a circuit, none of them special.</summary>
    public static double[] Angles(Circuit circuit) => [.. Enumerable.Range(1, circuit.Parameters.Count).Select(i => 3 * Math.Sin(i))];

    private static string Name(string letter, int layer, int qubit) => string.Create(CultureInfo.InvariantCulture, $"{letter}_{layer}_{qubit}");
}
