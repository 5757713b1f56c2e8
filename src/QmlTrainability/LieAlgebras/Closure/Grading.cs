using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Closure;

/// <summary>Splits generators by the single strings among them, without changing the algebra.</summary>
/// <remarks>For a generator P the operator ad_P² is a multiple of the projection on the part that anticommutes with P, so the commuting and the
/// anticommuting part of every other generator lie in the algebra too. New single strings split further. Often only strings are left,
/// and these are classified at any size.</remarks>
internal static class Grading
{
    public static List<PauliSum> Split(IReadOnlyList<PauliSum> generators)
    {
        var parts = new List<PauliSum>(generators);
        var used = new HashSet<PauliString>();
        while (parts.FirstOrDefault(p => p.Terms.Count == 1 && !used.Contains(p.Terms[0].String)) is PauliSum single)
        {
            PauliString p = single.Terms[0].String;
            used.Add(p);
            parts = [.. parts.SelectMany(sum => Split(sum, p))];
        }

        return parts;
    }

    private static IEnumerable<PauliSum> Split(PauliSum sum, PauliString p)
    {
        if (sum.Terms.Count == 1) return [sum];
        ILookup<bool, PauliTerm> byCommutation = sum.Terms.ToLookup(t => t.String.CommutesWith(p));
        return byCommutation.Count == 1 ? [sum] : byCommutation.Select(part => PauliSum.OfExact(part.Select(t => (t.Exact, t.String))));
    }
}
