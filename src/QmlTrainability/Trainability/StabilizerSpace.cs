using System.Numerics;
using QmlTrainability.LieAlgebras.Classification;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability;

/// <summary>The stabilizer group L of a state as a subspace of GF(2)^2n: which strings lie in it modulo a space, and how many.</summary>
internal sealed class StabilizerSpace
{
    private readonly Gf2Echelon _group;
    private readonly int _words;

    public StabilizerSpace(int qubitCount, IReadOnlyList<(PauliString String, int Sign)> stabilizers)
    {
        QubitCount = qubitCount;
        _words = PauliPacking.Words(qubitCount);
        _group = new Gf2Echelon(PauliPacking.Bits(qubitCount));
        foreach ((PauliString stabilizer, _) in stabilizers) _group.Add(PauliPacking.Pack(stabilizer));
    }

    public int QubitCount { get; }

    /// <summary>dim L.</summary>
    public int Dimension => _group.Rank;

    /// <summary>A basis of L, packed.</summary>
    public IEnumerable<ulong[]> Basis => _group.Rows;

    /// <summary>The number of y in a subspace of <paramref name="space"/>, given by a basis, with t + y in L and q(y) = a prescribed bit.</summary>
    /// <remarks>The solutions are y0 + W with W the intersection of the subspace with L. q is linear on the isotropic W, and on y0 + W up to a constant where
    /// t + y0 is orthogonal to W, which holds in every use: so the condition holds on all of it, on half or nowhere.</remarks>
    /// <param name="basis">Vectors of V with λ.</param>
    /// <param name="space">The space whose form is q.</param>
    /// <param name="t">A string.</param>
    /// <param name="defect">q(y0) plus the prescribed bit, given y0; null where there is no condition.</param>
    /// <param name="cancellationToken">Polled once per vector.</param>
    public BigInteger Count(IReadOnlyList<ulong[]> basis, QuadraticSpace space, PauliString t, Func<ulong[], bool>? defect, CancellationToken cancellationToken)
    {
        // Coordinates: the vector modulo L. Payload: the vector itself with λ. What vanishes modulo L carries an element of the intersection.
        var residues = new Gf2Echelon(PauliPacking.Bits(QubitCount), payloadWords: _words + 1);
        var common = new List<ulong[]>();
        var extended = new ulong[residues.Width];
        foreach (ulong[] vector in basis)
        {
            cancellationToken.ThrowIfCancellationRequested();
            vector.AsSpan(0, _words).CopyTo(extended);
            vector.CopyTo(extended.AsSpan(_words));
            _group.Reduce(extended.AsSpan(0, _words));
            if (!residues.Add(extended)) common.Add(extended[_words..]);
        }

        Array.Clear(extended);
        PauliPacking.AddTo(t, extended);
        _group.Reduce(extended.AsSpan(0, _words));
        if (residues.Reduce(extended) >= 0) return BigInteger.Zero; // t lies outside of L + the subspace
        if (defect is null) return BigInteger.One << common.Count;
        if (common.Exists(w => space.Q(w))) return BigInteger.One << (common.Count - 1);
        return defect(extended[_words..]) ? BigInteger.Zero : BigInteger.One << common.Count;
    }
}
