using System.Diagnostics;
using System.Numerics;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;

namespace QmlTrainability.Benchmarks.Tables;

/// <summary>The work of docs/comparison.md that other tools were timed on, timed here.</summary>
internal static class PeerWork
{
    private static readonly TimeSpan TimeForEach = TimeSpan.FromSeconds(2);

    /// <summary>Prints each work with its dimension and the best run of two seconds, one thread.</summary>
    public static void Print()
    {
        Row("Ising chain, separate terms, n = 32", () => DynamicalLieAlgebra.GeneratedBy(Workloads.IsingChain(32)).Dimension);
        Row("the same, n = 1000", () => DynamicalLieAlgebra.GeneratedBy(Workloads.IsingChain(1000)).Dimension);
        Row("every unitary, listed, n = 6", () => DynamicalLieAlgebra.GeneratedBy(Workloads.EveryUnitary(6)).EnumerateBasis().Count);
        Row("Ising ring, two sums, n = 12", () => DynamicalLieAlgebra.GeneratedBy(Workloads.IsingRing(12)).Dimension);
        Row("permutations, n = 7", () => DynamicalLieAlgebra.GeneratedBy(Workloads.Permutations(7)).Dimension);
        Row("permutations, n = 8", () => DynamicalLieAlgebra.GeneratedBy(Workloads.Permutations(8)).Dimension);
        Row("XXZ, four sums, n = 6", () => DynamicalLieAlgebra.GeneratedBy(Workloads.XxzEvenOdd(6)).Dimension);
        Row("QAOA on edges 01 04 12 13 14, n = 5", () => DynamicalLieAlgebra.GeneratedBy(Workloads.MaxCut(5, (0, 1), (0, 4), (1, 2), (1, 3), (1, 4))).Dimension);
        Row("hopping, ZZ and Z, each on its own, n = 6", () => DynamicalLieAlgebra.GeneratedBy(Workloads.HoppingWithZz(6)).Dimension);
        PauliString[] chain = Workloads.IsingChain(10);
        Row("structure constants, Ising chain, n = 10", () => DynamicalLieAlgebra.GeneratedBy(chain).ComputeStructureConstants().Dimension);
    }

    private static void Row(string name, Func<BigInteger> work)
    {
        BigInteger dimension = 0;
        double best = double.PositiveInfinity;
        var whole = Stopwatch.StartNew();
        do
        {
            long start = Stopwatch.GetTimestamp();
            dimension = work();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        while (whole.Elapsed < TimeForEach);

        Console.WriteLine(FormattableString.Invariant($"| {name} | {dimension} | {best:G3} ms |"));
    }
}
