using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability.Orbits;

/// <summary>The smallest subspace that holds a pure stabilizer state and that no string of an algebra leaves: the eigenspace of the k stabilizers that commute with every generator.</summary>
/// <remarks>There a string is, up to its sign, its representative modulo these k: clearing pivots is linear, so products of representatives are representatives, and they generate the algebra that acts.</remarks>
internal static class StringSector
{
    /// <summary>k, and the algebra that acts on the 2^(n-k) dimensions; null where it is numbers.</summary>
    public static (int Symmetries, DynamicalLieAlgebra? Acting) Of(DynamicalLieAlgebra algebra, InitialState state, CancellationToken cancellationToken)
    {
        PauliString[] generators = [.. algebra.Components!.SelectMany(c => c.Generators), .. algebra.CentralStrings];
        List<ulong[]> symmetries = CommutingPart.Of([.. state.Stabilizers!.Select(s => PauliPacking.Pack(s.String))], generators, cancellationToken);
        if (symmetries.Count == 0) return (0, algebra);
        var group = new Gf2Echelon(PauliPacking.Bits(algebra.QubitCount));
        foreach (ulong[] symmetry in symmetries) group.Add(symmetry);
        PauliString[] acting = [.. generators.Select(Representative).Where(p => !p.IsIdentity)];
        return (symmetries.Count, acting.Length == 0 ? null : DynamicalLieAlgebra.GeneratedBy(acting, cancellationToken: cancellationToken));

        PauliString Representative(PauliString p)
        {
            ulong[] vector = PauliPacking.Pack(p);
            group.Reduce(vector);
            return PauliPacking.Unpack(algebra.QubitCount, vector);
        }
    }
}
