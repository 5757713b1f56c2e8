using QmlTrainability.Circuits;
using QmlTrainability.Paulis;

namespace QmlTrainability.Simulation.LieAlgebraic;

/// <summary>The module that rotations about Pauli strings make of an observable: all strings that brackets reach from its terms.</summary>
internal sealed class StringModule : OperatorModule
{
    private readonly PauliTable _strings;

    private StringModule(PauliTable strings, IReadOnlyList<(ModuleGenerator, Angle)> steps, double[] observable)
        : base(steps, observable) => _strings = strings;

    public override string Basis => "";

    /// <summary>The bytes of one basis string with its planes under all generators, half of which it meets.</summary>
    public static long BytesPerString(int qubitCount, int generators) => (8L * PauliPacking.Words(qubitCount)) + 8 + (2L * generators) + (3 * sizeof(double));

    /// <exception cref="BudgetExceededException">The module does not fit the budget.</exception>
    public static StringModule Of(IReadOnlyList<PauliRotation> form, PauliSum observable, long memoryBudget, CancellationToken cancellationToken)
    {
        PauliRotation[] rotations = [.. form.Where(r => !r.String.IsIdentity)];
        PauliString[] generators = [.. rotations.Select(r => r.String).Distinct()];
        int words = PauliPacking.Words(observable.QubitCount);
        long limit = Math.Min(memoryBudget / BytesPerString(observable.QubitCount, generators.Length), int.MaxValue / (4 * words));
        var strings = new PauliTable(observable.QubitCount);
        var coordinates = new List<double>();
        foreach (PauliTerm term in observable.Terms)
        {
            strings.GetOrAdd(PauliPacking.Pack(term.String), out _);
            coordinates.Add(term.Coefficient);
        }

        ulong[][] packed = [.. generators.Select(g => PauliPacking.Pack(g))];
        var from = new List<int>[packed.Length];
        var to = new List<int>[packed.Length];
        for (int g = 0; g < packed.Length; g++) (from[g], to[g]) = ([], []);
        var partner = new ulong[words];
        for (int i = 0; i < strings.Count; i++)
        {
            if ((i & 63) == 0) cancellationToken.ThrowIfCancellationRequested();
            if (strings.Count > limit) throw TooLarge(strings.Count, limit, observable.QubitCount, generators.Length, memoryBudget);
            for (int g = 0; g < packed.Length; g++)
            {
                if (!PauliPacking.Anticommute(packed[g], strings[i], words)) continue;
                int phase = PauliPacking.Multiply(packed[g], strings[i], partner);
                int j = strings.GetOrAdd(partner, out _);
                if (j < i) continue; // the plane is known from its other side
                from[g].Add(i);
                to[g].Add(phase == 3 ? j : ~j);
            }
        }

        var actions = new Dictionary<PauliString, ModuleGenerator>();
        for (int g = 0; g < packed.Length; g++) actions.Add(generators[g], new PlaneGenerator([.. from[g]], [.. to[g]]));
        var o = new double[strings.Count];
        coordinates.CopyTo(o);
        return new StringModule(strings, [.. rotations.Reverse().Select(r => (actions[r.String], r.Angle))], o);
    }

    public override double[] ExpectationsIn(InitialState state, CancellationToken cancellationToken)
    {
        var expectations = new double[Dimension];
        for (int i = 0; i < expectations.Length; i++)
        {
            if ((i & 1023) == 0) cancellationToken.ThrowIfCancellationRequested();
            expectations[i] = state.Expectation(_strings.StringAt(i));
        }

        return expectations;
    }

    public override double[] ExpectationsIn(StateVector state, CancellationToken cancellationToken)
    {
        var expectations = new double[Dimension];
        var transform = new StringExpectations(state);
        foreach (IGrouping<long, int> group in Enumerable.Range(0, Dimension).GroupBy(i => (long)_strings[i][0]))
        {
            transform.Load(group.Key, cancellationToken);
            foreach (int i in group) expectations[i] = transform[(long)_strings[i][1]];
        }

        return expectations;
    }

    private static BudgetExceededException TooLarge(int reached, long limit, int qubits, int generators, long memoryBudget) => new(
        FormattableString.Invariant($"The module of the observable has more than {reached} strings, where the budget of {memoryBudget >> 20} MiB holds {limit} with {generators} generators. ")
        + "Raise SimulatorOptions.MemoryBudget. PauliPropagationSimulator only reaches the strings inside of the light cone; StateVectorSimulator takes few qubits.",
        reached * BytesPerString(qubits, generators), memoryBudget);
}
