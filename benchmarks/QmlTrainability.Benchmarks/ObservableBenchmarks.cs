using BenchmarkDotNet.Attributes;
using QmlTrainability.Benchmarks.Gate;
using QmlTrainability.Circuits;
using QmlTrainability.Simulation;

namespace QmlTrainability.Benchmarks;

/// <summary>Expectations by state vectors, of an empty circuit on |+…+⟩, beside a plain sweep over as much memory. One thread.</summary>
public class ObservableBenchmarks : IDisposable
{
    private double[] _amplitudes = [];
    private IExpectation _energy = null!;
    private IExpectation _strings = null!;

    /// <summary>In the second-level cache, in the third, in memory.</summary>
    [Params(14, 20, 24)]
    public int Qubits { get; set; }

    /// <summary>Prepares the observables.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        var simulator = new StateVectorSimulator(new SimulatorOptions { MaxThreads = 1 });
        Circuit nothing = new CircuitBuilder(Qubits).Build();
        _amplitudes = new double[2L << Qubits];
        _energy = simulator.Prepare(nothing, SimulationWork.IsingEnergy(Qubits), InitialState.Plus(Qubits));
        _strings = simulator.Prepare(nothing, SimulationWork.FullWeight(200, Qubits, seed: 5), InitialState.Plus(Qubits));
    }

    /// <summary>The yardstick: reads and writes as many amplitudes once.</summary>
    [Benchmark(Baseline = true)]
    public double Sweep() => Baselines.Sweep(_amplitudes);

    /// <summary>ZZ on a ring and X on every qubit, and the preparation of the state. Goal: 6.5, 5 and 4.5 sweeps, without the preparation.</summary>
    [Benchmark]
    public double IsingEnergy() => _energy.Value([]);

    /// <summary>Two hundred random strings. Goal, for each: 1.1, 1.0 and 1.4 sweeps.</summary>
    [Benchmark]
    public double FullWeightStrings() => _strings.Value([]);

    /// <summary>Frees the state vectors.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _energy.Dispose();
        _strings.Dispose();
        GC.SuppressFinalize(this);
    }
}
