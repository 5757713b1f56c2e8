using System.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Classification;

/// <summary>A basis of a space of packed strings in which pairs anticommute and commute with everything else, and the radical commutes with all.</summary>
internal sealed class SymplecticBasis
{
    private readonly List<(ulong[] E, ulong[] F)> _pairs = [];
    private readonly List<ulong[]> _radical = [];

    private SymplecticBasis()
    {
    }

    /// <summary>Anticommuting pairs that commute with one another: a symplectic basis modulo the radical.</summary>
    public IReadOnlyList<(ulong[] E, ulong[] F)> Pairs => _pairs;

    /// <summary>A basis of the radical.</summary>
    public IReadOnlyList<ulong[]> Radical => _radical;

    public int Dimension => (2 * _pairs.Count) + _radical.Count;

    /// <summary>Symplectic Gram-Schmidt. Words behind the string take part in every addition.</summary>
    /// <param name="basis">Independent vectors.</param>
    /// <param name="words">The number of words of the string.</param>
    /// <param name="cancellationToken">Polled once per vector.</param>
    public static SymplecticBasis Of(IEnumerable<ulong[]> basis, int words, CancellationToken cancellationToken)
    {
        var result = new SymplecticBasis();
        var open = basis.Select(v => v.ToArray()).ToList();
        while (open.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ulong[] e = open[^1];
            open.RemoveAt(open.Count - 1);
            int partner = open.FindLastIndex(v => PauliPacking.Anticommute(e, v, words));
            if (partner < 0)
            {
                result._radical.Add(e);
                continue;
            }

            ulong[] f = open[partner];
            open.RemoveAt(partner);
            result._pairs.Add((e, f));
            foreach (ulong[] v in open)
            {
                bool withE = PauliPacking.Anticommute(e, v, words), withF = PauliPacking.Anticommute(f, v, words);
                if (withF) AddTo(e, v);
                if (withE) AddTo(f, v);
            }
        }

        return result;
    }

    /// <summary>The Arf invariant Σ form(e)·form(f) of a quadratic form with the polarization ω that vanishes on the radical.</summary>
    public bool Arf(Func<ulong[], bool> form)
    {
        bool arf = false;
        foreach ((ulong[] e, ulong[] f) in _pairs) arf ^= form(e) && form(f);
        return arf;
    }

    /// <summary>The number of zeros of a quadratic form with the polarization ω: half of all vectors where it does not vanish on the radical, else 2^κ·2^(ρ-1)(2^ρ ± 1).</summary>
    public BigInteger CountZeros(Func<ulong[], bool> form) =>
        _radical.Exists(r => form(r)) ? BigInteger.One << (Dimension - 1) : ZerosOf(_pairs.Count, Arf(form)) << _radical.Count;

    /// <summary>The number of zeros of a non-degenerate quadratic form on GF(2)^2ρ: 2^(ρ-1)(2^ρ ± 1), plus for Arf invariant 0.</summary>
    public static BigInteger ZerosOf(int rho, bool arf) => rho == 0 ? BigInteger.One : (BigInteger.One << (rho - 1)) * ((BigInteger.One << rho) + (arf ? -1 : 1));

    private static void AddTo(ulong[] e, ulong[] v)
    {
        for (int i = 0; i < v.Length; i++) v[i] ^= e[i];
    }
}
