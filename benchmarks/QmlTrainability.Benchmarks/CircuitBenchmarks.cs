using BenchmarkDotNet.Attributes;
using QmlTrainability.Circuits;

namespace QmlTrainability.Benchmarks;

/// <summary>Circuits: the OpenQASM reader and the form of Pauli rotations.</summary>
public class CircuitBenchmarks
{
    private string _program = "";
    private CircuitBuilder _layers = null!;

    /// <summary>Prepares the program and the circuit.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _program = Workloads.OpenQasm(100_000, 100);
        _layers = Workloads.HardwareEfficient(100, 10);
    }

    /// <summary>100,000 gates on 100 qubits. Goal: 0.1 s, linear in the text.</summary>
    [Benchmark]
    public int OpenQasm() => Circuit.FromOpenQasm(_program).Operations.Count;

    /// <summary>2,000 rotations and 1,000 CX on 100 qubits, the CX pushed to the end. Goal: 5 ms; a few words of a tableau per gate.</summary>
    [Benchmark]
    public int RotationForm() => _layers.Build().RotationForm.Rotations.Count;
}
