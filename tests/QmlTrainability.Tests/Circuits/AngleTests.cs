using System.Globalization;
using QmlTrainability.Circuits;

namespace QmlTrainability.Tests.Circuits;

public class AngleTests
{
    private readonly Parameter _theta;
    private readonly Parameter _phi;

    public AngleTests()
    {
        var b = new CircuitBuilder(1);
        (_theta, _phi) = (b.Parameter("theta"), b.Parameter("phi"));
    }

    [Fact]
    public void Arithmetic_is_affine()
    {
        (Angle Angle, double Value)[] cases =
        [
            (2 * _theta + 0.1, 2.1), (_theta, 1), (-_theta, -1), (_theta * 3, 3), (_theta / 4, 0.25), (_theta + _phi, 11), (_theta - _phi, -9), (1 - _theta, 0),
            (0.5 + _theta, 1.5), (_theta + 0.5, 1.5), (_theta - 0.5, 0.5), (2 * (_theta + _phi) - (_phi / 2) + 1, 18), (-(2 * _theta - 1), -1),
            ((Angle)0.3, 0.3), (((Angle)_theta + _phi) / 2, 5.5), (((Angle)_theta * 2) - _theta, 1), (3 - (2 * _theta), 1), (_theta + (2 * _phi), 21),
        ];
        foreach ((Angle angle, double value) in cases) angle.Evaluate([1, 10]).Should().BeApproximately(value, 1e-15, angle.ToString());
    }

    [Fact]
    public void Terms_merge_and_vanish()
    {
        (_theta + _phi - _theta).Terms.Should().ContainSingle().Which.Parameter.Should().BeSameAs(_phi);
        (_theta - _theta).IsConstant.Should().BeTrue();
        (0 * ((Angle)_theta + 1)).IsConstant.Should().BeTrue();
        (double.Epsilon * (_theta / 4)).IsConstant.Should().BeTrue("a factor that underflows to zero is dropped");
        ((2 * _theta) + (3 * _theta)).Terms.Single().Factor.Should().Be(5);
    }

    [Fact]
    public void Text_is_invariant()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            (2 * _theta + 0.1).ToString().Should().Be("2*theta + 0.1");
            (-_theta - 0.5).ToString().Should().Be("-theta - 0.5");
            (_theta / 2 - 2 * _phi).ToString().Should().Be("0.5*theta - 2*phi");
            ((Angle)(-1.5)).ToString().Should().Be("-1.5");
            ((Angle)0).ToString().Should().Be("0");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void NaN_and_infinity_are_refused(double value)
    {
        Action[] actions = [() => _ = (Angle)value, () => _ = value * _theta, () => _ = _theta + value, () => _ = _theta / value, () => new CircuitBuilder(1).RX(0, value),
            () => new CircuitBuilder(1).Parameter("p", value)];
        foreach (Action action in actions) action.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void Overflow_and_division_by_zero_are_refused()
    {
        FluentActions.Invoking(() => 1e300 * (1e300 * _theta)).Should().Throw<ArgumentOutOfRangeException>().WithMessage("*theta*");
        FluentActions.Invoking(() => _theta / 0).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => ((Angle)_phi).Evaluate([1])).Should().Throw<ArgumentException>().WithMessage("*'phi' is number 1*1 values*");
    }

    [Theory]
    [InlineData(0, true, 0)]
    [InlineData(0.25, true, 1)]
    [InlineData(-0.25, true, 3)]
    [InlineData(-1.5, true, 2)]
    [InlineData(25.25, true, 1)]
    [InlineData(0.125, false, 0)]
    [InlineData(0.2500000001, false, 0)]
    [InlineData(1e30, false, 0)]
    public void Multiples_of_half_pi_are_recognized(double turns, bool isMultiple, int quarterTurns)
    {
        ((Angle)(turns * 2 * Math.PI)).OffsetIsMultipleOfHalfPi(out int found).Should().Be(isMultiple);
        found.Should().Be(quarterTurns);
    }
}
