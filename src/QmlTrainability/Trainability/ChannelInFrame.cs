using QmlTrainability.Circuits;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability;

/// <summary>A Pauli channel on one qubit after some of the circuit, pulled through the Cliffords before it: X and Z of its qubit become strings.</summary>
internal sealed class ChannelInFrame
{
    private readonly PauliChannel _channel;

    public ChannelInFrame(PauliChannel channel, int qubit, CliffordMap clifford)
    {
        _channel = channel;
        X = clifford.Image(PauliString.On(clifford.QubitCount, (qubit, Pauli.X))).String;
        Z = clifford.Image(PauliString.On(clifford.QubitCount, (qubit, Pauli.Z))).String;
    }

    public PauliString X { get; }

    public PauliString Z { get; }

    /// <summary>λ_v with N†(P_v) = λ_v P_v. What anticommutes with Z has an X on the qubit, and the other way round.</summary>
    public double Eigenvalue(PauliString v) =>
        _channel.Eigenvalue((Pauli)((Z.AnticommutesWithUnchecked(v) ? (int)Pauli.X : 0) | (X.AnticommutesWithUnchecked(v) ? (int)Pauli.Z : 0)));
}
