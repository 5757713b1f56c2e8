using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Closure;

/// <summary>The exact decisions of a closure, from which a basis can be made again in any arithmetic.</summary>
/// <remarks>Step i makes basis element i. First come the elements of the derived algebra, level by level: level L holds what brackets of depth L add
/// to those of smaller depth. Then come the generators that are independent of the derived algebra, one for each dimension of the center.</remarks>
internal sealed class ClosureRecipe
{
    public ClosureRecipe(IReadOnlyList<PauliSum> generators, IReadOnlyList<ClosureStep> steps, IReadOnlyList<int> levelSizes)
    {
        Generators = generators;
        Steps = steps;
        LevelSizes = levelSizes;
    }

    /// <summary>The generators of the closure.</summary>
    public IReadOnlyList<PauliSum> Generators { get; }

    /// <summary>One step for each basis element.</summary>
    public IReadOnlyList<ClosureStep> Steps { get; }

    /// <summary>The number of elements of the derived algebra that are new at depth 1, 2, …</summary>
    public IReadOnlyList<int> LevelSizes { get; }

    /// <summary>The dimension of the derived algebra.</summary>
    public int DerivedDimension => LevelSizes.Sum();

    /// <summary>The dimension of the center.</summary>
    public int CenterDimension => Steps.Count - DerivedDimension;
}
