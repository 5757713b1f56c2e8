using QmlTrainability.Simulation.Kernels;

namespace QmlTrainability.Simulation.Layers;

/// <summary>A layer as passes over the state: its turns on high qubits group by group, then everything else block by block, then what leaves blocks.</summary>
/// <remarks>Where a map only exchanges whole blocks they stay where they are, and the passes after it look for them there.</remarks>
internal sealed class LayerPass
{
    /// <param name="layer">The layer.</param>
    /// <param name="firstTurn">The number of its first turn in the plan.</param>
    /// <param name="shape">The sizes of blocks and rows.</param>
    /// <param name="places">From the place of a block to its number, before the layer.</param>
    /// <param name="appliesMap">Whether the map is applied; the one of the last layer can be left to whoever reads the state.</param>
    public LayerPass(Layer layer, int firstTurn, LayerShape shape, IndexMap places, bool appliesMap)
    {
        Layer = layer;
        FirstTurn = firstTurn;
        Places = places;
        var lanes = new List<(int, int)>();
        var rows = new List<(int, int)>();
        var blocks = new List<(int, int)>();
        var high = new List<(int, int)>();
        for (int k = 0; k < layer.Turns.Length; k++)
        {
            int bit = layer.Turns[k].Qubit;
            (bit < shape.LineBits ? lanes : bit < shape.RowBits ? rows : bit < shape.BlockBits ? blocks : high).Add((bit, firstTurn + k));
        }

        Lanes = [.. lanes];
        // A group that is not full within rows takes its qubits to a group across rows, if that saves one.
        int rest = rows.Count % LayerShape.MostTurnsInCache;
        if (rest + (blocks.Count % LayerShape.MostTurnsInCache) is > 0 and <= LayerShape.MostTurnsInCache)
        {
            blocks.InsertRange(0, rows[^rest..]);
            rows.RemoveRange(rows.Count - rest, rest);
        }

        InRows = TurnGroup.Cut(rows, LayerShape.MostTurnsInCache);
        InBlocks = TurnGroup.Cut(blocks, LayerShape.MostTurnsInCache);
        High = TurnGroup.Cut(high, shape.MostTurns);
        Tail = new DiagonalPlan(layer.Tail, shape.QubitCount, shape.RowBits);
        PlacesAfter = places;
        if (!appliesMap || layer.Map.IsIdentity)
        {
            Head = new DiagonalPlan([], shape.QubitCount, shape.RowBits);
            return;
        }

        var split = new MapSplit(layer.Map, shape.BlockBits);
        Move = new BlockMove(split.Blocks, shape.BlockBits);
        PlacesAfter = places.Then(Move.Numbers);
        var transvections = split.Transvections;
        Head = new DiagonalPlan(
            [.. layer.Head.Select(t => new DiagonalTerm(Enumerable.Reverse(transvections).Aggregate(t.Mask, (mask, v) => IndexMap.IsOdd(mask & v.X) ? mask ^ v.Mask : mask), t.Angle, t.Shares))],
            shape.QubitCount,
            shape.RowBits);
        Transvections = [.. transvections.Select(v => InPlaces(v.X, v.Mask, shape.BlockBits))];
    }

    public Layer Layer { get; }

    public int FirstTurn { get; }

    /// <summary>From the place of a block to its number, before the layer.</summary>
    public IndexMap Places { get; }

    /// <summary>From the place of a block to its number, after the layer.</summary>
    public IndexMap PlacesAfter { get; }

    /// <summary>Bits within a line, with their turns.</summary>
    public (int Bit, int Turn)[] Lanes { get; }

    public TurnGroup[] InRows { get; }

    public TurnGroup[] InBlocks { get; }

    public TurnGroup[] High { get; }

    /// <summary>The diagonal before the map.</summary>
    public DiagonalPlan Tail { get; }

    /// <summary>What the map does within blocks, and to their numbers; null without one.</summary>
    public BlockMove? Move { get; }

    /// <summary>The diagonal after the map, as it stands before the transvections.</summary>
    public DiagonalPlan Head { get; }

    /// <summary>What the map does beyond blocks.</summary>
    public GateAction[] Transvections { get; } = [];

    /// <summary>Whether anything is done block by block.</summary>
    public bool HasBlockWork => Layer.Turns.Length > 0 || Tail.Terms.Length > 0 || Head.Terms.Length > 0 || (Move?.IsMoving ?? false);

    /// <summary>Whether a parameter appears.</summary>
    public bool IsParametric => Tail.IsParametric || Head.IsParametric || Array.Exists(Layer.Turns, t => !(t.Theta?.IsConstant ?? true));

    /// <summary>Where the block of a number is, before the layer.</summary>
    public long PlaceOf(long number) => Places.Preimage(number ^ Places.Offset);

    /// <summary>How often the state is read and written.</summary>
    public int Sweeps(LayerShape shape, int tileBits)
    {
        int sweeps = High.Length + (HasBlockWork ? 1 : 0);
        long[] x = Array.ConvertAll(Transvections, t => t.X);
        for (int first = 0; first < x.Length; sweeps++) first += Tiling.Run(x, first, shape.QubitCount, tileBits, out _);
        return sweeps;
    }

    private GateAction InPlaces(long x, long mask, int blockBits)
    {
        long low = Tiling.All(blockBits), highMask = mask >> blockBits;
        return GateAction.Transvection(
            (x & low) | (PlacesAfter.Preimage(x >> blockBits) << blockBits),
            (mask & low) | (PlacesAfter.PullBack(highMask) << blockBits),
            PlacesAfter.Flips(highMask) ? 1 : 0);
    }
}
