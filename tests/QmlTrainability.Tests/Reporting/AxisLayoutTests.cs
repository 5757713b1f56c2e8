using System.Globalization;
using QmlTrainability.Reporting;
using QmlTrainability.Reporting.Charts;

namespace QmlTrainability.Tests.Reporting;

/// <summary>Ticks: round, evenly spaced, enough and not too many, printed as what they are.</summary>
public sealed class AxisLayoutTests
{
    [Fact]
    public void Linear_ticks_are_round_and_even_and_three_to_ten()
    {
        var random = new Random(41);
        for (int i = 0; i < 2000; i++)
        {
            double size = Math.Pow(10, random.Next(-12, 13)), low = (random.NextDouble() - 0.5) * size, high = low + (random.NextDouble() * size) + (size * 1e-6);
            bool toTicks = i % 2 == 0;
            AxisLayout axis = AxisLayout.For(AxisScale.Linear, low, high, whole: false, toTicks);
            axis.Low.Should().BeLessThanOrEqualTo(low);
            axis.High.Should().BeGreaterThanOrEqualTo(high);
            axis.Ticks.Count.Should().BeInRange(3, 10, $"from {low:R} to {high:R}");
            if (toTicks) (axis.Ticks[0].Coordinate, axis.Ticks[^1].Coordinate).Should().Be((axis.Low, axis.High));
            double step = axis.Ticks[1].Coordinate - axis.Ticks[0].Coordinate;
            double digit = step / Math.Pow(10, Math.Floor(Math.Log10(step * 1.000001)));
            new[] { 1.0, 2, 5 }.Should().Contain(d => Math.Abs(d - digit) < 1e-6, $"steps of {step:R}");
            for (int t = 1; t < axis.Ticks.Count; t++) (axis.Ticks[t].Coordinate - axis.Ticks[t - 1].Coordinate).Should().BeApproximately(step, 1e-6 * step);
        }
    }

    [Fact]
    public void Whole_numbers_have_no_ticks_between_them()
    {
        AxisLayout.For(AxisScale.Linear, 3, 5, whole: true, toTicks: false).Ticks.Select(t => t.Label).Should().Equal("3", "4", "5");
        AxisLayout.For(AxisScale.Linear, 4, 4, whole: true, toTicks: false).Ticks.Select(t => t.Label).Should().Equal("3", "4", "5");
        AxisLayout.For(AxisScale.Linear, 3, 5, whole: false, toTicks: false).Ticks.Select(t => t.Label).Should().Equal("3", "3.5", "4", "4.5", "5");
    }

    [Theory]
    [InlineData(0.5, 0.5)]
    [InlineData(0, 0)]
    [InlineData(-7e9, -7e9)]
    [InlineData(1e15, 1e15)]
    [InlineData(1e-300, 1e-300)]
    [InlineData(-1e300, 1e300)]
    [InlineData(1, 1.0000000000001)]
    public void One_value_or_a_huge_span_still_gives_an_axis(double low, double high)
    {
        AxisLayout axis = AxisLayout.For(AxisScale.Linear, low, high, whole: false, toTicks: true);
        axis.Ticks.Count.Should().BeInRange(2, 12);
        axis.Low.Should().BeLessThan(low);
        axis.High.Should().BeGreaterThan(high);
        axis.Fraction(low).Should().BeInRange(0, 1);
    }

    [Fact]
    public void Few_decades_are_labeled_one_two_five()
    {
        AxisLayout axis = AxisLayout.For(AxisScale.Logarithmic, Math.Log10(4), Math.Log10(64), whole: true, toTicks: false);
        axis.Ticks.Select(t => t.Label).Should().Equal("5", "10", "20", "50");
        axis.Ticks.Select(t => Math.Pow(10, t.Coordinate)).Should().Equal([5.0, 10, 20, 50], (a, b) => Math.Abs(a - b) < 1e-9);
        (Math.Pow(10, axis.Low), Math.Pow(10, axis.High)).Should().Match<(double, double)>(e => Math.Abs(e.Item1 - 4) < 1e-9 && Math.Abs(e.Item2 - 70) < 1e-9);
        AxisLayout.For(AxisScale.Logarithmic, Math.Log10(6.5), Math.Log10(8.5), whole: false, toTicks: true).Ticks.Select(t => t.Label).Should().Equal("6", "7", "8", "9");
        AxisLayout.For(AxisScale.Logarithmic, Math.Log10(255), Math.Log10(255), whole: true, toTicks: true).Ticks.Select(t => t.Label).Should().Equal("100", "200", "500");
    }

