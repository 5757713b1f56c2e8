using System.Numerics;
using QmlTrainability.Numerics;
using QmlTrainability.Simulation.Kernels;

namespace QmlTrainability.Simulation.Layers;

/// <summary>Runs a plan on a state. Keeps its tables and buffers from one run to the next; for one thread at a time.</summary>
internal sealed unsafe class LayerRunner : IDisposable
{
    /// <summary>A pass over high qubits takes runs of 2^10 amplitudes from each of its blocks: long enough for the prefetchers.</summary>
    private const int RunBits = 10;

    private readonly StateEngine _engine;
    private readonly LayerPlan _plan;
    private readonly LayerShape _shape;
    private readonly DiagonalTables _tail;
    private readonly DiagonalTables _head;
    private readonly ScratchPool _scratch;

    public LayerRunner(StateEngine engine, LayerPlan plan)
    {
        _engine = engine;
        _plan = plan;
        _shape = plan.Shape;
        _tail = new DiagonalTables(engine.Kernels, _shape.QubitCount, _shape.RowBits);
        _head = new DiagonalTables(engine.Kernels, _shape.QubitCount, _shape.RowBits);
        // A block, and a table for a row.
        _scratch = new ScratchPool((2L << _shape.BlockBits) + (2L << _shape.RowBits));
    }

    /// <summary>All passes. The state then lacks the last map, and blocks are at their places.</summary>
    public void Run(double* psi, ReadOnlySpan<double> parameters, CancellationToken cancellationToken)
    {
        (double Before, double Theta, double After)[] angles = _plan.TurnsAt(parameters);
        foreach (LayerPass pass in _plan.Passes)
        {
            var turns = new TangentTurns(pass.Layer.Turns, pass.FirstTurn, angles, _shape.LineBits);
            foreach (TurnGroup group in pass.High) TurnHigh(psi, pass, group, turns, cancellationToken);
            if (pass.HasBlockWork)
            {
                _tail.Fill(pass.Tail, pass.Tail.AnglesAt(parameters, angles), turns.Flips, turns.Scale);
                _head.Fill(pass.Head, pass.Head.AnglesAt(parameters, angles), 0, 1);
                WorkOnBlocks(psi, pass, turns, cancellationToken);
            }

            _engine.Apply(psi, pass.Transvections, cancellationToken);
        }
    }

    /// <summary>Moves blocks to where their numbers are, cycle by cycle.</summary>
    public void Settle(double* psi, CancellationToken cancellationToken)
    {
        IndexMap places = _plan.Places;
        if (places.IsIdentity) return;
        long blocks = 1L << places.QubitCount;
        var length = (int)(1L << _shape.BlockBits);
        var settled = new System.Collections.BitArray((int)blocks);
        AlignedMemory scratch = _scratch.Rent();
        var spare = new Span<Complex>(scratch.Pointer, length);
        for (long first = 0; first < blocks; first++)
        {
            if (settled[(int)first]) continue;
            Block(first).CopyTo(spare);
            long place = first;
            for (long next = PlaceOf(places, place); next != first; place = next, next = PlaceOf(places, place))
            {
                cancellationToken.ThrowIfCancellationRequested();
                Block(next).CopyTo(Block(place));
                settled[(int)place] = true;
            }

            spare.CopyTo(Block(place));
            settled[(int)place] = true;
        }

        _scratch.Return(scratch);

        Span<Complex> Block(long place) => new(psi + (2 * place * length), length);
    }

    public void Dispose()
    {
        _tail.Dispose();
        _head.Dispose();
        _scratch.Dispose();
    }

    private void TurnHigh(double* psi, LayerPass pass, TurnGroup group, TangentTurns turns, CancellationToken cancellationToken)
    {
        int blockBits = _shape.BlockBits, runBits = Math.Min(RunBits, blockBits);
        _engine.ForEachTile(group.Mask | Tiling.All(runBits), origin =>
        {
            long within = origin & Tiling.All(blockBits), number = origin >> blockBits;
            long* from = stackalloc long[16], to = stackalloc long[16];
            double* tangents = stackalloc double[4];
            for (int k = 0; k < 1 << group.Bits.Length; k++)
            {
                long bits = Spread(k, group), flipped = bits ^ (turns.Flips & group.Mask);
                from[k] = 2 * (PlaceOf(pass.Places, number | (bits >> blockBits)) << blockBits);
                to[k] = 2 * (PlaceOf(pass.Places, number | (flipped >> blockBits)) << blockBits);
            }

            for (int j = 0; j < group.Bits.Length; j++) tangents[j] = turns.Tangents[group.Turns[j]];
            double* run = psi + (2 * within);
            _engine.Kernels.Turn(run, run, Tiling.All(runBits) & ~Tiling.All(_shape.LineBits), from, to, tangents, group.Bits.Length);
        }, cancellationToken);
    }

