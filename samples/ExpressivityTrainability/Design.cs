using QmlTrainability.Ansatze;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;

namespace ExpressivityTrainability;

/// <summary>A design on trial.</summary>
internal sealed class Design
{
    private Design(string name, Func<int, AnsatzBuilder> layers)
    {
        Name = name;
        Layers = layers;
    }

    /// <summary>X on every qubit and ZZ on every bond: keeps the parity ΠX; free fermions, two copies of so(2n).</summary>
    public static Design Symmetric { get; } = new("symmetry-preserving (X, ZZ)", layers => AnsatzCatalog.Ising(Topology.Ring, layers));

    /// <summary>Z on every qubit and ZX on every bond: as many rotations in the same places, and an exponential algebra.</summary>
    public static Design Unstructured { get; } = new(
        "unstructured (Z, ZX)", layers => new AnsatzBuilder().RotateEach(Pauli.Z).RotateNeighbors("ZX", Topology.Ring).Repeat(layers).Named("Z and ZX, ring"));

    public static IReadOnlyList<Design> Both { get; } = [Symmetric, Unstructured];

    public string Name { get; }

    public Func<int, AnsatzBuilder> Layers { get; }

    /// <summary>The loss of both: X on the first qubit, from |+…+⟩.</summary>
    public static PauliSum Observable(int qubits) => PauliString.On(qubits, (0, Pauli.X));

    public static InitialState State(int qubits) => InitialState.Plus(qubits);
}
