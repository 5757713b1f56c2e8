using BenchmarkDotNet.Attributes;
using QmlTrainability.Ansatze;
using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;

namespace QmlTrainability.Benchmarks;

/// <summary>Ansatze: a circuit from a design, and the generators of many layers with fixed gates.</summary>
public class AnsatzBenchmarks
{
    private readonly AnsatzBuilder _ising = AnsatzCatalog.Ising(Topology.Ring, 4);
    private readonly AnsatzBuilder _entangled = AnsatzCatalog.TwoLocal([QmlTrainability.Paulis.Pauli.Y], "CX", Topology.Ring, 4);

    /// <summary>The circuit of four Ising layers on 1,000 qubits, not judged. Goal: 10 ms.</summary>
    [Benchmark]
    public Circuit ToCircuit() => _ising.ToCircuit(1000);

    /// <summary>The limit of RY layers with a ring of CX on 40 qubits, and its algebra. Goal: 2 ms.</summary>
    [Benchmark]
    public DynamicalLieAlgebra Limit() => DynamicalLieAlgebra.GeneratedBy(_entangled.GeneratorsAt(40));
}
