using QmlTrainability.Simulation.Kernels;
using QmlTrainability.Simulation.Layers;

namespace QmlTrainability.Simulation;

/// <summary>Runs kernels over whole states of one number of qubits, tile by tile. Has no state of its own and serves all threads.</summary>
internal sealed unsafe class StateEngine
{
    private readonly KernelSet _kernels;
    private readonly int _threads;
    private readonly int _tileBits;

    /// <param name="qubits">The number of qubits.</param>
    /// <param name="threads">The most threads.</param>
    /// <param name="kernels">The kernels; the widest that the processor and the number of qubits take when null.</param>
    /// <param name="tileBits">The binary logarithm of the amplitudes in a tile.</param>
    /// <param name="plans">How circuits are run.</param>
    public StateEngine(int qubits, int threads, KernelSet? kernels = null, int tileBits = Tiling.TileBits, PlanKind plans = PlanKind.Cheapest)
    {
        Plans = plans;
        QubitCount = qubits;
        _threads = threads;
        _kernels = kernels ?? KernelSet.Best;
        if (_kernels.LineBits > qubits) _kernels = ScalarKernels.Instance;
        _tileBits = tileBits;
        Shape = LayerShape.ForOne(qubits, _kernels, tileBits);
        ShapeForTwo = LayerShape.ForTwo(qubits, _kernels, tileBits);
    }

    public int QubitCount { get; }

    public int Threads => _threads;

    public PlanKind Plans { get; }

    /// <summary>The threads that work on one state.</summary>
    public int Workers => QubitCount < TileLoop.ParallelFromQubits ? 1 : _threads;

    /// <summary>The most bytes for the states of one computation.</summary>
    public long MemoryBudget { get; init; } = long.MaxValue;

    public KernelSet Kernels => _kernels;

    /// <summary>How states are cut for layers.</summary>
    public LayerShape Shape { get; }

    /// <summary>The same for two states that are worked on together.</summary>
    public LayerShape ShapeForTwo { get; }

    /// <summary>Applies the actions in order.</summary>
    public void Apply(double* psi, ReadOnlySpan<GateAction> actions, CancellationToken cancellationToken)
    {
        long[] x = BitsOfX(actions);
        for (int first = 0, count; first < x.Length; first += count)
        {
            count = Tiling.Run(x, first, QubitCount, _tileBits, out long tile);
            fixed (GateAction* run = actions[first..])
            {
                GateAction* begin = run;
                int length = count;
                bool fromAfar = QubitCount > Tiling.TileBits;
                TileLoop.Run(QubitCount, tile, _threads, [], (origin, _) =>
                {
                    _kernels.Apply(psi, begin[0], origin, tile, fromAfar);
                    for (int k = 1; k < length; k++) _kernels.Apply(psi, begin[k], origin, tile);
                }, cancellationToken);
            }
        }
    }

    /// <summary>Applies the actions in order to both vectors; for each rotation that asks for it, adds Im⟨λ|P|ψ⟩ as it is just before to its overlap.</summary>
    /// <param name="psi">ψ.</param>
    /// <param name="lambda">λ.</param>
    /// <param name="actions">The actions.</param>
    /// <param name="asks">For each action, whether its overlap is wanted; only rotations may ask.</param>
    /// <param name="overlaps">One for each action.</param>
    /// <param name="cancellationToken">Polled before each tile.</param>
    public void ApplyToBoth(double* psi, double* lambda, ReadOnlySpan<GateAction> actions, ReadOnlySpan<bool> asks, Span<double> overlaps, CancellationToken cancellationToken)
    {
        long[] x = BitsOfX(actions);
        for (int first = 0, count; first < x.Length; first += count)
        {
            count = Tiling.Run(x, first, QubitCount, _tileBits - 1, out long tile);
            fixed (GateAction* run = actions[first..])
            fixed (bool* wanted = asks[first..])
            {
                GateAction* begin = run;
                bool* ask = wanted;
                int length = count;
                TileLoop.Run(QubitCount, tile, _threads, overlaps.Slice(first, count), (origin, sums) =>
                {
                    for (int k = 0; k < length; k++)
                    {
                        if (ask[k])
                        {
                            sums[k] += _kernels.ApplyToBoth(psi, lambda, begin[k], origin, tile);
                            continue;
                        }

                        _kernels.Apply(psi, begin[k], origin, tile);
                        _kernels.Apply(lambda, begin[k], origin, tile);
                    }
                }, cancellationToken);
            }
        }
    }

