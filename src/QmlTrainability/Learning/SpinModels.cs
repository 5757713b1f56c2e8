using QmlTrainability.Ansatze;
using QmlTrainability.Paulis;

namespace QmlTrainability.Learning;

/// <summary>Hamiltonians of spins on a graph.</summary>
/// <example><code>
/// Console.WriteLine(SpinModels.Ising(qubits: 3, Topology.Chain, coupling: 1, field: 0.5));    // -0.5*XII - 0.5*IXI - 0.5*IIX - 1*ZZI - 1*IZZ
/// Console.WriteLine(SpinModels.MaxCut(Topology.Ring, qubits: 4));                             // -2*IIII + 0.5*ZZII + 0.5*IZZI + 0.5*IIZZ + 0.5*ZIIZ
/// </code></example>
public static class SpinModels
{
    /// <summary>The transverse-field Ising model -J ΣZZ - g ΣX.</summary>
    /// <param name="qubits">At least 1.</param>
    /// <param name="topology">The bonds.</param>
    /// <param name="coupling">J, finite.</param>
    /// <param name="field">g, finite.</param>
    public static PauliSum Ising(int qubits, Topology topology, double coupling, double field)
    {
        Check(qubits, topology);
        Require.Finite(coupling, "The coupling");
        Require.Finite(field, "The field");
        return PauliSum.Of([
            .. Enumerable.Range(0, qubits).Select(q => (-field, PauliString.On(qubits, (q, Pauli.X)))),
            .. topology.BondsAt(qubits).Select(b => (-coupling, Pair(qubits, b, Pauli.Z)))]);
    }

    /// <summary>The Heisenberg model J Σ(XX + YY + ZZ): antiferromagnetic for J &gt; 0.</summary>
    /// <param name="qubits">At least 2.</param>
    /// <param name="topology">The bonds, at least one.</param>
    /// <param name="coupling">J, finite.</param>
    public static PauliSum Heisenberg(int qubits, Topology topology, double coupling)
    {
        Check(qubits, topology);
        Require.Finite(coupling, "The coupling");
        return PauliSum.Of(topology.BondsAt(qubits).SelectMany(b => new[] { Pauli.X, Pauli.Y, Pauli.Z }.Select(letter => (coupling, Pair(qubits, b, letter)))));
    }

    /// <summary>Minus the number of edges that a cut crosses, -Σ(1 - ZZ)/2: its least value is minus the largest cut (arXiv:1411.4028).</summary>
    /// <param name="graph">The edges, at least one.</param>
    /// <param name="qubits">The number of vertices, at least 2.</param>
    public static PauliSum MaxCut(Topology graph, int qubits)
    {
        Check(qubits, graph);
        return PauliSum.Of(graph.BondsAt(qubits).SelectMany(b => new[] { (-0.5, PauliString.Identity(qubits)), (0.5, Pair(qubits, b, Pauli.Z)) }));
    }

    private static void Check(int qubits, Topology topology)
    {
        Require.Qubits(qubits);
        ArgumentNullException.ThrowIfNull(topology);
    }

    private static PauliString Pair(int qubits, (int First, int Second) bond, Pauli letter) => PauliString.On(qubits, (bond.First, letter), (bond.Second, letter));
}
