using QmlTrainability.Circuits;
using QmlTrainability.Numerics;
using QmlTrainability.Simulation.Kernels;

namespace QmlTrainability.Simulation.Layers;

/// <summary>Goes back through a plan with ψ and λ and collects the gradient. Keeps its tables and buffers; for one thread at a time.</summary>
/// <remarks>
/// The adjoint method (arXiv:2009.02823) layer by layer: the turns of a layer commute, and so do the strings of a diagonal, so that all their overlaps are those of one moment.
/// Turns in tangent form lose the factors cos(θ/2), in both vectors; the next diagonal puts them back, and overlaps taken before are multiplied by what is missing.
/// </remarks>
internal sealed unsafe class AdjointRunner : IDisposable
{
    private const int RunBits = 10;

    private readonly StateEngine _engine;
    private readonly LayerPlan _plan;
    private readonly LayerShape _shape;
    private readonly DiagonalTables _tail;
    private readonly DiagonalTables _head;
    private readonly AlignedMemory _constants = new(KernelSet.ConstantsLength);
    private readonly ScratchPool _scratch;
    private readonly int _firstPass;

    public AdjointRunner(StateEngine engine, LayerPlan plan)
    {
        _engine = engine;
        _plan = plan;
        _shape = plan.Shape;
        _tail = new DiagonalTables(engine.Kernels, _shape.QubitCount, _shape.RowBits);
        _head = new DiagonalTables(engine.Kernels, _shape.QubitCount, _shape.RowBits);
        _scratch = new ScratchPool(ScratchBytes(plan) / sizeof(double));
        _firstPass = Array.FindIndex(plan.Passes, p => p.IsParametric);
    }

    /// <summary>The bytes of the tables and buffers, for so many threads.</summary>
    public static long BytesFor(LayerPlan plan, int threads) =>
        (2 * DiagonalTables.BytesFor(plan.Shape.QubitCount, plan.Shape.RowBits)) + (threads * ScratchBytes(plan));

    /// <summary>From the end of the circuit back to its first parameter.</summary>
    public void Run(double* psi, double* lambda, ReadOnlySpan<double> parameters, Span<double> gradient, CancellationToken cancellationToken)
    {
        gradient.Clear();
        if (_firstPass < 0) return;
        (double Before, double Theta, double After)[] angles = _plan.TurnsAt(parameters);
        double missing = 1;
        for (int k = _plan.Passes.Length - 1; k >= _firstPass; k--)
        {
            LayerPass pass = _plan.Passes[k];
            GateAction[] transvections = [.. Enumerable.Reverse(pass.Transvections)];
            _engine.Apply(psi, transvections, cancellationToken);
            _engine.Apply(lambda, transvections, cancellationToken);
            var turns = new TangentTurns(pass.Layer.Turns, pass.FirstTurn, angles, _shape.LineBits);
            if (pass.HasBlockWork)
            {
                _tail.Fill(pass.Tail, Array.ConvertAll(pass.Tail.AnglesAt(parameters, angles), a => -a), turns.Flips, missing);
                _head.Fill(pass.Head, Array.ConvertAll(pass.Head.AnglesAt(parameters, angles), a => -a), 0, 1);
                var sums = new double[BlockUndo.SumsOf(pass)];
                UndoBlocks(psi, lambda, pass, turns, sums, cancellationToken);
                Share(pass, turns, sums, missing * missing, gradient);
                missing = 1;
                foreach (TurnGroup group in pass.InRows.Concat(pass.InBlocks)) missing *= CosinesOf(group, turns);
            }

            foreach (TurnGroup group in pass.High)
            {
                var sums = new double[LayerShape.MostTurnsInCache];
                UndoHigh(psi, lambda, pass, group, turns, sums, cancellationToken);
                ShareTurns(group, turns, sums, missing * missing, gradient);
                missing *= CosinesOf(group, turns);
            }
        }
    }

    public void Dispose()
    {
        _tail.Dispose();
        _head.Dispose();
        _constants.Dispose();
        _scratch.Dispose();
    }

    /// <summary>Two blocks, a row of products or a table, and a sign for each string.</summary>
    private static long ScratchBytes(LayerPlan plan) => sizeof(double)
        * ((4L << plan.Shape.BlockBits) + StateVector.HalfPage + (4L << plan.Shape.RowBits) + plan.Passes.Max(p => Math.Max(p.Tail.Terms.Length, p.Head.Terms.Length)));

