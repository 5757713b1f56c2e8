using QmlTrainability.Circuits;
using QmlTrainability.Paulis;

namespace QmlTrainability.Benchmarks.Gate;

/// <summary>Circuits for measuring the simulator.</summary>
internal static class SimulationWork
{
    /// <summary>How often <see cref="MiddleRotations"/> rotates.</summary>
    public const int Rotations = 16;

    /// <summary>RX by one parameter on the middle qubit, with an S after each so that they cannot be added up.</summary>
    public static Circuit MiddleRotations(int qubits)
    {
        var builder = new CircuitBuilder(qubits);
        Parameter angle = builder.Parameter("angle");
        for (int i = 0; i < Rotations; i++) builder.RX(qubits / 2, angle).S(qubits / 2);
        return builder.Build();
    }

    /// <summary>Z on the first qubit.</summary>
    public static PauliString Readout(int qubits) => PauliString.On(qubits, (0, Pauli.Z));
}
