using System.Runtime.InteropServices;

namespace QmlTrainability.Paulis;

/// <summary>Finds all anticommuting pairs, by per-qubit buckets or by all pairs, whichever costs less.</summary>
internal static class AnticommutationEdges
{
    /// <summary>The rising neighbors of each string.</summary>
    public static int[][] Find(PauliString[] strings, CancellationToken cancellationToken)
    {
        var occupied = new Dictionary<int, long>();
        double letters = 0, words = 0;
        foreach (PauliString p in strings)
        {
            words += p.Words.Length;
            foreach ((int qubit, _) in p.Support) CollectionsMarshal.GetValueRefOrAddDefault(occupied, qubit, out _)++;
        }

        foreach (long size in occupied.Values) letters += (double)size * size;
        // A pair costs one merge of words; a bucket entry costs a scattered read, several times as much.
        return letters * 4 < words * strings.Length ? ByBuckets(strings, cancellationToken) : ByPairs(strings, cancellationToken);
    }

    /// <summary>Compares every two strings.</summary>
    internal static int[][] ByPairs(PauliString[] strings, CancellationToken cancellationToken)
    {
        var neighbors = new List<int>[strings.Length];
        for (int i = 0; i < strings.Length; i++) neighbors[i] = [];
        for (int i = 0; i < strings.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (int j = 0; j < i; j++)
            {
                if (!strings[i].AnticommutesWithUnchecked(strings[j])) continue;
                neighbors[i].Add(j);
                neighbors[j].Add(i);
            }
        }

        return [.. neighbors.Select(n => n.ToArray())];
    }

    /// <summary>Counts, modulo 2, the qubits where two strings differ in letters other than I, over the strings that share a qubit.</summary>
    internal static int[][] ByBuckets(PauliString[] strings, CancellationToken cancellationToken)
    {
        var buckets = new Dictionary<int, List<(int String, Pauli Letter)>>();
        for (int i = 0; i < strings.Length; i++)
        {
            foreach ((int qubit, Pauli letter) in strings[i].Support)
                (CollectionsMarshal.GetValueRefOrAddDefault(buckets, qubit, out _) ??= []).Add((i, letter));
        }

        var neighbors = new int[strings.Length][];
        // A string may meet another at three qubits, so "odd so far" and "already listed" are different flags.
        var odd = new bool[strings.Length];
        var listed = new bool[strings.Length];
        var met = new List<int>();
        for (int i = 0; i < strings.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach ((int qubit, Pauli letter) in strings[i].Support)
            {
                foreach ((int other, Pauli otherLetter) in CollectionsMarshal.AsSpan(buckets[qubit]))
                {
                    if (letter == otherLetter) continue;
                    odd[other] = !odd[other];
                    if (listed[other]) continue;
                    listed[other] = true;
                    met.Add(other);
                }
            }

            met.Sort();
            neighbors[i] = [.. met.Where(j => odd[j])];
            foreach (int j in met) (odd[j], listed[j]) = (false, false);
            met.Clear();
        }

        return neighbors;
    }
}
