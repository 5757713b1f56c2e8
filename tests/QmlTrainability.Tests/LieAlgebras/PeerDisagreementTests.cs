using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;
using QmlTrainability.Tests.LieAlgebras.BruteForce;

namespace QmlTrainability.Tests.LieAlgebras;

/// <summary>Sets of strings that other programs classify wrongly.</summary>
public class PeerDisagreementTests
{
    private const int Runs = 100;

    /// <summary>PauLie (July 2026) names a star, a center with commuting leaves, copies of so(2), dimension 4; the strings that it generates are twelve.</summary>
    [Fact]
    public void The_star_of_PauLie_has_dimension_12()
    {
        string[] labels = ["XII", "ZII", "ZXI", "ZIX"];
        for (int run = 0; run < Runs; run++)
        {
            DynamicalLieAlgebra star = DynamicalLieAlgebra.GeneratedBy(labels.Select(l => PauliString.Parse(l)));

            (star.ToString(), (int)star.Dimension, (int)star.CenterDimension).Should().Be(("4·su(2)", 12, 0));
            star.ComputeCertificate().Verify();
        }

        ListedAlgebra.Of(3, labels.Select(Bits.Parse)).Strings.Should().HaveCount(12);
    }

    /// <summary>X_0, Z_0 and Z_0X_i: 3·2^(leaves - 1).</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Stars_of_leaves_that_differ_by_symmetries_are_copies_of_su2(int leaves)
    {
        Bits center = Bits.Letter(0, 'X'), leaf = Bits.Letter(0, 'Z');
        var set = new GeneratorSet(leaves, [center, leaf, .. Enumerable.Range(1, leaves - 1).Select(q => leaf + Bits.Letter(q, 'X'))]);
        var disagreements = new Disagreements();

        disagreements.Compare(disagreements.CompareWithListing(set), AlgebraShape.Empty.So(3, System.Numerics.BigInteger.One << (leaves - 1)), set.ToString);

        disagreements.ShouldBeNone();
        for (int run = 0; run < Runs; run++) set.Classify().Dimension.Should().Be(3 << (leaves - 1));
    }

    /// <summary>The same star with leaves that anticommute in pairs is none: the leaves are told apart.</summary>
    [Fact]
    public void A_star_with_an_edge_between_leaves_is_larger()
    {
        var set = new GeneratorSet(5, [.. Graphs.AsGenerators(5, [.. Graphs.Star(5), (1, 2)])]);
        var disagreements = new Disagreements();

        disagreements.CompareWithListing(set).Dimension.Should().BeGreaterThan(12);
        disagreements.ShouldBeNone();
    }
}
