using System.Numerics;
using QmlTrainability.LieAlgebras;
using QmlTrainability.LieAlgebras.Classification;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability;

/// <summary>Which part of the orbit of a string anticommutes with a generator: the variance of the slope along it over that of the loss, in the deep limit.</summary>
/// <remarks>The rotations permute the strings S of the generator's component transitively, and the orbit Ω(v). Counting pairs both ways, the part of Ω(v) that anticommutes with one string of S is
/// the part of S that anticommutes with v: one number for all parameters of a component.</remarks>
internal static class AnticommutingFraction
{
    /// <summary>|{a in S : ω(a, v) = 1}|/|S|.</summary>
    public static Rational Of(PauliComponent component, PauliString v)
    {
        if (!component.Generators.Any(v.AnticommutesWithUnchecked)) return Rational.Zero;
        ulong[] packed = PauliPacking.Pack(v);
        return component switch
        {
            FreeFermionComponent fermions => OfFermions(fermions, v, packed),
            QuadraticComponent quadratic => new Rational(CountOf(quadratic.Space, packed), component.Dimension),
            _ => throw new UnsupportedRequestException($"No orbits are known for {component}."),
        };
    }

    /// <summary>Pairs of modes of which one anticommutes, 2k(N − k)/(N(N − 1)); half of each coset of R' where v does not commute with R'.</summary>
    private static Rational OfFermions(FreeFermionComponent component, PauliString v, ulong[] packed)
    {
        if (component.CopyGroup.Rows.Any(r => PauliPacking.Anticommute(r, packed, packed.Length))) return new Rational(1, 2);
        long modes = component.ModeCount, k = 0;
        foreach (PauliString lift in component.ModeLifts) k += v.AnticommutesWithUnchecked(lift) ? 1 : 0;
        return new Rational(2 * k * (modes - k), modes * (modes - 1));
    }

    /// <summary>Of V less the radical, the x with ω(v, x) = 1, and q(x) = 1 where q is defined: |A∩B| = (|A| + |B| − |A△B|)/2.</summary>
    private static BigInteger CountOf(QuadraticSpace space, ulong[] v)
    {
        bool Anticommutes(ulong[] x) => PauliPacking.Anticommute(v, x, v.Length);
        BigInteger all = BigInteger.One << space.Dimension, radical = BigInteger.One << space.RadicalBasis.Count;
        BigInteger linear = all >> 1, linearInRadical = space.RadicalBasis.Any(Anticommutes) ? radical >> 1 : BigInteger.Zero;
        if (space.Form == QuadraticForm.Undefined) return linear - linearInRadical;
        BigInteger both = (space.CountOnes(x => space.Q(x)) + linear - space.CountOnes(x => space.Q(x) ^ Anticommutes(x))) / 2;
        BigInteger odd = LinearOnes(r => space.Q(r)), differ = LinearOnes(r => space.Q(r) ^ Anticommutes(r));
        return both - ((odd + linearInRadical - differ) / 2);

        BigInteger LinearOnes(Func<ulong[], bool> form) => space.RadicalBasis.Any(form) ? radical >> 1 : BigInteger.Zero;
    }
}
