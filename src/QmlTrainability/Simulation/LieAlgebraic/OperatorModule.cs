using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;

namespace QmlTrainability.Simulation.LieAlgebraic;

/// <summary>The module that a circuit makes of an observable, in an orthonormal basis: coordinates of the observable, and each step of the circuit as a matrix. Immutable.</summary>
internal abstract class OperatorModule
{
    /// <summary>Beyond, permutations of the qubits are not looked for: an orbit under many of them is then too large for any module that needs them.</summary>
    private const int MostQubitsWithSymmetry = 128;

    protected OperatorModule(IReadOnlyList<(ModuleGenerator Generator, Angle Angle)> steps, double[] observable)
    {
        Steps = steps;
        Observable = observable;
        ScratchLength = steps.Count == 0 ? 0 : steps.Max(s => s.Generator.ScratchLength);
    }

    /// <summary>The steps in the order in which the observable meets them: the last of the circuit first.</summary>
    public IReadOnlyList<(ModuleGenerator Generator, Angle Angle)> Steps { get; }

    /// <summary>The coordinates of the observable.</summary>
    public double[] Observable { get; }

    public int Dimension => Observable.Length;

    /// <summary>How much scratch a step needs.</summary>
    public int ScratchLength { get; }

    /// <summary>What the basis is made of, in words; empty for strings.</summary>
    public abstract string Basis { get; }

    /// <summary>The module of strings, or that of orbit sums where the sums of tied rotations have permutations in common that leave them as they are.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="observable">On as many qubits.</param>
    /// <param name="state">Whose expectations are to be asked for; null for a state vector.</param>
    /// <param name="memoryBudget">In bytes.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="BudgetExceededException">The module does not fit the budget.</exception>
    public static OperatorModule Of(Circuit circuit, PauliSum observable, InitialState? state, long memoryBudget, CancellationToken cancellationToken)
    {
        PauliSum pulled = circuit.RotationForm.PullBack(observable);
        IReadOnlyList<TiedStep> steps = TiedStep.Of(circuit.RotationForm, cancellationToken);
        if (!pulled.IsZero && circuit.QubitCount <= MostQubitsWithSymmetry && steps.Any(s => s.Generator.Terms.Count > 1))
        {
            var symmetry = PermutationGroup.SymmetryOf([.. steps.Select(s => s.Generator).Distinct(), pulled]);
            if (!symmetry.IsTrivial && (state is null || OrbitSums.Knows(state, symmetry))) return OrbitModule.Of(steps, pulled, symmetry, memoryBudget, cancellationToken);
        }

        return StringModule.Of(circuit.RotationForm.Rotations, pulled, memoryBudget, cancellationToken);
    }

    /// <summary>Whether the expectations of the basis in a state can be asked for.</summary>
    public virtual bool Takes(InitialState state) => true;

    /// <summary>The expectations of the basis in a state.</summary>
    public abstract double[] ExpectationsIn(InitialState state, CancellationToken cancellationToken);

    /// <summary>The expectations of the basis in a state.</summary>
    public abstract double[] ExpectationsIn(StateVector state, CancellationToken cancellationToken);
}
