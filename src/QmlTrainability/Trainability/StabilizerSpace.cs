using System.Numerics;
using QmlTrainability.LieAlgebras.Classification;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability;

/// <summary>A stabilizer group L as a subspace of GF(2)^2n with a character χ: which strings lie in it modulo a space, and the sum of their χ.</summary>
/// <remarks>χ is a sign ±1 for each string of L that is linear over GF(2), carried as one more bit of each vector: 1 throughout for one state, so that sums count; the product of the
/// signs of two states for a covariance.</remarks>
internal sealed class StabilizerSpace
{
    private readonly Gf2Echelon _group; // payload: one word, whose lowest bit is set where χ = -1
    private readonly int _words;

    public StabilizerSpace(int qubitCount, IEnumerable<(PauliString String, bool IsNegative)> stabilizers)
    {
        QubitCount = qubitCount;
        _words = PauliPacking.Words(qubitCount);
        _group = new Gf2Echelon(PauliPacking.Bits(qubitCount), payloadWords: 1);
        foreach ((PauliString stabilizer, bool negative) in stabilizers)
        {
            ulong[] vector = PauliPacking.Pack(stabilizer, payloadWords: 1);
            vector[_words] = negative ? 1UL : 0UL;
            _group.Add(vector);
        }
    }

    public int QubitCount { get; }

    /// <summary>dim L.</summary>
    public int Dimension => _group.Rank;

    /// <summary>A basis of L, packed, each followed by a word that is 1 where χ = -1.</summary>
    public IEnumerable<ulong[]> Basis => _group.Rows;

    /// <summary>Σ χ(t + y) over the y in a subspace of <paramref name="space"/>, given by a basis, with t + y in L and q(y) = a prescribed bit.</summary>
    /// <remarks>The solutions are y0 + W with W the intersection of the subspace with L. q is linear on the isotropic W, and on y0 + W up to a constant where
    /// t + y0 is orthogonal to W, which holds in every use. So with d the defect Σ χ = ½χ(t + y0)(Σ_W χ + (−1)^d Σ_W (−1)^q χ), and a character sums to |W| or to 0.</remarks>
    /// <param name="basis">Vectors of V with λ.</param>
    /// <param name="space">The space whose form is q.</param>
    /// <param name="t">A string.</param>
    /// <param name="defect">q(y0) plus the prescribed bit, given y0; null where there is no condition.</param>
    /// <param name="cancellationToken">Polled once per vector.</param>
    public BigInteger Sum(IReadOnlyList<ulong[]> basis, QuadraticSpace space, PauliString t, Func<ulong[], bool>? defect, CancellationToken cancellationToken)
    {
        // Coordinates: the vector modulo L. Payload: χ of what was taken away, then the vector itself with λ. What vanishes modulo L carries an element of the intersection.
        var residues = new Gf2Echelon(PauliPacking.Bits(QubitCount), payloadWords: _words + 2);
        bool plainVanishes = false, twistedVanishes = false;
        int common = 0;
        var extended = new ulong[residues.Width];
        foreach (ulong[] vector in basis)
        {
            cancellationToken.ThrowIfCancellationRequested();
            vector.AsSpan(0, _words).CopyTo(extended);
            extended[_words] = 0;
            vector.CopyTo(extended.AsSpan(_words + 1));
            _group.Reduce(extended.AsSpan(0, _words + 1));
            if (residues.Add(extended)) continue;
            common++;
            bool negative = extended[_words] != 0;
            plainVanishes |= negative;
            if (defect is not null) twistedVanishes |= negative != space.Q(extended.AsSpan(_words + 1));
        }

        Array.Clear(extended);
        PauliPacking.AddTo(t, extended);
        _group.Reduce(extended.AsSpan(0, _words + 1));
        if (residues.Reduce(extended) >= 0) return BigInteger.Zero; // t lies outside of L + the subspace
        BigInteger size = BigInteger.One << common, plain = plainVanishes ? BigInteger.Zero : size, sign = extended[_words] == 0 ? BigInteger.One : BigInteger.MinusOne;
        if (defect is null) return sign * plain;
        BigInteger twisted = twistedVanishes ? BigInteger.Zero : defect(extended[(_words + 1)..]) ? -size : size;
        return sign * (plain + twisted) / 2;
    }
}
