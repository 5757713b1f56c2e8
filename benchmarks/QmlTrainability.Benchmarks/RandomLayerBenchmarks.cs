using BenchmarkDotNet.Attributes;
using QmlTrainability.Benchmarks.Gate;
using QmlTrainability.Circuits;
using QmlTrainability.Simulation;

namespace QmlTrainability.Benchmarks;

/// <summary>Fifty random layered circuits, beside as many of the hardware-efficient pattern with the same numbers of gates. Goal: at most 1.3 times as long. One thread.</summary>
public class RandomLayerBenchmarks : IDisposable
{
    private const int Circuits = 50;
    private const int Layers = 4;

    private (IExpectation Expectation, double[] Angles)[] _random = [];
    private (IExpectation Expectation, double[] Angles) _pattern;

    /// <summary>In the second-level cache, and in the third.</summary>
    [Params(14, 20)]
    public int Qubits { get; set; }

    /// <summary>Prepares the circuits.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _random = [.. Enumerable.Range(0, Circuits).Select(seed => Ready(SimulationWork.Random(Qubits, Layers, seed)))];
        _pattern = Ready(Workloads.HardwareEfficient(Qubits, Layers).Build());
    }

    /// <summary>RY, RZ and a ring of CX, fifty times.</summary>
    [Benchmark(Baseline = true)]
    public double Pattern()
    {
        double sum = 0;
        for (int k = 0; k < Circuits; k++) sum += _pattern.Expectation.Value(_pattern.Angles);
        return sum;
    }

    /// <summary>Random axes, entanglers and bonds.</summary>
    [Benchmark]
    public double RandomLayers() => _random.Sum(r => r.Expectation.Value(r.Angles));

    /// <summary>Frees the state vectors.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        foreach ((IExpectation expectation, _) in _random) expectation.Dispose();
        _pattern.Expectation.Dispose();
        GC.SuppressFinalize(this);
    }

    private (IExpectation Expectation, double[] Angles) Ready(Circuit circuit) =>
        (new StateVectorSimulator(new SimulatorOptions { MaxThreads = 1 }).Prepare(circuit, SimulationWork.Readout(Qubits)), Workloads.Angles(circuit));
}
