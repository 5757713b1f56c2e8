using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Closure;

/// <summary>Permutations of qubits as arrays: qubit q moves to entry q.</summary>
internal static class QubitPermutations
{
    public static int[] Shift(int qubits) => [.. Enumerable.Range(0, qubits).Select(q => (q + 1) % qubits)];

    public static int[] Reflection(int qubits) => [.. Enumerable.Range(0, qubits).Select(q => qubits - 1 - q)];

    public static int[] Interchange(int qubits, int a, int b)
    {
        int[] permutation = [.. Enumerable.Range(0, qubits)];
        (permutation[a], permutation[b]) = (b, a);
        return permutation;
    }

    /// <summary>Interchanges that generate all permutations of the members.</summary>
    public static IEnumerable<int[]> Interchanges(int qubits, IEnumerable<int> members)
    {
        int[] all = [.. members];
        return all.Zip(all.Skip(1), (a, b) => Interchange(qubits, a, b));
    }

    public static int[] Checked(int qubits, IReadOnlyList<int> permutation)
    {
        ArgumentNullException.ThrowIfNull(permutation);
        Require.SameQubits(qubits, permutation.Count, "The permutation");
        var seen = new bool[qubits];
        foreach (int target in permutation)
        {
            Require.Qubit(target, qubits, nameof(permutation));
            if (seen[target]) throw new ArgumentException($"The permutation names qubit {target} twice.", nameof(permutation));
            seen[target] = true;
        }

        return [.. permutation];
    }

    public static bool LeavesInvariant(int[] permutation, PauliSum sum)
    {
        foreach (PauliTerm term in sum.Terms)
        {
            if (sum.ExactCoefficient(term.String.Permute(permutation)) != term.Exact) return false;
        }

        return true;
    }

    /// <summary>The classes of qubits within which a group permutes freely, where interchanges of two qubits generate it; null where they do not.</summary>
    public static IReadOnlyList<int[]>? InterchangeableClasses(PermutationGroup group)
    {
        int[] leader = [.. Enumerable.Range(0, group.QubitCount)];
        foreach (int[] permutation in group.Permutations)
        {
            int[] moved = [.. Enumerable.Range(0, permutation.Length).Where(q => permutation[q] != q)];
            if (moved.Length != 2) return null;
            (int kept, int lost) = (leader[moved[0]], leader[moved[1]]);
            for (int q = 0; q < leader.Length; q++)
            {
                if (leader[q] == lost) leader[q] = kept;
            }
        }

        return [.. Enumerable.Range(0, leader.Length).GroupBy(q => leader[q]).Select(c => c.ToArray())];
    }
}