    [Theory]
    [InlineData(0, 4.5, "1 10 100 1,000 10,000 100,000")]
    [InlineData(-2.5, 0, "0.001 0.01 0.1 1")]
    [InlineData(-12, 0, "10⁻¹² 10⁻¹⁰ 10⁻⁸ 10⁻⁶ 10⁻⁴ 10⁻² 1")]
    [InlineData(1, 602.06, "1 10¹⁰⁰ 10²⁰⁰ 10³⁰⁰ 10⁴⁰⁰ 10⁵⁰⁰ 10⁶⁰⁰ 10⁷⁰⁰")]
    [InlineData(-602.06, -0.5, "10⁻⁷⁰⁰ 10⁻⁶⁰⁰ 10⁻⁵⁰⁰ 10⁻⁴⁰⁰ 10⁻³⁰⁰ 10⁻²⁰⁰ 10⁻¹⁰⁰ 1")]
    [InlineData(0, 12, "1 10² 10⁴ 10⁶ 10⁸ 10¹⁰ 10¹²")]
    public void Many_decades_are_labeled_by_powers_of_ten(double low, double high, string labels)
    {
        AxisLayout axis = AxisLayout.For(AxisScale.Logarithmic, low, high, whole: false, toTicks: true);
        axis.Ticks.Select(t => t.Label).Should().Equal(labels.Split(' '));
        axis.Low.Should().BeLessThanOrEqualTo(low);
        axis.High.Should().BeGreaterThanOrEqualTo(high);
    }

    [Fact]
    public void Logarithmic_axes_hold_their_values_and_few_ticks()
    {
        var random = new Random(42);
        for (int i = 0; i < 2000; i++)
        {
            double low = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(0, 8)), high = low + (random.NextDouble() * Math.Pow(10, random.Next(-3, 8)));
            AxisLayout axis = AxisLayout.For(AxisScale.Logarithmic, low, high, whole: false, toTicks: true);
            axis.Low.Should().BeLessThanOrEqualTo(low + 1e-9);
            axis.High.Should().BeGreaterThanOrEqualTo(high - 1e-9);
            axis.Ticks.Count.Should().BeInRange(2, 10, $"from {low:R} to {high:R}");
            axis.Ticks.Select(t => t.Label).Should().OnlyHaveUniqueItems();
        }
    }

    [Theory]
    [InlineData(0, 5, "0")]
    [InlineData(25, -2, "0.25")]
    [InlineData(-25, -1, "-2.5")]
    [InlineData(5, -4, "0.0005")]
    [InlineData(5, -5, "5·10⁻⁵")]
    [InlineData(1, -6, "10⁻⁶")]
    [InlineData(10, -1, "1")]
    [InlineData(2500, 0, "2,500")]
    [InlineData(25, 3, "25,000")]
    [InlineData(123456, 0, "123,456")]
    [InlineData(15, 5, "1.5·10⁶")]
    [InlineData(-1, 9, "-10⁹")]
    [InlineData(20, 8, "2·10⁹")]
    [InlineData(12345, -1, "1,234.5")]
    public void Numbers_print_exactly(int mantissa, int exponent, string expected)
    {
        Numerals.Decimal(mantissa, exponent).Should().Be(expected);
        if (!expected.Contains('·') && !expected.Contains("10⁻") && !expected.Contains("10⁹"))
            double.Parse(expected, NumberStyles.Number, CultureInfo.InvariantCulture).Should().BeApproximately(mantissa * Math.Pow(10, exponent), 1e-9);
    }
}
