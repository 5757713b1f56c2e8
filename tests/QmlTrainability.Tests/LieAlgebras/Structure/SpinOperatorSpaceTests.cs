using System.Numerics;
using QmlTrainability.LieAlgebras;
using QmlTrainability.LieAlgebras.Closure;
using QmlTrainability.LieAlgebras.Structure;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.Tests.LieAlgebras.Structure;

/// <summary>Blocks of spin against Pauli strings, which share nothing with them.</summary>
public class SpinOperatorSpaceTests
{
    /// <summary>Tr(S(a)·S(b))/2ⁿ is the number of strings for a = b, else 0.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(5, 5)]
    [InlineData(6, 6)]
    [InlineData(12, 12)]
    [InlineData(16, 16)]
    [InlineData(20, 20)]
    [InlineData(30, 4)]
    public void Sums_of_strings_are_orthogonal(int qubits, int weight)
    {
        var blocks = new SpinBlocks(qubits);
        (int X, int Y, int Z)[] kinds = [.. Kinds(qubits).Where(k => k.X + k.Y + k.Z <= weight)];
        foreach ((int X, int Y, int Z) a in kinds)
        {
            foreach ((int X, int Y, int Z) b in kinds.Length < 100 ? kinds : [a, kinds[(a.X * 7) % kinds.Length]])
            {
                double overlap = Overlap(blocks, blocks.StringSum(a.X, a.Y, a.Z), blocks.StringSum(b.X, b.Y, b.Z)) / blocks.StringCount(a.X, a.Y, a.Z);
                overlap.Should().BeApproximately(a == b ? 1 : 0, 1e-9, "n = {0}: {1} and {2}", qubits, a, b);
            }
        }
    }

    [Fact]
    public void Brackets_are_those_of_the_operators()
    {
        var random = new Random(70);
        for (int i = 0; i < 200; i++)
        {
            int qubits = 1 + (i % 5);
            var space = new SpinOperatorSpace(qubits);
            PauliSum a = Averaged(qubits, random), b = Averaged(qubits, random);
            var rows = new RealMatrix(1, space.Dimension);
            var bracket = new RealMatrix(1, space.Dimension);
            space.Locate(b).CopyTo(rows.Row(0));
            space.Bracket(space.Locate(a), rows, 0, bracket, default);
            VectorProducts.Norm(bracket.Row(0)).Should().BeLessThanOrEqualTo(space.BracketBound(space.Locate(a)) * VectorProducts.Norm(rows.Row(0)) * (1 + 1e-12));
            ShouldBeEqual(space.OperatorAt(bracket.Row(0)), HalfBracket(a, b));
        }
    }

    [Fact]
    public void Coordinates_are_those_of_the_average_over_all_permutations()
    {
        var random = new Random(71);
        for (int i = 0; i < 100; i++)
        {
            int qubits = 1 + (i % 4);
            var space = new SpinOperatorSpace(qubits);
            PauliSum any = Any(qubits, random);
            ShouldBeEqual(space.OperatorAt(space.Locate(any)), Average(any));
            PauliSum average = Average(any);
            double[] coordinates = space.Locate(average);
            VectorProducts.Dot(coordinates, coordinates).Should().BeApproximately(average.Terms.Sum(t => t.Coefficient * t.Coefficient), 1e-12);
        }
    }

    [Fact]
    public void An_operator_of_too_many_strings_is_refused()
    {
        var space = new SpinOperatorSpace(30);
        PauliSum field = SumFamilies.Each('X', 30);
        ShouldBeEqual(space.OperatorAt(space.Locate(field)), field);
        double[] everything = [.. Enumerable.Repeat(1.0, space.Dimension)];
        space.Invoking(s => s.OperatorAt(everything)).Should().Throw<BudgetExceededException>().WithMessage("*strings; at most 1048576*");
    }

    [Fact]
    public void The_structure_is_that_found_on_strings()
    {
        var random = new Random(72);
        var names = new HashSet<string>();
        for (int i = 0; i < 60; i++)
        {
            int qubits = 2 + (i % 3);
            PauliSum[] generators = [.. Enumerable.Range(0, 2 + random.Next(2)).Select(_ => Averaged(qubits, random))];
            if (generators.Any(g => g.IsZero)) continue;
            var closed = ClosedSums.Close(generators, ClosureOptions.Default, null, default);
            if (!closed.Symmetry.IsSymmetric) continue;
            var onStrings = ClosedStructure.Of(closed.Recipe, PauliOperatorSpace.Of(closed.Recipe.Generators, 1 << 20, default), 1L << 30, null, default);
            var onSpins = ClosedStructure.Of(closed, 1L << 30, null, default);
            onSpins.ToString().Should().Be(onStrings.ToString());
            names.Add(onSpins.ToString());
            PauliSum any = Any(qubits, random);
            ShouldBeEqual(onSpins.ProjectOnCenter(any), onStrings.ProjectOnCenter(any), 1e-8);
            foreach (var type in onSpins.SimpleIdeals.GroupBy(s => s.Name))
            {
                // The order of isomorphic ideals is not fixed.
                type.Select(s => s.SquaredNorm(any)).Order().Should().Equal(
                    onStrings.SimpleIdeals.Where(s => s.Name == type.Key).Select(s => s.SquaredNorm(any)).Order(), (a, b) => Math.Abs(a - b) < 1e-8);
            }
        }

        names.Should().HaveCountGreaterThan(8, "the cases must differ");
    }

