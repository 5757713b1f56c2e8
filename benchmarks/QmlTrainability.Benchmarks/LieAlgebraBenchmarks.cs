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
    private DynamicalLieAlgebra _everythingOnTwelve = null!;
    private IReadOnlyList<PauliSum> _permutationsOfFour = [];
    private ClassificationCertificate _certificate = null!;

    /// <summary>Prepares the generators.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _thousand = Workloads.IsingChain(1000);
        _tenThousand = Workloads.IsingChain(10_000);
        _everything = DynamicalLieAlgebra.GeneratedBy(Workloads.EveryUnitary(10));
        _everythingOnTwelve = DynamicalLieAlgebra.GeneratedBy(Workloads.EveryUnitary(12));
        _permutationsOfFour = Workloads.Permutations(4);
        _certificate = DynamicalLieAlgebra.GeneratedBy(_thousand).ComputeCertificate();
    }

    /// <summary>so(2000) from 1,999 strings. Goal: 5 ms (PauLie: 22 s).</summary>
    [Benchmark]
    public BigInteger IsingThousand() => DynamicalLieAlgebra.GeneratedBy(_thousand).Dimension;

    /// <summary>so(20000) from 19,999 strings. Goal: 50 ms, linear in the number of qubits.</summary>
    [Benchmark]
    public BigInteger IsingTenThousand() => DynamicalLieAlgebra.GeneratedBy(_tenThousand).Dimension;

    /// <summary>The 1,048,575 strings of su(2^10). Goal: 80 ms and 32 MiB.</summary>
    [Benchmark]
    public int Enumeration() => _everything.EnumerateBasis().Count;

    /// <summary>The 16,777,215 strings of su(2^12). Goal: 1.5 s and 300 MiB.</summary>
    [Benchmark]
    public int EnumerationOnTwelve() => _everythingOnTwelve.EnumerateBasis(1 << 24).Count;

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
