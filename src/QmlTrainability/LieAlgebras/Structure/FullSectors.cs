using System.Numerics;
using QmlTrainability.LieAlgebras.Closure;
using QmlTrainability.LieAlgebras.Symmetries;
using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Structure;

/// <summary>Names an algebra that is all of su(m) on each sector of its symmetries, from its dimension alone.</summary>
/// <remarks>
/// What commutes with a group of symmetries is a matrix of some size m on each sector, repeated (Schur's lemma). Brackets are traceless there, so [g, g] lies
/// in ⊕ su(m) over the sectors, and is all of it exactly if the dimensions agree. Sectors are those of the Pauli symmetries, or the spins j = n/2, n/2 - 1, …
/// where all qubits can be permuted, split by those of X…X, Y…Y and Z…Z that commute with the generators.
/// A dimension modulo primes is a lower bound, this is an upper one: where they meet, the dimension of [g, g] is proved.
/// </remarks>
internal static class FullSectors
{
    /// <summary>The simple ideals, by falling dimension, or null where the algebra is smaller than its symmetries allow.</summary>
    public static IReadOnlyList<SimpleSummand>? TryName(ClosureRecipe recipe, PermutationGroup symmetry, CancellationToken cancellationToken)
    {
        var strings = PauliCommutant.Of(recipe.Generators, cancellationToken);
        (BigInteger Size, BigInteger Copies)[] sectors = [.. (symmetry.IsSymmetric ? SpinSectors(strings) : PauliSectors(strings)).Where(s => s.Size > 1)];
        BigInteger most = sectors.Aggregate(BigInteger.Zero, (sum, s) => sum + (s.Copies * ((s.Size * s.Size) - 1)));
        return most == recipe.DerivedDimension ? AlgebraText.Merge(sectors.Select(s => SimpleSummand.Unitary(s.Size, s.Copies))) : null;
    }

    /// <summary>k independent central symmetries have 2^k joint sectors; of the others each pair, like X and Z, acts on a qubit of its own.</summary>
    private static IEnumerable<(BigInteger Size, BigInteger Copies)> PauliSectors(PauliCommutant symmetries)
    {
        int central = symmetries.Center.Count, pairs = (symmetries.Basis.Count - central) / 2;
        return [(BigInteger.One << (symmetries.QubitCount - central - pairs), BigInteger.One << central)];
    }

    /// <summary>X…X turns every spin by π about an axis: on the 2j + 1 states its eigenvalues alternate. Two such turns commute for integer j and anticommute else.</summary>
    private static IEnumerable<(BigInteger Size, BigInteger Copies)> SpinSectors(PauliCommutant symmetries)
    {
        int n = symmetries.QubitCount;
        int turns = new[] { Pauli.X, Pauli.Y, Pauli.Z }.Count(letter => symmetries.Contains(PauliString.On(n, [.. Enumerable.Range(0, n).Select(q => (q, letter))])));
        for (int size = n + 1; size > 0; size -= 2)
        {
            if (turns == 0)
            {
                yield return (size, 1);
            }
            else if (turns == 1)
            {
                yield return ((size + 1) / 2, 1);
                yield return (size / 2, 1);
            }
            else if (size % 2 == 0)
            {
                yield return (size / 2, 1);
            }
            else
            {
                int sign = (size - 1) / 2 % 2 == 0 ? 1 : -1; // of each turn's trace
                yield return ((size + (3 * sign)) / 4, 1);
                yield return ((size - sign) / 4, 3);
            }
        }
    }
}
