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

    /// <summary>XX, Z, ZZ and X on a ring: su(2^n), of which two copies of so(2n) can be kept.</summary>
    public static PauliString[] TwoFieldRing(int qubits) =>
    [
        .. Ring(qubits, Pauli.X), .. Enumerable.Range(0, qubits).Select(q => PauliString.On(qubits, (q, Pauli.Z))),
        .. Ring(qubits, Pauli.Z), .. Enumerable.Range(0, qubits).Select(q => PauliString.On(qubits, (q, Pauli.X))),
    ];

    /// <summary>Layers of RY and RZ on every qubit and CZ on every second bond.</summary>
    public static Circuit Bricks(int qubits, int layers)
    {
        var builder = new CircuitBuilder(qubits);
        for (int layer = 0; layer < layers; layer++)
        {
            for (int q = 0; q < qubits; q++)
                builder.RY(q, builder.Parameter(FormattableString.Invariant($"y{layer}_{q}"))).RZ(q, builder.Parameter(FormattableString.Invariant($"z{layer}_{q}")));
            for (int q = layer % 2; q + 1 < qubits; q += 2) builder.CZ(q, q + 1);
        }

        return builder.Build();
    }

    /// <summary>The chain and Z on its first two qubits, which together generate su(2^n).</summary>
    public static PauliString[] EveryUnitary(int qubits) =>
        [.. IsingChain(qubits), PauliString.On(qubits, (0, Pauli.Z)), PauliString.On(qubits, (1, Pauli.Z))];

    /// <summary>ΣX, ΣY and ΣZZ over all pairs: the permutation-equivariant algebra.</summary>
    public static IReadOnlyList<PauliSum> Permutations(int qubits) => AnsatzCatalog.PermutationEquivariant(1).GeneratorsAt(qubits);

    /// <summary>ΣZZ and ΣX on a ring.</summary>
    public static PauliSum[] IsingRing(int qubits) => MaxCut(qubits, [.. Enumerable.Range(0, qubits).Select(q => (q, (q + 1) % qubits))]);

    /// <summary>ΣZZ over edges and ΣX.</summary>
    public static PauliSum[] MaxCut(int qubits, params (int A, int B)[] edges) =>
        [Sum(edges.Select(e => Pair(qubits, e.A, e.B, Pauli.Z))), Sum(Enumerable.Range(0, qubits).Select(q => PauliString.On(qubits, (q, Pauli.X))))];

    /// <summary>Hopping (XX + YY) and ZZ on the even and on the odd bonds of a chain.</summary>
    public static PauliSum[] XxzEvenOdd(int qubits) =>
    [
        Sum(Bonds(qubits, 0).SelectMany(q => Hop(qubits, q))),
        Sum(Bonds(qubits, 1).SelectMany(q => Hop(qubits, q))),
        Sum(Bonds(qubits, 0).Select(q => Pair(qubits, q, q + 1, Pauli.Z))),
        Sum(Bonds(qubits, 1).Select(q => Pair(qubits, q, q + 1, Pauli.Z))),
    ];

    /// <summary>Hopping and ZZ on each bond of a chain and Z on each qubit, each on its own.</summary>
    public static PauliSum[] HoppingWithZz(int qubits) =>
    [
        .. Enumerable.Range(0, qubits - 1).Select(q => Sum(Hop(qubits, q))),
        .. Enumerable.Range(0, qubits).Select(q => (PauliSum)PauliString.On(qubits, (q, Pauli.Z))),
        .. Enumerable.Range(0, qubits - 1).Select(q => (PauliSum)Pair(qubits, q, q + 1, Pauli.Z)),
    ];

    /// <summary>Two sums of random strings: su(2^n).</summary>
    public static PauliSum[] RandomSums(int qubits, int terms, int seed) => TwoSums(qubits, terms, seed, _ => true);

    /// <summary>Two sums of random strings P with PᵀJ + JP = 0 for J = Y on the first qubit: sp(2^(n-1)).</summary>
    public static PauliSum[] SymplecticSums(int qubits, int terms, int seed)
    {
        PauliString form = PauliString.On(qubits, (0, Pauli.Y));
        return TwoSums(qubits, terms, seed, p => (p.YCount % 2 == 1) == p.CommutesWith(form));
    }

    /// <summary>Strings with each letter equally likely.</summary>
    public static PauliString[] RandomStrings(int count, int qubits, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => PauliString.Parse(string.Concat(Enumerable.Range(0, qubits).Select(_ => "IXYZ"[random.Next(4)]))))];
    }

    /// <summary>Strings of two letters on any two qubits, each letter equally likely.</summary>
    public static PauliString[] RandomPairs(int count, int qubits, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            int a = random.Next(qubits), b = (a + 1 + random.Next(qubits - 1)) % qubits;
            return PauliString.On(qubits, (a, Letter()), (b, Letter()));
        })];

        Pauli Letter() => random.Next(3) switch { 0 => Pauli.X, 1 => Pauli.Y, _ => Pauli.Z };
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

    private static PauliSum[] TwoSums(int qubits, int terms, int seed, Func<PauliString, bool> isWanted)
    {
        PauliString[] strings = [.. RandomStrings(8 * terms, qubits, seed).Where(isWanted).Take(2 * terms)];
        return [.. strings.Chunk(terms).Select(part => PauliSum.Of(part.Select((p, i) => (1.0 + i, p))))];
    }

    private static PauliSum Sum(IEnumerable<PauliString> strings) => PauliSum.Of(strings.Select(p => (1.0, p)));

    private static IEnumerable<int> Bonds(int qubits, int first) => Enumerable.Range(0, qubits - 1).Where(q => q % 2 == first);

    private static PauliString Pair(int qubits, int a, int b, Pauli letter) => PauliString.On(qubits, (a, letter), (b, letter));

    private static PauliString[] Hop(int qubits, int q) => [Pair(qubits, q, q + 1, Pauli.X), Pair(qubits, q, q + 1, Pauli.Y)];

    private static string Name(string letter, int layer, int qubit) => string.Create(CultureInfo.InvariantCulture, $"{letter}_{layer}_{qubit}");

    private static IEnumerable<PauliString> Ring(int qubits, Pauli letter) => Enumerable.Range(0, qubits).Select(q => PauliString.On(qubits, (q, letter), ((q + 1) % qubits, letter)));
}
