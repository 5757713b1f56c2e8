using System.Numerics;
using System.Reflection;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;
using QmlTrainability.Tests.Reference;

namespace QmlTrainability.Tests.LieAlgebras.Structure;

/// <summary>What holds for every Lie algebra, on all that the tests make: each family, each spin chain, the sets decomposed by GAP and random ones.</summary>
public class EveryAlgebraTests
{
    private const int LargestDimension = 130;
    private const int MostQubits = 4; // of a closure: an operator may have all 4ⁿ strings
    private const double Tolerance = 1e-8; // of operators of norm 1

    [Fact]
    [Trait("Category", "Long")]
    public void Families_of_sums_conform() => Conform(37, typeof(SumFamilies).GetMethods(BindingFlags.Public | BindingFlags.Static)
        .Where(m => m.ReturnType == typeof(PauliSum[]) && m.GetParameters() is [{ ParameterType: Type size }] && size == typeof(int))
        .SelectMany(m => Enumerable.Range(3, 3).Select(n => ($"{m.Name}({n})", DynamicalLieAlgebra.GeneratedBy((PauliSum[])m.Invoke(null, [n])!)))));

    [Fact]
    public void Spin_chains_conform() => Conform(70, SpinChains.Table.SelectMany(chain => Enumerable.Range(3, 3).SelectMany(n => new[] { false, true }
        .Select(ring => ($"{chain.Id} {(ring ? "ring" : "open")} {n}", chain.On(n, ring).Classify())))));

    [Fact]
    [Trait("Category", "Long")]
    public void Sets_decomposed_by_gap_conform() => Conform(290, ReferenceData.Read("semisimple_types.json").EnumerateArray().Select(test => (test.ToString(), DynamicalLieAlgebra.GeneratedBy(
        test.GetProperty("generators").EnumerateArray().Select(g => PauliSum.Of(g.EnumerateArray().Select(t => (t[0].GetDouble(), PauliString.Parse(t[1].GetString()!)))))))));

    [Fact]
    public void Random_strings_conform()
    {
        var random = new RandomGenerators(93);
        Conform(250, Enumerable.Range(0, 400).Select(_ => random.Next(3, 4)).Select(set => (set.ToString(), set.Classify())));
    }

    [Fact]
    public void Random_sums_conform()
    {
        var random = new RandomSums(94);
        Conform(150, Enumerable.Range(0, 200).Select(i => random.Generators(1 + (i % 3))).Select(set => (string.Join("; ", set.AsEnumerable()), DynamicalLieAlgebra.GeneratedBy(set.Select(s => s.ToSum())))));
    }

    private static void Conform(int least, IEnumerable<(string Name, DynamicalLieAlgebra Algebra)> algebras)
    {
        int count = 0;
        foreach ((string name, DynamicalLieAlgebra algebra) in algebras)
        {
            if (algebra.Dimension > LargestDimension || (!algebra.IsPauliAlgebra && algebra.QubitCount > MostQubits)) continue;
            if (FaultOf(algebra, new Random(count)) is string fault) throw new InvalidOperationException($"{name}, {algebra}: {fault}");
            count++;
        }

        count.Should().BeGreaterThanOrEqualTo(least);
    }

    private static string? FaultOf(DynamicalLieAlgebra algebra, Random random)
    {
        AlgebraStructure structure = algebra.ComputeStructure();
        StructureConstants f = algebra.ComputeStructureConstants();
        int d = f.Dimension;
        if (algebra.Dimension != structure.Center.Count + structure.SimpleIdeals.Aggregate(BigInteger.Zero, (sum, i) => sum + i.Dimension)) return "the dimensions do not add up";
        if (d != algebra.Dimension) return "the basis has another number of elements";
        for (int trial = 0; trial < 20; trial++)
        {
            (int a, int b, int c, int e) = (random.Next(d), random.Next(d), random.Next(d), random.Next(d));
            if (!IsZero(f[a, b, c] + f[b, a, c])) return "a constant is not antisymmetric";
            if (!IsZero(f[a, b, c] - f[b, c, a])) return "the trace form is not invariant";
            if (!IsZero(Twice(f, a, b, c, e) + Twice(f, b, c, a, e) + Twice(f, c, a, b, e))) return "the identity of Jacobi fails";
        }

        for (int trial = 0; trial < 5; trial++)
        {
            (int a, int b) = (random.Next(d), random.Next(d));
            PauliSum listed = f.Bracket(a, b).Aggregate(PauliSum.Zero(algebra.QubitCount), (sum, t) => sum + (t.Value * f.Basis[t.Element]));
            if (!IsZero(Norm(Bracket(f.Basis[a], f.Basis[b]) - listed))) return "a bracket lies outside";
        }

        PauliSum[] x = [.. Enumerable.Range(0, 3).Select(_ => Enumerable.Range(0, 3).Select(_ => (random.NextDouble() - 0.5) * f.Basis[random.Next(d)]).Aggregate((a, b) => a + b))];
        PauliSum left = Bracket(x[0], x[1]), right = Bracket(x[1], x[2]);
        if (!IsZero(Norm(left)) && !IsZero(Norm(right)) && !IsZero((f.KillingForm(left, x[2]) - f.KillingForm(x[0], right)) / d)) return "the Killing form is not invariant";
        if (f.Count == 0 != structure.SimpleIdeals.Count.IsZero) return "it is not abelian, or it is";
        PauliSum[] picked = [.. structure.SimpleIdeals.Take(12).Select(i => i.ListBasis()).Select(basis => basis[random.Next(basis.Count)])];
        for (int i = 0; i < picked.Length; i++)
        {
            if (picked.Take(i).Concat(structure.Center).Any(other => !IsZero(Norm(Bracket(picked[i], other))))) return "two ideals do not commute";
            if (f.KillingForm(picked[i], picked[i]) >= 0) return "the Killing form is not negative";
        }

        return null;
    }

    private static double Twice(StructureConstants f, int a, int b, int c, int e) => f.Bracket(a, b).Sum(t => t.Value * f[t.Element, c, e]);

    /// <summary>i[a, b].</summary>
    private static PauliSum Bracket(PauliSum a, PauliSum b) => -2.0 * PauliSum.Bracket(a, b);

    private static double Norm(PauliSum a) => Math.Sqrt(a.Terms.Sum(t => t.Coefficient * t.Coefficient));

    private static bool IsZero(double value) => Math.Abs(value) < Tolerance;
}
