using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;

namespace QmlTrainability.Ansatze.Catalog;

/// <summary>Generators that are sums of terms, whether or not these commute: exp(-iθH) of each is one gate.</summary>
internal sealed class HamiltonianFamily : IGeneratorFamily
{
    private readonly Func<int, IReadOnlyList<PauliSum>> _generators;

    public HamiltonianFamily(string name, int smallestSize, Func<int, IReadOnlyList<PauliSum>> generators)
    {
        Name = name;
        SmallestSize = smallestSize;
        _generators = generators;
    }

    public string Name { get; }

    public int SmallestSize { get; }

    public IReadOnlyList<PauliSum> GeneratorsAt(int qubits) => _generators(Require.Qubits(qubits));

    /// <summary>Σ over all bonds of the placements of the letters.</summary>
    public static PauliSum Over(int qubits, Topology topology, params string[] patterns) => Sum(topology.BondsAt(qubits).SelectMany(b => patterns.Select(p => At(qubits, p, b.First, b.Second))));

    /// <summary>Σ over all qubits.</summary>
    public static PauliSum Each(int qubits, Pauli letter) => Sum(Enumerable.Range(0, qubits).Select(q => PauliString.On(qubits, (q, letter))));

    public static PauliSum Sum(IEnumerable<PauliString> strings) => PauliSum.Of(strings.Select(s => (1.0, s)));

    public static PauliString At(int qubits, string letters, params int[] places)
    {
        PauliString pattern = PauliString.Parse(letters);
        return PauliString.On(qubits, [.. places.Select((q, i) => (q, pattern[i]))]);
    }
}
