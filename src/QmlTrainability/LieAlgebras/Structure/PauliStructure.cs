using System.Numerics;
using QmlTrainability.LieAlgebras.Enumeration;
using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Structure;

/// <summary>The structure of an algebra of Pauli strings: ideals by characters, nothing enumerated unless a list is asked for.</summary>
internal sealed class PauliStructure : AlgebraStructure
{
    private readonly IReadOnlyList<PauliString> _central;
    private readonly IReadOnlyList<PauliComponent> _components;

    public PauliStructure(int qubitCount, IReadOnlyList<PauliString> central, IReadOnlyList<PauliComponent> components)
        : base(qubitCount, Ideals(components), AlgebraText.Merge(components.Select(c => c.Summand)), central.Count, () => [.. central.Select(p => (PauliSum)p)])
    {
        _central = central;
        _components = components;
    }

    private protected override PauliSum ProjectOnCenterUnchecked(PauliSum @operator)
    {
        List<PauliTerm> inside = [.. @operator.Terms.Where(t => _central.Contains(t.String))];
        return inside.Count == 0 ? PauliSum.Zero(QubitCount) : PauliSum.OfExact(inside.Select(t => (t.Exact, t.String)));
    }

    private protected override IReadOnlyList<PauliSum> ListDerivedBasisUnchecked(int maxDimension) => [.. Strings().Select(p => (PauliSum)p)];

    /// <summary>A maximal set of commuting strings is its own centralizer in the span of strings, hence a Cartan subalgebra.</summary>
    private protected override IReadOnlyList<PauliSum> ListCartanSubalgebraUnchecked(int maxDimension)
    {
        if (DerivedDimension > maxDimension)
        {
            throw new BudgetExceededException(
                $"Commuting strings are looked for among the {AlgebraText.Size(DerivedDimension)} strings of the derived algebra; the budget is {maxDimension}. The rank is known without: {AlgebraText.Size(Rank)}.",
                DerivedDimension, maxDimension);
        }

        var commuting = new List<PauliString>();
        foreach (PauliString p in Strings())
        {
            if (commuting.TrueForAll(h => !h.AnticommutesWithUnchecked(p))) commuting.Add(p);
        }

        return [.. Center, .. commuting.Select(p => (PauliSum)p)];
    }

    private IReadOnlyList<PauliString> Strings() => _components.Count == 0
        ? []
        : PauliEnumerator.Enumerate([], _components, null, CancellationToken.None);

    private static SimpleIdealList Ideals(IReadOnlyList<PauliComponent> components)
    {
        BigInteger count = components.Aggregate(BigInteger.Zero, (sum, c) => sum + c.Copies.Count);
        return new SimpleIdealList(count, index =>
        {
            int component = 0;
            while (index >= components[component].Copies.Count) index -= components[component++].Copies.Count;
            return components[component].Ideal(index);
        });
    }
}
