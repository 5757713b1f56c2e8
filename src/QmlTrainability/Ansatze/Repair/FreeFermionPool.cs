using System.Numerics;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;

namespace QmlTrainability.Ansatze.Repair;

/// <summary>Takes strings one by one and keeps those with which the algebra stays one of free fermions.</summary>
/// <remarks>The largest such subset is hard to find (deleting vertices to a line graph); greedy is a maximal one: nothing that was left out could be added.</remarks>
internal static class FreeFermionPool
{
    /// <summary>Whether an algebra has the larger simple ideal, or one of the same size and a larger dimension.</summary>
    public static bool IsLarger(DynamicalLieAlgebra a, DynamicalLieAlgebra b)
    {
        int order = LargestIdeal(a).CompareTo(LargestIdeal(b));
        return order > 0 || (order == 0 && a.Dimension > b.Dimension);

        static BigInteger LargestIdeal(DynamicalLieAlgebra algebra) => algebra.SimpleSummands.Select(s => s.Dimension).DefaultIfEmpty(BigInteger.Zero).Max();
    }

    /// <summary>Adds pieces as large as they are safe: a run of strings is tried as a whole, then by halves, so that long safe runs cost few classifications.</summary>
    public static List<PauliString> Keep(IReadOnlyList<PauliString> strings, CancellationToken cancellationToken)
    {
        var kept = new List<PauliString>();
        Add(0, strings.Count);
        return kept;

        void Add(int from, int to)
        {
            if (from >= to) return;
            cancellationToken.ThrowIfCancellationRequested();
            PauliString[] piece = [.. strings.Skip(from).Take(to - from)];
            if (SafeAddition.IsPolynomial(DynamicalLieAlgebra.GeneratedBy([.. kept, .. piece], null, null, cancellationToken)))
            {
                kept.AddRange(piece);
                return;
            }

            if (piece.Length == 1) return;
            int middle = (from + to) / 2;
            Add(from, middle);
            Add(middle, to);
        }
    }
}
