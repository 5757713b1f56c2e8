namespace QmlTrainability.Simulation.LieAlgebraic;

/// <summary>The action of one generator H on the coordinates of a module: the antisymmetric matrix A of B ↦ i[H, B]/2.</summary>
internal abstract class ModuleGenerator
{
    /// <summary>o ← exp(αA)·o: the coordinates of exp(iαH/2) O exp(-iαH/2).</summary>
    public abstract void Rotate(Span<double> o, double angle, CancellationToken cancellationToken);

    /// <summary>The number of planes or entries that a rotation touches.</summary>
    public abstract long Work { get; }

    /// <summary>r·A·o.</summary>
    public abstract double Slope(ReadOnlySpan<double> r, ReadOnlySpan<double> o);
}