    private void WorkOnBlocks(double* psi, LayerPass pass, TangentTurns turns, CancellationToken cancellationToken)
    {
        int blockBits = _shape.BlockBits;
        _engine.ForEachTile(Tiling.All(blockBits), origin =>
        {
            long number = origin >> blockBits;
            AlignedMemory scratch = _scratch.Rent();
            WorkOnBlock(psi + (2 * (PlaceOf(pass.Places, number) << blockBits)), number, scratch.Pointer, pass, turns);
            _scratch.Return(scratch);
        }, cancellationToken);
    }

    private void WorkOnBlock(double* block, long number, double* scratch, LayerPass pass, in TangentTurns turns)
    {
        KernelSet kernels = _engine.Kernels;
        long blockLength = 1L << _shape.BlockBits, rowLength = 1L << _shape.RowBits;
        int rowsBits = _shape.BlockBits - _shape.RowBits;
        double* room = scratch + (2 * blockLength), work = block;
        bool moves = pass.Move?.IsMoving ?? false;
        if (moves)
        {
            work = scratch;
            if (pass.InBlocks.Length == 0) new Span<Complex>(block, (int)blockLength).CopyTo(new Span<Complex>(work, (int)blockLength));
        }

        double* source = block;
        foreach (TurnGroup group in pass.InBlocks)
        {
            Turn(source, work, Tiling.All(_shape.BlockBits), group, turns);
            source = work;
        }

        for (long r = 0; r < 1L << rowsBits; r++)
        {
            double* row = work + (2 * rowLength * r);
            foreach (TurnGroup group in pass.InRows) Turn(row, row, Tiling.All(_shape.RowBits), group, turns);
            FinishRow(row, (number << rowsBits) | r, room, pass, turns);
        }

        if (moves) kernels.Gather(work, block, pass.Move!.Sources, pass.Move.SourceConstant(number));
        if (pass.Head.Terms.Length == 0) return;
        long after = pass.Move!.Numbers.Apply(number);
        for (long r = 0; r < 1L << rowsBits; r++)
        {
            double* table = _head.Row((after << rowsBits) | r, room, out Complex factor);
            kernels.MultiplyByTable(block + (2 * rowLength * r), rowLength, table, factor);
        }
    }

    private void FinishRow(double* row, long number, double* room, LayerPass pass, in TangentTurns turns)
    {
        KernelSet kernels = _engine.Kernels;
        long length = 1L << _shape.RowBits;
        fixed (double* cosines = turns.Cosines, sines = turns.Sines)
        {
            if (_tail.IsTrivial)
            {
                if (pass.Lanes.Length > 0) kernels.TurnWithinLines(row, length, cosines, sines);
                return;
            }

            double* table = _tail.Row(number, room, out Complex factor);
            if (pass.Lanes.Length > 0) kernels.TurnWithinLinesAndMultiply(row, length, cosines, sines, table, factor);
            else kernels.MultiplyByTable(row, length, table, factor);
        }
    }

    private void Turn(double* source, double* target, long all, TurnGroup group, in TangentTurns turns)
    {
        long* from = stackalloc long[16], to = stackalloc long[16];
        double* tangents = stackalloc double[4];
        for (int k = 0; k < 1 << group.Bits.Length; k++)
        {
            long bits = Spread(k, group);
            from[k] = 2 * bits;
            to[k] = 2 * (bits ^ (turns.Flips & group.Mask));
        }

        for (int j = 0; j < group.Bits.Length; j++) tangents[j] = turns.Tangents[group.Turns[j]];
        _engine.Kernels.Turn(source, target, all & ~group.Mask & ~Tiling.All(_shape.LineBits), from, to, tangents, group.Bits.Length);
    }

    private static long PlaceOf(IndexMap places, long number) => places.Preimage(number ^ places.Offset);

    private static long Spread(int k, TurnGroup group)
    {
        long bits = 0;
        for (int j = 0; j < group.Bits.Length; j++)
        {
            if (((k >> j) & 1) != 0) bits |= 1L << group.Bits[j];
        }

        return bits;
    }
}
