using QmlTrainability.LieAlgebras.Closure;
using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras;

/// <summary>A group of permutations of the qubits, named by generators.</summary>
/// <remarks>A closure of sums that are invariant under such a group needs one coordinate per orbit of Pauli strings instead of one per string:
/// C(n+3,3) under all permutations instead of 4^n. Immutable and thread-safe.</remarks>
/// <example><code>
/// PauliSum[] generators = [PauliSum.Parse("XII + IXI + IIX"), PauliSum.Parse("ZZI + IZZ + ZIZ")];
/// PermutationGroup found = PermutationGroup.SymmetryOf(generators);
/// Console.WriteLine(found);                                                             // all permutations of 3 qubits
/// Console.WriteLine(PermutationGroup.Cyclic(3).LeavesInvariant(generators[1]));         // True
/// Console.WriteLine(found.LeavesInvariant(PauliSum.Parse("ZZI")));                      // False
/// </code></example>
public sealed class PermutationGroup
{
    private readonly int[][] _generators;
    private readonly string _name;

    internal PermutationGroup(int qubitCount, IEnumerable<int[]> generators, string name)
    {
        QubitCount = qubitCount;
        _generators = [.. generators.Where(g => g.Where((to, from) => to != from).Any())];
        _name = name;
    }

    /// <summary>The number of qubits.</summary>
    public int QubitCount { get; }

    /// <summary>Permutations that generate the group, none of them the identity: qubit q moves to entry q.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Generators => [.. _generators.Select(Array.AsReadOnly)];

    /// <summary>Whether the identity is the only element.</summary>
    public bool IsTrivial => _generators.Length == 0;

    /// <summary>Whether interchanges generate it and it is the group of all permutations.</summary>
    internal bool IsSymmetric => QubitPermutations.InterchangeableClasses(this) is [_];

    /// <summary>The generators as arrays.</summary>
    internal IReadOnlyList<int[]> Permutations => _generators;

    /// <summary>The group of the identity alone: a closure that uses no symmetry.</summary>
    /// <param name="qubits">At least 1.</param>
    public static PermutationGroup Trivial(int qubits) => new(Require.Qubits(qubits), [], "the identity");

    /// <summary>All permutations.</summary>
    /// <param name="qubits">At least 1.</param>
    public static PermutationGroup Symmetric(int qubits) =>
        new(Require.Qubits(qubits), QubitPermutations.Interchanges(qubits, Enumerable.Range(0, qubits)), $"all permutations of {qubits} qubits");

    /// <summary>The cyclic shifts of a ring.</summary>
    /// <param name="qubits">At least 1.</param>
    public static PermutationGroup Cyclic(int qubits) => new(Require.Qubits(qubits), [QubitPermutations.Shift(qubits)], $"the cyclic shifts of {qubits} qubits");

    /// <summary>The cyclic shifts and the reflections of a ring.</summary>
    /// <param name="qubits">At least 1.</param>
    public static PermutationGroup Dihedral(int qubits) =>
        new(Require.Qubits(qubits), [QubitPermutations.Shift(qubits), QubitPermutations.Reflection(qubits)], $"the cyclic shifts and reflections of {qubits} qubits");

    /// <summary>The group that permutations generate.</summary>
    /// <param name="qubits">At least 1.</param>
    /// <param name="permutations">Each names each qubit once: qubit q moves to entry q.</param>
    /// <exception cref="QubitCountMismatchException">A permutation has another number of qubits.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An entry is no qubit.</exception>
    /// <exception cref="ArgumentException">An entry comes twice.</exception>
    public static PermutationGroup GeneratedBy(int qubits, IEnumerable<IReadOnlyList<int>> permutations)
    {
        Require.Qubits(qubits);
        ArgumentNullException.ThrowIfNull(permutations);
        int[][] generators = [.. permutations.Select(p => QubitPermutations.Checked(qubits, p))];
        return new PermutationGroup(qubits, generators, $"a group of permutations of {qubits} qubits with {generators.Length} generators");
    }

    /// <summary>A group that leaves each sum invariant: interchangeable qubits, cyclic shifts and reflections, as far as the sums have them.</summary>
    /// <remarks>Not the largest such group, which is as hard to find as the automorphisms of a graph. Cost: n² looks at the terms at most, the rejected ones early.</remarks>
    /// <param name="sums">At least one sum, all on one number of qubits.</param>
    /// <exception cref="ArgumentException">There is no sum.</exception>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public static PermutationGroup SymmetryOf(IEnumerable<PauliSum> sums)
    {
        ArgumentNullException.ThrowIfNull(sums);
        PauliSum[] all = [.. sums];
        if (all.Length == 0) throw new ArgumentException("There is no sum, and so no number of qubits.", nameof(sums));
        foreach (PauliSum sum in all) Require.SameQubits(all[0].QubitCount, sum.QubitCount, $"The sum {sum}");
        return SymmetrySearch.Find(all);
    }

    /// <summary>Whether every permutation of the group maps the sum to itself.</summary>
    /// <param name="sum">On as many qubits.</param>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public bool LeavesInvariant(PauliSum sum)
    {
        ArgumentNullException.ThrowIfNull(sum);
        Require.SameQubits(QubitCount, sum.QubitCount, "The sum");
        return _generators.All(g => QubitPermutations.LeavesInvariant(g, sum));
    }

    /// <summary>The group in words, for example "all permutations of 7 qubits".</summary>
    public override string ToString() => _name;
}
