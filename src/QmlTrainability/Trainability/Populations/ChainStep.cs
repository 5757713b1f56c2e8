using QmlTrainability.Circuits;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability.Populations;

/// <summary>One step of the backward walk on the qubits of the light cone, numbered from 0. Signs never matter for a squared expectation.</summary>
internal sealed class ChainStep
{
    /// <summary>The qubits that it touches.</summary>
    public required int[] Qubits { get; init; }

    /// <summary>The letter of a rotation on each of <see cref="Qubits"/>; null for other steps.</summary>
    public Pauli[]? Letters { get; init; }

    /// <summary>E sin² α: the probability that a string that anticommutes with the letters jumps to its partner. 1 for a quarter turn.</summary>
    public double Jump { get; init; }

    /// <summary>The parameters with ∂α/∂θ; empty for fixed steps.</summary>
    public IReadOnlyList<AngleTerm> Terms { get; init; } = [];

    /// <summary>For a Clifford gate, by bit of the image (x of each qubit, then z of each) the mask of the bits that add up to it; null for other steps.</summary>
    public int[]? Rows { get; init; }

    /// <summary>For a channel on one qubit the squared eigenvalue of each letter; null for other steps.</summary>
    public double[]? SquaredEigenvalues { get; init; }
}
