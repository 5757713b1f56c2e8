using System.Numerics;
using QmlTrainability.LieAlgebras;
using QmlTrainability.LieAlgebras.Closure;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;
using QmlTrainability.Tests.LieAlgebras.BruteForce;

namespace QmlTrainability.Tests.LieAlgebras;

/// <summary>The recorded steps of a closure, made again with exact rational numbers.</summary>
public class ClosureRecipeTests
{
    [Fact]
    public void Steps_give_a_basis_of_the_algebra()
    {
        var random = new RandomSums(50);
        int combinations = 0;
        for (int i = 0; i < 300; i++)
        {
            SumTerms[] generators = random.Generators(2 + random.Below(2));
            combinations += Check(generators.Select(g => g.ToSum()), RationalClosure.Of(generators).Dimension);
        }

        PauliSum[][] families = [SumFamilies.XxzOpenWithField(4), SumFamilies.XxzEvenOdd(4), SumFamilies.MaxCut(4, Graphs.Pairs(4)), SumFamilies.LongitudinalIsingOpen(3), SumFamilies.HoppingWithZz(4), SumFamilies.XxzOpen(5)];
        foreach (PauliSum[] family in families) combinations += Check(family, (int)DynamicalLieAlgebra.GeneratedBy(family).Dimension);
        combinations.Should().BeGreaterThan(0, "some elements must be found by combinations");
    }

    [Fact]
    public void Levels_of_the_Ising_ring_grow_by_one_bracket_at_a_time()
    {
        ClosureRecipe recipe = Close(SumFamilies.IsingRing(6)).Recipe;

        recipe.LevelSizes.Sum().Should().Be(15, "3n - 1 less the center");
        recipe.LevelSizes[0].Should().Be(1);
        recipe.Steps.Should().HaveCount(17);
        recipe.Steps.Count(s => s.Generator < 0).Should().Be(2);
    }

    private static ClosedSums Close(IEnumerable<PauliSum> generators) => ClosedSums.Close([.. generators], ClosureOptions.Default, null, CancellationToken.None);

    /// <returns>How many steps bracket more than one element.</returns>
    private static int Check(IEnumerable<PauliSum> generators, int dimension)
    {
        PauliSum[] all = [.. generators];
        ClosureRecipe recipe = Close(all).Recipe;
        recipe.Generators.Should().HaveSameCount(all);
        for (int g = 0; g < all.Length; g++) (recipe.Generators[g].Terms[0].Exact * all[g]).Should().Be(all[g].Terms[0].Exact * recipe.Generators[g]);
        recipe.Generators.Should().OnlyContain(g => g.Terms[0].Exact == Rational.One);
        var elements = new List<PauliSum>();
        var span = new RationalClosure.Echelon();
        int[] levels = [.. recipe.LevelSizes.SelectMany((size, level) => Enumerable.Repeat(level, size))];
        for (int i = 0; i < recipe.Steps.Count; i++)
        {
            ClosureStep step = recipe.Steps[i];
            bool isCentral = i >= levels.Length;
            (step.Generator < 0).Should().Be(isCentral);
            foreach ((int coefficient, int element) in step.Combination)
            {
                Math.Abs(coefficient).Should().BeInRange(1, 7);
                if (isCentral || levels[i] == 0) element.Should().BeNegative("it is a generator");
                else levels[element].Should().Be(levels[i] - 1);
            }

            PauliSum combination = step.Combination.Select(c => (double)c.Coefficient * (c.Element < 0 ? recipe.Generators[~c.Element] : elements[c.Element])).Aggregate((a, b) => a + b);
            elements.Add(step.Generator < 0 ? combination : PauliSum.Bracket(recipe.Generators[step.Generator], combination));
            span.TryAdd(Integers(elements[^1])).Should().BeTrue("element {0} is independent", i);
        }

        elements.Should().HaveCount(dimension);
        return recipe.Steps.Count(s => s.Combination.Count > 1);
    }

    private static Dictionary<string, BigInteger> Integers(PauliSum sum)
    {
        BigInteger denominator = sum.Terms.Aggregate(BigInteger.One, (product, t) => product * t.Exact.Denominator);
        return sum.Terms.ToDictionary(t => t.String.ToString(), t => (denominator * t.Exact).Numerator);
    }
}
