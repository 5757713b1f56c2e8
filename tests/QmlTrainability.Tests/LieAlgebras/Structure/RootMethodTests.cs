using QmlTrainability.LieAlgebras;
using QmlTrainability.LieAlgebras.Closure;
using QmlTrainability.LieAlgebras.Structure;
using QmlTrainability.Paulis;
using QmlTrainability.Tests.LieAlgebras.BruteForce;

namespace QmlTrainability.Tests.LieAlgebras.Structure;

/// <summary>The root method against the classification of strings, which shares nothing with it, and against published decompositions.</summary>
public class RootMethodTests
{
    private const int Sets = 1500;
    private const int LargestDimension = 80;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Random_strings_are_named_as_the_classification_names_them(int seed)
    {
        var random = new RandomGenerators(seed);
        var disagreements = new Disagreements();
        var types = new Dictionary<string, int>();
        while (disagreements.Cases < Sets)
        {
            GeneratorSet set = random.Next(3, 5);
            DynamicalLieAlgebra classified = set.Classify();
            if (classified.Dimension > LargestDimension || classified.Dimension == classified.CenterDimension) continue;
            PauliSum[] strings = [.. set.Strings.Distinct().Select(s => (PauliSum)s.On(set.Qubits))];
            AlgebraStructure structure = ByRoots(strings);
            disagreements.Compare(structure.ToString(), classified.ToString(), set.ToString);
            foreach (SimpleSummand summand in structure.SimpleSummands) types[summand.Name] = types.GetValueOrDefault(summand.Name) + 1;
        }

        disagreements.ShouldBeNone(Sets);
        types.Keys.Should().Contain(["su(2)", "su(4)", "sp(2)", "so(7)", "so(8)", "so(9)", "so(10)", "su(8)", "sp(4)"], "the sets must reach every type");
    }

    /// <summary>An algebra depends on the span of its generators, so combinations of strings generate what the strings do; nothing of them splits.</summary>
    [Fact]
    public void Combinations_of_strings_generate_what_the_strings_do()
    {
        var random = new RandomGenerators(7);
        var disagreements = new Disagreements();
        while (disagreements.Cases < 300)
        {
            GeneratorSet set = random.Next(3, 4);
            DynamicalLieAlgebra classified = set.Classify();
            if (classified.Dimension > LargestDimension) continue;
            PauliSum[] sums = Mixed([.. set.Strings.Distinct().Select(s => (PauliSum)s.On(set.Qubits))], random);
            disagreements.Compare(AlgebraShape.Of(DynamicalLieAlgebra.GeneratedBy(sums)), AlgebraShape.Of(classified), () => string.Join(" | ", sums.Select(s => s.ToString())));
        }

        disagreements.ShouldBeNone(300);
    }

    [Fact]
    public void Scales_of_the_generators_do_not_matter()
    {
        var random = new Random(3);
        foreach (Func<int, PauliSum[]> family in new Func<int, PauliSum[]>[] { SumFamilies.IsingRing, SumFamilies.LongitudinalIsingRing, SumFamilies.XxzOpenWithField, SumFamilies.Permutations })
        {
            PauliSum[] generators = family(4);
            string expected = Named(generators);
            for (int trial = 0; trial < 10; trial++)
                Named([.. generators.Select(g => Math.ScaleB(1 + random.NextDouble(), random.Next(-40, 41)) * g)]).Should().Be(expected);
        }
    }

    [Theory]
    [InlineData(1e-3, 5)]
    [InlineData(1e-4, 4)]
    [InlineData(1e-6, 4)]
    [InlineData(1e-8, 2)]
    [InlineData(1e-12, 1)]
    public void A_tiny_weight_gives_the_true_name_or_none(double weight, int namedAtLeast)
    {
        PauliSum[][] WithWeight(double w) =>
        [
            [SumFamilies.Each('X', 3) + (w * SumFamilies.Each('Y', 3)), SumFamilies.Open("ZZ", 3)],
            [SumFamilies.Open("ZZ", 4) + (w * SumFamilies.Each('Z', 4)), SumFamilies.Each('X', 4)],
            [SumFamilies.Ring("XX", 4) + SumFamilies.Ring("YY", 4) + (w * SumFamilies.Ring("ZZ", 4)), SumFamilies.At("Z", 0, 4) + SumFamilies.At("Z", 2, 4)],
            [PauliString.Parse("XI") + (w * PauliString.Parse("IX")), PauliString.Parse("ZI") + (w * PauliString.Parse("IZ"))],
            [PauliString.Parse("XI") + PauliString.Parse("IX"), PauliString.Parse("ZI") + ((1 + w) * PauliString.Parse("IZ"))],
        ];

        PauliSum[][] tiny = WithWeight(weight), generic = WithWeight(0.375);
        int named = 0;
        for (int i = 0; i < tiny.Length; i++)
        {
            DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy(tiny[i]);
            algebra.Dimension.Should().Be(DynamicalLieAlgebra.GeneratedBy(generic[i]).Dimension);
            try
            {
                algebra.ComputeStructure().ToString().Should().Be(Named(generic[i]));
                named++;
            }
            catch (IllConditionedAlgebraException e)
            {
                e.Message.Should().Contain("Dimension and center are exact");
            }
        }

        named.Should().BeGreaterThanOrEqualTo(namedAtLeast);
    }

