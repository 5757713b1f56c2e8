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

    /// <summary>The two qubits that a permutation interchanges where it moves no other, or null.</summary>
    public static (int A, int B)? AsInterchange(int[] permutation)
    {
        int[] moved = [.. Enumerable.Range(0, permutation.Length).Where(q => permutation[q] != q)];
        return moved.Length == 2 ? (moved[0], moved[1]) : null;
    }
}
