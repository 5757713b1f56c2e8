using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;
using QmlTrainability.Trainability;

namespace QmlTrainability.Ansatze.Repair;

/// <summary>A pool of strings made trainable: which generators to keep so that the algebra is one of free fermions, with priority for the observable.</summary>
/// <remarks>
/// Greedy in several orders: as given, pattern by pattern of letters (a step of a design is a pattern), and by distance from the observable in the anticommutation
/// graph. Of the results that hold the observable the one with the largest simple ideal is taken, not many copies of a small one. It is maximal: no string that was dropped can be put back.
/// Cost: some hundred classifications of the pool. Deterministic.
/// </remarks>
/// <example><code>
/// IEnumerable&lt;PauliString&gt; Ring(string pair) =&gt; Enumerable.Range(0, 8).Select(q =&gt; PauliString.On(8, (q, PauliString.Parse(pair)[0]), ((q + 1) % 8, PauliString.Parse(pair)[1])));
/// IEnumerable&lt;PauliString&gt; Each(Pauli letter) =&gt; Enumerable.Range(0, 8).Select(q =&gt; PauliString.On(8, (q, letter)));
/// PoolRepair repair = PoolRepair.Of([.. Ring("XX"), .. Each(Pauli.Z), .. Ring("ZZ"), .. Each(Pauli.X)]);
/// Console.WriteLine(repair);    // keep 16 of 32 generators: su(256) becomes 2·so(16)
/// </code></example>
public sealed class PoolRepair
{
    private readonly PauliSum? _observable;

    private PoolRepair(DynamicalLieAlgebra before, PauliString[] kept, PauliString[] dropped, DynamicalLieAlgebra after, PauliSum? observable)
    {
        Before = before;
        Kept = kept;
        Dropped = dropped;
        Algebra = after;
        _observable = observable;
    }

    /// <summary>The algebra of the whole pool.</summary>
    public DynamicalLieAlgebra Before { get; }

    /// <summary>The generators to keep, in the order of the pool.</summary>
    public IReadOnlyList<PauliString> Kept { get; }

    /// <summary>The generators to drop, in the order of the pool.</summary>
    public IReadOnlyList<PauliString> Dropped { get; }

    /// <summary>The algebra of <see cref="Kept"/>.</summary>
    public DynamicalLieAlgebra Algebra { get; }

    /// <summary>Finds what to keep.</summary>
    /// <param name="pool">The generators, all on one number of qubits.</param>
    /// <param name="observable">Its terms are to lie in the algebra, and what is near it comes first; null if nothing is preferred.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="ArgumentException">The pool is empty.</exception>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public static PoolRepair Of(IEnumerable<PauliString> pool, PauliSum? observable = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pool);
        PauliString[] strings = [.. pool.Distinct()];
        if (strings.Length == 0) throw new ArgumentException("There is no generator to keep.", nameof(pool));
        foreach (PauliString s in strings) Require.SameQubits(strings[0].QubitCount, s.QubitCount, $"The generator {s.Shown()}");
        if (observable is not null) Require.SameQubits(strings[0].QubitCount, observable.QubitCount, "The observable");
        return Find(strings, observable, cancellationToken);
    }

    /// <summary>A circuit of the generators kept, each with a parameter of its own, in layers.</summary>
    /// <param name="layers">At least 1.</param>
    public Circuit ToCircuit(int layers)
    {
        Require.AtLeast(layers, 1);
        var builder = new CircuitBuilder(Algebra.QubitCount);
        for (int layer = 0; layer < layers; layer++)
        {
            for (int k = 0; k < Kept.Count; k++) builder.Rotate(Kept[k], builder.Parameter(FormattableString.Invariant($"θ[{layer},{k}]")));
        }

        return builder.Build();
    }

    /// <summary>Judges the circuit of the generators kept.</summary>
    /// <param name="layers">At least 1.</param>
    /// <param name="state">The state before the circuit; |0…0⟩ if null.</param>
    /// <param name="policy">The rule; <see cref="TrainabilityPolicy.Default"/> if null.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    public Verdict Assess(int layers, InitialState? state = null, TrainabilityPolicy? policy = null, CancellationToken cancellationToken = default) =>
        Verdict.Of(ToCircuit(layers), _observable, state, policy, cancellationToken);

    /// <summary>For example "keep 16 of 32 generators: su(256) becomes 2·so(16)".</summary>
    public override string ToString() => FormattableString.Invariant($"keep {Kept.Count} of {Kept.Count + Dropped.Count} generators: {Before} becomes {Algebra}");

    private static PoolRepair Find(PauliString[] pool, PauliSum? observable, CancellationToken cancellationToken)
    {
        DynamicalLieAlgebra before = DynamicalLieAlgebra.GeneratedBy(pool, null, null, cancellationToken);
        List<PauliString>? best = null;
        DynamicalLieAlgebra? algebra = null;
        bool bestHolds = false;
        foreach (PauliString[] order in PoolOrders.Of(pool, observable))
        {
            List<PauliString> kept = FreeFermionPool.Keep(order, cancellationToken);
            DynamicalLieAlgebra found = DynamicalLieAlgebra.GeneratedBy(kept, null, null, cancellationToken);
            bool holds = observable is null || found.Contains(observable);
            if (best is not null && ((bestHolds && !holds) || (bestHolds == holds && !FreeFermionPool.IsLarger(found, algebra!)))) continue;
            (best, algebra, bestHolds) = (kept, found, holds);
        }

        var chosen = best!.ToHashSet();
        return new PoolRepair(before, [.. pool.Where(chosen.Contains)], [.. pool.Where(p => !chosen.Contains(p))], algebra!, observable);
    }
}
