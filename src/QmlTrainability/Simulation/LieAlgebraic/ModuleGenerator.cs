namespace QmlTrainability.Simulation.LieAlgebraic;

/// <summary>The action of one generator H on the coordinates of a module: the antisymmetric matrix A of B ↦ i[H, B]/2. Immutable: scratch is the caller's.</summary>
internal abstract class ModuleGenerator
{
    /// <summary>The number of multiplications of a rotation, about.</summary>
    public abstract long Work { get; }

    /// <summary>How much scratch a call needs.</summary>
    public virtual int ScratchLength => 0;

    /// <summary>o ← exp(αA)·o: the coordinates of exp(iαH/2) O exp(-iαH/2).</summary>
    public abstract void Rotate(Span<double> o, double angle, Span<double> scratch, CancellationToken cancellationToken);

    /// <summary>o ← exp(-αA)·o and r ← exp(-αA)·r.</summary>
    /// <returns>r·A·o, which is the same before and after.</returns>
    public abstract double Undo(Span<double> o, Span<double> r, double angle, Span<double> scratch, CancellationToken cancellationToken);
}
