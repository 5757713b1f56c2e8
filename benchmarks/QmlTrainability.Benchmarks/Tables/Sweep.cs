using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace QmlTrainability.Benchmarks.Tables;

/// <summary>One read and write of as much memory as a state vector takes: the unit of docs/simulator.md. Aligned, and by the widest vectors of the processor.</summary>
internal sealed unsafe class Sweep : IDisposable
{
    private static readonly TimeSpan TimeForEach = TimeSpan.FromSeconds(0.7);
    private readonly double* _values;
    private readonly long _length;

    public Sweep(int qubits)
    {
        _length = 2L << qubits;
        _values = (double*)NativeMemory.AlignedAlloc((nuint)(_length * sizeof(double)), 4096);
        new Span<double>(_values, checked((int)_length)).Fill(1);
        Qubits = qubits;
    }

    public int Qubits { get; }

    /// <summary>How many sweeps a piece of work takes. Work and sweep take turns, and the best of each counts.</summary>
    /// <param name="work">The work.</param>
    /// <param name="repeats">How often the work repeats what is to be measured.</param>
    public double Measure(Action work, double repeats = 1)
    {
        // A turn is long enough for the clock.
        int sweeps = 1 << Math.Max(0, 18 - Qubits);
        for (int turn = 0; turn < 30 && turn << (Qubits - 14) < 1000; turn++) Turn(work, sweeps);
        double best = double.PositiveInfinity, bestSweep = double.PositiveInfinity;
        var clock = Stopwatch.StartNew();
        for (int turn = 0; turn < 3 || clock.Elapsed < TimeForEach; turn++)
        {
            (double time, double sweep) = Turn(work, sweeps);
            best = Math.Min(best, time);
            bestSweep = Math.Min(bestSweep, sweep);
        }

        return best / bestSweep / repeats;
    }

    /// <summary>Milliseconds of the best sweep.</summary>
    public double Milliseconds() => BestTime.Of(() =>
    {
        for (int k = 0; k < 10; k++) Run(_values, _length);
    }) / 10;

    public void Dispose()
    {
        NativeMemory.AlignedFree(_values);
        GC.SuppressFinalize(this);
    }

    private (double Work, double Sweep) Turn(Action work, int sweeps)
    {
        double time = BestTime.Once(work);
        Run(_values, _length);
        return (time, BestTime.Once(() =>
        {
            for (int k = 0; k < sweeps; k++) Run(_values, _length);
        }) / sweeps);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run(double* values, long length)
    {
        double* end = values + length;
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512<double> factor = Vector512.Create(-1.0);
            for (double* v = values; v < end; v += 8) (Vector512.LoadAligned(v) * factor).StoreAligned(v);
            return;
        }

        var narrow = new Vector<double>(-1.0);
        for (double* v = values; v < end; v += Vector<double>.Count) (*(Vector<double>*)v * narrow).StoreAligned(v);
    }
}
