using System.Numerics;
using QmlTrainability.Ansatze;
using QmlTrainability.Ansatze.Catalog;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;
using QmlTrainability.Trainability;

namespace QmlTrainability.Tests.Ansatze.Catalog;

/// <summary>The law of every family against what is computed: dimensions at many sizes, and the law of growth that is found.</summary>
public class FamilyCatalogTests
{
    private const int LargestStringSize = 17; // a full turn of every period beyond the smallest size
    private const int LargestSumDimension = 300;

    public static TheoryData<string> Names => [.. FamilyCatalog.All.Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Dimensions_are_those_of_the_law(string name)
    {
        CatalogFamily family = FamilyCatalog.Find(name);
        int compared = 0;
        for (int n = family.SmallestSize; n <= LargestStringSize; n++)
        {
            IReadOnlyList<PauliSum> generators = family.Generators.GeneratorsAt(n);
            bool strings = generators.All(g => g.Terms.Count == 1);
            if (family.KnownDimensionAt(n) is not BigInteger known || (!strings && known > LargestSumDimension)) break;
            DynamicalLieAlgebra.GeneratedBy(generators).Dimension.Should().Be(known, "n = {0}", n);
            compared++;
        }

        compared.Should().BeGreaterThanOrEqualTo(2);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_growth_found_is_that_of_the_law(string name)
    {
        CatalogFamily family = FamilyCatalog.Find(name);
        GrowthLaw law = GrowthLaw.Of(family.Generators);
        BigInteger? Known(int n) => n < family.SmallestSize ? null : family.KnownDimensionAt(n);
        GrowthSample[] shared = [.. law.Samples.Where(s => Known(s.Qubits) is not null)];
        shared.Length.Should().BeGreaterThanOrEqualTo(2);
        foreach (GrowthSample sample in shared) sample.Dimension.Should().Be(Known(sample.Qubits)!.Value, "n = {0}", sample.Qubits);
        if (family.Growth == GrowthKind.Exponential)
        {
            law.DimensionAt(20).Should().BeNull("a rate is no formula");
            double found = law.Base!.Value;
            found.Should().BeInRange(2, 4 + 1e-4, "no algebra grows faster than 4ⁿ");
            if (law.Samples.Count > 24) found.Should().BeApproximately(4, 1e-3, "{0}", law); // the strings: every law of the table has 4ⁿ, times a factor for each residue
            GrowthSample[] last = [.. law.Samples.TakeLast(3)];
            if (law.Samples.Count < 18 && Known(last[0].Qubits) is BigInteger start && Known(last[2].Qubits) is BigInteger end)
                found.Should().BeApproximately(Math.Pow(2, (BigInteger.Log(end) - BigInteger.Log(start)) / Math.Log(2) / 2), 1e-9, "the rate is that of the last three sizes");
        }
        else
        {
            // The formula, at sizes that were sampled and at sizes far beyond, in every residue class.
            for (int n = Math.Max(family.SmallestSize, shared[^1].Qubits - 8); n <= 200; n++) law.DimensionAt(n).Should().Be(Known(n), "{0} at n = {1}", law, n);
        }

        law.Kind.Should().Be(family.Growth, "{0}", law);
    }

    [Theory]
    [InlineData("spin chain a4 {XX, YY}, ring", "dim g(n) = 2n² - 2n for n ≡ 0 mod 2; 2n² - n for n ≡ 1 mod 2")]
    [InlineData("XY ring, tied", "dim g(n) = (3n - 2)/2 for n ≡ 0 mod 2; (3n - 1)/2 for n ≡ 1 mod 2")]
    [InlineData("cluster ring, tied", "dim g(n) = (3n - 2)/2 for n ≡ 0 mod 2; (3n - 1)/2 for n ≡ 1 mod 2")]
    [InlineData("permutation-equivariant", "dim g(n) = (n³ + 6n² + 8n + 6)/6 for n ≡ 0 mod 2; (n³ + 6n² + 8n + 9)/6 for n ≡ 1 mod 2")]
    [InlineData("QAOA on complete graphs", "dim g(n) = (n³ + 6n² + 2n + 12)/12 for n ≡ 0 mod 2; (n³ + 6n² - n + 18)/12 for n ≡ 1 mod 2")]
    public void Laws_that_depend_on_a_residue_are_recognized(string name, string law) => GrowthLaw.Of(FamilyCatalog.Find(name).Generators).Law.Should().StartWith(law);

    [Fact]
    public void Families_have_names_and_sources_and_designs_can_be_built()
    {
        FamilyCatalog.All.Select(f => f.Name).Should().OnlyHaveUniqueItems();
        FamilyCatalog.All.Should().OnlyContain(f => f.Source.Length > 0 && f.Law.Length > 0);
        FamilyCatalog.All.Count(f => f.Design is null).Should().Be(4, "sums of terms that do not commute are no circuit");
        foreach (CatalogFamily family in FamilyCatalog.All.Where(f => f.Design is not null)) family.Design!.ToCircuit(6).Parameters.Should().NotBeEmpty();
        Action none = () => FamilyCatalog.Find("nothing");
        none.Should().Throw<ArgumentException>().WithMessage("*nothing*");
        Action small = () => FamilyCatalog.All[0].KnownDimensionAt(1);
        small.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void A_QCNN_has_an_exponential_algebra_and_still_varies_at_its_logarithmic_depth()
    {
        AnsatzBuilder network = AnsatzCatalog.ConvolutionalUnshared(levels: 4);
        PauliSum z = PauliString.On(16, (0, Pauli.Z));
        Verdict verdict = network.Assess(16, z, policy: TrainabilityPolicy.AtThisDepth(1e-3));
        verdict.Growth.Kind.Should().Be(GrowthKind.Exponential);
        verdict.Decision.Should().Be(Decision.Accept);
    }
}
