namespace QmlTrainability.Ansatze;

/// <summary>Which pairs of qubits are neighbors, for every number of qubits.</summary>
/// <remarks>Immutable. A ring has one bond at two qubits and none at one; the first qubit of a bond carries the first letter of a pair.</remarks>
/// <example><code>
/// Console.WriteLine(string.Join(" ", Topology.Ring.BondsAt(4)));                       // (0, 1) (1, 2) (2, 3) (3, 0)
/// Topology star = Topology.Family("star", n => Enumerable.Range(1, n - 1).Select(q => (0, q)));
/// Console.WriteLine(string.Join(" ", star.BondsAt(3)));                                // (0, 1) (0, 2)
/// </code></example>
public sealed class Topology
{
    private readonly Func<int, IEnumerable<(int First, int Second)>> _bonds;

    private Topology(string name, Func<int, IEnumerable<(int First, int Second)>> bonds, bool isRule = true)
    {
        Name = name;
        _bonds = bonds;
        IsRule = isRule;
    }

    /// <summary>Bonds (q, q+1).</summary>
    public static Topology Chain { get; } = new("chain", n => Enumerable.Range(0, n - 1).Select(q => (q, q + 1)));

    /// <summary>Bonds (q, q+1) and, from three qubits on, (n-1, 0).</summary>
    public static Topology Ring { get; } = new("ring", n => Enumerable.Range(0, n <= 2 ? n - 1 : n).Select(q => (q, (q + 1) % n)));

    /// <summary>Bonds (a, b) for all a &lt; b.</summary>
    public static Topology AllPairs { get; } = new("all pairs", n => Enumerable.Range(0, n).SelectMany(a => Enumerable.Range(a + 1, n - a - 1).Select(b => (a, b))));

    /// <summary>The name, as it appears in verdicts.</summary>
    public string Name { get; }

    /// <summary>Whether the bonds are a rule for every number of qubits. A fixed graph is not: it has one size.</summary>
    public bool IsRule { get; }

    /// <summary>A fixed graph. A design on it has one size, so its type is judged, not a law of growth.</summary>
    /// <param name="edges">Pairs of different qubits, none twice in either direction.</param>
    /// <exception cref="ArgumentException">There is no edge, a loop, or an edge twice.</exception>
    public static Topology Graph(IEnumerable<(int First, int Second)> edges)
    {
        ArgumentNullException.ThrowIfNull(edges);
        (int First, int Second)[] list = [.. edges];
        if (list.Length == 0) throw new ArgumentException("A graph needs at least one edge.", nameof(edges));
        Check(list, int.MaxValue, "graph");
        return new Topology($"graph of {list.Length} edges", _ => list, isRule: false);
    }

    /// <summary>A family of graphs: a rule for every number of qubits.</summary>
    /// <param name="name">The name, as it appears in verdicts.</param>
    /// <param name="edges">For a number of qubits its edges: pairs of different qubits, none twice in either direction.</param>
    public static Topology Family(string name, Func<int, IEnumerable<(int First, int Second)>> edges)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(edges);
        return new Topology(name, edges);
    }

    /// <summary>As <see cref="Family(string, Func{int, IEnumerable{ValueTuple{int, int}}})"/>, named "family of graphs".</summary>
    /// <param name="edges">For a number of qubits its edges.</param>
    public static Topology Family(Func<int, IEnumerable<(int First, int Second)>> edges) => Family("family of graphs", edges);

    /// <summary>The bonds at a number of qubits, in their order.</summary>
    /// <param name="qubits">At least 1.</param>
    /// <exception cref="ArgumentException">The rule gives a loop, a pair twice, or a qubit that does not exist.</exception>
    public IReadOnlyList<(int First, int Second)> BondsAt(int qubits)
    {
        Require.Qubits(qubits);
        (int First, int Second)[] bonds = [.. _bonds(qubits)];
        Check(bonds, qubits, Name);
        return bonds;
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    private static void Check((int First, int Second)[] bonds, int qubits, string name)
    {
        var seen = new HashSet<(int, int)>();
        foreach ((int first, int second) in bonds)
        {
            if (first < 0 || second < 0 || first >= qubits || second >= qubits)
                throw new ArgumentException($"The {name} joins {first} and {second}, but the qubits are 0 to {qubits - 1}: build it on enough qubits.", nameof(bonds));
            if (first == second) throw new ArgumentException($"The {name} joins qubit {first} to itself.", nameof(bonds));
            if (!seen.Add((Math.Min(first, second), Math.Max(first, second))))
                throw new ArgumentException($"The {name} joins {first} and {second} twice.", nameof(bonds));
        }
    }
}
