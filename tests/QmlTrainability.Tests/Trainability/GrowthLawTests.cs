using System.Numerics;
using QmlTrainability.Ansatze;
using QmlTrainability.Ansatze.Catalog;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;
using QmlTrainability.Trainability;

namespace QmlTrainability.Tests.Trainability;

public class GrowthLawTests
{
    private static readonly Topology Triangles = Topology.Family("fans of triangles", n => Enumerable.Range(1, n - 1).Select(q => (0, q)).Concat(Enumerable.Range(0, (n - 1) / 2).Select(t => ((2 * t) + 1, (2 * t) + 2))));

    public static TheoryData<string, AnsatzBuilder, GrowthKind, GrowthBasis, string> Laws => new()
    {
        { "Ising chain", AnsatzCatalog.Ising(Topology.Chain, 1), GrowthKind.Polynomial, GrowthBasis.Proved, "dim g(n) = 2n² - n" },
        { "Ising ring", AnsatzCatalog.Ising(Topology.Ring, 1), GrowthKind.Polynomial, GrowthBasis.Proved, "dim g(n) = 4n² - 2n for n ≥ 3" },
        { "matchgates", AnsatzCatalog.Matchgate(1), GrowthKind.Polynomial, GrowthBasis.Proved, "dim g(n) = 2n² - n" },
        { "XY chain", new AnsatzBuilder().RotateNeighbors("XY", Topology.Chain).Repeat(1), GrowthKind.Polynomial, GrowthBasis.Proved, "dim g(n) = (n² - n)/2" },
        { "product", new AnsatzBuilder().RotateEach(Pauli.X).RotateEach(Pauli.Z).Repeat(1), GrowthKind.Polynomial, GrowthBasis.Proved, "dim g(n) = 3n" },
        { "universal", new AnsatzBuilder().RotateEach(Pauli.X).RotateEach(Pauli.Z).RotateNeighbors("ZZ", Topology.Chain).Repeat(1), GrowthKind.Exponential, GrowthBasis.Proved, "dim g(n) = 4ⁿ - 1: every unitary can be reached" },
        { "Ising on triangles", AnsatzCatalog.Ising(Triangles, 1), GrowthKind.Exponential, GrowthBasis.Fitted, "dim g(n) grows like 4ⁿ (2^55 at n = 28)" },
        { "tied Ising ring", AnsatzCatalog.Ising(Topology.Ring, 1, ParameterSharing.PerLayer), GrowthKind.Polynomial, GrowthBasis.Bounded, "dim g(n) = 3n - 1 for n ≥ 3" },
        { "tied Ising chain", AnsatzCatalog.Ising(Topology.Chain, 1, ParameterSharing.PerLayer), GrowthKind.Polynomial, GrowthBasis.Bounded, "dim g(n) = n²" },
        { "one tied field", new AnsatzBuilder().RotateEach(Pauli.X, ParameterSharing.PerLayer).RotateEach(Pauli.Z, ParameterSharing.PerLayer).Repeat(1), GrowthKind.Constant, GrowthBasis.Bounded, "dim g(n) = 3" },
        { "permutation-equivariant", AnsatzCatalog.PermutationEquivariant(1), GrowthKind.Polynomial, GrowthBasis.Bounded, "dim g(n) = (n³ + 6n² + 8n + 6)/6 for n ≡ 0 mod 2; (n³ + 6n² + 8n + 9)/6 for n ≡ 1 mod 2 for n ≥ 3" },
        { "RY and RZ with a CX ring", AnsatzCatalog.HardwareEfficient(Topology.Ring, 2), GrowthKind.Exponential, GrowthBasis.Fitted, "dim g(n) = 4ⁿ - 1: every unitary can be reached" },
    };

    [Theory]
    [MemberData(nameof(Laws))]
    public void Families_have_their_known_laws(string name, AnsatzBuilder family, GrowthKind kind, GrowthBasis basis, string law)
    {
        GrowthLaw growth = GrowthLaw.Of(family);
        (growth.Kind, growth.HowKnown).Should().Be((kind, basis), name);
        growth.Law.Should().Be(law);
        growth.Samples.Should().HaveCountGreaterThan(3);
        growth.Evidence.Should().Contain(e => e.Kind == (basis == GrowthBasis.Proved ? EvidenceKind.Theorem : basis == GrowthBasis.Bounded ? EvidenceKind.Bound : EvidenceKind.Fit));
        (growth.Base is not null).Should().Be(kind == GrowthKind.Exponential);
    }

    [Theory]
    [InlineData("XXZ on even and odd bonds", 300, 6)]
    [InlineData("XXZ on even and odd bonds", 1_800, 7)]
    [InlineData("SU(2) exchange on even and odd bonds", 100, 6)]
    [InlineData("SU(2) exchange on even and odd bonds", 500, 7)]
    public void Dimensions_that_alternate_between_even_and_odd_sizes_are_exponential_from_four_sizes_on(string name, int budget, int last)
    {
        GrowthLaw growth = GrowthLaw.Of(FamilyCatalog.Find(name).Generators, new ClosureOptions { MaxDimension = budget });
        growth.Samples[^1].Qubits.Should().Be(last, "9, 20, 124, 246, 1713 and 4, 8, 31, 66, 400 from n = 3 on");
        (growth.Kind, growth.HowKnown).Should().Be((GrowthKind.Exponential, GrowthBasis.Fitted));
        growth.Base.Should().BeInRange(2.5, 4);
    }

