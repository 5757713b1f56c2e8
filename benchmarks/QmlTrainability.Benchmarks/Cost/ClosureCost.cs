using System.Globalization;
using System.Text;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;
using QmlTrainability.Reporting;

namespace QmlTrainability.Benchmarks.Cost;

/// <summary>How the cost of each engine of the Lie algebra rooms grows with the dimension: a table and a figure for the documentation.</summary>
internal static class ClosureCost
{
    /// <summary>Writes closure-cost.md and figures/closure-cost.svg. Takes a few minutes.</summary>
    /// <param name="folder">The folder of the documentation.</param>
    public static void Write(string folder)
    {
        foreach (int n in new[] { 4, 5, 6 }) Close(Workloads.HoppingWithZz(n)); // warm: compiled before anything is measured
        CostSeries[] series = [.. Measure()];
        Directory.CreateDirectory(Path.Combine(folder, "figures"));
        File.WriteAllText(Path.Combine(folder, "figures", "closure-cost.svg"), Figure(series).ToSvg());
        File.WriteAllText(Path.Combine(folder, "closure-cost.md"), Table(series));
    }

    private static IEnumerable<CostSeries> Measure()
    {
        yield return Sums("strings, dense", "two random sums", [3, 4, 5, 6], n => Workloads.RandomSums(n, terms: 12, seed: 1));
        yield return Sums("strings, many blocks", "hopping, ZZ and Z, each on its own", [3, 4, 5, 6, 7, 8], Workloads.HoppingWithZz);
        yield return Sums("orbits of a ring", "tied Ising ring", [8, 12, 16, 24, 32, 48, 64, 100], Workloads.IsingRing);
        yield return Sums("orbits of all permutations", "ΣX, ΣY, ΣZZ", [4, 6, 8, 10, 13, 16, 20, 25, 30], Workloads.Permutations);
        yield return CostSeries.Measure("bitmap of strings", "every unitary, listed", [4, 5, 6, 7, 8, 9, 10, 11, 12], n =>
        {
            DynamicalLieAlgebra everything = DynamicalLieAlgebra.GeneratedBy(Workloads.EveryUnitary(n));
            return () => everything.EnumerateBasis(1 << 24).Count;
        });
        yield return CostSeries.Measure("classification", "Ising chain", [10, 30, 100, 300, 1_000, 3_000, 10_000, 30_000, 100_000], n =>
        {
            PauliString[] strings = Workloads.IsingChain(n);
            return () => (double)DynamicalLieAlgebra.GeneratedBy(strings).Dimension;
        });
        yield return CostSeries.Measure("simple ideals, root method", "hopping, ZZ and Z, each on its own", [3, 4, 5, 6], n =>
        {
            IReadOnlyList<PauliSum> sums = Workloads.HoppingWithZz(n);
            return () => DynamicalLieAlgebra.GeneratedBy(sums).ComputeStructure().SimpleIdeals.Sum(i => (double)i.Dimension) + 2; // and a center of two
        });
    }

    private static CostSeries Sums(string engine, string family, int[] sizes, Func<int, IReadOnlyList<PauliSum>> generators) =>
        CostSeries.Measure(engine, family, sizes, n =>
        {
            IReadOnlyList<PauliSum> sums = generators(n);
            return () => Close(sums);
        });

    private static double Close(IReadOnlyList<PauliSum> sums) => (double)DynamicalLieAlgebra.GeneratedBy(sums).Dimension;

    private static LineChart Figure(IEnumerable<CostSeries> series) => new(
        "Time to classify, close, list or decompose an algebra", "dimension d", "milliseconds, one thread",
        series.Select(s => new ChartSeries(FormattableString.Invariant($"{s.Engine}: d^{s.Exponent:F1}"), s.Rows.Select(r => new ChartPoint(r.Dimension, r.Milliseconds)))),
        AxisScale.Logarithmic, AxisScale.Logarithmic);

    private static string Table(IEnumerable<CostSeries> series)
    {
        var text = new StringBuilder("""
            # The cost of an algebra

            Time against dimension d, one thread, both primes included, best of several runs. The exponent is fitted over the upper half of the sizes.
            Written by `dotnet run -c Release --project benchmarks/QmlTrainability.Benchmarks -- closure-cost docs`; absolute times are those of the machine it ran on.

            ![Time to classify, close, list or decompose an algebra against its dimension](figures/closure-cost.svg)

            | engine | family | exponent | n: d, ms |
            | --- | --- | --- | --- |

            """.ReplaceLineEndings("\n"));
        foreach (CostSeries one in series)
        {
            IEnumerable<string> rows = one.Rows.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Qubits}: {r.Dimension:N0}, {(r.Milliseconds < 100 ? r.Milliseconds.ToString("G3", CultureInfo.InvariantCulture) : r.Milliseconds.ToString("N0", CultureInfo.InvariantCulture))}"));
            text.Append(CultureInfo.InvariantCulture, $"| {one.Engine} | {one.Family} | {one.Exponent:F1} | {string.Join("; ", rows)} |\n");
        }

        text.Append("""

            Dense elimination is cubic in the dimension. Where generators give a grading, only blocks are eliminated, and their sizes grow more slowly than d.
            Orbits replace strings by one coordinate per orbit: C(n+3,3) instead of 4^n under all permutations. A bitmap handles 64 strings at a time.
            Classification is linear in the number of strings, 2n - 1 of them for an algebra of dimension 2n² - n: it never sees the algebra itself.
            The root method takes a multiple of d³; the closure before it is a small part.

            ## Single cases

            The best of several runs, warm; sums are closed modulo two primes. `-- algebras` prints these rows alone.

            | work | result | time | MiB allocated |
            | --- | --- | --- | --- |

            """.ReplaceLineEndings("\n"));
        foreach (string row in AlgebraCases.Rows()) text.Append(row).Append('\n');
        return text.ToString();
    }
}
