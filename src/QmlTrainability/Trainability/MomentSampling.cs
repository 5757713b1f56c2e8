using System.Runtime.ExceptionServices;
using QmlTrainability.Circuits;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation;

namespace QmlTrainability.Trainability;

/// <summary>One run of <see cref="MomentSampler"/>: the samples in fixed shares, taken by whichever thread is free.</summary>
internal sealed class MomentSampling
{
    private const int MostShares = 256;
    private const int SmallestShare = 16;

    /// <summary>From here on a state vector uses several threads itself.</summary>
    private const int LargeStateQubits = 16;

    private readonly Circuit _circuit;
    private readonly PauliSum _observable;
    private readonly InitialState _state;
    private readonly AngleDistribution _angles;
    private readonly ulong _seed;
    private readonly SimulatorOptions _options;
    private readonly IProgress<SamplingProgress>? _progress;
    private readonly double[] _periods;
    private readonly double[] _losses;
    private readonly double[][] _squares; // by share: Σ(∂ℓ)² for each parameter, then Σ(∂ℓ)⁴ for each
    private readonly int _shareSize;
    private readonly Lock _lock = new();
    private int _done;
    private int _next = -1;
    private Exception? _failure;

    public MomentSampling(
        Circuit circuit, PauliSum observable, InitialState state, AngleDistribution angles, int samples, ulong seed, SimulatorOptions options, IProgress<SamplingProgress>? progress)
    {
        _circuit = circuit;
        _observable = observable;
        _state = state;
        _angles = angles;
        _seed = seed;
        _options = options;
        _progress = progress;
        _periods = ParameterPeriods.Of(circuit, angles);
        _losses = new double[samples];
        _shareSize = Math.Max(SmallestShare, (samples + MostShares - 1) / MostShares);
        _squares = new double[(samples + _shareSize - 1) / _shareSize][];
    }

    public SampledMoments Run(CancellationToken cancellationToken)
    {
        bool sideBySide = _circuit.QubitCount < LargeStateQubits;
        int workers = sideBySide ? Math.Min(_options.Threads, _squares.Length) : 1;
        var simulator = new StateVectorSimulator(new SimulatorOptions { MemoryBudget = _options.MemoryBudget, MaxThreads = sideBySide ? 1 : _options.MaxThreads });
        if (workers == 1) Work(simulator, cancellationToken);
        else Parallel.For(0, workers, new ParallelOptions { MaxDegreeOfParallelism = workers }, _ => Work(simulator, cancellationToken));
        if (_failure is not null) ExceptionDispatchInfo.Throw(_failure);
        return Result();
    }

    private void Work(StateVectorSimulator simulator, CancellationToken cancellationToken)
    {
        try
        {
            using IExpectation expectation = simulator.Prepare(_circuit, _observable, _state, cancellationToken);
            var parameters = new double[_periods.Length];
            var gradient = new double[_periods.Length];
            for (int share = Interlocked.Increment(ref _next); share < _squares.Length; share = Interlocked.Increment(ref _next))
            {
                var sums = new double[2 * gradient.Length];
                int first = share * _shareSize, end = Math.Min(_losses.Length, first + _shareSize);
                for (int k = first; k < end; k++)
                {
                    if (_failure is not null) return;
                    var stream = new RandomStream(_seed, (ulong)k);
                    for (int p = 0; p < parameters.Length; p++) parameters[p] = _angles.Draw(stream, _periods[p]);
                    _losses[k] = expectation.ValueAndGradient(parameters, gradient, cancellationToken);
                    for (int p = 0; p < gradient.Length; p++)
                    {
                        double square = gradient[p] * gradient[p];
                        sums[p] += square;
                        sums[gradient.Length + p] += square * square;
                    }
                }

                _squares[share] = sums;
                Report(end - first);
            }
        }
        catch (Exception e)
        {
            // Kept and thrown again by the caller's thread, so that it is the same whether threads were used or not.
            Interlocked.CompareExchange(ref _failure, e, null);
        }
    }

    private void Report(int more)
    {
        if (_progress is null) return;
        lock (_lock)
        {
            _done += more;
            _progress.Report(new SamplingProgress(_done, _losses.Length));
        }
    }

    private SampledMoments Result()
    {
        double count = _losses.Length, mean = _losses.Sum() / count, second = 0, fourth = 0;
        foreach (double loss in _losses)
        {
            double square = (loss - mean) * (loss - mean);
            second += square;
            fourth += square * square;
        }

        double variance = second / (count - 1);
        // Var s² = (μ₄ - σ⁴(N-3)/(N-1))/N (any textbook of statistics; here with the sampled moments).
        double ofVariance = Math.Max(0, (fourth / count) - (variance * variance * (count - 3) / (count - 1))) / count;
        var slopes = new Estimate[_periods.Length];
        for (int p = 0; p < slopes.Length; p++)
        {
            double squares = 0, fourths = 0;
            foreach (double[] sums in _squares)
            {
                squares += sums[p];
                fourths += sums[slopes.Length + p];
            }

            double moment = squares / count;
            slopes[p] = new Estimate(moment, Math.Sqrt(Math.Max(0, (fourths / count) - (moment * moment)) / (count - 1)));
        }

        return new SampledMoments(_losses.Length, new Estimate(mean, Math.Sqrt(variance / count)), new Estimate(variance, Math.Sqrt(ofVariance)), slopes, _angles);
    }
}
