using QmlTrainability.LieAlgebras;
using QmlTrainability.LieAlgebras.Closure;
using QmlTrainability.LieAlgebras.Structure;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.Tests.LieAlgebras.Structure;

/// <summary>Coordinates, brackets and merged strings against sums; and the recipe of a closure against its own words.</summary>
public class PauliOperatorSpaceTests
{
    private const double Tolerance = 1e-12;

    private static readonly Func<int, PauliSum[]>[] Families =
        [SumFamilies.IsingRing, SumFamilies.LongitudinalIsingOpen, SumFamilies.Permutations, SumFamilies.XxzOpenWithField, SumFamilies.ClusterRing];

    [Fact]
    public void Brackets_in_coordinates_are_the_brackets_of_sums()
    {
        foreach (Func<int, PauliSum[]> family in Families)
        {
            PauliSum[] generators = family(4);
            PauliOperatorSpace space = Space(generators);
            var rows = new RealMatrix(generators.Length, space.Dimension);
            for (int i = 0; i < generators.Length; i++) space.Locate(PauliSum.Bracket(generators[i], generators[^1]) + generators[0]).CopyTo(rows.Row(i));
            foreach (PauliSum left in generators)
            {
                var target = new RealMatrix(rows.Rows, space.Dimension);
                space.Bracket(space.Locate(left), rows, 0, target, default);
                double bound = space.BracketBound(space.Locate(left));
                for (int i = 0; i < rows.Rows; i++)
                {
                    PauliSum expected = PauliSum.Bracket(left, PauliSum.Bracket(generators[i], generators[^1]) + generators[0]);
                    Distance(space.Locate(expected), target.Row(i)).Should().BeLessThan(Tolerance);
                    Squared(expected - space.OperatorAt(target.Row(i))).Should().BeLessThan(Tolerance);
                    VectorProducts.Norm(target.Row(i)).Should().BeLessThanOrEqualTo((bound * VectorProducts.Norm(rows.Row(i))) + Tolerance);
                }
            }
        }
    }

    [Fact]
    public void Coordinates_are_orthonormal()
    {
        PauliSum[] generators = SumFamilies.Permutations(4);
        PauliOperatorSpace space = Space(generators);
        foreach (PauliSum a in generators)
        {
            foreach (PauliSum b in generators)
                VectorProducts.Dot(space.Locate(a), space.Locate(b)).Should().BeApproximately(a.Terms.Sum(t => t.Coefficient * b[t.String]), Tolerance);
        }
    }

    /// <summary>Strings that a permutation of the qubits takes to one another share a coordinate; where nothing is symmetric, none do.</summary>
    [Fact]
    public void Strings_with_equal_coefficients_share_a_coordinate()
    {
        Space(SumFamilies.Permutations(4)).Dimension.Should().Be(34, "there are C(7,3) counts of X, Y and Z on four qubits, all I excluded");
        Space(SumFamilies.IsingRing(6)).Dimension.Should().BeLessThan(Strings(SumFamilies.IsingRing(6)) / 6);
        PauliSum[] generic = [PauliSum.Parse("XII + 2*IXI + 3*IIX"), PauliSum.Parse("ZZI + 5*IZZ")];
        Space(generic).Dimension.Should().Be(Strings(generic));
    }

    /// <summary>Every element of the closure lies in the space: no class is too large.</summary>
    [Fact]
    public void The_closure_lies_in_the_merged_coordinates()
    {
        foreach (Func<int, PauliSum[]> family in Families)
        {
            PauliSum[] generators = family(4);
            PauliOperatorSpace space = Space(generators);
            PauliSum nested = generators[^1];
            for (int depth = 0; depth < 6; depth++)
            {
                nested = generators.Select((g, i) => (i + 1.0) * PauliSum.Bracket(g, nested)).Aggregate((a, b) => a + b) + generators[depth % generators.Length];
                Squared(nested - space.OperatorAt(space.Locate(nested))).Should().BeLessThan(Tolerance * Squared(nested));
            }
        }
    }

    [Fact]
    public void A_recipe_makes_a_basis_of_its_dimension()
    {
        foreach (Func<int, PauliSum[]> family in Families)
        {
            PauliSum[] generators = family(3 + (family == SumFamilies.ClusterRing ? 1 : 0));
            var closed = ClosedSums.Close(generators, ClosureOptions.Default, null, default);
            ClosureRecipe recipe = closed.Recipe;
            var elements = new List<PauliSum>();
            foreach (ClosureStep step in recipe.Steps)
            {
                PauliSum combination = step.Combination.Select(c => (double)c.Coefficient * (c.Element < 0 ? recipe.Generators[~c.Element] : elements[c.Element])).Aggregate((a, b) => a + b);
                elements.Add(step.Generator == ClosureStep.NoGenerator ? combination : PauliSum.Bracket(recipe.Generators[step.Generator], combination));
            }

            elements.Should().HaveCount(closed.Dimension);
            elements.Should().OnlyContain(e => closed.Contains(e));
            ExactOrthogonalization.Of(elements, default).Should().HaveCount(closed.Dimension, "they are independent");
            (recipe.DerivedDimension + recipe.CenterDimension, recipe.CenterDimension).Should().Be((closed.Dimension, closed.CenterDimension));
            recipe.LevelSizes.Should().OnlyContain(size => size > 0);
        }
    }

    private static PauliOperatorSpace Space(PauliSum[] generators) => PauliOperatorSpace.Of(generators, 1 << 20, default);

    private static int Strings(PauliSum[] generators) => StringSteps.Of(generators, 1 << 20, default).Strings.Count;

    private static double Squared(PauliSum a) => a.Terms.Sum(t => t.Coefficient * t.Coefficient);

    private static double Distance(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double[] difference = a.ToArray();
        VectorProducts.Add(-1, b, difference);
        return VectorProducts.Norm(difference);
    }
}
