using System.Numerics;
using QmlTrainability.Numerics;
using QmlTrainability.Simulation.Kernels;

namespace QmlTrainability.Simulation.Layers;

/// <summary>Runs a plan on a state. Keeps its tables and buffers from one run to the next; for one thread at a time.</summary>
internal sealed unsafe class LayerRunner : StateProgram
{
    /// <summary>A pass over high qubits takes runs of 2^10 amplitudes from each of its blocks: long enough for the prefetchers.</summary>
    private const int RunBits = 10;

    private readonly StateEngine _engine;
    private readonly LayerPlan _plan;
    private readonly LayerShape _shape;
    private readonly DiagonalTables _tail;
    private readonly DiagonalTables _head;
    private readonly AlignedMemory _constants = new(KernelSet.ConstantsLength);
    private readonly ScratchPool _scratch;

    public LayerRunner(StateEngine engine, LayerPlan plan)
    {
        _engine = engine;
        _plan = plan;
        _shape = plan.Shape;
        _tail = new DiagonalTables(engine.Kernels, _shape.QubitCount, _shape.RowBits);
        _head = new DiagonalTables(engine.Kernels, _shape.QubitCount, _shape.RowBits);
        _scratch = new ScratchPool(ScratchBytes(_shape) / sizeof(double));
    }

    /// <summary>The bytes of the tables and buffers, for so many threads.</summary>
    public static long BytesFor(LayerShape shape, int threads) =>
        (2 * DiagonalTables.BytesFor(shape.QubitCount, shape.RowBits)) + (threads * ScratchBytes(shape));

    public override long Bytes => BytesFor(_shape, _engine.Workers);

    public override IndexMap Final => _plan.Final;

    public override void Run(double* psi, ReadOnlySpan<double> parameters, CancellationToken cancellationToken)
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

    /// <summary>Blocks go to where their numbers are, cycle by cycle.</summary>
    public override void Settle(double* psi, CancellationToken cancellationToken)
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

    public override void Dispose()
    {
        _tail.Dispose();
        _head.Dispose();
        _constants.Dispose();
        _scratch.Dispose();
    }

    public override string ToString() => _plan.ToString();

    /// <summary>A block, and a table for a row.</summary>
    private static long ScratchBytes(LayerShape shape) => sizeof(double) * ((2L << shape.BlockBits) + StateVector.HalfPage + (2L << shape.RowBits));

    private void TurnHigh(double* psi, LayerPass pass, TurnGroup group, TangentTurns turns, CancellationToken cancellationToken)
    {
        int blockBits = _shape.BlockBits, runBits = Math.Min(RunBits, blockBits);
        long inBlock = Tiling.All(blockBits), free = Tiling.All(runBits) & ~Tiling.All(_shape.LineBits);
        // Places are affine in the numbers: a difference of numbers is a difference of places.
        var difference = new TurnNumbers(group, turns, bits => pass.Places.Preimage(bits >> blockBits) << blockBits);
        _engine.ForEachTile(group.Mask | Tiling.All(runBits), origin =>
        {
            long place = pass.PlaceOf(origin >> blockBits) << blockBits;
            difference.ApplyFrom(_engine.Kernels, psi + (2 * (origin & inBlock)), 2 * place, free);
        }, cancellationToken);
    }

    private void WorkOnBlocks(double* psi, LayerPass pass, TangentTurns turns, CancellationToken cancellationToken)
    {
        int blockBits = _shape.BlockBits;
        var work = new BlockWork(_shape, pass, turns, _tail, _head);
        _engine.Kernels.PrepareLines(_constants.Pointer, turns.Cosines, turns.Sines);
        _engine.ForEachTile(Tiling.All(blockBits), origin =>
        {
            long number = origin >> blockBits;
            AlignedMemory scratch = _scratch.Rent();
            work.Apply(_engine.Kernels, psi + (2 * (pass.PlaceOf(number) << blockBits)), number, scratch.Pointer, _constants.Pointer);
            _scratch.Return(scratch);
        }, cancellationToken);
    }

    private static long PlaceOf(IndexMap places, long number) => places.Preimage(number ^ places.Offset);
}
