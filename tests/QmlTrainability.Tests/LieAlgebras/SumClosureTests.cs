using System.Globalization;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;
using QmlTrainability.Tests.LieAlgebras.BruteForce;

namespace QmlTrainability.Tests.LieAlgebras;

/// <summary>Closures of random sums against dense matrices.</summary>
public class SumClosureTests
{
    [Theory]
    [InlineData(1, 200)]
    [InlineData(2, 400)]
    [InlineData(3, 200)]
    public void Dimension_and_center_agree_with_dense_matrices(int qubits, int cases)
    {
        var random = new RandomSums(qubits);
        var disagreements = new Disagreements();
        var dimensions = new HashSet<int>();
        for (int i = 0; i < cases; i++)
        {
            SumTerms[] generators = random.Generators(qubits);
            var dense = DenseClosure.Of(qubits, generators);
            DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy(generators.Select(g => g.ToSum()));
            dimensions.Add(dense.Dimension);
            disagreements.Compare(
                $"{algebra.Dimension}, center {algebra.CenterDimension}", $"{dense.Dimension}, center {dense.CenterDimension}",
                () => string.Join("; ", generators.Select(g => g.ToString())));
        }

        disagreements.ShouldBeNone(cases);
        dimensions.Should().HaveCountGreaterThan(2 * qubits, "the cases must differ");
    }

    [Theory]
    [InlineData(2, 200)]
    [InlineData(3, 50)]
    public void Membership_agrees_with_dense_matrices(int qubits, int cases)
    {
        var random = new RandomSums(10 + qubits);
        var disagreements = new Disagreements();
        int inside = 0;
        for (int i = 0; i < cases; i++)
        {
            SumTerms[] generators = random.Generators(qubits);
            var dense = DenseClosure.Of(qubits, generators);
            DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy(generators.Select(g => g.ToSum()));
            foreach (SumTerms candidate in Candidates(random, generators, qubits))
            {
                bool expected = dense.Contains(candidate);
                if (expected) inside++;
                disagreements.Compare(algebra.Contains(candidate.ToSum()), expected, () => $"{candidate} in {string.Join("; ", generators.Select(g => g.ToString()))}");
            }
        }

        disagreements.ShouldBeNone(cases);
        inside.Should().BeInRange(cases, disagreements.Cases - cases, "there must be members and others");
    }

    [Fact]
    public void A_set_that_a_matrix_closure_in_floating_point_refuses_has_dimension_30() =>
        SumFamilies.DimensionOf(PauliSum.Parse("-ZZZ"), PauliSum.Parse("7*YXI - YZX"), PauliSum.Parse("-XXY - YII + YYY + 3*ZYI")).Should().Be(30);

    [Theory]
    [InlineData("1e-12")]
    [InlineData("1e-300")]
    public void A_coefficient_is_never_too_small(string epsilon)
    {
        SumFamilies.DimensionOf(PauliSum.Parse("X"), PauliSum.Parse($"X + {epsilon}*Y")).Should().Be(3);
        PauliString x = PauliString.Parse("XI"), y = PauliString.Parse("YI"), other = PauliString.Parse("IZ");
        double small = double.Parse(epsilon, CultureInfo.InvariantCulture);
        SumFamilies.DimensionOf(x + other, PauliSum.Of([(1, x), (small, y), (1, other)])).Should().Be(4);
    }

    [Fact]
    public void Scales_that_differ_by_2_to_the_61_are_told_apart()
    {
        DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy([PauliSum.Parse("X + Y"), PauliSum.Of([(1, PauliString.Parse("X")), (Math.ScaleB(1, 61), PauliString.Parse("Y"))])]);

        algebra.Dimension.Should().Be(3);
        algebra.HowKnown.Should().Contain("lower bound").And.Contain("agree");
        algebra.Contains(PauliString.Parse("Z")).Should().BeTrue();
    }

    [Fact]
    public void Rescaling_each_generator_by_a_power_of_two_changes_nothing()
    {
        var random = new Random(5);
        var disagreements = new Disagreements();
        PauliSum[][] families = [SumFamilies.XxzOpenWithField(4), SumFamilies.IsingRing(5), SumFamilies.MaxCut(4, Graphs.Pairs(4)), SumFamilies.LongitudinalIsingOpen(3), SumFamilies.XyRing(6)];
        foreach (PauliSum[] family in families)
        {
            string expected = DynamicalLieAlgebra.GeneratedBy(family).ToString();
            for (int i = 0; i < 20; i++)
            {
                PauliSum[] scaled = [.. family.Select(g => Math.ScaleB(random.Next(2) == 0 ? 1 : -1, random.Next(-40, 41)) * g)];
                disagreements.Compare(DynamicalLieAlgebra.GeneratedBy(scaled), expected, () => string.Join("; ", scaled.Select(s => s.ToString())));
            }
        }

        disagreements.ShouldBeNone(100);
    }

    [Fact]
    public void Order_repetition_and_qubit_permutation_do_not_matter()
    {
        var random = new RandomSums(6);
        var disagreements = new Disagreements();
        for (int i = 0; i < 200; i++)
        {
            PauliSum[] sums = [.. random.Generators(3).Select(g => g.ToSum())];
            int[] permutation = random.Permutation(3);
            PauliSum[] changed = [.. random.Shuffled([.. sums, .. sums]).Select(s => s.Permute(permutation))];
            disagreements.Compare(DynamicalLieAlgebra.GeneratedBy(changed), DynamicalLieAlgebra.GeneratedBy(sums), () => string.Join("; ", sums.Select(s => s.ToString())));
        }

        disagreements.ShouldBeNone(200);
    }

    /// <summary>0.1 + 0.2 is 0.3 in decimals and is not in doubles: the degeneracy is lifted and the two qubits come apart.</summary>
    [Fact]
    public void Decimal_text_stays_decimal_and_doubles_stay_doubles()
    {
        PauliString first = PauliString.Parse("XI"), second = PauliString.Parse("IX");
        PauliSum field = PauliSum.Parse("ZI + IZ");

        SumFamilies.DimensionOf(PauliSum.Parse("0.1*XI + 0.2*XI + 0.3*IX"), field).Should().Be(3);
        SumFamilies.DimensionOf(PauliSum.Of([(0.1 + 0.2, first), (0.3, second)]), field).Should().Be(6);
        SumFamilies.DimensionOf(PauliSum.Of([(0.3, first), (0.3, second)]), field).Should().Be(3);
    }

    [Fact]
    public void Membership_can_be_asked_from_many_threads()
    {
        DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy(SumFamilies.IsingRing(4));
        PauliSum inside = SumFamilies.Ring("YZ", 4) + SumFamilies.Ring("ZY", 4), outside = SumFamilies.Ring("YZ", 4);
        int wrong = 0;

        Parallel.For(0, 2_000, i =>
        {
            if (algebra.Contains(i % 2 == 0 ? inside : outside) != (i % 2 == 0)) Interlocked.Increment(ref wrong);
        });

        wrong.Should().Be(0);
    }

    private static IEnumerable<SumTerms> Candidates(RandomSums random, SumTerms[] generators, int qubits)
    {
        foreach (SumTerms generator in generators) yield return generator;
        for (int i = 0; i < 10; i++) yield return random.Sum(qubits);
    }
}
