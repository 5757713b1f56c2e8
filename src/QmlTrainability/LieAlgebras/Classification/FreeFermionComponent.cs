using System.Numerics;
using QmlTrainability.LieAlgebras.Structure;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Classification;

/// <summary>Type A: the generators are Majorana bilinears {a, b}, up to strings that commute with the whole component.</summary>
/// <remarks>
/// A spanning tree of the modes gives each mode a its lift ℓ(a), the product of the generators from mode 0 to a. Then the strings of the
/// component are exactly ℓ(a)·ℓ(b)·Q with Q in the copy group R', which is spanned by g·ℓ(a)·ℓ(b) over the generators g = {a, b}
/// outside the tree. Each character of R' is one copy of so(N).
/// </remarks>
internal sealed class FreeFermionComponent : PauliComponent
{
    private readonly int _qubitCount;
    private readonly (int A, int B)[] _labels;
    private readonly (int Mode, int Generator, int Depth)[] _parents;
    private readonly Lazy<PauliString[]> _lifts;
    private readonly Lazy<QuadraticSpace> _space;
    private readonly Lazy<HashSet<PauliString>> _generators;
    private readonly Lazy<(ulong[] Hashes, Dictionary<ulong, int[]> Modes)> _modeHashes;
    private readonly Lazy<ComponentCopies> _copies;

    private FreeFermionComponent(IReadOnlyList<PauliString> generators, (int A, int B)[] labels, int modes)
        : base(generators)
    {
        _qubitCount = generators[0].QubitCount;
        _labels = labels;
        _parents = SpanningTree(labels, modes);
        _lifts = new(() => Lifts(modes));
        _space = new(() => new QuadraticSpace(generators, CancellationToken.None));
        CopyGroup = FindCopyGroup(modes);

        // so(4) is not simple: e_01 and e_23 differ by a string that commutes with everything, so four modes are three and one more copy bit.
        ModeCount = modes == 4 ? 3 : modes;
        _modeHashes = new(() =>
        {
            ulong[] hashes = [.. _lifts.Value.Take(ModeCount).Select(HashOfClass)];
            return (hashes, Enumerable.Range(0, ModeCount).GroupBy(a => hashes[a]).ToDictionary(g => g.Key, g => g.ToArray()));
        });
        _generators = new(() => [.. generators]);
        _copies = new(() => new ComponentCopies(_qubitCount, CopyGroup.Rows));
        Majoranas = new MajoranaModes(this);
        Summand = SimpleSummand.Orthogonal(ModeCount, BigInteger.One << CopyGroup.Rank);
    }

    public override bool IsFreeFermion => true;

    public override int HalfRank => (ModeCount - 1) / 2;

    public override SimpleSummand Summand { get; }

    public override MajoranaModes Majoranas { get; }

    internal override ComponentCopies Copies => _copies.Value;

    /// <summary>N: the number of Majorana modes.</summary>
    public int ModeCount { get; }

    /// <summary>The pair of modes of each generator. Where <see cref="ModeCount"/> is 3 it may name four modes: so(4) is two copies of so(3).</summary>
    public IReadOnlyList<(int A, int B)> Labels => _labels;

    /// <summary>R': the strings whose joint eigenspaces carry the copies, as an echelon basis.</summary>
    public Gf2Echelon CopyGroup { get; }

    /// <summary>The span of the generators with its quadratic form: decides the orbits of strings that anticommute with the copy group.</summary>
    public QuadraticSpace Space => _space.Value;

    /// <summary>The spanning tree of the modes, parents before children: the generator between a mode and its parent. With four modes it holds the
    /// fourth too, which <see cref="ModeCount"/> does not count.</summary>
    public IEnumerable<(int Mode, int Parent, PauliString Generator)> Tree =>
        Enumerable.Range(0, _parents.Length).Where(m => _parents[m].Depth > 0).OrderBy(m => _parents[m].Depth)
            .Select(m => (m, _parents[m].Mode, Generators[_parents[m].Generator]));

    /// <summary>ℓ(0) = I, ℓ(1), …, ℓ(N-1), without phases.</summary>
    public ReadOnlySpan<PauliString> ModeLifts => _lifts.Value.AsSpan(0, ModeCount);

    /// <summary>The component with its labels, or null if it is not of this type.</summary>
    public static FreeFermionComponent? TryCreate(IReadOnlyList<PauliString> generators, FalseTwins twins, CancellationToken cancellationToken)
    {
        MajoranaLabels? found = MajoranaLabels.TryFind(twins.Neighbors, cancellationToken);
        if (found is null) return null;
        var labels = new (int, int)[generators.Count];
        for (int i = 0; i < labels.Length; i++) labels[i] = found.Labels[twins.ClassOf[i]];
        return new FreeFermionComponent(generators, labels, found.ModeCount);
    }

    internal override bool Contains(PauliString p) => _generators.Value.Contains(p) || Locate(p) is not null;

