using QmlTrainability.Simulation.Kernels;

namespace QmlTrainability.Simulation.Layers;

/// <summary>How a state is cut for layers: lines of a vector, rows for the first-level cache, blocks for the second.</summary>
internal sealed class LayerShape
{
    /// <summary>2^10 amplitudes, 16 KiB: with a table of the same size they fill two thirds of a first-level cache of 48 KiB.</summary>
    public const int MostRowBits = 10;

    /// <summary>Eight lines: sixteen whose distance is a power of two from 4 KiB on would not find room in one set of the first-level cache.</summary>
    public const int MostTurnsInCache = 3;

    private LayerShape(int qubits, KernelSet kernels, int mostRowBits, int mostBlockBits, int mostTurns)
    {
        QubitCount = qubits;
        LineBits = kernels.LineBits;
        RowBits = Math.Min(qubits, Math.Max(mostRowBits, LineBits));
        BlockBits = Math.Min(qubits, Math.Max(mostBlockBits, RowBits));
        MostTurns = mostTurns;
    }

    /// <summary>For one state.</summary>
    /// <param name="qubits">The number of qubits.</param>
    /// <param name="kernels">The kernels.</param>
    /// <param name="tileBits">The most bits of a block.</param>
    public static LayerShape ForOne(int qubits, KernelSet kernels, int tileBits = Tiling.TileBits) =>
        // Sixteen lines and their tangents need the thirty-two registers that come with vectors of 512 bits.
        new(qubits, kernels, Math.Min(MostRowBits, tileBits - 2), tileBits, kernels.LineBits >= 2 ? 4 : 3);

    /// <summary>For two states that are worked on together.</summary>
    /// <param name="qubits">The number of qubits.</param>
    /// <param name="kernels">The kernels.</param>
    /// <param name="tileBits">The most bits of a block of one state.</param>
    public static LayerShape ForTwo(int qubits, KernelSet kernels, int tileBits = Tiling.TileBits) =>
        new(qubits, kernels, Math.Min(MostRowBits, tileBits - 2), qubits <= tileBits ? tileBits : tileBits - 1, MostTurnsInCache);

    public int QubitCount { get; }

    public int LineBits { get; }

    public int RowBits { get; }

    public int BlockBits { get; }

    /// <summary>The most qubits that a pass over memory turns at once.</summary>
    public int MostTurns { get; }
}
