using QmlTrainability.Circuits;

namespace QmlTrainability.Simulation;

/// <summary>An expectation whose structure, which took work to find, can serve several threads and states. Sharing is thread-safe.</summary>
internal interface IShareableExpectation : IExpectation
{
    /// <summary>The bytes of what was found out about the state.</summary>
    long StateBytes { get; }

    /// <summary>Another expectation on the same structure, with buffers of its own.</summary>
    IExpectation Share();

    /// <summary>Another expectation on the same structure from another state on as many qubits, or null where the structure was found for the first state only.</summary>
    /// <param name="state">The state before the circuit.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    IExpectation? Share(InitialState state, CancellationToken cancellationToken);
}
