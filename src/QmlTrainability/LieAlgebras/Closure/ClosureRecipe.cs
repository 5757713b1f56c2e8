using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Closure;

/// <summary>The exact decisions of a closure, from which its basis can be made again over any field.</summary>
/// <remarks>Element i is made by step i; a bracket is -i[·,·]/2. Elements come by levels: those of level k are brackets of generators with combinations of
/// elements of level k - 1 only, and with their span level k is complete modulo the levels before. The last elements, not counted in any level, are
/// generators that are independent of the derived algebra.</remarks>
internal sealed class ClosureRecipe
{
    public ClosureRecipe(IReadOnlyList<PauliSum> generators, IReadOnlyList<ClosureStep> steps, IReadOnlyList<int> levelSizes)
    {
        Generators = generators;
        Steps = steps;
        LevelSizes = levelSizes;
    }

    /// <summary>The generators, each scaled to the coefficient 1 at its first term.</summary>
    public IReadOnlyList<PauliSum> Generators { get; }

    /// <summary>One step for each basis element, in order.</summary>
    public IReadOnlyList<ClosureStep> Steps { get; }

    /// <summary>How many elements are brackets of depth 1, 2, ….</summary>
    public IReadOnlyList<int> LevelSizes { get; }

    /// <summary>The dimension of the derived algebra.</summary>
    public int DerivedDimension => LevelSizes.Sum();

    /// <summary>The dimension of the center.</summary>
    public int CenterDimension => Steps.Count - DerivedDimension;
}
