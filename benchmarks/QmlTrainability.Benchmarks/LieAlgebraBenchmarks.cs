using System.Numerics;
using BenchmarkDotNet.Attributes;
using QmlTrainability.LieAlgebras;
using QmlTrainability.LieAlgebras.Certificates;
using QmlTrainability.LieAlgebras.Symmetries;
using QmlTrainability.Paulis;

namespace QmlTrainability.Benchmarks;

/// <summary>Lie algebras: classification of strings, enumeration of a basis, closure of sums.</summary>
public class LieAlgebraBenchmarks
{
    private PauliString[] _thousand = [];
    private PauliString[] _tenThousand = [];
    private DynamicalLieAlgebra _everything = null!;
    private IReadOnlyList<PauliSum> _permutations = [];
    private IReadOnlyList<PauliSum> _permutationsOfFour = [];
    private ClassificationCertificate _certificate = null!;

    /// <summary>Prepares the generators.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _thousand = Workloads.IsingChain(1000);
        _tenThousand = Workloads.IsingChain(10_000);
        _everything = DynamicalLieAlgebra.GeneratedBy(Workloads.EveryUnitary(10));
        _permutations = Workloads.Permutations(7);
        _permutationsOfFour = Workloads.Permutations(4);
        _certificate = DynamicalLieAlgebra.GeneratedBy(_thousand).ComputeCertificate();
    }

    /// <summary>so(2000) from 1,999 strings. Goal: 5 ms (PauLie: 22 s).</summary>
    [Benchmark]
    public BigInteger IsingThousand() => DynamicalLieAlgebra.GeneratedBy(_thousand).Dimension;

    /// <summary>so(20000) from 19,999 strings. Goal: 50 ms, linear in the number of qubits.</summary>
    [Benchmark]
    public BigInteger IsingTenThousand() => DynamicalLieAlgebra.GeneratedBy(_tenThousand).Dimension;

    /// <summary>The 1,048,575 strings of su(1024). Goal: 2 s, 2 µs per string.</summary>
    [Benchmark]
    public int Enumeration() => _everything.EnumerateBasis().Count;

    /// <summary>The permutation-equivariant algebra on 7 qubits, dimension 117. Goal: 0.3 s (fastdla's compiled kernel: 0.305 s, PennyLane: 4.5 s).</summary>
    [Benchmark]
    public BigInteger SumClosure() => DynamicalLieAlgebra.GeneratedBy(_permutations).Dimension;

    /// <summary>The certificate of so(2000): a comparison for every two of 1,999 strings. Goal: 0.2 s.</summary>
    [Benchmark]
    public void VerifyIsingThousand() => _certificate.Verify();

    /// <summary>The strings that commute with an Ising chain of 1,000 qubits. Goal: 20 ms.</summary>
    [Benchmark]
    public int PauliCommutantThousand() => PauliCommutant.Of(_thousand).Basis.Count;

    /// <summary>The operators that commute with the permutation-equivariant algebra on 4 qubits: 14, from 256 unknowns. Goal: 20 ms.</summary>
    [Benchmark]
    public int LinearCommutantOfPermutations() => LinearCommutant.Of(_permutationsOfFour).Dimension;
}
