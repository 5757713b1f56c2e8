using QmlTrainability.Simulation.Kernels;

namespace QmlTrainability.Simulation.Layers;

/// <summary>How a state is cut for layers: lines of a vector, rows for the first-level cache, blocks for the second.</summary>
internal sealed class LayerShape
{
    /// <summary>2^10 amplitudes, 16 KiB: with a table of the same size they fill two thirds of a first-level cache of 48 KiB.</summary>
    public const int MostRowBits = 10;

    /// <summary>Eight lines: sixteen whose distance is a power of two from 4 KiB on would not find room in one set of the first-level cache.</summary>
    public const int MostTurnsInCache = 3;

    /// <summary>2^14 amplitudes, 256 KiB, of which there are two when amplitudes change their places.</summary>
    public const int MostBlockBits = 14;

    public LayerShape(int qubits, KernelSet kernels, int mostRowBits = MostRowBits, int mostBlockBits = MostBlockBits)
    {
        QubitCount = qubits;
        LineBits = kernels.LineBits;
        RowBits = Math.Min(qubits, Math.Max(mostRowBits, LineBits));
        BlockBits = Math.Min(qubits, Math.Max(mostBlockBits, RowBits));
        // Sixteen lines and their tangents need the thirty-two registers that come with vectors of 512 bits.
        MostTurns = LineBits >= 2 ? 4 : 3;
    }

    public int QubitCount { get; }

    public int LineBits { get; }

    public int RowBits { get; }

    public int BlockBits { get; }

    /// <summary>The most qubits that a pass over memory turns at once.</summary>
    public int MostTurns { get; }
}
