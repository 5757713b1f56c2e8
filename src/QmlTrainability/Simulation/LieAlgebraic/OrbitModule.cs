using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.LieAlgebras.Closure;
using QmlTrainability.Paulis;

namespace QmlTrainability.Simulation.LieAlgebraic;

/// <summary>The module of an observable where a group of qubit permutations leaves the observable and all sums of the circuit as they are: a basis element is the sum
/// of an orbit of strings, divided by the square root of its size.</summary>
/// <remarks>Under all permutations of n qubits it has at most C(n+3,3) elements instead of 4^n (arXiv:2210.09974). The state need not be invariant.</remarks>
internal sealed class OrbitModule : OperatorModule
{
    private readonly ColumnIndex _orbits;
    private readonly PermutationGroup _symmetry;
    private readonly long _memoryBudget;

    private OrbitModule(
        ColumnIndex orbits, PermutationGroup symmetry, long memoryBudget, IReadOnlyList<(ModuleGenerator Generator, Angle Angle)> steps, double[] observable)
        : base(steps, observable)
    {
        _orbits = orbits;
        _symmetry = symmetry;
        _memoryBudget = memoryBudget;
    }

    public override string Basis => $"orbits under {_symmetry}";

    /// <exception cref="BudgetExceededException">The module does not fit the budget.</exception>
    public static OrbitModule Of(IReadOnlyList<TiedStep> steps, PauliSum observable, PermutationGroup symmetry, long memoryBudget, CancellationToken cancellationToken)
    {
        long blocks = 0;
        ColumnIndex? orbits = null;
        PauliSum[] generators = [.. steps.Select(s => s.Generator).Distinct()];
        SparseAction[] actions = [.. generators.Select(g => new SparseAction(g))];
        orbits = ColumnIndex.Of(symmetry, bytes => Check(bytes), cancellationToken);
        var coordinates = new List<double>();
        foreach (PauliTerm term in observable.Terms)
        {
            int orbit = orbits.GetOrAdd(PauliPacking.Pack(term.String));
            while (coordinates.Count <= orbit) coordinates.Add(term.Coefficient * Math.Sqrt(orbits.SizeOf(coordinates.Count)));
        }

        var representative = new ulong[PauliPacking.Words(observable.QubitCount)];
        for (int i = 0; i < orbits.Count; i++)
        {
            if ((i & 15) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Check(orbits.Bytes);
            }

            orbits[i].CopyTo(representative); // the table may move
            foreach (SparseAction action in actions) action.Add(representative, packed => orbits.GetOrAdd(packed));
        }

        var matrices = new Dictionary<PauliSum, ModuleGenerator>();
        for (int g = 0; g < actions.Length; g++)
            matrices.Add(generators[g], BlockGenerator.Of([.. actions[g].Upper()], orbits.Count, bytes => Check(orbits.Bytes + (blocks += bytes)), cancellationToken));
        var o = new double[orbits.Count];
        coordinates.CopyTo(o);
        return new OrbitModule(orbits, symmetry, memoryBudget, [.. steps.Reverse().Select(s => (matrices[s.Generator], s.Angle))], o);

        void Check(long tables)
        {
            long bytes = tables + (3L * sizeof(double) * (orbits?.Count ?? 0)) + actions.Sum(a => a.Bytes) + blocks;
            if (bytes <= memoryBudget) return;
            throw new BudgetExceededException(
                FormattableString.Invariant($"The module of the observable has {orbits?.Count ?? 1} orbits or more under {symmetry} and needs more than {bytes >> 20} MiB; the budget is {memoryBudget >> 20} MiB. ")
                + "Raise SimulatorOptions.MemoryBudget. PauliPropagationSimulator only reaches the strings inside of the light cone; StateVectorSimulator takes few qubits.",
                bytes, memoryBudget);
        }
    }

    public override bool Takes(InitialState state) => OrbitSums.Knows(state, _symmetry);

    public override double[] ExpectationsIn(InitialState state, CancellationToken cancellationToken)
    {
        double[] sums = OrbitSums.In(state, _orbits, _symmetry, _memoryBudget, cancellationToken);
        for (int i = 0; i < sums.Length; i++) sums[i] /= Math.Sqrt(_orbits.SizeOf(i));
        return sums;
    }

    public override double[] ExpectationsIn(StateVector state, CancellationToken cancellationToken)
    {
        var sums = new double[Dimension];
        var transform = new StringExpectations(state);
        var packed = new ulong[2];
        for (long x = 0; x < state.Length; x++)
        {
            transform.Load(x, cancellationToken);
            for (long z = 0; z < state.Length; z++)
            {
                (packed[0], packed[1]) = ((ulong)x, (ulong)z);
                int orbit = _orbits.Find(packed);
                if (orbit >= 0) sums[orbit] += transform[z];
            }
        }

        for (int i = 0; i < sums.Length; i++) sums[i] /= Math.Sqrt(_orbits.SizeOf(i));
        return sums;
    }
}
