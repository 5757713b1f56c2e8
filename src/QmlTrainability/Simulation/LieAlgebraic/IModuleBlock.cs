namespace QmlTrainability.Simulation.LieAlgebraic;

/// <summary>One block of an antisymmetric matrix A, on vectors of its size. As <see cref="ModuleGenerator"/>.</summary>
internal interface IModuleBlock
{
    /// <summary>The number of multiplications of a rotation, about.</summary>
    long Work { get; }

    int ScratchLength { get; }

    /// <summary>x ← exp(αA)·x.</summary>
    void Rotate(Span<double> x, double angle, Span<double> scratch, CancellationToken cancellationToken);

    /// <summary>x ← exp(-αA)·x and y ← exp(-αA)·y; returns y·A·x.</summary>
    double Undo(Span<double> x, Span<double> y, double angle, Span<double> scratch, CancellationToken cancellationToken);
}
