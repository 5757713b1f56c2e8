using System.Numerics;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Classification;

/// <summary>The types that are not free fermions: su(2^ρ), so(2^ρ) or sp(2^(ρ-1)), decided by a quadratic form over GF(2).</summary>
/// <remarks>
/// q is 1 on every generator and q(x + y) = q(x) + q(y) + ω(x, y): (−1)^q is the square of the product of the i·P. Written as
/// q(v) = #Y(v) + λ(v) with a linear λ, one bit appended to each vector carries it through every elimination; it fails to be a function
/// of the string exactly when the zero string comes out with λ = 1. With V the span of the generators and R its radical the strings of the
/// component are V∖R where q is undefined, and {v in V∖R : q(v) = 1} otherwise (transvection orbits, arXiv:math/9802093, arXiv:2603.08373).
/// </remarks>
internal sealed class QuadraticComponent : PauliComponent
{
    private readonly int _words;
    private readonly Gf2Echelon _span;
    private readonly List<ulong[]> _radical;

    public QuadraticComponent(IReadOnlyList<PauliString> generators, CancellationToken cancellationToken)
        : base(generators)
    {
        QubitCount = generators[0].QubitCount;
        _words = PauliPacking.Words(QubitCount);
        _span = new Gf2Echelon(PauliPacking.Bits(QubitCount), payloadWords: 1);
        bool defined = true;
        var vector = new ulong[_span.Width];
        foreach (PauliString generator in generators)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Array.Clear(vector);
            PauliPacking.AddTo(generator, vector);
            vector[_words] = (ulong)(1 + generator.YCount) & 1;
            if (!_span.Add(vector) && vector[_words] != 0) defined = false;
        }

        (HalfRank, bool arf, _radical) = SymplecticReduction(_span.Rows, cancellationToken);
        Form = !defined ? QuadraticForm.Undefined
            : _radical.Any(r => Q(r)) ? QuadraticForm.NonZeroOnRadical
            : arf ? QuadraticForm.ArfOne
            : QuadraticForm.ArfZero;
        BigInteger size = BigInteger.One << HalfRank, copies = BigInteger.One << _radical.Count;
        Summand = Form switch
        {
            QuadraticForm.Undefined => SimpleSummand.Unitary(size, copies),
            QuadraticForm.NonZeroOnRadical => SimpleSummand.Unitary(size, copies >> 1),
            QuadraticForm.ArfZero => SimpleSummand.Orthogonal(size, copies),
            _ => SimpleSummand.Symplectic(size >> 1, copies),
        };
    }

    public override bool IsFreeFermion => false;

    public override int HalfRank { get; }

    public override SimpleSummand Summand { get; }

    public QuadraticForm Form { get; }

    public int QubitCount { get; }

    /// <summary>A basis of the span of the generators, packed, with λ in the last word.</summary>
    public IEnumerable<ulong[]> SpanBasis => _span.Rows;

    /// <summary>A basis of the radical of the span, packed, with λ in the last word.</summary>
    public IReadOnlyList<ulong[]> RadicalBasis => _radical;

    /// <summary>The quadratic form of a packed vector of the span; only where <see cref="Form"/> is defined.</summary>
    public bool Q(ReadOnlySpan<ulong> vector) => ((PauliPacking.YCount(vector, _words) + (int)vector[_words]) & 1) != 0;

    internal override bool Contains(PauliString p)
    {
        ulong[] vector = PauliPacking.Pack(p, payloadWords: 1);
        if (_span.Reduce(vector) >= 0) return false; // outside the span
        if (Generators.All(g => !g.AnticommutesWithUnchecked(p))) return false; // in the radical
        vector.AsSpan(0, _words).Clear();
        PauliPacking.AddTo(p, vector); // the payload is λ of p
        return Form == QuadraticForm.Undefined || Q(vector);
    }

    public override string ToString() => $"{Generators.Count} strings, not free fermions, on {HalfRank} virtual qubits: {Summand}";

    /// <summary>Symplectic Gram-Schmidt: splits the span into anticommuting pairs, which commute with one another, and the radical.</summary>
    /// <returns>The number of pairs, the Arf invariant Σ q(e)q(f) over the pairs, and a basis of the radical.</returns>
    private (int Pairs, bool Arf, List<ulong[]> Radical) SymplecticReduction(IEnumerable<ulong[]> basis, CancellationToken cancellationToken)
    {
        var open = basis.Select(v => v.ToArray()).ToList();
        var radical = new List<ulong[]>();
        int pairs = 0;
        bool arf = false;
        while (open.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ulong[] e = open[^1];
            open.RemoveAt(open.Count - 1);
            int partner = open.FindLastIndex(v => PauliPacking.Anticommute(e, v, _words));
            if (partner < 0)
            {
                radical.Add(e);
                continue;
            }

            ulong[] f = open[partner];
            open.RemoveAt(partner);
            pairs++;
            arf ^= Q(e) && Q(f);
            foreach (ulong[] v in open)
            {
                bool withE = PauliPacking.Anticommute(e, v, _words), withF = PauliPacking.Anticommute(f, v, _words);
                if (withF) AddTo(e, v);
                if (withE) AddTo(f, v);
            }
        }

        return (pairs, arf, radical);
    }

    /// <summary>v += e with λ: q(v + e) = #Y(v + e) + λ(v + e) where λ is linear, so the last word adds like the rest.</summary>
    private static void AddTo(ulong[] e, ulong[] v)
    {
        for (int i = 0; i < v.Length; i++) v[i] ^= e[i];
    }
}
