using System.Numerics;
using QmlTrainability.Simulation.Kernels;

namespace QmlTrainability.Simulation.Layers;

/// <summary>What a layer does to one block, with its numbers.</summary>
internal sealed unsafe class BlockWork
{
    private readonly LayerShape _shape;
    private readonly LayerPass _pass;
    private readonly DiagonalTables _tail;
    private readonly DiagonalTables _head;
    private readonly TurnNumbers[] _inBlock;
    private readonly TurnNumbers[] _inRow;

    public BlockWork(LayerShape shape, LayerPass pass, TangentTurns turns, DiagonalTables tail, DiagonalTables head)
    {
        _shape = shape;
        _pass = pass;
        _tail = tail;
        _head = head;
        _inBlock = Array.ConvertAll(pass.InBlocks, g => new TurnNumbers(g, turns, bits => bits));
        _inRow = Array.ConvertAll(pass.InRows, g => new TurnNumbers(g, turns, bits => bits));
    }

    /// <param name="kernels">The kernels.</param>
    /// <param name="block">The amplitudes.</param>
    /// <param name="number">The number of the block.</param>
    /// <param name="scratch">Room for a block and a row.</param>
    /// <param name="constants">What <see cref="KernelSet.PrepareLines"/> wrote.</param>
    public void Apply(KernelSet kernels, double* block, long number, double* scratch, double* constants)
    {
        long blockLength = 1L << _shape.BlockBits, rowLength = 1L << _shape.RowBits, lines = ~Tiling.All(_shape.LineBits);
        int rowsBits = _shape.BlockBits - _shape.RowBits;
        double* room = scratch + (2 * blockLength) + StateVector.HalfPage, work = block, source = block;
        bool moves = _pass.Move?.IsMoving ?? false;
        if (moves)
        {
            // Amplitudes that change their places are collected from a copy; the first turns make it.
            work = scratch + StateVector.HalfPage;
            if (_inBlock.Length == 0) new Span<Complex>(block, (int)blockLength).CopyTo(new Span<Complex>(work, (int)blockLength));
        }

        foreach (TurnNumbers turns in _inBlock)
        {
            turns.Apply(kernels, source, work, Tiling.All(_shape.BlockBits) & lines & ~turns.Group.Mask);
            source = work;
        }

        for (long r = 0; r < 1L << rowsBits; r++)
        {
            double* row = work + (2 * rowLength * r);
            foreach (TurnNumbers turns in _inRow) turns.Apply(kernels, row, row, Tiling.All(_shape.RowBits) & lines & ~turns.Group.Mask);
            FinishRow(kernels, row, (number << rowsBits) | r, room, constants);
        }

        if (moves) kernels.Gather(work, block, _pass.Move!.Sources, _pass.Move.SourceConstant(number));
        if (_pass.Head.Terms.Length == 0) return;
        long after = _pass.Move!.Numbers.Apply(number);
        for (long r = 0; r < 1L << rowsBits; r++)
        {
            double* table = _head.Row((after << rowsBits) | r, room, out Complex factor);
            kernels.MultiplyRow(block + (2 * rowLength * r), rowLength, constants, table, factor);
        }
    }

    private void FinishRow(KernelSet kernels, double* row, long number, double* room, double* constants)
    {
        long length = 1L << _shape.RowBits;
        if (_tail.IsTrivial)
        {
            if (_pass.Lanes.Length > 0) kernels.TurnWithinLines(row, length, constants);
            return;
        }

        double* table = _tail.Row(number, room, out Complex factor);
        if (_pass.Lanes.Length > 0) kernels.TurnWithinLinesAndMultiply(row, length, constants, table, factor);
        else kernels.MultiplyRow(row, length, constants, table, factor);
    }
}
