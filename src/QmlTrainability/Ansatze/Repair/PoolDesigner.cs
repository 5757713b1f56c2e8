using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;
using QmlTrainability.Trainability;

namespace QmlTrainability.Ansatze.Repair;

/// <summary>Finds generators for an observable, a state and a symmetry: the largest pool that it meets whose loss can be trained.</summary>
/// <remarks>
/// Without permutations all strings of a range that commute with the symmetries are offered in several orders, and those are kept with which the algebra stays one of
/// free fermions (a maximal pool in each order). With permutations the strings are twirled, and sums are added while the dimension stays within its limit. Among the
/// pools whose deep-limit variance is at least 2^-40 the one with the largest simple ideal is returned; a larger one may exist. Deterministic.
/// </remarks>
/// <example><code>
/// DesignedPool pool = PoolDesigner.Find(PauliSum.Parse("ZIII"), InitialState.Zeros(4), new PoolDesignOptions { Symmetries = [PauliString.Parse("ZZZZ")] });
/// Console.WriteLine(pool.Algebra);    // 2·so(8)
/// </code></example>
public static class PoolDesigner
{
    private const double Log2SmallestVariance = -40;

    /// <summary>Finds a pool.</summary>
    /// <param name="observable">The observable of the loss.</param>
    /// <param name="state">The state before the circuit, on as many qubits.</param>
    /// <param name="options">What may be chosen.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="HypothesisNotMetException">The observable is not invariant under the permutations, or no pool was met with which it can be trained.</exception>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public static DesignedPool Find(PauliSum observable, InitialState state, PoolDesignOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(observable);
        ArgumentNullException.ThrowIfNull(state);
        options ??= PoolDesignOptions.Default;
        Require.SameQubits(observable.QubitCount, state.QubitCount, "The state");
        foreach (PauliString symmetry in options.Symmetries) Require.SameQubits(observable.QubitCount, symmetry.QubitCount, $"The symmetry {symmetry.Shown()}");
        if (options.Permutations is not null) Require.SameQubits(observable.QubitCount, options.Permutations.QubitCount, "The group of permutations");
        return options.Permutations is PermutationGroup group
            ? OfSums(observable, state, options, group, cancellationToken)
            : OfStrings(observable, state, options, cancellationToken);
    }

    private static DesignedPool OfStrings(PauliSum observable, InitialState state, PoolDesignOptions options, CancellationToken cancellationToken)
    {
        PauliString[] candidates = [.. Candidates(observable.QubitCount, options, everywhere: false)];
        DesignedPool? best = null;
        foreach (PauliString[] order in PoolOrders.Of(candidates, observable))
        {
            List<PauliString> kept = FreeFermionPool.Keep(order, cancellationToken);
            if (kept.Count == 0) continue;
            DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy(kept, null, null, cancellationToken);
            if (best is not null && !FreeFermionPool.IsLarger(algebra, best.Algebra)) continue;
            if (VarianceOf(algebra, observable, state, cancellationToken) is LossVariance variance && variance.Log2 >= Log2SmallestVariance)
                best = new DesignedPool([.. kept.Select(k => (PauliSum)k)], algebra, variance, observable, state);
        }

        return best ?? throw new HypothesisNotMetException(
            $"No pool of {options} was met with which the observable has a deep-limit variance of at least 2^{Log2SmallestVariance} from {state}. Allow a larger range, or other symmetries.");
    }

    private static DesignedPool OfSums(PauliSum observable, InitialState state, PoolDesignOptions options, PermutationGroup group, CancellationToken cancellationToken)
    {
        if (!group.LeavesInvariant(observable))
            throw new HypothesisNotMetException($"The observable is not invariant under {group}, so no invariant circuit can use it alone. Take Twirl.Of(group, observable).");
        var budget = new ClosureOptions { MaxDimension = options.MaxDimension, Symmetry = group };
        var generators = new List<PauliSum>();
        DynamicalLieAlgebra? algebra = null;
        foreach (PauliSum candidate in Twirl.Pool(group, Candidates(observable.QubitCount, options, everywhere: true).Select(c => (PauliSum)c)))
        {
            if (candidate.Terms.Any(a => candidate.Terms.Any(b => !a.String.CommutesWith(b.String)))) continue; // no layer of gates
            if (algebra?.Contains(candidate) ?? false) continue;
            try
            {
                algebra = DynamicalLieAlgebra.GeneratedBy([.. generators, candidate], budget, null, cancellationToken);
                generators.Add(candidate);
            }
            catch (BudgetExceededException)
            {
                // With this candidate the algebra is larger than asked for: it is left out, which is what the limit is for.
            }
        }

        if (algebra is null || !generators.Exists(g => g.Terms.Any(a => observable.Terms.Any(b => !a.String.CommutesWith(b.String)))))
            throw new HypothesisNotMetException($"No generator of {options} moves the observable within dimension {options.MaxDimension}. Allow a larger range or dimension.");
        return new DesignedPool(generators, algebra, VarianceOf(algebra, observable, state, cancellationToken), observable, state);
    }

    private static LossVariance? VarianceOf(DynamicalLieAlgebra algebra, PauliSum observable, InitialState state, CancellationToken cancellationToken)
    {
        try
        {
            return LossVariance.Of(algebra, observable, state, cancellationToken);
        }
        catch (Exception e) when (e is UnsupportedRequestException or HypothesisNotMetException or BudgetExceededException)
        {
            return null; // not known for this algebra: a pool of strings is then passed over, a pool of sums says so by its null
        }
    }

    /// <summary>All strings on runs of neighboring qubits, or on any qubits, that commute with the symmetries: fewest letters first.</summary>
    private static IEnumerable<PauliString> Candidates(int n, PoolDesignOptions options, bool everywhere)
    {
        IEnumerable<int[]> places = everywhere
            ? Enumerable.Range(1, options.Range).SelectMany(k => Subsets(n, k))
            : Enumerable.Range(1, options.Range).SelectMany(k => Subsets(n, k).Where(s => s[^1] - s[0] < options.Range));
        return places.SelectMany(p => Letters(p.Length).Select(l => PauliString.On(n, [.. p.Select((q, i) => (q, l[i]))]))).Where(s => options.Symmetries.All(s.CommutesWith));
    }

    private static IEnumerable<int[]> Subsets(int n, int size) => size == 0 ? [[]]
        : Subsets(n, size - 1).SelectMany(s => Enumerable.Range(s.Length == 0 ? 0 : s[^1] + 1, n - (s.Length == 0 ? 0 : s[^1] + 1)).Select(q => (int[])[.. s, q]));

    private static IEnumerable<Pauli[]> Letters(int count) => count == 0 ? [[]]
        : Letters(count - 1).SelectMany(l => new[] { Pauli.X, Pauli.Y, Pauli.Z }.Select(p => (Pauli[])[.. l, p]));
}
