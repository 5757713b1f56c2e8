using BenchmarkDotNet.Attributes;
using QmlTrainability.Benchmarks.Gate;
using QmlTrainability.Circuits;
using QmlTrainability.Simulation;

namespace QmlTrainability.Benchmarks;

/// <summary>Simulation: a gate, a layer and a gradient by state vectors, beside a plain sweep over as much memory. One thread.</summary>
public class SimulationBenchmarks : IDisposable
{
    private const int Qubits = 20;

    private readonly double[] _amplitudes = new double[2L << Qubits];
    private readonly double[] _gradient = new double[4 * 16];
    private double[] _angles = [];
    private IExpectation _rotations = null!;
    private IExpectation _layer = null!;
    private IExpectation _adjoint = null!;

    /// <summary>Prepares the circuits.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        var simulator = new StateVectorSimulator(new SimulatorOptions { MaxThreads = 1 });
        _rotations = simulator.Prepare(SimulationWork.MiddleRotations(Qubits), SimulationWork.Readout(Qubits));
        _layer = simulator.Prepare(Workloads.HardwareEfficient(16, 1).Build(), SimulationWork.Readout(16));
        Circuit two = Workloads.HardwareEfficient(16, 2).Build();
        _adjoint = simulator.Prepare(two, SimulationWork.Readout(16));
        _angles = Workloads.Angles(two);
    }

    /// <summary>The yardstick: reads and writes 2^20 amplitudes once.</summary>
    [Benchmark(Baseline = true)]
    public double Sweep() => Baselines.Sweep(_amplitudes);

    /// <summary>Sixteen RX on the middle of 20 qubits with a phase between them, preparation and readout. Goal: two sweeps per RX.</summary>
    [Benchmark]
    public double RotationOfTheMiddleQubit() => _rotations.Value([0.3]);

    /// <summary>RY, RZ and a ring of CX on 16 qubits, preparation and readout. Goal: 1 ms (the fastest simulators: 0.36 to 0.87 ms).</summary>
    [Benchmark]
    public double HardwareEfficientLayer() => _layer.Value(_angles.AsSpan(0, 2 * 16));

    /// <summary>The gradient by all 64 parameters of two such layers. Goal: 10 times the value.</summary>
    [Benchmark]
    public double AdjointGradient() => _adjoint.ValueAndGradient(_angles, _gradient);

    /// <summary>Frees the state vectors.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _rotations.Dispose();
        _layer.Dispose();
        _adjoint.Dispose();
        GC.SuppressFinalize(this);
    }
}