    [Fact]
    public void Heisenberg_chains_are_exponential_by_theorem()
    {
        GrowthLaw growth = GrowthLaw.Of(AnsatzCatalog.Heisenberg(Topology.Chain, 1));
        (growth.Kind, growth.HowKnown).Should().Be((GrowthKind.Exponential, GrowthBasis.Proved));
        growth.Base.Should().BeApproximately(4, 0.01);
    }

    [Fact]
    public void Every_family_of_one_dimensional_pairs_is_polynomial_exactly_where_it_is_free_fermions()
    {
        // arXiv:2309.05690: a0, a1, a2, a4, a8, a14 and the fields alone are free fermions or abelian; the others are exponential.
        (string[] Pairs, bool Polynomial)[] families =
        [
            (["XX"], true), (["XY"], true), (["XY", "YX"], true), (["XX", "YZ"], false), (["XX", "YY"], true), (["XY", "YZ"], false), (["XX", "YZ", "ZY"], false),
            (["XX", "YY", "ZZ"], false), (["XX", "XZ"], true), (["XY", "XZ"], false), (["XY", "YZ", "ZX"], false), (["XX", "YY", "XY"], true), (["XX", "XY", "XZ"], false),
        ];
        foreach ((string[] pairs, bool polynomial) in families)
        {
            GrowthLaw growth = GrowthLaw.Of(pairs.Aggregate(new AnsatzBuilder(), (b, p) => b.RotateNeighbors(p, Topology.Chain)).Repeat(1));
            growth.Kind.Should().Be(polynomial ? GrowthKind.Polynomial : GrowthKind.Exponential, string.Join(", ", pairs));
            growth.HowKnown.Should().Be(GrowthBasis.Proved, string.Join(", ", pairs));
        }
    }

    [Fact]
    public void A_design_that_is_only_bounded_has_a_bounded_law_or_none()
    {
        // Tied pairs that anticommute are counted one by one: so(n) on the XZ chain; an exponential bound proves nothing about the design.
        GrowthLaw bounded = GrowthLaw.Of(new AnsatzBuilder().RotateNeighbors("XZ", Topology.Chain, ParameterSharing.PerLayer).Repeat(1));
        (bounded.Kind, bounded.HowKnown, bounded.Law).Should().Be((GrowthKind.Polynomial, GrowthBasis.Bounded, "at most dim g(n) = (n² - n)/2"));
        AnsatzBuilder open = new AnsatzBuilder().RotateNeighbors("XY", Topology.Chain, ParameterSharing.PerLayer).RotateNeighbors("XZ", Topology.Chain, ParameterSharing.PerLayer).Repeat(1);
        GrowthLaw unknown = GrowthLaw.Of(open);
        (unknown.Kind, unknown.HowKnown).Should().Be((GrowthKind.Unknown, GrowthBasis.NotKnown));
        Verdict verdict = open.Assess(6);
        verdict.Decision.Should().Be(Decision.Undecided);
        verdict.Reason.Should().Contain("only an upper bound");
    }

    [Fact]
    public void Few_sizes_that_fit_nothing_stay_unknown()
    {
        var family = new AnsatzBuilder().RotateEach(Pauli.X, ParameterSharing.PerLayer).RotateEach(Pauli.Z, ParameterSharing.PerLayer)
            .RotateNeighbors("ZZ", Topology.Ring, ParameterSharing.PerLayer).Repeat(1);
        GrowthLaw growth = GrowthLaw.Of(family, new ClosureOptions { MaxDimension = 60 });
        growth.Samples.Should().HaveCount(2);
        growth.Kind.Should().Be(GrowthKind.Unknown);
        growth.HowKnown.Should().Be(GrowthBasis.NotKnown);
    }

    [Fact]
    public void Polynomials_are_found_and_confirmed_exactly()
    {
        static PolynomialLaw? Find(Func<int, BigInteger> law, int first, int count, int confirmations = 2) =>
            PolynomialLaw.TryFind([.. Enumerable.Range(first, count).Select(n => (n, law(n)))], confirmations);
        Find(n => (2 * n * n) - n, 2, 5)!.ToString().Should().Be("2n² - n");
        Find(n => ((n * n * n) + (6 * n * n) + (2 * n) + 12) / 12, 2, 6).Should().BeNull("the parities differ");
        PolynomialLaw cubic = PolynomialLaw.TryFind([.. Enumerable.Range(1, 6).Select(k => (2 * k, (BigInteger)((8 * k * k * k) + (24 * k * k) + (4 * k) + 12) / 12))], 2)!;
        cubic.ToString().Should().Be("(n³ + 6n² + 2n + 12)/12");
        cubic.At(100).Should().Be(((1_000_000 + 60_000) + 212) / 12);
        Find(_ => 7, 3, 3)!.ToString().Should().Be("7");
        Find(n => -n, 3, 4)!.ToString().Should().Be("-n");
        Find(_ => 0, 1, 4)!.ToString().Should().Be("0");
        Find(n => BigInteger.Pow(4, n), 1, 12).Should().BeNull();
        Find(n => n * n, 1, 4).Should().BeNull("three points determine a parabola and only one confirms it");
    }
}
