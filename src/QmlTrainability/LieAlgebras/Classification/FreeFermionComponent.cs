using System.Numerics;
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
    private readonly Lazy<Dictionary<PauliString, int>> _modeOfClass;

    private FreeFermionComponent(IReadOnlyList<PauliString> generators, (int A, int B)[] labels, int modes)
        : base(generators)
    {
        _qubitCount = generators[0].QubitCount;
        _labels = labels;
        _parents = SpanningTree(labels, modes);
        _lifts = new(() => Lifts(modes));
        CopyGroup = FindCopyGroup(modes);

        // so(4) is not simple: e_01 and e_23 differ by a string that commutes with everything, so four modes are three and one more copy bit.
        ModeCount = modes == 4 ? 3 : modes;
        _modeOfClass = new(() => Classes());
        Summand = SimpleSummand.Orthogonal(ModeCount, BigInteger.One << CopyGroup.Rank);
    }

    public override bool IsFreeFermion => true;

    public override int HalfRank => (ModeCount - 1) / 2;

    public override SimpleSummand Summand { get; }

    /// <summary>N: the number of Majorana modes.</summary>
    public int ModeCount { get; }

    /// <summary>R': the strings whose joint eigenspaces carry the copies, as an echelon basis.</summary>
    public Gf2Echelon CopyGroup { get; }

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

    /// <summary>p is in the component exactly when p·ℓ(a) and ℓ(b) agree modulo R' for some a ≠ b.</summary>
    internal override bool Contains(PauliString p)
    {
        Dictionary<PauliString, int> modes = _modeOfClass.Value;
        for (int a = 0; a < ModeCount; a++)
        {
            if (modes.TryGetValue(Class(PauliString.Multiply(p, ModeLifts[a]).String), out int b) && b != a) return true;
        }

        return false;
    }

    public override string ToString() => $"{Generators.Count} strings, free fermions on {ModeCount} Majorana modes: {Summand}";

    /// <summary>The representative of a string modulo R'.</summary>
    public PauliString Class(PauliString p)
    {
        ulong[] vector = PauliPacking.Pack(p);
        CopyGroup.Reduce(vector);
        return PauliPacking.Unpack(_qubitCount, vector);
    }

    private Dictionary<PauliString, int> Classes()
    {
        var classes = new Dictionary<PauliString, int>(ModeCount);
        for (int a = 0; a < ModeCount; a++) classes.Add(Class(ModeLifts[a]), a);
        return classes;
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