    [Fact]
    public void A_tiny_term_beside_its_generator_does_not_matter() =>
        Named(PauliSum.Parse("X"), PauliSum.Parse("X + 1e-300*Y")).Should().Be("su(2)");

    /// <summary>The bilinears of seven anticommuting imaginary strings are so(7) on eight real dimensions; differences of two that act alike on |000⟩ leave it in place: G2.</summary>
    [Fact]
    public void The_stabilizer_of_a_spinor_in_so7_is_G2()
    {
        List<Bits> imaginary = [.. Enumerable.Range(1, 63).Select(i => Bits.Number((ulong)i, 3)).Where(b => System.Numerics.BitOperations.PopCount(b.X & b.Z) % 2 == 1)];
        Bits[] gammas = Anticommuting(imaginary, 7);
        PauliString[] bilinears = [.. imaginary.Except(gammas).Select(b => b.On(3))];
        bilinears.Should().HaveCount(21);
        DynamicalLieAlgebra.GeneratedBy(bilinears).ToString().Should().Be("so(7)");

        var generators = new List<PauliSum>();
        foreach (IGrouping<ulong, PauliString> alike in bilinears.GroupBy(p => p.Support.Where(s => s.Letter != Pauli.Z).Aggregate(0UL, (x, s) => x | (1UL << s.Qubit))))
        {
            // P|000⟩ = i^(number of Y)·|x⟩
            List<PauliSum> signed = [.. alike.Select(p => (p.YCount % 4 == 1 ? 1.0 : -1.0) * p)];
            generators.AddRange(signed.Skip(1).Select(p => p - signed[0]));
        }

        DynamicalLieAlgebra g2 = DynamicalLieAlgebra.GeneratedBy(generators);
        g2.Dimension.Should().Be(14);
        SimpleIdeal ideal = g2.ComputeStructure().SimpleIdeals.Single();
        (ideal.CartanType, (int)ideal.Rank, ideal.Name).Should().Be((CartanType.G, 2, "G2"));
        ideal.ComputeRootSystem().RootCount.Should().Be(12);
    }

    [Fact]
    public void Every_run_gives_the_same_bits()
    {
        string Basis() => string.Join("\n", DynamicalLieAlgebra.GeneratedBy(SumFamilies.LongitudinalIsingOpen(4)).ComputeStructure().SimpleIdeals.SelectMany(i => i.ListBasis()).Select(b => b.ToString()));

        Basis().Should().Be(Basis());
    }

    [Fact]
    public void Progress_is_told_and_work_can_be_stopped()
    {
        DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy(SumFamilies.LongitudinalIsingOpen(4));
        var reports = new List<StructureProgress>();
        algebra.Invoking(a => a.ComputeStructure(cancellationToken: new CancellationToken(true))).Should().Throw<OperationCanceledException>();
        algebra.ComputeStructure(new Callback<StructureProgress>(reports.Add)).DerivedDimension.Should().Be(134);
        reports.Select(r => r.BasisSize).Should().BeInAscendingOrder().And.EndWith(134);
        reports[^1].Draws.Should().BeGreaterThan(0);
    }

    [Fact]
    public void Memory_is_budgeted()
    {
        PauliSum[] sums = SumFamilies.LongitudinalIsingOpen(4);
        ((Action)(() => ByRoots(sums, memoryBudget: 500_000))).Should().Throw<BudgetExceededException>().WithMessage("*dimension 135*MiB*");
        ((Action)(() => ByRoots(sums, memoryBudget: 10_000))).Should().Throw<BudgetExceededException>().WithMessage("*strings*MemoryBudget*");
    }

    private static string Named(params PauliSum[] generators) => DynamicalLieAlgebra.GeneratedBy(generators).ComputeStructure().ToString();

    private static ClosedStructure ByRoots(PauliSum[] generators, long memoryBudget = 1L << 30) =>
        ClosedStructure.Of(ClosedSums.Close(generators, ClosureOptions.Default, null, default), memoryBudget, null, default);

    /// <summary>As many combinations as strings, with a matrix of small integers and determinant 1.</summary>
    private static PauliSum[] Mixed(PauliSum[] strings, RandomGenerators random)
    {
        PauliSum[] mixed = [.. strings];
        for (int i = 0; i < 3 * mixed.Length && mixed.Length > 1; i++)
        {
            int a = random.Below(mixed.Length), b = random.Below(mixed.Length);
            if (a != b) mixed[a] += (1.0 + random.Below(2)) * mixed[b];
        }

        return mixed;
    }

    private static Bits[] Anticommuting(List<Bits> strings, int count)
    {
        return Extend([]) ?? throw new InvalidOperationException("There is no such set.");

        Bits[]? Extend(Bits[] chosen) => chosen.Length == count
            ? chosen
            : strings.Where(s => chosen.All(s.Anticommutes)).Select(s => Extend([.. chosen, s])).FirstOrDefault(found => found is not null);
    }
}
