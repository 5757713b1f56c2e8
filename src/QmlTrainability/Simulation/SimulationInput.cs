using QmlTrainability.Circuits;
using QmlTrainability.Paulis;

namespace QmlTrainability.Simulation;

/// <summary>Checks what every simulator is given.</summary>
internal static class SimulationInput
{
    /// <returns>The state, |0…0⟩ where none was given.</returns>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public static InitialState Check(Circuit circuit, PauliSum observable, InitialState? state)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        ArgumentNullException.ThrowIfNull(observable);
        Require.SameQubits(circuit.QubitCount, observable.QubitCount, "The observable");
        return Check(circuit, state);
    }

    /// <returns>The state, |0…0⟩ where none was given.</returns>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public static InitialState Check(Circuit circuit, InitialState? state)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        if (state is null) return InitialState.Zeros(circuit.QubitCount);
        Require.SameQubits(circuit.QubitCount, state.QubitCount, "The state");
        return state;
    }
}
