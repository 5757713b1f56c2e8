using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability.Orbits;

/// <summary>The part of a space of packed strings that commutes with given strings.</summary>
internal static class CommutingPart
{
    /// <summary>A basis of it. Cost: basis × strings, and an elimination.</summary>
    /// <param name="basis">Independent vectors, each a packed string; further words come along.</param>
    /// <param name="strings">Strings on as many qubits.</param>
    /// <param name="cancellationToken">Polled once per vector.</param>
    public static List<ulong[]> Of(IReadOnlyList<ulong[]> basis, IReadOnlyList<PauliString> strings, CancellationToken cancellationToken)
    {
        // Coordinates: with which strings a vector anticommutes. Payload: the vector.
        int head = Gf2Echelon.WordsFor(strings.Count), tail = basis.Count == 0 ? 0 : basis[0].Length;
        var syndromes = new Gf2Echelon(strings.Count, payloadWords: tail);
        var commuting = new List<ulong[]>();
        foreach (ulong[] vector in basis)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var row = new ulong[syndromes.Width];
            for (int i = 0; i < strings.Count; i++)
            {
                if (PauliPacking.Anticommute(strings[i], vector)) row[i >> 6] |= 1UL << (i & 63);
            }

            vector.CopyTo(row.AsSpan(head));
            if (!syndromes.Add(row)) commuting.Add(row[head..]);
        }

        return commuting;
    }
}
