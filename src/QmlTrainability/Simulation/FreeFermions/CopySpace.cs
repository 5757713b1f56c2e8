using System.Numerics;
using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras.Structure;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.Simulation.FreeFermions;

/// <summary>The commuting strings Q by which rotations differ from bilinears: a group of copies with basis strings Q_1, …, Q_m, all taken with sign +. Immutable.</summary>
/// <remarks>Every string of the group is ±Π Q_j; a character χ gives each Q_j a sign and names one sector. Only the strings that occur in a circuit matter:
/// the sectors of the others are not told apart.</remarks>
internal sealed class CopySpace
{
    private readonly ComponentCopies _copies;

    /// <summary>The group that strings generate; those that are products of the ones before are left out of the basis.</summary>
    public CopySpace(int qubitCount, IEnumerable<PauliString> strings)
    {
        var echelon = new Gf2Echelon(PauliPacking.Bits(qubitCount));
        _copies = new ComponentCopies(qubitCount, strings.Where(q => echelon.Add(PauliPacking.Pack(q))).Select(q => PauliPacking.Pack(q)));
    }

    /// <summary>Q_1, …, Q_m.</summary>
    public IReadOnlyList<PauliString> Basis => _copies.Generators;

    /// <summary>m.</summary>
    public int Rank => Basis.Count;

    /// <summary>The space with one more string.</summary>
    public CopySpace With(PauliString q) => new(_copies.QubitCount, Basis.Append(q));

    /// <summary>w = ±c·Π_{j in copies} Q_j, with c the same for all strings of a coset. Copies beyond the 64th have no bit.</summary>
    public (PauliString Coset, ulong Copies, bool IsNegative) Split(SignedPauli w)
    {
        (PauliString coset, BigInteger copy, int sign) = _copies.Split(w.String);
        return (coset, (ulong)(copy & ulong.MaxValue), w.IsNegative ^ (sign < 0));
    }

    /// <summary>Π_{j in copies} Q_j.</summary>
    public SignedPauli Product(ulong copies)
    {
        (PauliString product, int phase) = _copies.Multiply(PauliString.Identity(_copies.QubitCount), copies);
        return new SignedPauli(product, phase == 2);
    }
}