    /// <summary>The modes a &lt; b with p·ℓ(a)·ℓ(b) in R', and that element of R'; null where there are none. A hash that is linear over GF(2) finds the candidates.</summary>
    internal (int A, int B, BigInteger Copy)? Locate(PauliString p)
    {
        (ulong[] hashes, Dictionary<ulong, int[]> modes) = _modeHashes.Value;
        ulong hash = HashOfClass(p);
        ReadOnlySpan<PauliString> lifts = ModeLifts;
        for (int a = 0; a < lifts.Length; a++)
        {
            if (!modes.TryGetValue(hash ^ hashes[a], out int[]? partners)) continue;
            foreach (int b in partners)
            {
                if (b <= a) continue;
                PauliString rest = PauliString.Multiply(PauliString.Multiply(p, lifts[a]).String, lifts[b]).String;
                (PauliString left, BigInteger copy, _) = Copies.Split(rest);
                if (left.IsIdentity) return (a, b, copy);
            }
        }

        return null;
    }

    /// <summary>The string of e_ab·Q_copy and its sign: e_0b = ℓ(b), e_ab = i·e_0a·e_0b.</summary>
    internal (PauliString String, int Sign) Bilinear(int a, int b, BigInteger copy)
    {
        PauliProduct product = PauliString.Multiply(ModeLifts[a], ModeLifts[b]);
        (PauliString p, int phase) = Copies.Multiply(product.String, copy);
        phase += product.PhaseExponent + (a == 0 ? 0 : 1);
        return (p, 1 - (phase & 3));
    }

    internal override IEnumerable<PauliString> Representatives()
    {
        for (int a = 0; a < ModeCount; a++)
        {
            for (int b = a + 1; b < ModeCount; b++) yield return PauliString.Multiply(_lifts.Value[a], _lifts.Value[b]).String;
        }
    }

    public override string ToString() => $"{Generators.Count} strings, free fermions on {ModeCount} Majorana modes: {Summand}";

    /// <summary>A linear hash of the class of a string modulo R', by its representative.</summary>
    private ulong HashOfClass(PauliString p)
    {
        ulong[] vector = PauliPacking.Pack(p);
        CopyGroup.Reduce(vector);
        return PauliPacking.LinearHash(vector);
    }

    private PauliString[] Lifts(int modes)
    {
        var lifts = new PauliString[modes];
        foreach (int mode in Enumerable.Range(0, modes).OrderBy(m => _parents[m].Depth))
        {
            (int parent, int generator, int depth) = _parents[mode];
            lifts[mode] = depth == 0 ? PauliString.Identity(_qubitCount) : PauliString.Multiply(lifts[parent], Generators[generator]).String;
        }

        return lifts;
    }

    private Gf2Echelon FindCopyGroup(int modes)
    {
        var group = new Gf2Echelon(PauliPacking.Bits(_qubitCount));
        var tree = new HashSet<int>(_parents.Where(p => p.Depth > 0).Select(p => p.Generator));
        var vector = new ulong[group.Width];
        for (int i = 0; i < _labels.Length; i++)
        {
            if (tree.Contains(i)) continue;
            Array.Clear(vector);
            PauliPacking.AddTo(Generators[i], vector);
            AddPath(_labels[i].A, _labels[i].B, vector);
            group.Add(vector);
        }

        if (modes == 4)
        {
            Array.Clear(vector);
            AddPath(0, 1, vector);
            AddPath(2, 3, vector);
            group.Add(vector);
        }

        return group;
    }

    /// <summary>Adds ℓ(a)·ℓ(b), the generators on the path between two modes. Cost: the length of the path.</summary>
    private void AddPath(int a, int b, Span<ulong> vector)
    {
        while (a != b)
        {
            if (_parents[a].Depth < _parents[b].Depth) (a, b) = (b, a);
            PauliPacking.AddTo(Generators[_parents[a].Generator], vector);
            a = _parents[a].Mode;
        }
    }

    /// <summary>A breadth-first tree from mode 0: for each mode its parent and the generator between them.</summary>
    private static (int Mode, int Generator, int Depth)[] SpanningTree((int A, int B)[] labels, int modes)
    {
        var incident = new List<(int Mode, int Generator)>[modes];
        for (int m = 0; m < modes; m++) incident[m] = [];
        for (int i = 0; i < labels.Length; i++)
        {
            incident[labels[i].A].Add((labels[i].B, i));
            incident[labels[i].B].Add((labels[i].A, i));
        }

        var parents = new (int Mode, int Generator, int Depth)[modes];
        Array.Fill(parents, (-1, -1, -1));
        parents[0] = (0, -1, 0);
        var open = new Queue<int>([0]);
        while (open.TryDequeue(out int mode))
        {
            foreach ((int next, int generator) in incident[mode])
            {
                if (parents[next].Depth >= 0) continue;
                parents[next] = (mode, generator, parents[mode].Depth + 1);
                open.Enqueue(next);
            }
        }

        return parents;
    }
}
