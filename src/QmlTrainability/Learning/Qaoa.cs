using QmlTrainability.Ansatze;
using QmlTrainability.Circuits;
using QmlTrainability.Simulation;
using QmlTrainability.Trainability;

namespace QmlTrainability.Learning;

/// <summary>The quantum approximate optimization algorithm for MaxCut (arXiv:1411.4028): an <see cref="Eigensolver"/> of -Σ(1 - ZZ)/2 from |+…+⟩.</summary>
/// <example><code>
/// Eigensolver qaoa = Qaoa.MaxCut(Topology.Ring, qubits: 6, layers: 2);
/// var options = new TrainingOptions { Optimizer = new LimitedMemoryBfgs(), Epochs = 300, Seed = 1 };
/// double cut = -Trainer.Fit(qaoa, options).Model.Energy();
/// Console.WriteLine((cut / 6).ToString("F4"));    // 0.8333
/// </code></example>
public static class Qaoa
{
    /// <summary>A solver that looks for the largest cut of a graph.</summary>
    /// <param name="graph">The edges.</param>
    /// <param name="qubits">The number of vertices, at least 2.</param>
    /// <param name="layers">p, at least 1.</param>
    /// <param name="sharing">One angle per layer and Hamiltonian by default; per term is multi-angle QAOA (arXiv:2109.11455).</param>
    /// <param name="policy">The rule; <see cref="TrainabilityPolicy.Default"/> if null.</param>
    /// <param name="simulator">What computes the expected cut; state vectors if null.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="UntrainableAnsatzException">The verdict does not allow it; it is in the exception.</exception>
    public static Eigensolver MaxCut(
        Topology graph,
        int qubits,
        int layers,
        ParameterSharing sharing = ParameterSharing.PerLayer,
        TrainabilityPolicy? policy = null,
        ISimulator? simulator = null,
        CancellationToken cancellationToken = default) =>
        Eigensolver.Of(AnsatzCatalog.Qaoa(graph, layers, sharing), SpinModels.MaxCut(graph, qubits), InitialState.Plus(qubits), policy, simulator, cancellationToken);
}
