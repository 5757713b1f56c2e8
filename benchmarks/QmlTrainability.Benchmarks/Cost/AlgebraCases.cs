using System.Globalization;
using QmlTrainability.Benchmarks.Tables;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;

namespace QmlTrainability.Benchmarks.Cost;

/// <summary>Single algebras by name: what each takes, and what other tools take for it (docs/comparison.md).</summary>
internal static class AlgebraCases
{
    /// <summary>Rows of a table: what is done, its result, the best time of several runs on one thread, the bytes allocated.</summary>
    public static IEnumerable<string> Rows()
    {
        foreach (int n in (int[])[10, 12])
        {
            var everything = DynamicalLieAlgebra.GeneratedBy(Workloads.EveryUnitary(n));
            yield return Row($"every string of su(2^{n})", () => everything.EnumerateBasis(1 << 24).Count);
        }

        foreach (int n in (int[])[1_000, 10_000, 100_000]) yield return Strings($"Ising chain, n = {n:N0}: classified", Workloads.IsingChain(n));
        yield return Strings("4,000 random strings of two letters on 1,000 qubits: classified", Workloads.RandomPairs(4_000, 1_000, seed: 1));

        foreach (int n in (int[])[7, 8, 30]) yield return Sums($"ΣX, ΣY, ΣZZ over all pairs, n = {n}: closed", Workloads.Permutations(n));
        yield return Sums("XXZ on even and odd bonds, four generators, n = 6: closed", Workloads.XxzEvenOdd(6));
        yield return Sums("QAOA on a graph with five vertices: closed", Workloads.MaxCut(5, (0, 1), (0, 4), (1, 2), (1, 3), (1, 4)));
        foreach (int n in (int[])[7, 8]) yield return Sums($"hopping, ZZ and Z fields, each on its own, n = {n}: closed", Workloads.HoppingWithZz(n));
        yield return Sums("two random sums of sp(16), n = 5: closed", Workloads.SymplecticSums(5, terms: 8, seed: 1));
        yield return Sums("two random sums, n = 6: closed", Workloads.RandomSums(6, terms: 12, seed: 1));
        yield return Sums("tied Ising ring, n = 100: closed", Workloads.IsingRing(100));

        yield return Ideals("ΣX, ΣY, ΣZZ over all pairs, n = 6", Workloads.Permutations(6));
        yield return Ideals("hopping, ZZ and Z fields, n = 6", Workloads.HoppingWithZz(6));
        yield return Ideals("two random sums, n = 5", Workloads.RandomSums(5, terms: 12, seed: 1));
        var so40 = DynamicalLieAlgebra.GeneratedBy(Workloads.IsingChain(20));
        yield return Row("structure constants of so(40)", () => so40.ComputeStructureConstants().Count);
    }

    private static string Strings(string work, PauliString[] strings) => Row(work, () => AlgebraSize(DynamicalLieAlgebra.GeneratedBy(strings)));

    private static string Sums(string work, IReadOnlyList<PauliSum> sums) => Row(work, () => AlgebraSize(DynamicalLieAlgebra.GeneratedBy(sums)));

    private static string AlgebraSize(DynamicalLieAlgebra algebra) => $"dimension {AlgebraText.Size(algebra.Dimension)}";

    /// <summary>A closure keeps its structure: each run closes anew, and that is not counted.</summary>
    private static string Ideals(string work, IReadOnlyList<PauliSum> sums)
    {
        DynamicalLieAlgebra? algebra = null;
        return Row($"{work}: simple ideals by the root method", () => algebra!.ComputeStructure().ToString(), () => algebra = DynamicalLieAlgebra.GeneratedBy(sums));
    }

    private static string Row(string work, Func<object> compute, Action? prepare = null)
    {
        object result = "";
        long bytes = 0;
        double best = BestTime.Of(
            () =>
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                result = compute();
                bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            },
            prepare);
        return string.Create(CultureInfo.InvariantCulture, $"| {work} | {(result is int count ? count.ToString("N0", CultureInfo.InvariantCulture) : result)} | {BestTime.Text(best)} | {bytes / 1048576.0:G3} |");
    }
}
