using QmlTrainability.Ansatze;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;

namespace ExpressivityTrainability;

/// <summary>A design on trial.</summary>
internal sealed class Design
{
    private Design(string name, Func<int, AnsatzBuilder> layers, Func<int, PauliSum>? observable = null)
    {
        Name = name;
        Layers = layers;
        Observable = observable ?? (qubits => PauliString.On(qubits, (0, Pauli.X)));
    }

    /// <summary>X on every qubit and ZZ on every bond: keeps the parity ΠX; free fermions, two copies of so(2n).</summary>
    public static Design Symmetric { get; } = new("symmetry-preserving (X, ZZ)", layers => AnsatzCatalog.Ising(Topology.Ring, layers));

    /// <summary>Z on every qubit and ZX on every bond: as many rotations in the same places, and an exponential algebra.</summary>
    public static Design Unstructured { get; } = new(
        "unstructured (Z, ZX)", layers => new AnsatzBuilder().RotateEach(Pauli.Z).RotateNeighbors("ZX", Topology.Ring).Repeat(layers).Named("Z and ZX, ring"));

    /// <summary>ΣX, ΣY and ΣZZ over all pairs, read out in ΣX: keeps every permutation of the qubits. The same depth, and fewer parameters, since they are tied.</summary>
    public static Design PermutationEquivariant { get; } = new(
        "permutation-equivariant (ΣX, ΣY, ΣZZ)",
        AnsatzCatalog.PermutationEquivariant,
        qubits => PauliSum.Of(Enumerable.Range(0, qubits).Select(q => (1.0, PauliString.On(qubits, (q, Pauli.X))))));

    public static IReadOnlyList<Design> Both { get; } = [Symmetric, Unstructured];

    public string Name { get; }

    public Func<int, AnsatzBuilder> Layers { get; }

    /// <summary>What is measured at a number of qubits: X on the first qubit, but for the permutation-equivariant design.</summary>
    public Func<int, PauliSum> Observable { get; }

    public static InitialState State(int qubits) => InitialState.Plus(qubits);
}
