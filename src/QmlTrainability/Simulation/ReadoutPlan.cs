using QmlTrainability.Simulation.Kernels;

namespace QmlTrainability.Simulation;

/// <summary>An observable as passes that read a state: Z strings by a table of energies, X on single qubits three at a time, other strings by groups of one X mask.</summary>
internal sealed unsafe class ReadoutPlan
{
    /// <summary>2^8 amplitudes in a row: a table of 4 KiB is made in a microsecond.</summary>
    private const int MostRowBits = 8;

    private const int LinesSums = 2;
    private const int FlipsAtOnce = 3;

    private readonly StateEngine _engine;
    private readonly ObservablePlan _others;
    private readonly EnergyTable? _energies;
    private readonly int _rowBits;
    private readonly int _blockBits;
    private readonly double[] _lineWeights = new double[LinesSums];
    private readonly bool _hasLineFlips;
    private readonly (int[] Bits, double[] Weights)[] _inBlocks;
    private readonly (int[] Bits, double[] Weights)[] _high;

    public ReadoutPlan(StateEngine engine, ObservablePlan observable)
    {
        _engine = engine;
        _blockBits = engine.Shape.BlockBits;
        _rowBits = Math.Max(engine.Kernels.LineBits, Math.Min(MostRowBits, engine.Shape.RowBits));
        var inBlocks = new List<(int, double)>();
        var high = new List<(int, double)>();
        var rest = new List<StringGroup>();
        foreach (StringGroup group in observable.Groups)
        {
            if (group.X == 0 && group.Z.Length > 1)
            {
                _energies = EnergyTable.Of([.. group.Z.Zip(group.Weights)], _rowBits, out List<(long, double)> crossing);
                if (crossing.Count > 0) rest.Add(new StringGroup(0, crossing));
            }
            else if (group.Z.Length == 1 && group.Z[0] == 0 && long.IsPow2(group.X))
            {
                int bit = System.Numerics.BitOperations.TrailingZeroCount(group.X);
                if (bit >= engine.Kernels.LineBits) (bit < _blockBits ? inBlocks : high).Add((bit, group.Weights[0]));
                else (_lineWeights[bit], _hasLineFlips) = (group.Weights[0], true);
            }
            else
            {
                rest.Add(group);
            }
        }

        // Without a table for Z strings, flips within lines would read the state once more for nothing else.
        if (_hasLineFlips) _energies ??= EnergyTable.Of([], _rowBits, out _);
        _inBlocks = Cut(inBlocks);
        _high = Cut(high);
        _others = new ObservablePlan(rest);
    }

    /// <summary>⟨ψ|O|ψ⟩.</summary>
    public double Value(double* psi, CancellationToken cancellationToken)
    {
        double value = _others.Groups.Length > 0 ? _engine.Expectation(psi, _others, cancellationToken) : 0;
        if (_energies is not null || _inBlocks.Length > 0) value += InBlocks(psi, cancellationToken);
        foreach ((int[] bits, double[] weights) in _high) value += High(psi, bits, weights, cancellationToken);
        return value;
    }

    private double InBlocks(double* psi, CancellationToken cancellationToken)
    {
        // Energy, then flips within lines, then those of the groups; flips count twice, once for either order of a pair.
        var sums = new double[1 + LinesSums + (FlipsAtOnce * _inBlocks.Length)];
        long blockLength = 1L << _blockBits, rowLength = 1L << _rowBits, lines = ~Tiling.All(_engine.Kernels.LineBits);
        _engine.ForEachTile(Tiling.All(_blockBits), sums, (origin, part) =>
        {
            for (int g = 0; g < _inBlocks.Length; g++)
                Flips(psi + (2 * origin), _inBlocks[g].Bits, Tiling.All(_blockBits) & lines, part + 1 + LinesSums + (FlipsAtOnce * g));
            if (_energies is not null) Energies(psi + (2 * origin), origin >> _rowBits, part);
        }, cancellationToken);
        double value = sums[0];
        for (int k = 0; k < LinesSums; k++) value += 2 * _lineWeights[k] * sums[1 + k];
        for (int g = 0; g < _inBlocks.Length; g++)
        {
            for (int k = 0; k < _inBlocks[g].Bits.Length; k++) value += 2 * _inBlocks[g].Weights[k] * sums[1 + LinesSums + (FlipsAtOnce * g) + k];
        }

        return value;
    }

    private void Energies(double* block, long firstRow, double* part)
    {
        int rows = 1 << (_blockBits - _rowBits);
        double* offsets = stackalloc double[rows];
        double** tables = stackalloc double*[rows];
        double* constants = stackalloc double[KernelSet.ConstantsLength];
        _engine.Kernels.PrepareLines(constants, [1, 1], [0, 0]);
        fixed (double* values = _energies!.Values)
        {
            for (int r = 0; r < rows; r++)
            {
                tables[r] = values + _energies.VariantAt(firstRow + r);
                offsets[r] = _energies.OfRow(firstRow + r);
            }

            _engine.Kernels.SumRows(block, rows, 1L << _rowBits, tables, offsets, constants, part);
        }
    }

    private double High(double* psi, int[] bits, double[] weights, CancellationToken cancellationToken)
    {
        var sums = new double[FlipsAtOnce];
        long run = Tiling.All(Math.Min(_blockBits, RunBits)), group = bits.Aggregate(0L, (mask, b) => mask | (1L << b));
        _engine.ForEachTile(group | run, sums, (origin, part) => Flips(psi + (2 * origin), bits, run & ~Tiling.All(_engine.Kernels.LineBits), part), cancellationToken);
        double value = 0;
        for (int k = 0; k < bits.Length; k++) value += 2 * weights[k] * sums[k];
        return value;
    }

    private const int RunBits = 10;

    private void Flips(double* psi, int[] bits, long walked, double* sums)
    {
        long* places = stackalloc long[1 << FlipsAtOnce];
        long group = 0;
        foreach (int bit in bits) group |= 1L << bit;
        for (int k = 0; k < 1 << bits.Length; k++)
        {
            places[k] = 0;
            for (int j = 0; j < bits.Length; j++) places[k] |= (2L * ((k >> j) & 1)) << bits[j];
        }

        _engine.Kernels.SumFlips(psi, walked & ~group, places, bits.Length, sums);
    }

    private static (int[], double[])[] Cut(List<(int Bit, double Weight)> flips) =>
        [.. flips.OrderBy(f => f.Bit).Chunk(FlipsAtOnce).Select(c => (Array.ConvertAll(c, f => f.Bit), Array.ConvertAll(c, f => f.Weight)))];
}
