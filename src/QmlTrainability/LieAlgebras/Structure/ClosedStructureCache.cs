using QmlTrainability.LieAlgebras.Closure;

namespace QmlTrainability.LieAlgebras.Structure;

/// <summary>The structure of a closure, computed when first asked for. Two threads may compute it twice, both alike.</summary>
internal sealed class ClosedStructureCache
{
    private readonly ClosureRecipe _recipe;
    private readonly long _memoryBudget;
    private ClosedStructure? _structure;

    public ClosedStructureCache(ClosureRecipe recipe, long memoryBudget)
    {
        _recipe = recipe;
        _memoryBudget = memoryBudget;
    }

    public ClosedStructure Get(IProgress<StructureProgress>? progress, CancellationToken cancellationToken) =>
        _structure ??= ClosedStructure.Of(_recipe, _memoryBudget, progress, cancellationToken);
}
