using QmlTrainability.Paulis;

namespace QmlTrainability.Ansatze.Repair;

/// <summary>Orders in which the strings of a pool are offered to a greedy choice.</summary>
internal static class PoolOrders
{
    /// <summary>Of more patterns only the rotations of their order are tried: 5! is 120.</summary>
    private const int MostPermutedPatterns = 4;

    public static IEnumerable<PauliString[]> Of(PauliString[] pool, PauliSum? observable)
    {
        if (observable is not null) yield return ByDistance(pool, observable);
        yield return pool;
        PauliString[][] patterns = [.. pool.GroupBy(Pattern, StringComparer.Ordinal).Select(g => g.ToArray())];
        foreach (int[] order in Orders(patterns.Length)) yield return [.. order.SelectMany(i => patterns[i])];
    }

    /// <summary>Breadth-first from the observable: its own terms, what anticommutes with it, what anticommutes with that, and so on.</summary>
    private static PauliString[] ByDistance(PauliString[] pool, PauliSum observable)
    {
        HashSet<PauliString> terms = [.. observable.Terms.Select(t => t.String)];
        List<PauliString> ordered = [.. pool.Where(terms.Contains)], front = [.. terms], rest = [.. pool.Where(p => !terms.Contains(p))];
        while (front.Count > 0)
        {
            front = [.. rest.Where(p => front.Exists(p.AnticommutesWithUnchecked))];
            ordered.AddRange(front);
            rest.RemoveAll(front.ToHashSet().Contains);
        }

        return [.. ordered, .. rest];
    }

    /// <summary>The letters without their places, such as "XX".</summary>
    private static string Pattern(PauliString p) => string.Concat(p.Support.Select(s => s.Letter.ToString()));

    private static IEnumerable<int[]> Orders(int count)
    {
        if (count > MostPermutedPatterns) return Enumerable.Range(0, count).Select(first => Enumerable.Range(0, count).Select(i => (first + i) % count).ToArray());
        IEnumerable<int[]> orders = [[]];
        for (int i = 0; i < count; i++) orders = orders.SelectMany(o => Enumerable.Range(0, count).Where(k => !o.Contains(k)).Select(k => (int[])[.. o, k]));
        return orders;
    }
}