    /// <summary>No block is on its own: one su(2) acts on all spins. Strings would be 4¹⁶.</summary>
    [Fact]
    public void Collective_spin_on_16_qubits_is_one_su2()
    {
        AlgebraStructure structure = DynamicalLieAlgebra.GeneratedBy(SumFamilies.CollectiveSpin(16)).ComputeStructure();
        structure.ToString().Should().Be("su(2)");
        structure.SimpleIdeals[0].SquaredNorm(SumFamilies.Each('Y', 16)).Should().BeApproximately(16, 1e-9);
        structure.SimpleIdeals[0].SquaredNorm(SumFamilies.At("Y", 3, 16)).Should().BeApproximately(1.0 / 16, 1e-12);
    }

    [Fact]
    public void The_root_method_names_what_fills_the_spins()
    {
        AlgebraStructure structure = DynamicalLieAlgebra.GeneratedBy(SumFamilies.PermutationsWithoutY(9)).ComputeStructure();
        structure.ToString().Should().Be("su(10) ⊕ su(8) ⊕ su(6) ⊕ su(4) ⊕ su(2) ⊕ u(1)");
        PauliSum field = SumFamilies.Each('Z', 9);
        structure.SimpleIdeals.Sum(s => s.SquaredNorm(field)).Should().BeApproximately(9, 1e-9);
    }

    private static double Overlap(SpinBlocks blocks, Complex[] a, Complex[] b) => Enumerable.Range(0, blocks.Count).Sum(block =>
        blocks.Weight(block) * Enumerable.Range(blocks.Start(block), blocks.Size(block) * blocks.Size(block)).Sum(i => (Complex.Conjugate(a[i]) * b[i]).Real));

    private static IEnumerable<(int X, int Y, int Z)> Kinds(int qubits) =>
        from x in Enumerable.Range(0, qubits + 1) from y in Enumerable.Range(0, qubits + 1 - x) from z in Enumerable.Range(0, qubits + 1 - x - y) select (x, y, z);

    private static PauliSum Any(int qubits, Random random) =>
        PauliSum.Of([.. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => (random.Next(1, 5) - 2.5, PauliString.Parse(string.Concat(Enumerable.Range(0, qubits).Select(_ => "IXYZ"[random.Next(4)])))))]);

    private static PauliSum Averaged(int qubits, Random random) => Average(Any(qubits, random));

    private static PauliSum Average(PauliSum sum)
    {
        int[][] permutations = [.. Permutations([.. Enumerable.Range(0, sum.QubitCount)])];
        PauliSum total = PauliSum.Zero(sum.QubitCount);
        foreach (PauliTerm term in sum.Terms)
        {
            foreach (int[] permutation in permutations) total += term.Coefficient / permutations.Length * term.String.Permute(permutation);
        }

        return total;
    }

    private static IEnumerable<int[]> Permutations(int[] items) => items.Length == 0
        ? [[]]
        : items.SelectMany(first => Permutations([.. items.Where(i => i != first)]).Select(rest => (int[])[first, .. rest]));

    /// <summary>-i[a, b]/2.</summary>
    private static PauliSum HalfBracket(PauliSum a, PauliSum b)
    {
        PauliSum sum = PauliSum.Zero(a.QubitCount);
        foreach (PauliTerm left in a.Terms)
        {
            foreach (PauliTerm right in b.Terms)
            {
                if (left.String.CommutesWith(right.String)) continue;
                (PauliString product, int phase) = Product(left.String, right.String);
                sum += (phase == 1 ? 1 : -1) * left.Coefficient * right.Coefficient * product;
            }
        }

        return sum;
    }

    /// <summary>Letter by letter: XY = iZ and so on around.</summary>
    private static (PauliString Product, int Phase) Product(PauliString a, PauliString b)
    {
        string left = a.ToString("D", null), right = b.ToString("D", null);
        int phase = 0;
        var product = new char[left.Length];
        for (int q = 0; q < left.Length; q++)
        {
            int l = "IXYZ".IndexOf(left[q], StringComparison.Ordinal), r = "IXYZ".IndexOf(right[q], StringComparison.Ordinal);
            product[q] = "IXYZ"[l ^ r];
            if (l != 0 && r != 0 && l != r) phase += r == (l % 3) + 1 ? 1 : 3;
        }

        return (PauliString.Parse(new string(product)), phase % 4);
    }

    private static void ShouldBeEqual(PauliSum actual, PauliSum expected, double tolerance = 1e-11) =>
        (actual - expected).Terms.Sum(t => Math.Abs(t.Coefficient)).Should().BeLessThan(tolerance, "{0} and {1}", actual, expected);
}
