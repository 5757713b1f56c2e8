using System.Numerics;
using QmlTrainability.Simulation.Kernels;

namespace QmlTrainability.Simulation.Layers;

/// <summary>Undoes on ψ and λ what <see cref="BlockWork"/> does to a block, from the end to the beginning, and adds the overlaps.</summary>
/// <remarks>The sums are those of the strings of the tail, of the strings of the head, of the bits within a line, of the groups in rows, of the groups in blocks.</remarks>
internal sealed unsafe class BlockUndo
{
    private readonly LayerShape _shape;
    private readonly LayerPass _pass;
    private readonly DiagonalTables _tail;
    private readonly DiagonalTables _head;
    private readonly TurnNumbers[] _inBlock;
    private readonly TurnNumbers[] _inRow;

    /// <param name="shape">The sizes.</param>
    /// <param name="pass">The layer.</param>
    /// <param name="turns">The turns, as forward.</param>
    /// <param name="tail">The inverse of the diagonal before the map.</param>
    /// <param name="head">The inverse of the diagonal after the map.</param>
    public BlockUndo(LayerShape shape, LayerPass pass, TangentTurns turns, DiagonalTables tail, DiagonalTables head)
    {
        _shape = shape;
        _pass = pass;
        _tail = tail;
        _head = head;
        _inBlock = Array.ConvertAll(pass.InBlocks, g => new TurnNumbers(g, turns, bits => bits));
        _inRow = Array.ConvertAll(pass.InRows, g => new TurnNumbers(g, turns, bits => bits));
    }

    /// <summary>The number of sums.</summary>
    public static int SumsOf(LayerPass pass) =>
        pass.Tail.Terms.Length + pass.Head.Terms.Length + LaneSums + ((pass.InRows.Length + pass.InBlocks.Length) * LayerShape.MostTurnsInCache);

    /// <summary>Where the sums of bits within a line begin.</summary>
    public static int FirstLane(LayerPass pass) => pass.Tail.Terms.Length + pass.Head.Terms.Length;

    /// <summary>Where the sums of a group begin: those in rows, then those in blocks.</summary>
    public static int FirstOfGroup(LayerPass pass, int group) => FirstLane(pass) + LaneSums + (group * LayerShape.MostTurnsInCache);

    private const int LaneSums = 2;

    /// <param name="kernels">The kernels.</param>
    /// <param name="psi">A block of ψ.</param>
    /// <param name="lambda">The same block of λ.</param>
    /// <param name="number">The number of the block before the layer.</param>
    /// <param name="scratch">Room for two blocks and two rows.</param>
    /// <param name="constants">What <see cref="KernelSet.PrepareLines"/> wrote, for the inverse turns.</param>
    /// <param name="sums">The sums.</param>
    public void Apply(KernelSet kernels, double* psi, double* lambda, long number, double* scratch, double* constants, double* sums)
    {
        long blockLength = 1L << _shape.BlockBits, rowLength = 1L << _shape.RowBits, lines = ~Tiling.All(_shape.LineBits);
        int rowsBits = _shape.BlockBits - _shape.RowBits;
        double* room = scratch + (4 * blockLength) + StateVector.HalfPage, workPsi = psi, workLambda = lambda;
        if (_pass.Head.Terms.Length > 0)
        {
            long after = _pass.Move!.Numbers.Apply(number);
            for (long r = 0; r < 1L << rowsBits; r++)
            {
                long offset = 2 * rowLength * r;
                UndoDiagonal(kernels, _pass.Head, _head, psi + offset, lambda + offset, (after << rowsBits) | r, room, constants, sums + _pass.Tail.Terms.Length);
            }
        }

        bool moves = _pass.Move?.IsMoving ?? false;
        if (moves)
        {
            workPsi = scratch;
            workLambda = scratch + (2 * blockLength) + StateVector.HalfPage;
            long constant = _pass.Move!.TargetConstant(number);
            kernels.Gather(psi, workPsi, _pass.Move.Targets, constant);
            kernels.Gather(lambda, workLambda, _pass.Move.Targets, constant);
        }

        for (long r = 0; r < 1L << rowsBits; r++)
        {
            double* rowPsi = workPsi + (2 * rowLength * r), rowLambda = workLambda + (2 * rowLength * r);
            UndoDiagonal(kernels, _pass.Tail, _tail, rowPsi, rowLambda, (number << rowsBits) | r, room, constants, sums);
            if (_pass.Lanes.Length > 0) kernels.TurnBothWithinLines(rowPsi, rowLambda, rowLength, constants, sums + FirstLane(_pass));
            for (int g = 0; g < _inRow.Length; g++)
                _inRow[g].Undo(kernels, new BothVectors(rowPsi, rowPsi, rowLambda, rowLambda), 0, Tiling.All(_shape.RowBits) & lines & ~_inRow[g].Group.Mask, sums + FirstOfGroup(_pass, g));
        }

        for (int g = 0; g < _inBlock.Length; g++)
        {
            // The last turns take the block back to its place.
            bool isLast = moves && g == _inBlock.Length - 1;
            _inBlock[g].Undo(
                kernels,
                new BothVectors(workPsi, isLast ? psi : workPsi, workLambda, isLast ? lambda : workLambda),
                0,
                Tiling.All(_shape.BlockBits) & lines & ~_inBlock[g].Group.Mask,
                sums + FirstOfGroup(_pass, _inRow.Length + g));
        }

        if (!moves || _inBlock.Length > 0) return;
        new Span<Complex>(workPsi, (int)blockLength).CopyTo(new Span<Complex>(psi, (int)blockLength));
        new Span<Complex>(workLambda, (int)blockLength).CopyTo(new Span<Complex>(lambda, (int)blockLength));
    }

    private void UndoDiagonal(
        KernelSet kernels, DiagonalPlan plan, DiagonalTables inverse, double* psi, double* lambda, long number, double* room, double* constants, double* sums)
    {
        int count = plan.Terms.Length;
        long length = 1L << _shape.RowBits;
        if (plan.IsParametric)
        {
            double* signs = room + (4 * length);
            for (int k = 0; k < count; k++) signs[k] = IndexMap.IsOdd(number & plan.RowMask(k)) ? -1 : 1;
            fixed (long* masks = plan.MasksInRow) kernels.OverlapsOfStrings(psi, lambda, length, room, masks, signs, count, sums);
        }

        if (inverse.IsTrivial) return;
        double* table = inverse.Row(number, room, out Complex factor);
        kernels.MultiplyRow(psi, length, constants, table, factor);
        kernels.MultiplyRow(lambda, length, constants, table, factor);
    }
}
