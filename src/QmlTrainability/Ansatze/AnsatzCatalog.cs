using QmlTrainability.Paulis;

namespace QmlTrainability.Ansatze;

/// <summary>Designs from the literature, each a rule for every number of qubits.</summary>
/// <example><code>
/// Console.WriteLine(AnsatzCatalog.Matchgate(layers: 2).Assess(20).Growth);                       // dim g(n) = 2n² - n, proved
/// Console.WriteLine(AnsatzCatalog.HardwareEfficient(Topology.Ring, layers: 2).Assess(8).Decision);    // Reject
/// </code></example>
public static class AnsatzCatalog
{
    /// <summary>RY and RZ on every qubit and a fixed CX on every bond (arXiv:1704.05018): su(2^n) from the second layer on.</summary>
    /// <param name="topology">The bonds of the fixed gates.</param>
    /// <param name="layers">At least 1.</param>
    public static AnsatzBuilder HardwareEfficient(Topology topology, int layers) =>
        TwoLocal([Pauli.Y, Pauli.Z], "CX", topology, layers).Named($"hardware-efficient, {Name(topology)}");

    /// <summary>Rotations of every qubit and a fixed two-qubit gate on every bond.</summary>
    /// <param name="rotations">The letters, at least one, in the order in which they are applied.</param>
    /// <param name="entangler">The OpenQASM name of a two-qubit gate without angles.</param>
    /// <param name="topology">The bonds.</param>
    /// <param name="layers">At least 1.</param>
    public static AnsatzBuilder TwoLocal(IEnumerable<Pauli> rotations, string entangler, Topology topology, int layers)
    {
        ArgumentNullException.ThrowIfNull(rotations);
        Pauli[] letters = [.. rotations];
        if (letters.Length == 0) throw new ArgumentException("A two-local design needs at least one rotation.", nameof(rotations));
        AnsatzBuilder builder = letters.Aggregate(new AnsatzBuilder(), (b, letter) => b.RotateEach(letter));
        return builder.EntangleNeighbors(entangler, topology).Repeat(layers).Named($"two-local {string.Concat(letters)} with {entangler}, {Name(topology)}");
    }

    /// <summary>X on every qubit and ZZ on every bond: so(2n) on a chain, two copies on a ring (free fermions; arXiv:2309.05690, type a14).</summary>
    /// <param name="topology">The bonds; on other graphs than paths and cycles the algebra is exponential (arXiv:2410.05187).</param>
    /// <param name="layers">At least 1.</param>
    /// <param name="sharing">One parameter per term by default; per layer gives the Hamiltonian-variational form.</param>
    public static AnsatzBuilder Ising(Topology topology, int layers, ParameterSharing sharing = ParameterSharing.PerTerm) =>
        new AnsatzBuilder().RotateEach(Pauli.X, sharing).RotateNeighbors("ZZ", topology, sharing).Repeat(layers)
            .Named($"Ising, {Name(topology)}{Tied(sharing)}");

    /// <summary>All nearest-neighbor matchgates on a chain, as Z on every qubit with XX, YY, XY and YX on every bond: so(2n).</summary>
    /// <param name="layers">At least 1.</param>
    public static AnsatzBuilder Matchgate(int layers) =>
        new AnsatzBuilder().RotateEach(Pauli.Z)
            .RotateNeighbors("XX", Topology.Chain).RotateNeighbors("YY", Topology.Chain).RotateNeighbors("XY", Topology.Chain).RotateNeighbors("YX", Topology.Chain)
            .Repeat(layers).Named("matchgate chain");

    /// <summary>XX, YY and ZZ on every bond (arXiv:2309.05690, type a7): su(2^(n-1)) or four copies of su(2^(n-2)).</summary>
    /// <param name="topology">The bonds.</param>
    /// <param name="layers">At least 1.</param>
    public static AnsatzBuilder Heisenberg(Topology topology, int layers) =>
        new AnsatzBuilder().RotateNeighbors("XX", topology).RotateNeighbors("YY", topology).RotateNeighbors("ZZ", topology)
            .Repeat(layers).Named($"Heisenberg, {Name(topology)}");

    /// <summary>QAOA for MaxCut (arXiv:1411.4028): ZZ on every edge, then X on every qubit.</summary>
    /// <param name="graph">A fixed graph by <see cref="Topology.Graph"/>, or a family for every size.</param>
    /// <param name="layers">At least 1.</param>
    /// <param name="sharing">One angle per layer and Hamiltonian by default; per term is multi-angle QAOA (arXiv:2410.05187).</param>
    public static AnsatzBuilder Qaoa(Topology graph, int layers, ParameterSharing sharing = ParameterSharing.PerLayer) =>
        new AnsatzBuilder().RotateNeighbors("ZZ", graph, sharing).RotateEach(Pauli.X, sharing).Repeat(layers)
            .Named($"{(sharing == ParameterSharing.PerTerm ? "multi-angle " : "")}QAOA, {Name(graph)}");

    /// <summary>ΣX, ΣY and ΣZZ over all pairs, one angle each (arXiv:2210.09974): dimension C(n+3,3) - ⌊n/2⌋.</summary>
    /// <param name="layers">At least 1.</param>
    public static AnsatzBuilder PermutationEquivariant(int layers) =>
        new AnsatzBuilder().RotateEach(Pauli.X, ParameterSharing.PerLayer).RotateEach(Pauli.Y, ParameterSharing.PerLayer)
            .RotateNeighbors("ZZ", Topology.AllPairs, ParameterSharing.PerLayer).Repeat(layers).Named("permutation-equivariant");

    /// <summary>A quantum convolutional network (arXiv:1810.03787) in which every filter has its own angles: at level k the qubits whose number is a multiple of 2^k
    /// are joined in two rows of two-qubit filters, and every second one is then left alone. Exponential algebra, logarithmic depth: judge it at the depth built.</summary>
    /// <param name="levels">The number of levels, at least 1; levels beyond log2 n are empty.</param>
    public static AnsatzBuilder ConvolutionalUnshared(int levels)
    {
        Require.AtLeast(levels, 1);
        var builder = new AnsatzBuilder();
        for (int level = 0; level < levels; level++)
        {
            int stride = 1 << level;
            for (int row = 0; row < 2; row++)
            {
                int first = row * stride;
                Topology filters = Topology.Family($"filters {level}.{row}", n => Enumerable.Range(0, n).Select(i => (First: first + (2 * stride * i), Second: first + (2 * stride * i) + stride)).Where(b => b.Second < n));
                foreach (string letters in new[] { "XI", "IX", "ZI", "IZ", "ZZ", "XI", "IX" }) builder = builder.RotateNeighbors(letters, filters);
            }
        }

        return builder.Named($"QCNN of {levels} levels, filters not shared");
    }

    private static string Name(Topology topology)
    {
        ArgumentNullException.ThrowIfNull(topology);
        return topology.Name;
    }

    private static string Tied(ParameterSharing sharing) => sharing == ParameterSharing.PerLayer ? ", tied" : "";
}
