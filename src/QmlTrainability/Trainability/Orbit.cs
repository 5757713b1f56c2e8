using System.Numerics;
using QmlTrainability.LieAlgebras;
using QmlTrainability.LieAlgebras.Classification;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability;

/// <summary>The orbit Ω(v) of a string under the rotations of one component: its size, and how many of its strings lie in a stabilizer group L, by their sign.</summary>
/// <remarks>In the deep limit a string spreads evenly over its orbit (docs/mathematics.md, deep limit): E⟨P_v⟩² = |Ω∩L|/|Ω|, a sum of χ = 1 over Ω∩L. With f = ω(v, ·) on the span V:
/// the orbit is v + {x in V : q(x) = f(x)} where f does not vanish on the radical (R' for free fermions); the translate by v + u of
/// {y in V∖R : q(y) = q(u)} where f = ω(u, ·); and the products of k Majorana modes for free fermions.</remarks>
internal static class Orbit
{
    public static (BigInteger Size, BigInteger Sum) Of(PauliComponent component, PauliString v, StabilizerSpace group, Func<MajoranaStates> majoranas, CancellationToken cancellationToken) =>
        component switch
        {
            FreeFermionComponent fermions when Annihilates(fermions.CopyGroup.Rows, v) => majoranas().OrbitOf(v, cancellationToken),
            FreeFermionComponent fermions => Translate(fermions.Space, v, group, cancellationToken),
            QuadraticComponent quadratic when Annihilates(quadratic.Space.RadicalBasis, v) => Coset(quadratic.Space, v, group, cancellationToken),
            QuadraticComponent quadratic => Translate(quadratic.Space, v, group, cancellationToken),
            _ => throw new UnsupportedRequestException($"No orbits are known for {component}."),
        };

    private static bool Annihilates(IEnumerable<ulong[]> vectors, PauliString v)
    {
        ulong[] packed = PauliPacking.Pack(v);
        return vectors.All(r => !PauliPacking.Anticommute(r, packed, packed.Length));
    }

    /// <summary>v + {x in V : q(x) = ω(v, x)}, or v + V where q is undefined.</summary>
    /// <remarks>q + f is a quadratic form with the polarization ω. It is balanced where it does not vanish on R; else its zeros are counted by its Arf invariant.</remarks>
    private static (BigInteger Size, BigInteger Sum) Translate(QuadraticSpace space, PauliString v, StabilizerSpace group, CancellationToken cancellationToken)
    {
        if (space.Form == QuadraticForm.Undefined)
            return (BigInteger.One << space.Dimension, group.Sum(space.Basis, space, v, null, cancellationToken));
        ulong[] packed = PauliPacking.Pack(v);
        Func<ulong[], bool> form = x => space.Q(x) ^ PauliPacking.Anticommute(packed, x, packed.Length);
        BigInteger size = space.RadicalBasis.Any(form) ? BigInteger.One << (space.Dimension - 1)
            : SymplecticBasis.ZerosOf(space.HalfRank, space.Arf(form)) << space.RadicalBasis.Count;
        return (size, group.Sum(space.Basis, space, v, form, cancellationToken));
    }

    /// <summary>(v + u) + {y in V∖R : q(y) = q(u)}, or (v + u) + V∖R where q is undefined; u in V acts on V like v.</summary>
    private static (BigInteger Size, BigInteger Sum) Coset(QuadraticSpace space, PauliString v, StabilizerSpace group, CancellationToken cancellationToken)
    {
        ulong[] u = space.TryLocate(v) ?? Representative(space, v);
        PauliString t = PauliString.Multiply(v, PauliPacking.Unpack(space.QubitCount, u)).String;
        bool defined = space.Form != QuadraticForm.Undefined, qu = defined && space.Q(u);
        Func<ulong[], bool>? defect = defined ? y => space.Q(y) ^ qu : null;
        BigInteger sum = group.Sum(space.Basis, space, t, defect, cancellationToken) - group.Sum(space.RadicalBasis, space, t, defect, cancellationToken);
        int kappa = space.RadicalBasis.Count, rho = space.HalfRank;
        BigInteger all = BigInteger.One << (2 * rho), zeros = SymplecticBasis.ZerosOf(rho, space.Form == QuadraticForm.ArfOne);
        BigInteger size = space.Form switch
        {
            QuadraticForm.Undefined => (all - 1) << kappa,
            QuadraticForm.NonZeroOnRadical => (all - 1) << (kappa - 1),
            _ => (qu ? all - zeros : zeros - 1) << kappa,
        };
        return (size, sum);
    }

    /// <summary>u in V with ω(u, ·) = ω(v, ·) on V: the commutation form is solved on a basis.</summary>
    private static ulong[] Representative(QuadraticSpace space, PauliString v)
    {
        IReadOnlyList<ulong[]> basis = space.Basis;
        int words = PauliPacking.Words(space.QubitCount), head = Gf2Echelon.WordsFor(basis.Count);
        var gram = new Gf2Echelon(basis.Count, payloadWords: words + 1);
        for (int j = 0; j < basis.Count; j++) gram.Add(Row(basis[j], basis[j]));
        ulong[] solution = Row(PauliPacking.Pack(v, payloadWords: 1), new ulong[words + 1]);
        gram.Reduce(solution);
        return solution[head..];

        ulong[] Row(ulong[] vector, ulong[] payload)
        {
            var row = new ulong[gram.Width];
            for (int i = 0; i < basis.Count; i++)
            {
                if (PauliPacking.Anticommute(basis[i], vector, words)) row[i >> 6] |= 1UL << (i & 63);
            }

            payload.CopyTo(row.AsSpan(head));
            return row;
        }
    }
}