    /// <summary>⟨ψ|O|ψ⟩.</summary>
    public double Expectation(double* psi, ObservablePlan observable, CancellationToken cancellationToken)
    {
        double value = 0;
        int at = 0;
        double[] parts = Parts(psi, observable.Groups, cancellationToken);
        foreach (StringGroup group in observable.Groups)
        {
            foreach (double weight in group.Weights) value += weight * parts[at++];
        }

        return value;
    }

    /// <summary>For each string of each group, in order, what its weight is to be multiplied by.</summary>
    public double[] Parts(double* psi, StringGroup[] groups, CancellationToken cancellationToken)
    {
        var parts = new double[groups.Sum(g => g.Z.Length)];
        int done = 0;
        long[] x = Array.ConvertAll(groups, g => g.X);
        for (int first = 0, count; first < groups.Length; first += count)
        {
            count = Tiling.Run(x, first, QubitCount, _tileBits, out long tile);
            ArraySegment<StringGroup> run = new(groups, first, count);
            var sums = new double[run.Sum(g => g.Z.Length)];
            TileLoop.Run(QubitCount, tile, _threads, sums, (origin, part) =>
            {
                foreach (StringGroup group in run)
                {
                    _kernels.Correlate(psi, group, origin, tile, part);
                    part += group.Z.Length;
                }
            }, cancellationToken);
            int at = 0;
            foreach (StringGroup group in run)
            {
                double pairs = group.X == 0 ? 1 : 2; // the two amplitudes of a pair give the same
                for (int k = 0; k < group.Z.Length; k++) parts[done++] = pairs * sums[at++];
            }
        }

        return parts;
    }

    /// <summary>λ = Oψ; returns ⟨ψ|O|ψ⟩.</summary>
    public double Multiply(double* psi, double* lambda, ObservablePlan observable, CancellationToken cancellationToken)
    {
        long tile = Tiling.Single(QubitCount, _tileBits, 0);
        StringGroup[] groups = observable.Groups;
        Span<double> value = stackalloc double[1];
        value.Clear();
        TileLoop.Run(QubitCount, tile, _threads, value, (origin, sums) =>
        {
            for (int k = 0; k < groups.Length; k++) _kernels.Multiply(psi, lambda, groups[k], add: k > 0, origin, tile);
            sums[0] += _kernels.Dot(psi, lambda, origin, tile);
        }, cancellationToken);
        return value[0];
    }

    /// <summary>Σ|ψ_i|².</summary>
    public double SquaredNorm(double* psi, CancellationToken cancellationToken)
    {
        long tile = Tiling.Single(QubitCount, _tileBits, 0);
        Span<double> sum = stackalloc double[1];
        sum.Clear();
        TileLoop.Run(QubitCount, tile, _threads, sum, (origin, sums) => sums[0] += _kernels.Dot(psi, psi, origin, tile), cancellationToken);
        return sum[0];
    }

    /// <summary>⟨a|b⟩: the imaginary part is that of Z strings without letters.</summary>
    public System.Numerics.Complex InnerProduct(double* a, double* b, CancellationToken cancellationToken)
    {
        long tile = Tiling.Single(QubitCount, Math.Min(_tileBits, Shape.RowBits), 0), length = tile + 1;
        Span<double> sum = stackalloc double[2];
        sum.Clear();
        TileLoop.Run(QubitCount, tile, _threads, sum, (origin, sums) =>
        {
            double* room = stackalloc double[(int)(2 * length)];
            long mask = 0;
            double sign = 1;
            sums[0] += _kernels.Dot(a, b, origin, tile);
            _kernels.OverlapsOfStrings(b + (2 * origin), a + (2 * origin), length, room, &mask, &sign, 1, sums + 1);
        }, cancellationToken);
        return new System.Numerics.Complex(sum[0], sum[1]);
    }

