using QmlTrainability.LieAlgebras;
using QmlTrainability.Tests.LieAlgebras.BruteForce;

namespace QmlTrainability.Tests.LieAlgebras;

/// <summary>A set of generating strings for a test.</summary>
internal sealed record GeneratorSet(int Qubits, IReadOnlyList<Bits> Strings)
{
    public DynamicalLieAlgebra Classify() => DynamicalLieAlgebra.GeneratedBy(Strings.Select(s => s.On(Qubits)));

    public override string ToString() => $"{{{string.Join(", ", Strings.Select(s => s.Label(Qubits)))}}}";
}

/// <summary>Random sets of strings from families that between them reach every type, many copies and centers.</summary>
internal sealed class RandomGenerators
{
    private readonly Random _random;

    public RandomGenerators(int seed) => _random = new Random(seed);

    /// <summary>A set on a number of qubits between the two, from a family drawn at random.</summary>
    public GeneratorSet Next(int leastQubits, int mostQubits)
    {
        int qubits = _random.Next(leastQubits, mostQubits + 1);
        List<Bits> set = _random.Next(8) switch
        {
            0 => Local(qubits, 1 + _random.Next(3)),
            1 => Full(qubits),
            2 or 3 => HiddenMajoranas(qubits),
            4 => WithProducts(Local(qubits, 2)),
            5 => WithTwins(qubits),
            6 => Chain(qubits),
            _ => RandomGraph(qubits),
        };
        if (Chance(0.3)) Scramble(set);
        if (Chance(0.3)) set = Conjugate(set, qubits);
        if (Chance(0.1)) set.Add(default); // the identity: a global phase
        if (Chance(0.1)) set.Add(AnyString(qubits));
        if (set.Count == 0) set.Add(AnyString(qubits));
        return new GeneratorSet(qubits, Shuffled(set));
    }

    public bool Chance(double probability) => _random.NextDouble() < probability;

    public int Below(int bound) => _random.Next(bound);

    public Bits AnyString(int qubits) => Bits.Number((ulong)_random.NextInt64(1L << (2 * qubits)), qubits);

    /// <summary>Conjugation by a random Clifford, as a product of symplectic transvections.</summary>
    public List<Bits> Conjugate(IEnumerable<Bits> set, int qubits)
    {
        List<Bits> image = [.. set];
        for (int i = 0; i < 4 * qubits; i++)
        {
            Bits axis = AnyString(qubits);
            image = [.. image.Select(v => v.Transvect(axis))];
        }

        return image;
    }

    public List<T> Shuffled<T>(IEnumerable<T> items)
    {
        T[] array = [.. items];
        _random.Shuffle(array);
        return [.. array];
    }

    private List<Bits> Local(int qubits, int weight)
    {
        int count = _random.Next(2, (3 * qubits) + 1);
        return [.. Enumerable.Range(0, count).Select(_ => Word(qubits, 1 + _random.Next(weight))).Where(p => !p.IsIdentity)];
    }

    private Bits Word(int qubits, int weight) =>
        Enumerable.Range(0, weight).Select(_ => Bits.Letter(_random.Next(qubits), "XYZ"[_random.Next(3)])).Aggregate(default(Bits), (a, b) => a + b);

    private List<Bits> Full(int qubits) => [.. Enumerable.Range(0, _random.Next(1, (2 * qubits) + 2)).Select(_ => AnyString(qubits))];

    /// <summary>Bilinears of Jordan-Wigner Majoranas on the first qubits, times parity now and then, times symmetries on the other qubits.</summary>
    private List<Bits> HiddenMajoranas(int qubits)
    {
        int symmetries = _random.Next(Math.Min(3, qubits - 1)), fermionic = qubits - symmetries, modes = _random.Next(3, (2 * fermionic) + 1);
        var majoranas = new List<Bits>();
        Bits tail = default;
        for (int q = 0; majoranas.Count < modes; q++)
        {
            majoranas.Add(tail + Bits.Letter(q, 'X'));
            majoranas.Add(tail + Bits.Letter(q, 'Y'));
            tail += Bits.Letter(q, 'Z');
        }

        var set = new List<Bits>();
        for (int i = 0; i < modes - 1 + _random.Next(6); i++)
        {
            (int a, int b) = i < modes - 1 && Chance(0.9) ? (i, i + 1) : (_random.Next(modes), _random.Next(modes));
            Bits p = a == b ? default : majoranas[a] + majoranas[b];
            if (Chance(0.4)) p += new Bits(0, (ulong)_random.Next(1 << symmetries) << fermionic);
            if (Chance(0.1)) p += new Bits(0, (1UL << fermionic) - 1);
            if (!p.IsIdentity) set.Add(p);
        }

        return set;
    }

    private List<Bits> WithProducts(List<Bits> set)
    {
        for (int i = 0; i < 3 && set.Count > 2; i++)
        {
            Bits product = set[_random.Next(set.Count)] + set[_random.Next(set.Count)];
            if (Chance(0.5)) product += set[_random.Next(set.Count)];
            if (!product.IsIdentity) set.Add(product);
        }

        return set;
    }

    /// <summary>Strings that come twice, the second time with a Z on a qubit that no other letter touches.</summary>
    private List<Bits> WithTwins(int qubits)
    {
        int spare = 1 + _random.Next(2);
        List<Bits> set = Chance(0.5) ? Local(qubits - spare, 2) : RandomGraph(qubits - spare);
        return [.. set, .. set.Where(_ => Chance(0.4)).Select(p => p + Bits.Letter(qubits - 1 - _random.Next(spare), 'Z'))];
    }

    private List<Bits> Chain(int qubits)
    {
        var set = new List<Bits>();
        bool ring = Chance(0.5);
        for (int pattern = 0; pattern <= _random.Next(3); pattern++)
        {
            int width = 1 + _random.Next(3);
            string letters = string.Concat(Enumerable.Range(0, width).Select(_ => "IXYZ"[_random.Next(4)]));
            set.AddRange(SpinChains.Translates(letters, qubits, ring).Where(p => !p.IsIdentity));
        }

        return set;
    }

    private List<Bits> RandomGraph(int vertices)
    {
        double density = new[] { 0.2, 0.35, 0.5, 0.8 }[_random.Next(4)];
        return [.. Graphs.AsGenerators(vertices, Graphs.Pairs(vertices).Where(_ => Chance(density)))];
    }

    /// <summary>Replaces generators by their product with an anticommuting one: the algebra may change, its type does not.</summary>
    private void Scramble(List<Bits> set)
    {
        for (int i = 0; i < 6 && set.Count > 1; i++)
        {
            int a = _random.Next(set.Count), b = _random.Next(set.Count);
            set[a] = set[a].Transvect(set[b]);
        }
    }
}
