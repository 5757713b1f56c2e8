using System.Globalization;
using System.Numerics;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;

namespace QmlTrainability.Tests.LieAlgebras;

public class AlgebraTextTests
{
    [Fact]
    public void Summands_come_by_falling_dimension_and_the_center_last()
    {
        var labels = new List<string>();
        for (int q = 0; q < 8; q++) labels.Add(Padded(0, q, "X"));
        for (int q = 0; q < 7; q++) labels.Add(Padded(0, q, "ZZ"));
        labels.Add("ZIIIIIIZ" + new string('I', 6)); // closes the ring
        foreach (string pattern in new[] { "X", "Z" }) labels.AddRange(Enumerable.Range(0, 3).Select(q => Padded(8, q, pattern)));
        labels.AddRange([Padded(8, 0, "ZZ"), Padded(8, 1, "ZZ")]);
        labels.AddRange(Enumerable.Range(0, 3).Select(q => Padded(11, q, "Y")));

        DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy(labels.Select(l => PauliString.Parse(l)));

        algebra.ToString().Should().Be("2·so(16) ⊕ su(8) ⊕ u(1)^3");
        algebra.SimpleSummands.Select(s => $"{s.Multiplicity} {s.CartanType}{s.Rank} {s.Name} {s.Dimension}").Should().Equal("2 D8 so(16) 120", "1 A7 su(8) 63");
        algebra.Dimension.Should().Be(240 + 63 + 3);
    }

    [Theory]
    [InlineData(1, "1")]
    [InlineData(1_048_575, "1048575")]
    [InlineData(1_048_576, "2^20")]
    [InlineData(1_048_577, "1048577")]
    [InlineData(2_097_151, "2^21-1")]
    [InlineData(20_000_000, "20000000")]
    public void Sizes_print_as_powers_of_two_from_2_to_the_20_on(int size, string text) => AlgebraText.Size(size).Should().Be(text);

    [Fact]
    public void Sizes_of_hundreds_of_bits_stay_short()
    {
        AlgebraText.Size(BigInteger.One << 1000).Should().Be("2^1000");
        AlgebraText.Size((BigInteger.One << 1000) - 1).Should().Be("2^1000-1");
        AlgebraText.Size(3 * (BigInteger.One << 999)).Should().Be("2^1000.58");
    }

    [Theory]
    [InlineData(3, "su(2)", 3)]
    [InlineData(5, "sp(2)", 10)]
    [InlineData(6, "su(4)", 15)]
    [InlineData(7, "so(7)", 21)]
    [InlineData(8, "so(8)", 28)]
    [InlineData(9, "so(9)", 36)]
    public void Small_orthogonal_algebras_have_normalized_names(int n, string name, int dimension)
    {
        SimpleSummand summand = SimpleSummand.Orthogonal(n, 1);

        (summand.Name, summand.Dimension).Should().Be((name, dimension));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Orthogonal_algebras_that_are_not_simple_are_refused(int n)
    {
        Action create = () => SimpleSummand.Orthogonal(n, 1);

        create.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void Text_does_not_depend_on_the_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            AlgebraText.Size(3 * (BigInteger.One << 999)).Should().Be("2^1000.58");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Components_say_what_they_are()
    {
        DynamicalLieAlgebra ising = DynamicalLieAlgebra.GeneratedBy([PauliString.Parse("XI"), PauliString.Parse("IX"), PauliString.Parse("ZZ")]);
        ising.Components!.Single().ToString().Should().Be("3 strings, free fermions on 3 Majorana modes: 2·su(2)");
        (ising.Components!.Single().IsFreeFermion, ising.Components!.Single().HalfRank).Should().Be((true, 1));

        DynamicalLieAlgebra full = SpinChains.Table.Single(row => row.Id == "a22").On(4, ring: false).Classify();
        full.Components!.Single().ToString().Should().Be("12 strings, not free fermions, on 4 virtual qubits: su(16)");
        (full.Components!.Single().IsFreeFermion, full.Components!.Single().HalfRank).Should().Be((false, 4));
    }

    private static string Padded(int offset, int position, string pattern) => (new string('I', offset + position) + pattern).PadRight(14, 'I');
}
