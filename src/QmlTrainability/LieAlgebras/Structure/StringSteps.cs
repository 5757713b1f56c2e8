using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Structure;

/// <summary>The Pauli strings that brackets with the strings of some generators reach, and where each of these brackets leads.</summary>
internal sealed class StringSteps
{
    /// <summary>A bracket that vanishes.</summary>
    public const int None = 0;

    private readonly List<List<int>> _steps = []; // by string of a generator, then by string

    private StringSteps(PauliTable strings) => Strings = strings;

    /// <summary>The strings; those of the generators come first.</summary>
    public PauliTable Strings { get; }

    /// <summary>The number of strings of generators.</summary>
    public int TermCount => _steps.Count;

    /// <exception cref="BudgetExceededException">There are more than <paramref name="most"/> strings.</exception>
    public static StringSteps Of(IReadOnlyList<PauliSum> generators, int most, CancellationToken cancellationToken)
    {
        int qubits = generators[0].QubitCount, words = PauliPacking.Words(qubits);
        var strings = new PauliTable(qubits);
        foreach (PauliTerm term in generators.SelectMany(g => g.Terms)) strings.GetOrAdd(PauliPacking.Pack(term.String), out _);
        var steps = new StringSteps(strings);
        for (int term = 0; term < strings.Count; term++) steps._steps.Add([]);
        var product = new ulong[words];
        for (int i = 0; i < strings.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (strings.Count > most)
            {
                throw new BudgetExceededException(
                    $"The simple ideals of this algebra are found in coordinates of more than {most} Pauli strings, which do not fit the memory budget. "
                    + "Raise ClosureOptions.MemoryBudget or use fewer qubits; dimension and center are known without.", strings.Count, most);
            }

            for (int term = 0; term < steps.TermCount; term++) steps._steps[term].Add(Step(strings[term], strings[i], product) is int sign && sign != None ? sign * (strings.GetOrAdd(product, out _) + 1) : None);
        }

        return steps;
    }

    /// <summary>-i[P_term, P_string]/2: the number of the string it leads to plus 1, with its sign, or <see cref="None"/>.</summary>
    public int Of(int term, int @string) => _steps[term][@string];

    /// <summary>The same for a string that need not be one of a generator. The set is closed under brackets.</summary>
    public int Find(int left, int right, ulong[] product)
    {
        if (left < TermCount) return _steps[left][right];
        int sign = Step(Strings[left], Strings[right], product);
        return sign == None ? None : sign * (Strings.IndexOf(product) + 1);
    }

    /// <summary>The sign of -i[P_a, P_b]/2 = ±P, or <see cref="None"/>; P goes to <paramref name="product"/>.</summary>
    private static int Step(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, ulong[] product)
    {
        if (!PauliPacking.Anticommute(a, b, product.Length)) return None;
        return PauliPacking.Multiply(a, b, product) == 1 ? 1 : -1;
    }
}
