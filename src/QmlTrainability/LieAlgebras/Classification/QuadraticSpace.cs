using System.Numerics;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Classification;

/// <summary>The span V of some Pauli strings over GF(2) with its radical R and the quadratic form q that is 1 on the strings.</summary>
/// <remarks>
/// q(x + y) = q(x) + q(y) + ω(x, y), and (−1)^q is the square of the product of the i·P. Written as q(v) = #Y(v) + λ(v) with a linear λ, one bit
/// appended to each vector carries it through every elimination; q fails to be a function of the string exactly when the zero string comes out
/// with λ = 1. Vectors are packed strings followed by one word for λ.
/// </remarks>
internal sealed class QuadraticSpace
{
    private readonly int _words;
    private readonly Gf2Echelon _span;
    private readonly SymplecticBasis _symplectic;

    public QuadraticSpace(IReadOnlyList<PauliString> generators, CancellationToken cancellationToken)
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

        _symplectic = SymplecticBasis.Of(_span.Rows, _words, cancellationToken);
        Form = !defined ? QuadraticForm.Undefined
            : RadicalBasis.Any(r => Q(r)) ? QuadraticForm.NonZeroOnRadical
            : Arf(v => Q(v)) ? QuadraticForm.ArfOne
            : QuadraticForm.ArfZero;
    }

    public int QubitCount { get; }

    /// <summary>dim V.</summary>
    public int Dimension => _span.Rank;

    /// <summary>ρ, with dim V = 2ρ + dim R.</summary>
    public int HalfRank => Pairs.Count;

    public QuadraticForm Form { get; }

    /// <summary>A basis of V.</summary>
    public IReadOnlyList<ulong[]> Basis => [.. _span.Rows];

    /// <summary>A symplectic basis of V modulo R: e and f of a pair anticommute and commute with all others.</summary>
    public IReadOnlyList<(ulong[] E, ulong[] F)> Pairs => _symplectic.Pairs;

    /// <summary>A basis of R.</summary>
    public IReadOnlyList<ulong[]> RadicalBasis => _symplectic.Radical;

    /// <summary>q of a vector of V; only where <see cref="Form"/> is defined.</summary>
    public bool Q(ReadOnlySpan<ulong> vector) => ((PauliPacking.YCount(vector, _words) + (int)vector[_words]) & 1) != 0;

    /// <summary>The Arf invariant Σ form(e)·form(f), over the pairs of a symplectic basis, of a quadratic form with the polarization ω that vanishes on R.</summary>
    public bool Arf(Func<ulong[], bool> form) => _symplectic.Arf(form);

    /// <summary>The number of vectors of V on which a quadratic form with the polarization ω is 1.</summary>
    public BigInteger CountOnes(Func<ulong[], bool> form) => (BigInteger.One << Dimension) - _symplectic.CountZeros(form);

    /// <summary>The number of vectors with q = 1 in a subspace of V, given by a basis with λ; of all its vectors where q is undefined.</summary>
    public BigInteger CountOnes(IReadOnlyCollection<ulong[]> basis, CancellationToken cancellationToken)
    {
        BigInteger size = BigInteger.One << basis.Count;
        return Form == QuadraticForm.Undefined ? size : size - SymplecticBasis.Of(basis, _words, cancellationToken).CountZeros(v => Q(v));
    }

    /// <summary>A basis of R' = {r in R : q(r) = 0}, or of R where q is undefined: translations by R' take the strings of the component to themselves.</summary>
    public IEnumerable<ulong[]> CopyBasis()
    {
        ulong[]? odd = OddRadical();
        foreach (ulong[] r in RadicalBasis)
        {
            if (ReferenceEquals(r, odd)) continue;
            ulong[] copy = [.. r];
            if (odd is not null && Q(r)) AddTo(odd, copy);
            yield return copy;
        }
    }

    /// <summary>One string of each class modulo R' of the strings {v in V∖R : q(v) = 1}, or V∖R where q is undefined. Cost: 4^ρ sums.</summary>
    public IEnumerable<PauliString> Representatives()
    {
        ulong[]? odd = OddRadical();
        var vector = new ulong[_span.Width];
        for (BigInteger code = 1; code < BigInteger.One << (2 * HalfRank); code++)
        {
            // Gray code: one vector of the symplectic basis changes at a time.
            int bit = (int)BigInteger.TrailingZeroCount(code);
            AddTo((bit & 1) == 0 ? Pairs[bit >> 1].E : Pairs[bit >> 1].F, vector);
            if (Form == QuadraticForm.Undefined || Q(vector)) yield return PauliPacking.Unpack(QubitCount, vector);
            else if (odd is not null)
            {
                ulong[] shifted = [.. vector];
                AddTo(odd, shifted);
                yield return PauliPacking.Unpack(QubitCount, shifted);
            }
        }
    }

    /// <summary>The string as a vector of V with its λ, or null if it lies outside.</summary>
    public ulong[]? TryLocate(PauliString p)
    {
        ulong[] vector = PauliPacking.Pack(p, payloadWords: 1);
        if (_span.Reduce(vector) >= 0) return null;
        PauliPacking.AddTo(p, vector); // only the payload was left, which is λ of p
        return vector;
    }

    /// <summary>A vector of R with q = 1, where q is defined and there is one.</summary>
    private ulong[]? OddRadical() => Form == QuadraticForm.NonZeroOnRadical ? RadicalBasis.FirstOrDefault(r => Q(r)) : null;

    /// <summary>v += e with λ: q(v + e) = #Y(v + e) + λ(v + e) where λ is linear, so the last word adds like the rest.</summary>
    private static void AddTo(ulong[] e, ulong[] v)
    {
        for (int i = 0; i < v.Length; i++) v[i] ^= e[i];
    }
}
