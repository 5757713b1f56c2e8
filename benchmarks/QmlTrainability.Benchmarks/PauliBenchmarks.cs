using BenchmarkDotNet.Attributes;
using QmlTrainability.Paulis;

namespace QmlTrainability.Benchmarks;

/// <summary>Paulis: tests of commutation, products, the anticommutation graph.</summary>
public class PauliBenchmarks
{
    private PauliString[] _strings = [];
    private PauliString[] _chain = [];

    /// <summary>Prepares the strings.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _strings = Workloads.RandomStrings(1000, 128, seed: 1);
        _chain = Workloads.IsingChain(1000);
    }

    /// <summary>Half a million tests of commutation on 128 qubits. Goal: 10 ms, 20 ns each.</summary>
    [Benchmark]
    public int Anticommutation()
    {
        int anticommuting = 0;
        for (int i = 0; i < _strings.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (!_strings[i].CommutesWith(_strings[j])) anticommuting++;
            }
        }

        return anticommuting;
    }

    /// <summary>A thousand products on 128 qubits. Goal: 100 ns each, most of it the string that holds the result.</summary>
    [Benchmark]
    public int Product()
    {
        int phases = 0;
        for (int i = 1; i < _strings.Length; i++) phases += PauliString.Multiply(_strings[i - 1], _strings[i]).PhaseExponent;
        return phases;
    }

    /// <summary>The graph of an Ising chain on 1,000 qubits, found from the qubits that strings share. Goal: 1 ms, well below two million pairwise tests.</summary>
    [Benchmark]
    public long SparseGraph() => AnticommutationGraph.Of(_chain).EdgeCount;

    /// <summary>The graph of 1,000 random strings, where half of all pairs are edges. Goal: 20 ms.</summary>
    [Benchmark]
    public long DenseGraph() => AnticommutationGraph.Of(_strings).EdgeCount;
}
