using QmlTrainability.LieAlgebras.Closure;

namespace QmlTrainability.LieAlgebras.Structure;

/// <summary>The structure of a closure, computed when first asked for. Two threads may compute it twice, both alike.</summary>
internal sealed class ClosedStructureCache
{
    private readonly ClosedSums _closed;
    private readonly long _memoryBudget;
    private ClosedStructure? _structure;

    public ClosedStructureCache(ClosedSums closed, long memoryBudget)
    {
        _closed = closed;
        _memoryBudget = memoryBudget;
    }

    public ClosedStructure Get(IProgress<StructureProgress>? progress, CancellationToken cancellationToken) =>
        _structure ??= ClosedStructure.Of(_closed, _memoryBudget, progress, cancellationToken);
}