    /// <summary>‖a - factor·b‖².</summary>
    public double SquaredDistance(double* a, double* b, double factor, CancellationToken cancellationToken)
    {
        long tile = Tiling.Single(QubitCount, _tileBits, 0), length = tile + 1;
        Span<double> sum = stackalloc double[1];
        sum.Clear();
        TileLoop.Run(QubitCount, tile, _threads, sum, (origin, sums) =>
        {
            double part = 0;
            for (long i = 2 * origin; i < 2 * (origin + length); i++)
            {
                double difference = a[i] - (factor * b[i]);
                part += difference * difference;
            }

            sums[0] += part;
        }, cancellationToken);
        return sum[0];
    }

    /// <summary>Re⟨a|b⟩.</summary>
    public double Dot(double* a, double* b, CancellationToken cancellationToken)
    {
        long tile = Tiling.Single(QubitCount, _tileBits, 0);
        Span<double> sum = stackalloc double[1];
        sum.Clear();
        TileLoop.Run(QubitCount, tile, _threads, sum, (origin, sums) => sums[0] += _kernels.Dot(a, b, origin, tile), cancellationToken);
        return sum[0];
    }

    /// <summary>λ += weight·Pψ for one string.</summary>
    public void AddImage(double* psi, double* lambda, long x, long z, double weight, CancellationToken cancellationToken)
    {
        var group = new StringGroup(x, [(z, weight)]);
        long tile = Tiling.Single(QubitCount, _tileBits, 0);
        TileLoop.Run(QubitCount, tile, _threads, [], (origin, _) => _kernels.Multiply(psi, lambda, group, add: true, origin, tile), cancellationToken);
    }

    /// <summary>The number of amplitudes in a block of <see cref="ForEachBlock"/>.</summary>
    public long BlockLength => Tiling.Single(QubitCount, _tileBits, 0) + 1;

    /// <summary>Runs work on blocks of neighboring amplitudes that need not be kernels.</summary>
    /// <param name="work">Takes the first index of a block and its length.</param>
    /// <param name="cancellationToken">Polled before each block.</param>
    public void ForEachBlock(Action<long, long> work, CancellationToken cancellationToken)
    {
        long tile = Tiling.Single(QubitCount, _tileBits, 0), length = BlockLength;
        TileLoop.Run(QubitCount, tile, _threads, [], (origin, _) => work(origin, length), cancellationToken);
    }

    /// <summary>How often the state is read for actions with these X bits.</summary>
    public int RunsOf(ReadOnlySpan<long> x)
    {
        int runs = 0;
        for (int first = 0; first < x.Length; runs++) first += Tiling.Run(x, first, QubitCount, _tileBits, out _);
        return runs;
    }

    /// <summary>Runs work on tiles of any shape.</summary>
    /// <param name="tile">The index bits of a tile.</param>
    /// <param name="work">Takes the other bits.</param>
    /// <param name="cancellationToken">Polled before each tile.</param>
    public void ForEachTile(long tile, Action<long> work, CancellationToken cancellationToken) =>
        TileLoop.Run(QubitCount, tile, _threads, [], (origin, _) => work(origin), cancellationToken);

    /// <summary>Runs work on tiles of any shape and adds up sums.</summary>
    /// <param name="tile">The index bits of a tile.</param>
    /// <param name="sums">Where sums are added.</param>
    /// <param name="work">Takes the other bits, and where to add its part.</param>
    /// <param name="cancellationToken">Polled before each tile.</param>
    public void ForEachTile(long tile, Span<double> sums, TileWork work, CancellationToken cancellationToken) =>
        TileLoop.Run(QubitCount, tile, _threads, sums, work, cancellationToken);

    private static long[] BitsOfX(ReadOnlySpan<GateAction> actions)
    {
        var x = new long[actions.Length];
        for (int k = 0; k < x.Length; k++) x[k] = actions[k].X;
        return x;
    }
}
