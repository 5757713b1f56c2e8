using System.Numerics;
using BenchmarkDotNet.Attributes;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;

namespace QmlTrainability.Benchmarks;

/// <summary>Closures of sums, two primes each; the dimensions are those that the tests require.</summary>
public class SumClosureBenchmarks
{
    private readonly IReadOnlyList<PauliSum> _permutationsOnSeven = Workloads.Permutations(7);
    private readonly IReadOnlyList<PauliSum> _permutationsOnEight = Workloads.Permutations(8);
    private readonly IReadOnlyList<PauliSum> _permutationsOnThirty = Workloads.Permutations(30);
    private readonly PauliSum[] _xxz = Workloads.XxzEvenOdd(6);
    private readonly PauliSum[] _graph = Workloads.MaxCut(5, (0, 1), (0, 4), (1, 2), (1, 3), (1, 4));
    private readonly PauliSum[] _hoppingOnSeven = Workloads.HoppingWithZz(7);
    private readonly PauliSum[] _hoppingOnEight = Workloads.HoppingWithZz(8);
    private readonly PauliSum[] _symplectic = Workloads.SymplecticSums(5, terms: 8, seed: 1);
    private readonly PauliSum[] _random = Workloads.RandomSums(6, terms: 12, seed: 1);
    private readonly PauliSum[] _ring = Workloads.IsingRing(100);

    /// <summary>The permutation-equivariant algebra on 7 qubits, dimension 117. Goal: 4 ms (fastdla's compiled kernel: 0.305 s, PennyLane: 4.5 s).</summary>
    [Benchmark]
    public BigInteger PermutationsOnSeven() => Close(_permutationsOnSeven);

    /// <summary>The same on 8 qubits, dimension 161. Goal: 7 ms.</summary>
    [Benchmark]
    public BigInteger PermutationsOnEight() => Close(_permutationsOnEight);

    /// <summary>The same on 30 qubits, dimension 5,441. Goal: 1 s.</summary>
    [Benchmark]
    public BigInteger PermutationsOnThirty() => Close(_permutationsOnThirty);

    /// <summary>XXZ chain on 6 qubits, hopping and ZZ on even and on odd bonds, dimension 246. Goal: 8 ms (fastdla's kernel: 0.131 s).</summary>
    [Benchmark]
    public BigInteger Xxz() => Close(_xxz);

    /// <summary>QAOA on a graph with five vertices, dimension 176. Goal: 5 ms.</summary>
    [Benchmark]
    public BigInteger Qaoa() => Close(_graph);

    /// <summary>Hopping, ZZ and Z, each on its own, on 7 qubits: dimension 3,426. Goal: 0.2 s.</summary>
    [Benchmark]
    public BigInteger HoppingOnSeven() => Close(_hoppingOnSeven);

    /// <summary>The same on 8 qubits: dimension 12,863. Goal: 4 s.</summary>
    [Benchmark]
    public BigInteger HoppingOnEight() => Close(_hoppingOnEight);

    /// <summary>Two random sums that generate sp(16) on 5 qubits: dimension 528, no grading to help. Goal: 40 ms.</summary>
    [Benchmark]
    public BigInteger TwoSymplecticSums() => Close(_symplectic);

    /// <summary>Two random sums that generate su(64): dimension 4,095, dense. Goal: 20 s.</summary>
    [Benchmark]
    public BigInteger TwoRandomSums() => Close(_random);

    /// <summary>The tied Ising ring on 100 qubits, dimension 299. Goal: 60 ms.</summary>
    [Benchmark]
    public BigInteger IsingRing() => Close(_ring);

    private static BigInteger Close(IReadOnlyList<PauliSum> generators) => DynamicalLieAlgebra.GeneratedBy(generators).Dimension;
}