    private void UndoBlocks(double* psi, double* lambda, LayerPass pass, TangentTurns turns, Span<double> sums, CancellationToken cancellationToken)
    {
        int blockBits = _shape.BlockBits;
        var work = new BlockUndo(_shape, pass, turns, _tail, _head);
        _engine.Kernels.PrepareLines(_constants.Pointer, turns.Cosines, Array.ConvertAll(turns.Sines, s => -s));
        _engine.ForEachTile(Tiling.All(blockBits), sums, (origin, part) =>
        {
            long number = origin >> blockBits, place = 2 * (pass.PlaceOf(number) << blockBits);
            AlignedMemory scratch = _scratch.Rent();
            work.Apply(_engine.Kernels, psi + place, lambda + place, number, scratch.Pointer, _constants.Pointer, part);
            _scratch.Return(scratch);
        }, cancellationToken);
    }

    private void UndoHigh(
        double* psi, double* lambda, LayerPass pass, TurnGroup group, TangentTurns turns, Span<double> sums, CancellationToken cancellationToken)
    {
        int blockBits = _shape.BlockBits, runBits = Math.Min(RunBits, blockBits);
        long inBlock = Tiling.All(blockBits), free = Tiling.All(runBits) & ~Tiling.All(_shape.LineBits);
        var difference = new TurnNumbers(group, turns, bits => pass.Places.Preimage(bits >> blockBits) << blockBits);
        _engine.ForEachTile(group.Mask | Tiling.All(runBits), sums, (origin, part) =>
        {
            long place = pass.PlaceOf(origin >> blockBits) << blockBits, within = 2 * (origin & inBlock);
            difference.Undo(_engine.Kernels, new BothVectors(psi + within, psi + within, lambda + within, lambda + within), 2 * place, free, part);
        }, cancellationToken);
    }

    private void Share(LayerPass pass, in TangentTurns turns, ReadOnlySpan<double> sums, double missing, Span<double> gradient)
    {
        ShareStrings(pass.Tail, sums, missing, gradient);
        ShareStrings(pass.Head, sums[pass.Tail.Terms.Length..], missing, gradient);
        // From here on the diagonal has put the factors back.
        foreach ((int bit, int turn) in pass.Lanes) ShareAngle(_plan.Turns[turn].Theta, sums[BlockUndo.FirstLane(pass) + bit], gradient);
        double factor = 1;
        for (int g = 0; g < pass.InRows.Length + pass.InBlocks.Length; g++)
        {
            TurnGroup group = g < pass.InRows.Length ? pass.InRows[g] : pass.InBlocks[g - pass.InRows.Length];
            ShareTurns(group, turns, sums[BlockUndo.FirstOfGroup(pass, g)..], factor, gradient);
            factor *= CosinesOf(group, turns) * CosinesOf(group, turns);
        }
    }

    private static void ShareStrings(DiagonalPlan plan, ReadOnlySpan<double> sums, double factor, Span<double> gradient)
    {
        for (int k = 0; k < plan.Terms.Length; k++) ShareAngle(plan.Terms[k].Angle, factor * sums[k], gradient);
    }

    /// <param name="group">The turns.</param>
    /// <param name="turns">Their numbers.</param>
    /// <param name="sums">Their overlaps, each taken after the turns before it.</param>
    /// <param name="factor">What is missing before the first.</param>
    /// <param name="gradient">The gradient.</param>
    private void ShareTurns(TurnGroup group, in TangentTurns turns, ReadOnlySpan<double> sums, double factor, Span<double> gradient)
    {
        for (int j = 0; j < group.Turns.Length; j++)
        {
            ShareAngle(_plan.Turns[group.Turns[j]].Theta, factor * sums[j], gradient);
            double tangent = turns.Tangents[group.Turns[j]];
            factor /= 1 + (tangent * tangent);
        }
    }

    private static void ShareAngle(Angle? angle, double overlap, Span<double> gradient)
    {
        if (angle is null) return;
        foreach (AngleTerm term in angle.Terms) gradient[term.Parameter.Index] += term.Factor * overlap;
    }

    private static double CosinesOf(TurnGroup group, in TangentTurns turns)
    {
        double product = 1;
        foreach (int turn in group.Turns) product /= Math.Sqrt(1 + (turns.Tangents[turn] * turns.Tangents[turn]));
        return product;
    }
}
