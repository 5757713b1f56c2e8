using QmlTrainability.Circuits;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability;

/// <summary>Two stabilizer states as a sum over strings sees them: Σ_w ⟨P_w⟩⟨P_w⟩' is a sum of signs over the strings of L∩L'.</summary>
/// <remarks>There the product of the two signs is a character, since P_aP_b = ±P_{a+b} has one sign for both states.</remarks>
internal sealed class StabilizerOverlap
{
    private readonly InitialState _first;
    private readonly InitialState _second;
    private readonly Gf2Echelon _sum; // L + L'

    private StabilizerOverlap(InitialState first, InitialState second, Gf2Echelon sum, StabilizerSpace common)
    {
        _first = first;
        _second = second;
        _sum = sum;
        Common = common;
    }

    /// <summary>L∩L' with the product of the signs.</summary>
    public StabilizerSpace Common { get; }

    /// <summary>Null unless both are stabilizer states.</summary>
    public static StabilizerOverlap? TryOf(InitialState first, InitialState second)
    {
        if (first.Stabilizers is null || second.Stabilizers is null) return null;
        int qubits = first.QubitCount, words = PauliPacking.Words(qubits);

        // L' first; what of L vanishes modulo L' carries, as payload, the string of L that it comes from.
        var sum = new Gf2Echelon(PauliPacking.Bits(qubits), payloadWords: words);
        foreach ((PauliString stabilizer, _) in second.Stabilizers) sum.Add(PauliPacking.Pack(stabilizer, payloadWords: words));
        var common = new List<(PauliString, bool)>();
        foreach ((PauliString stabilizer, _) in first.Stabilizers)
        {
            ulong[] vector = PauliPacking.Pack(stabilizer, payloadWords: words);
            PauliPacking.AddTo(stabilizer, vector.AsSpan(words));
            if (sum.Add(vector)) continue;
            PauliString shared = PauliPacking.Unpack(qubits, vector.AsSpan(words));
            common.Add((shared, first.Expectation(shared) != second.Expectation(shared)));
        }

        return new StabilizerOverlap(first, second, sum, new StabilizerSpace(qubits, common));
    }

    /// <summary>⟨P⟩ in the first and in the second state: each 1, -1 or 0.</summary>
    public (int First, int Second) Signs(PauliString p) => ((int)_first.Expectation(p), (int)_second.Expectation(p));

    /// <summary>Whether the string is a product of one that has an expectation in the first state and one that has one in the second.</summary>
    public bool Joins(PauliString p) => _sum.Reduce(PauliPacking.Pack(p, payloadWords: PauliPacking.Words(p.QubitCount))) < 0;
}
