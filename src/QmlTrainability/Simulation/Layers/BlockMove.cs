using QmlTrainability.Simulation.Kernels;

namespace QmlTrainability.Simulation.Layers;

/// <summary>A map that keeps blocks together, from the view of one block: where each of its amplitudes comes from, and which block it becomes.</summary>
internal sealed class BlockMove
{
    private readonly IndexMap _map;
    private readonly int _blockBits;

    public BlockMove(IndexMap map, int blockBits)
    {
        _map = map;
        _blockBits = blockBits;
        Sources = new IndexTable([.. Enumerable.Range(0, blockBits).Select(q => map.Preimage(1L << q))]);
        Targets = new IndexTable([.. Enumerable.Range(0, blockBits).Select(q => map.Image(1L << q))]);
        long low = Tiling.All(blockBits);
        IsMoving = Enumerable.Range(0, map.QubitCount).Any(q => (map.Image(1L << q) & low) != (q < blockBits ? 1L << q : 0)) || (map.Offset & low) != 0;
        Numbers = new IndexMap(
            [.. Enumerable.Range(blockBits, map.QubitCount - blockBits).Select(q => map.Image(1L << q) >> blockBits)],
            [.. Enumerable.Range(blockBits, map.QubitCount - blockBits).Select(q => map.Preimage(1L << q) >> blockBits)],
            map.Offset >> blockBits);
    }

    /// <summary>Whether an amplitude changes its place within a block.</summary>
    public bool IsMoving { get; }

    /// <summary>Of a place in a block, the place before, up to <see cref="SourceConstant"/>.</summary>
    public IndexTable Sources { get; }

    /// <summary>Of a place in a block, the place after, up to <see cref="TargetConstant"/>.</summary>
    public IndexTable Targets { get; }

    /// <summary>What becomes of the numbers of blocks.</summary>
    public IndexMap Numbers { get; }

    /// <summary>The same for all places of the block with this number before the move.</summary>
    public long TargetConstant(long number) => _map.Apply(number << _blockBits) & Tiling.All(_blockBits);

    /// <summary>The same for all places of the block with this number before the move.</summary>
    public long SourceConstant(long number) => Sources.Of(TargetConstant(number));
}
