using QmlTrainability.Paulis;

namespace QmlTrainability.Simulation.LieAlgebraic;

/// <summary>The module that rotations about Pauli strings make of an observable: all strings that brackets reach from its terms.</summary>
internal sealed class StringModule
{
    private StringModule(PauliTable strings, Dictionary<PauliString, ModuleGenerator> generators, double[] observable)
    {
        Strings = strings;
        Generators = generators;
        Observable = observable;
    }

    /// <summary>The basis, in the order in which it was reached.</summary>
    public PauliTable Strings { get; }

    public IReadOnlyDictionary<PauliString, ModuleGenerator> Generators { get; }

    /// <summary>The coordinates of the observable.</summary>
    public double[] Observable { get; }

    public int Dimension => Strings.Count;

    /// <summary>The bytes of one basis string with its planes under all generators, half of which it meets.</summary>
    public static long BytesPerString(int qubitCount, int generators) => (8L * PauliPacking.Words(qubitCount)) + 8 + (2L * generators) + (3 * sizeof(double));

    /// <exception cref="BudgetExceededException">The module does not fit the budget.</exception>
    public static StringModule Generate(IReadOnlyList<PauliString> generators, PauliSum observable, long memoryBudget, CancellationToken cancellationToken)
    {
        int words = PauliPacking.Words(observable.QubitCount);
        long limit = Math.Min(memoryBudget / BytesPerString(observable.QubitCount, generators.Count), int.MaxValue / (4 * words));
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
            if (strings.Count > limit) throw TooLarge(strings.Count, limit, observable.QubitCount, generators.Count, memoryBudget);
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
        return new StringModule(strings, actions, o);
    }

    private static BudgetExceededException TooLarge(int reached, long limit, int qubits, int generators, long memoryBudget) => new(
        FormattableString.Invariant($"The module of the observable has more than {reached} strings, where the budget of {memoryBudget >> 20} MiB holds {limit} with {generators} generators. ")
        + "Raise SimulatorOptions.MemoryBudget. PauliPropagationSimulator only reaches the strings inside of the light cone; StateVectorSimulator takes few qubits.",
        reached * BytesPerString(qubits, generators), memoryBudget);
}
