using System.Numerics;

namespace QmlTrainability.Tests.LieAlgebras.BruteForce;

/// <summary>Names the Lie algebra spanned by one connected set of Pauli strings from its centroid, its Cartan subalgebra and its roots.</summary>
/// <remarks>
/// <b>Ideals.</b> A map that commutes with every ad_a commutes with every ad_a², so it takes a string v only to strings v + r whose r commutes
/// with the whole set; conversely multiplication by such a P_r is such a map. So the centroid, whose dimension is the number of simple
/// ideals, has the dimension of a class of strings that anticommute with the same members, and all classes are equally large.
/// <b>Rank.</b> A maximal set of commuting strings is its own centralizer, hence a Cartan subalgebra.
/// <b>Roots.</b> ad_h² v = 4v or 0 for every h of it, so all roots that meet v have squared length 4·#{h : h anticommutes with v}, and as many
/// roots have a length as strings have it. All ideals are isomorphic, because the strings permute them.
/// </remarks>
internal static class RootSystem
{
    public static (char Type, int Rank, int Copies) Identify(IReadOnlyList<Bits> members, IReadOnlyList<Bits> generators)
    {
        int copies = ClassSize(members, generators);
        List<Bits> cartan = MaximalCommutingSet(members);
        var lengths = new SortedDictionary<int, int>();
        var inCartan = new HashSet<Bits>(cartan);
        foreach (Bits v in members)
        {
            if (inCartan.Contains(v)) continue;
            int length = cartan.Count(h => h.Anticommutes(v));
            lengths[length] = lengths.GetValueOrDefault(length) + 1;
        }

        return (TypeOf(Exact(cartan.Count, copies), [.. lengths.Select(l => (l.Key, Exact(l.Value, copies)))]), cartan.Count / copies, copies);
    }

    private static int ClassSize(IReadOnlyList<Bits> members, IReadOnlyList<Bits> generators)
    {
        var sizes = new Dictionary<BigInteger, int>();
        foreach (Bits v in members)
        {
            BigInteger row = 0;
            for (int i = 0; i < generators.Count; i++) row |= v.Anticommutes(generators[i]) ? BigInteger.One << i : 0;
            sizes[row] = sizes.GetValueOrDefault(row) + 1;
        }

        return sizes.Values.Distinct().Single();
    }

    private static List<Bits> MaximalCommutingSet(IReadOnlyList<Bits> members)
    {
        var set = new List<Bits>();
        foreach (Bits v in members)
        {
            if (set.TrueForAll(h => !h.Anticommutes(v))) set.Add(v);
        }

        return set;
    }

    private static char TypeOf(int rank, List<(int Length, int Roots)> lengths)
    {
        if (lengths.Count == 1)
        {
            int roots = lengths[0].Roots;
            if (roots == rank * (rank + 1)) return 'A';
            if (rank >= 4 && roots == 2 * rank * (rank - 1)) return 'D';
        }
        else if (lengths.Count == 2 && lengths[1].Length == 2 * lengths[0].Length)
        {
            if (rank >= 3 && lengths[0].Roots == 2 * rank && lengths[1].Roots == 2 * rank * (rank - 1)) return 'B';
            if (lengths[1].Roots == 2 * rank && lengths[0].Roots == 2 * rank * (rank - 1)) return 'C';
        }

        throw new InvalidOperationException($"Rank {rank} with roots {string.Join(", ", lengths)} is no classical type.");
    }

    private static int Exact(int value, int divisor) =>
        value % divisor == 0 ? value / divisor : throw new InvalidOperationException($"{divisor} isomorphic copies cannot share {value}.");
}
