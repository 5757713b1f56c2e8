using QmlTrainability.Tests.LieAlgebras.BruteForce;

namespace QmlTrainability.Tests.LieAlgebras;

/// <summary>The oracles against one another: strings listed by bits, and the same strings closed as dense matrices.</summary>
public class OracleTests
{
    [Fact]
    public void Listed_strings_have_the_dimension_and_center_of_dense_matrices()
    {
        var random = new RandomGenerators(11);
        var disagreements = new Disagreements();
        for (int i = 0; i < 100; i++)
        {
            GeneratorSet set = random.Next(3, 3);
            var dense = DenseClosure.Of(set.Qubits, set.Strings.Select(s => new SumTerms([(1, s.Label(set.Qubits))])));
            AlgebraShape listed = ListedAlgebra.Of(set.Qubits, set.Strings).Shape();
            disagreements.Compare((listed.Dimension, listed.Center), ((System.Numerics.BigInteger)dense.Dimension, (System.Numerics.BigInteger)dense.CenterDimension), set.ToString);
        }

        disagreements.ShouldBeNone(100);
    }

    [Theory]
    [InlineData("XI IX ZZ", "dimension 6, center 0: 2 A1")]
    [InlineData("XI YI IX IY", "dimension 6, center 0: 2 A1")]
    [InlineData("XI YI IX IY ZZ", "dimension 15, center 0: 1 A3")]
    [InlineData("XX ZZ YY II", "dimension 4, center 4: ")]
    [InlineData("XI ZI XX", "dimension 6, center 0: 2 A1")]
    [InlineData("XII ZZI IXI IZZ IIX", "dimension 15, center 0: 1 A3")]
    [InlineData("XII ZZI IXI IZZ IIX ZII", "dimension 21, center 0: 1 B3")]
    [InlineData("XYI XZI IXY IXZ", "dimension 10, center 0: 1 C2")]
    public void Root_systems_name_known_algebras(string labels, string shape)
    {
        string[] strings = labels.Split(' ');

        ListedAlgebra.Of(strings[0].Length, strings.Select(Bits.Parse)).Shape().ToString().Should().Be(shape);
    }
}
