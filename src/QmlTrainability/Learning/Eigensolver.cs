using QmlTrainability.Ansatze;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation;
using QmlTrainability.Trainability;

namespace QmlTrainability.Learning;

/// <summary>A variational eigensolver (arXiv:1304.3061): the least ⟨H⟩ that a judged circuit reaches from a state bounds the ground energy from above.</summary>
/// <remarks>The verdict is part of it, with the Hamiltonian as observable: one that would sit on a plateau is refused unless the policy is
/// <see cref="TrainabilityPolicy.JudgeOnly"/>. Immutable and thread-safe: training gives a new one.</remarks>
/// <example><code>
/// PauliSum ising = SpinModels.Ising(qubits: 4, Topology.Chain, coupling: 1, field: 1);
/// Eigensolver solver = Eigensolver.Of(AnsatzCatalog.Ising(Topology.Chain, layers: 4), ising, InitialState.Plus(4));
/// var options = new TrainingOptions { Optimizer = new LimitedMemoryBfgs(), Epochs = 500, StartAngles = AngleDistribution.Normal(0.1) };
/// Console.WriteLine(Trainer.Fit(solver, options).Model.Energy().ToString("F6"));    // -4.758770
/// Console.WriteLine((1 - 1 / Math.Sin(Math.PI / 18)).ToString("F6"));               // -4.758770
/// </code></example>
public sealed class Eigensolver
{
    private readonly double[] _angles;

    private Eigensolver(Circuit circuit, Verdict verdict, ISimulator simulator, double[] angles)
    {
        Circuit = circuit;
        Verdict = verdict;
        Simulator = simulator;
        _angles = angles;
    }

    /// <summary>The circuit.</summary>
    public Circuit Circuit { get; }

    /// <summary>The verdict on the circuit with the Hamiltonian and the state.</summary>
    public Verdict Verdict { get; }

    /// <summary>The Hamiltonian.</summary>
    public PauliSum Hamiltonian => Verdict.Observable!;

    /// <summary>The state before the circuit.</summary>
    public InitialState State => Verdict.State!;

    /// <summary>What computes the energy.</summary>
    public ISimulator Simulator { get; }

    /// <summary>The angles in radians, in the order of the circuit's parameters.</summary>
    public IReadOnlyList<double> Angles => _angles.AsReadOnly();

    /// <summary>A solver on a design, which is judged with the Hamiltonian and the state.</summary>
    /// <param name="design">The design.</param>
    /// <param name="hamiltonian">On as many qubits as the circuit is to have.</param>
    /// <param name="state">The state before the circuit; |0…0⟩ if null.</param>
    /// <param name="policy">The rule; <see cref="TrainabilityPolicy.Default"/> if null.</param>
    /// <param name="simulator">What computes the energy; state vectors if null.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="UntrainableAnsatzException">The verdict does not allow it; it is in the exception.</exception>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public static Eigensolver Of(
        AnsatzBuilder design,
        PauliSum hamiltonian,
        InitialState? state = null,
        TrainabilityPolicy? policy = null,
        ISimulator? simulator = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(hamiltonian);
        Ansatz ansatz = design.Build(hamiltonian.QubitCount, policy, hamiltonian, state ?? InitialState.Zeros(hamiltonian.QubitCount), cancellationToken);
        return Of(ansatz.Circuit, ansatz.Verdict, simulator);
    }

    /// <summary>A solver on any circuit with its verdict.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="verdict">A verdict on this circuit, with the Hamiltonian and the state.</param>
    /// <param name="simulator">What computes the energy; state vectors if null.</param>
    /// <exception cref="UntrainableAnsatzException">The verdict does not allow it.</exception>
    /// <exception cref="ArgumentException">The verdict is on another circuit, or on the algebra alone.</exception>
    public static Eigensolver Of(Circuit circuit, Verdict verdict, ISimulator? simulator = null)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        ArgumentNullException.ThrowIfNull(verdict);
        if (!ReferenceEquals(circuit, verdict.Circuit))
            throw new ArgumentException($"The verdict is on another circuit ({verdict.Subject}). Judge the circuit of the solver by Verdict.Of.", nameof(verdict));
        if (verdict.Observable is null) throw new ArgumentException("The verdict is on the algebra alone. Judge the circuit with the Hamiltonian and the state.", nameof(verdict));
        if (verdict.IsRefusal) throw new UntrainableAnsatzException(verdict);
        return new Eigensolver(circuit, verdict, simulator ?? new StateVectorSimulator(), [.. circuit.StartValues]);
    }

    /// <summary>The solver with other angles.</summary>
    /// <param name="angles">In radians, in the order of the circuit's parameters.</param>
    /// <exception cref="ArgumentException">The number of angles is wrong.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An angle is NaN or infinite.</exception>
    public Eigensolver WithAngles(IReadOnlyList<double> angles)
    {
        ArgumentNullException.ThrowIfNull(angles);
        if (angles.Count != _angles.Length)
            throw new ArgumentException(FormattableString.Invariant($"The circuit has {_angles.Length} parameters, but {angles.Count} angles are given."), nameof(angles));
        for (int i = 0; i < angles.Count; i++) Require.Finite(angles[i], $"The value of parameter '{Circuit.Parameters[i].Name}'", nameof(angles));
        return new Eigensolver(Circuit, Verdict, Simulator, [.. angles]);
    }

    /// <summary>⟨H⟩ at the angles.</summary>
    /// <param name="cancellationToken">Polled all along.</param>
    public double Energy(CancellationToken cancellationToken = default)
    {
        using IExpectation energy = Simulator.Prepare(Circuit, Hamiltonian, State, cancellationToken);
        return energy.Value(_angles, cancellationToken);
    }

    /// <summary>The circuit, the state and the decision.</summary>
    public override string ToString() => $"a Hamiltonian of {Hamiltonian.Terms.Count} terms after {Circuit} from {State}; {Verdict.Decision}";
}
