using BenchmarkDotNet.Attributes;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;

namespace QmlTrainability.Benchmarks;

/// <summary>The structure of an algebra once it is closed or classified: ideals, projections, structure constants.</summary>
[MemoryDiagnoser]
public class AlgebraStructureBenchmarks
{
    private IReadOnlyList<PauliSum> _permutations = [];
    private IReadOnlyList<PauliSum> _hopping = [];
    private DynamicalLieAlgebra _so40 = null!;
    private CharacterIdeal _ring = null!;
    private PauliString _field = null!;
    private DynamicalLieAlgebra _closed = null!;

    /// <summary>Prepares generators and closed algebras.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _permutations = Workloads.Permutations(6);
        _hopping = Workloads.HoppingWithZz(6);
        _so40 = DynamicalLieAlgebra.GeneratedBy(Workloads.IsingChain(20));
        _ring = DynamicalLieAlgebra.GeneratedBy([.. Workloads.IsingChain(1000), PauliString.On(1000, (0, Pauli.Z), (999, Pauli.Z))]).Components![0].Ideal(1);
        _field = PauliString.On(1000, (17, Pauli.X));
    }

    /// <summary>A closure keeps its structure, so each run starts from a new one.</summary>
    [IterationSetup(Target = nameof(PermutationIdeals))]
    public void ClosePermutations() => _closed = DynamicalLieAlgebra.GeneratedBy(_permutations);

    /// <summary>A closure keeps its structure, so each run starts from a new one.</summary>
    [IterationSetup(Target = nameof(HammingIdeals))]
    public void CloseHopping() => _closed = DynamicalLieAlgebra.GeneratedBy(_hopping);

    /// <summary>su(7) ⊕ su(5) ⊕ su(3) ⊕ u(1), dimension 81, from its closure. Goal: 20 ms (GAP: 14.7 s).</summary>
    [Benchmark]
    public int PermutationIdeals() => _closed.ComputeStructure().SimpleSummands.Count;

    /// <summary>su(20) ⊕ 2·su(15) ⊕ 2·su(6) ⊕ u(1)^2, dimension 919, from its closure. Goal: 5 s.</summary>
    [Benchmark]
    public int HammingIdeals() => _closed.ComputeStructure().SimpleSummands.Count;

    /// <summary>The 29,640 structure constants of so(40). Goal: 5 ms and 2 MiB.</summary>
    [Benchmark]
    public int StructureConstants() => _so40.ComputeStructureConstants().Count;

    /// <summary>One of the two so(2000) of an Ising ring of 1,000 qubits: a string projected on it. Goal: 1 ms.</summary>
    [Benchmark]
    public double ProjectOnCharacter() => _ring.SquaredNorm(_field);
}
