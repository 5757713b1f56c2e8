namespace QmlTrainability.Tests.LieAlgebras.BruteForce;

/// <summary>The algebra of Pauli strings, listed in full: the oracle of the classification. It knows brackets, nothing else.</summary>
/// <remarks>
/// The types are read off the root system of the list (see <see cref="RootSystem"/>): no line graphs, no quadratic forms. A bitmap over all
/// 4^n strings holds the list, so n ≤ 10.
/// </remarks>
internal sealed class ListedAlgebra
{
    private readonly int _qubits;
    private readonly bool[] _member;
    private readonly List<Bits> _strings = [];
    private readonly List<int> _component = []; // of each string; -1 for strings that commute with all generators
    private readonly Bits[] _generators;
    private readonly int[] _componentOf; // of each generator

    private ListedAlgebra(int qubits, IEnumerable<Bits> generators)
    {
        _qubits = qubits;
        _member = new bool[1 << (2 * qubits)];
        _generators = [.. generators.Distinct()];
        _componentOf = Components(_generators);
        Close();
    }

    public IReadOnlyList<Bits> Strings => _strings;

    public static ListedAlgebra Of(int qubits, IEnumerable<Bits> generators) => new(qubits, generators);

    public bool Contains(Bits p) => _member[Index(p)];

    public AlgebraShape Shape()
    {
        AlgebraShape shape = AlgebraShape.Empty.U(_component.Count(c => c < 0));
        var byComponent = new Dictionary<int, List<Bits>>();
        for (int i = 0; i < _strings.Count; i++)
        {
            if (_component[i] < 0) continue;
            if (!byComponent.TryGetValue(_component[i], out List<Bits>? members)) byComponent.Add(_component[i], members = []);
            members.Add(_strings[i]);
        }

        foreach ((int component, List<Bits> members) in byComponent)
        {
            Bits[] generators = [.. _generators.Where((_, i) => _componentOf[i] == component)];
            (char type, int rank, int copies) = RootSystem.Identify(members, generators);
            shape = shape.And(type, rank, copies);
        }

        return shape;
    }

    private void Close()
    {
        for (int i = 0; i < _generators.Length; i++) Add(_generators[i], _componentOf[i]);
        for (int i = 0; i < _strings.Count; i++)
        {
            Bits p = _strings[i];
            foreach (Bits g in _generators)
            {
                if (p.Anticommutes(g)) Add(p + g, _component[i]);
            }
        }
    }

    private void Add(Bits p, int component)
    {
        int index = Index(p);
        if (_member[index]) return;
        _member[index] = true;
        _strings.Add(p);
        _component.Add(component);
    }

    private int Index(Bits p) => (int)(p.X | (p.Z << _qubits));

    /// <summary>Components of the anticommutation graph by repeated relabeling; -1 for an isolated generator.</summary>
    private static int[] Components(Bits[] generators)
    {
        int[] label = [.. Enumerable.Range(0, generators.Length)];
        for (bool changed = true; changed;)
        {
            changed = false;
            for (int i = 0; i < label.Length; i++)
            {
                for (int j = 0; j < label.Length; j++)
                {
                    if (label[j] >= label[i] || !generators[i].Anticommutes(generators[j])) continue;
                    label[i] = label[j];
                    changed = true;
                }
            }
        }

        return [.. label.Select((l, i) => generators.Any(g => g.Anticommutes(generators[i])) ? l : -1)];
    }
}
