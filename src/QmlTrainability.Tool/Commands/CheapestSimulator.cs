using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation;

namespace QmlTrainability.Tool.Commands;

/// <summary>Whatever exact method is cheapest for the circuit at hand.</summary>
internal sealed class CheapestSimulator : ISimulator
{
    public IExpectation Prepare(Circuit circuit, PauliSum observable, InitialState? state = null, CancellationToken cancellationToken = default) =>
        ExpectationSimulator.For(circuit, observable, state, null, cancellationToken);
}
