using System.Numerics;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation.Kernels;
using QmlTrainability.Simulation.Layers;

namespace QmlTrainability.Simulation;

/// <summary>An observable as the kernels take it: its strings as bit masks, grouped by their X bits. At most 62 qubits. Immutable.</summary>
internal sealed class ObservablePlan
{
    public ObservablePlan(PauliSum observable)
        : this(observable.Terms)
    {
    }

    /// <summary>Of given terms, each string once.</summary>
    public ObservablePlan(IEnumerable<PauliTerm> terms)
        : this(terms.Select(t => (PauliBits.Of(t.String).X, PauliBits.Of(t.String).Z, t.Coefficient)))
    {
    }

    /// <summary>For a state whose basis state i is at the index that the map takes to i.</summary>
    public ObservablePlan(PauliSum observable, IndexMap map)
        : this(observable.Terms.Select(t => Before(map, PauliBits.Of(t.String).X, PauliBits.Of(t.String).Z, t.Coefficient)))
    {
    }

    /// <summary>Of given groups.</summary>
    public ObservablePlan(IEnumerable<StringGroup> groups) => Groups = [.. groups];

    private ObservablePlan(IEnumerable<(long X, long Z, double Coefficient)> terms) =>
        Groups = [.. terms.GroupBy(t => t.X).OrderBy(g => g.Key).Select(g => new StringGroup(g.Key, g.Select(t => (t.Z, t.Coefficient))))];

    /// <summary>By rising X bits.</summary>
    public StringGroup[] Groups { get; }

    /// <summary>i^Y X^x Z^z before the map: x and z go back, the offset gives a sign, and the number of Y may change by two.</summary>
    private static (long X, long Z, double Coefficient) Before(IndexMap map, long x, long z, double coefficient)
    {
        long earlierX = map.Preimage(x), earlierZ = map.PullBack(z);
        int turns = BitOperations.PopCount((ulong)(x & z)) - BitOperations.PopCount((ulong)(earlierX & earlierZ));
        return (earlierX, earlierZ, map.Flips(z) != ((turns & 3) != 0) ? -coefficient : coefficient);
    }
}
