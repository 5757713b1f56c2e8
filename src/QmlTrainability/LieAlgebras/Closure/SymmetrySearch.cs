using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Closure;

/// <summary>Finds permutations of the qubits that leave each of several sums invariant.</summary>
internal static class SymmetrySearch
{
    /// <summary>Orbits of a group larger than this are not listed: interchanges alone are used, which sort instead.</summary>
    private const double LargestListedOrder = 10_000;

    public static PermutationGroup Find(IReadOnlyList<PauliSum> sums)
    {
        int qubits = sums[0].QubitCount;
        PauliSum[] shortFirst = [.. sums.OrderBy(s => s.Terms.Count)];
        bool Invariant(int[] permutation) => Array.TrueForAll(shortFirst, s => QubitPermutations.LeavesInvariant(permutation, s));

        List<List<int>> classes = Interchangeable(qubits, Invariant);
        if (classes is [{ Count: > 1 }]) return PermutationGroup.Symmetric(qubits);
        classes.RemoveAll(c => c.Count == 1);
        int[][] interchanges = [.. classes.SelectMany(c => QubitPermutations.Interchanges(qubits, c))];
        double order = classes.Aggregate(1.0, (product, c) => product * Enumerable.Range(1, c.Count).Aggregate(1.0, (f, i) => f * i));
        int[] shift = QubitPermutations.Shift(qubits), reflection = QubitPermutations.Reflection(qubits);
        bool shifts = Invariant(shift), reflects = Invariant(reflection);
        if ((shifts || reflects) && order <= LargestListedOrder)
        {
            if (interchanges.Length == 0 && shifts) return reflects ? PermutationGroup.Dihedral(qubits) : PermutationGroup.Cyclic(qubits);
            string ends = reflects ? $"the reflection of {qubits} qubits" : $"the cyclic shifts of {qubits} qubits";
            if (shifts && reflects) ends = $"the cyclic shifts and reflections of {qubits} qubits";
            int[][] whole = [.. interchanges, .. shifts ? [shift] : Array.Empty<int[]>(), .. reflects ? [reflection] : Array.Empty<int[]>()];
            return new PermutationGroup(qubits, whole, interchanges.Length == 0 ? ends : $"{ends} and {Name(classes)}");
        }

        return interchanges.Length == 0 ? PermutationGroup.Trivial(qubits) : new PermutationGroup(qubits, interchanges, Name(classes));
    }

    /// <summary>Classes of qubits any two of which can be interchanged: an equivalence relation, so one member stands for each class.</summary>
    private static List<List<int>> Interchangeable(int qubits, Func<int[], bool> isInvariant)
    {
        var classes = new List<List<int>>();
        for (int q = 0; q < qubits; q++)
        {
            List<int>? own = classes.Find(c => isInvariant(QubitPermutations.Interchange(qubits, c[0], q)));
            if (own is null) classes.Add([q]);
            else own.Add(q);
        }

        return classes;
    }

    private static string Name(List<List<int>> classes) =>
        $"all permutations within {string.Join(" and ", classes.Select(c => $"{{{string.Join(", ", c)}}}"))}";
}
