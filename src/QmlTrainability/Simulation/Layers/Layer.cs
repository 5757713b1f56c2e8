namespace QmlTrainability.Simulation.Layers;

/// <summary>One layer of a circuit, in time order: turns of single qubits, a diagonal, a map of the indices, a diagonal. Immutable but for its map, which is shared.</summary>
internal sealed class Layer
{
    public Layer(Turn[] turns, DiagonalTerm[] tail, IndexMap map, DiagonalTerm[] head)
    {
        Turns = turns;
        Tail = tail;
        Map = map;
        Head = head;
    }

    /// <summary>At most one for each qubit.</summary>
    public Turn[] Turns { get; }

    /// <summary>The diagonal before the map.</summary>
    public DiagonalTerm[] Tail { get; }

    public IndexMap Map { get; }

    /// <summary>The diagonal after the map.</summary>
    public DiagonalTerm[] Head { get; }
}
