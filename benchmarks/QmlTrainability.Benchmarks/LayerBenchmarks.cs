using BenchmarkDotNet.Attributes;
using QmlTrainability.Benchmarks.Gate;
using QmlTrainability.Circuits;
using QmlTrainability.Simulation;

namespace QmlTrainability.Benchmarks;

/// <summary>Eight layers by state vectors, beside a plain sweep over as much memory. One thread.</summary>
public class LayerBenchmarks : IDisposable
{
    private const int Layers = 8;

    private double[] _amplitudes = [];
    private double[] _angles = [];
    private double[] _isingAngles = [];
    private double[] _gradient = [];
    private IExpectation _hardwareEfficient = null!;
    private IExpectation _ising = null!;

    /// <summary>In the second-level cache, in the third, in memory.</summary>
    [Params(14, 20, 24)]
    public int Qubits { get; set; }

    /// <summary>Prepares the circuits.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        var simulator = new StateVectorSimulator(new SimulatorOptions { MaxThreads = 1 });
        Circuit hardwareEfficient = Workloads.HardwareEfficient(Qubits, Layers).Build(), ising = SimulationWork.Ising(Qubits, Layers);
        _amplitudes = new double[2L << Qubits];
        _angles = Workloads.Angles(hardwareEfficient);
        _isingAngles = Workloads.Angles(ising);
        _gradient = new double[_angles.Length];
        _hardwareEfficient = simulator.Prepare(hardwareEfficient, SimulationWork.Readout(Qubits));
        _ising = simulator.Prepare(ising, SimulationWork.Readout(Qubits));
    }

    /// <summary>The yardstick: reads and writes as many amplitudes once.</summary>
    [Benchmark(Baseline = true)]
    public double Sweep() => Baselines.Sweep(_amplitudes);

    /// <summary>RY, RZ and a ring of CX. Goal, for each layer: 13, 12 and 8 sweeps.</summary>
    [Benchmark]
    public double HardwareEfficient() => _hardwareEfficient.Value(_angles);

    /// <summary>ZZ on a ring and X. Goal, for each layer: 11, 9 and 5.5 sweeps.</summary>
    [Benchmark]
    public double Ising() => _ising.Value(_isingAngles);

    /// <summary>The adjoint gradient of the first. Goal, for each parameter: 1.6, 1.4 and 0.6 sweeps.</summary>
    [Benchmark]
    public double Gradient() => _hardwareEfficient.ValueAndGradient(_angles, _gradient);

    /// <summary>Frees the state vectors.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _hardwareEfficient.Dispose();
        _ising.Dispose();
        GC.SuppressFinalize(this);
    }
}
