using QmlTrainability.Circuits;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.Simulation.FreeFermions;

/// <summary>The commuting strings Q by which rotations differ from bilinears: a group of copies with basis strings Q_1, …, Q_m, all taken with sign +.</summary>
/// <remarks>Every string of the group is ±Π Q_j; a character χ gives each Q_j a sign and names one sector. Only the strings that occur in a circuit matter:
/// the sectors of the others are not told apart.</remarks>
internal sealed class CopySpace
{
    private readonly int _qubitCount;
    private readonly Gf2Echelon _echelon;
    private readonly List<PauliString> _basis = [];

    public CopySpace(int qubitCount)
    {
        _qubitCount = qubitCount;
        _echelon = new Gf2Echelon(PauliPacking.Bits(qubitCount), payloadWords: 1);
    }

    private CopySpace(CopySpace other)
        : this(other._qubitCount)
    {
        foreach (PauliString q in other._basis) Add(q);
    }

    /// <summary>Q_1, …, Q_m.</summary>
    public IReadOnlyList<PauliString> Basis => _basis;

    /// <summary>m.</summary>
    public int Rank => _basis.Count;

    /// <summary>Adds a string unless it is a product of the ones before. At most 64 fit.</summary>
    public void Add(PauliString q)
    {
        ulong[] vector = PauliPacking.Pack(q, payloadWords: 1);
        if (_basis.Count < 64) vector[^1] = 1UL << _basis.Count;
        if (_echelon.Add(vector)) _basis.Add(q);
    }

    /// <summary>The space with one more string.</summary>
    public CopySpace With(PauliString q)
    {
        var more = new CopySpace(this);
        more.Add(q);
        return more;
    }

    /// <summary>w = ±c·Π_{j in copies} Q_j, with c the same for all strings of a coset.</summary>
    public (PauliString Coset, ulong Copies, bool IsNegative) Split(SignedPauli w)
    {
        ulong[] vector = PauliPacking.Pack(w.String, payloadWords: 1);
        _echelon.Reduce(vector);
        PauliString coset = PauliPacking.Unpack(_qubitCount, vector);
        SignedPauli product = SignedPauli.Multiply(new SignedPauli(coset, false), Product(vector[^1]));
        return (coset, vector[^1], w.IsNegative ^ product.IsNegative);
    }

    /// <summary>Π_{j in copies} Q_j.</summary>
    public SignedPauli Product(ulong copies)
    {
        var product = new SignedPauli(PauliString.Identity(_qubitCount), false);
        for (ulong rest = copies; rest != 0; rest &= rest - 1)
            product = SignedPauli.Multiply(product, new SignedPauli(_basis[System.Numerics.BitOperations.TrailingZeroCount(rest)], false));
        return product;
    }
}
