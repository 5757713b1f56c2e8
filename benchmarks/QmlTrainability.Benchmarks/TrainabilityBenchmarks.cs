using BenchmarkDotNet.Attributes;
using QmlTrainability.Ansatze;
using QmlTrainability.Ansatze.Repair;
using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;
using QmlTrainability.Trainability;

namespace QmlTrainability.Benchmarks;

/// <summary>Trainability: the variance in the deep limit, the moments at finite depth, a whole verdict.</summary>
public class TrainabilityBenchmarks
{
    private DynamicalLieAlgebra _algebra = null!;
    private Circuit _circuit = null!;
    private AnsatzBuilder _design = null!;
    private Circuit _bricks = null!;

    /// <summary>Prepares algebra and circuit.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _algebra = DynamicalLieAlgebra.GeneratedBy(Workloads.IsingChain(1000));
        _design = AnsatzCatalog.Ising(Topology.Chain, 4);
        _circuit = _design.ToCircuit(50);
        _bricks = Workloads.Bricks(1000, 50);
    }

    /// <summary>The variance of one field over so(2000). Goal: 20 ms.</summary>
    [Benchmark]
    public double DeepLimit() => LossVariance.Of(_algebra, PauliString.On(1000, (500, Pauli.X)), InitialState.Plus(1000)).Log2;

    /// <summary>Mean, variance and all gradient variances of four Ising layers on 50 qubits. Goal: 1 ms.</summary>
    [Benchmark]
    public double FiniteDepth() => FiniteDepthVariance.Of(_circuit, PauliString.On(50, (25, Pauli.X)), InitialState.Plus(50), AngleDistribution.Uniform).SecondMoment;

    /// <summary>Fifty layers of RY, RZ and CZ bricks on a thousand qubits, sampled to about 3 %. Goal: 10 s.</summary>
    [Benchmark]
    public double Populations() => FiniteDepthVariance.Sampled(
        _bricks, PauliString.On(1000, (500, Pauli.Z)), InitialState.Zeros(1000), AngleDistribution.Uniform, options: new PopulationOptions { Populations = 96 }).Value;

    /// <summary>What to keep of 96 generators on a ring of 24 qubits. Goal: 0.5 s.</summary>
    [Benchmark]
    public int Repair() => PoolRepair.Of(Workloads.TwoFieldRing(24)).Kept.Count;

    /// <summary>The verdict on the Ising chain at 50 qubits, growth law included. Goal: 0.1 s.</summary>
    [Benchmark]
    public Decision Assess() => _design.Assess(50, PauliString.On(50, (25, Pauli.X)), InitialState.Plus(50)).Decision;
}
