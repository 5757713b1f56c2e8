using System.Numerics;
using QmlTrainability.Paulis;
using QmlTrainability.Paulis.Exchange;
using QmlTrainability.Tests.Oracle;

namespace QmlTrainability.Tests.Paulis.Exchange;

public class PennyLaneOperatorsTests
{
    private static readonly IReadOnlyList<string> Three = PennyLaneOperators.NumberedWires(3);

    [Theory]
    [InlineData("1.23 * X(0) @ Y(1)\n+ -0.5 * Z(2)", "1.23*XYI - 0.5*IIZ")]
    [InlineData("0.5 * X(0) @ Y(1)\n+ -1.5 * X(1) @ Z(2)\n+ 1 * I", "0.5*XYI - 1.5*IXZ + III")]
    [InlineData("1.0 * X(0) + 0.5 * (Z(0) @ Z(1))", "XII + 0.5*ZZI")]
    [InlineData("X(0) @ X(1) + (1+0j) * Z(2) - 2 * I(0)", "XXI + IIZ - 2*III")]
    [InlineData("-1.0 * (Y(0) @ I(1) @ Z('2'))", "-YIZ")]
    [InlineData("(0.5-0j) * I()", "0.5*III")]
    [InlineData("0 * I", "0*III")]
    [InlineData("1e-3 * Z(1)", "0.001*IZI")]
    [InlineData(" \n X( 0 ) @ Z (\"2\") ", "XIZ")]
    [InlineData("X(0) @ I", "XII")]
    public void What_PennyLane_prints_is_read(string text, string expected) => PennyLaneOperators.Parse(text, Three).Should().Be(PauliSum.Parse(expected));

    [Fact]
    public void The_order_of_wires_is_that_of_qubits()
    {
        PauliSum sum = PennyLaneOperators.Parse("2 * X(a) @ Z(0)", ["0", "aux", "a"]);

        sum.Should().Be(PauliSum.Parse("2*ZIX"));
        PennyLaneOperators.Format(sum, ["0", "aux", "a"]).Should().Be("2 * Z(0) @ X(a)");
        PennyLaneOperators.ToJson(sum, ["u", "v", "w"]).Should().Be("[[{\"u\":\"Z\",\"w\":\"X\"},2]]");
        PennyLaneOperators.Format(PauliSum.Zero(3), Three).Should().Be("0 * I");
    }

    [Fact]
    public void Random_operators_come_back()
    {
        var random = new Random(4);
        for (int i = 0; i < 1_000; i++)
        {
            int qubits = 1 + random.Next(6);
            string[] wires = [.. Enumerable.Range(0, qubits).Select(q => random.Next(2) == 0 ? $"w{q}" : $"{q}")];
            var sum = PauliSum.Of(Enumerable.Range(0, 1 + random.Next(5)).Select(_ => (random.NextDouble() - 0.5, PauliString.Parse(Letters.RandomLabel(random, qubits)))).DistinctBy(t => t.Item2));

            PennyLaneOperators.FromSentence(PennyLaneOperators.ToSentence(sum, wires), wires).Should().Be(sum);
            Doubles(PennyLaneOperators.Parse(PennyLaneOperators.Format(sum, wires), wires)).Should().Equal(Doubles(sum));
            Doubles(PennyLaneOperators.FromJson(PennyLaneOperators.ToJson(sum, wires), wires)).Should().Equal(Doubles(sum));
        }
    }

    [Theory]
    [InlineData("1.23 * X(0)\n+ (-0-0.45j) * Z(2) @ Y(0)", "position 17")]
    [InlineData("0.5j * X(0)", "position 3")]
    public void Imaginary_parts_are_refused(string text, string place)
    {
        FluentActions.Invoking(() => PennyLaneOperators.Parse(text, Three)).Should().Throw<NotHermitianException>().Which.Place.Should().Be(place);
        FluentActions.Invoking(() => PennyLaneOperators.FromJson("[[{\"0\":\"X\"}, [0, 1]]]", Three)).Should().Throw<NotHermitianException>();
        FluentActions.Invoking(() => PennyLaneOperators.FromSentence([(new Dictionary<string, char> { ["0"] = 'X' }, Complex.ImaginaryOne)], Three)).Should().Throw<NotHermitianException>();
    }

    [Theory]
    [InlineData("0.5 * Q(0)", 6)]
    [InlineData("0.5 X(0)", 4)]
    [InlineData("X(0) X(1)", 5)]
    [InlineData("X(0) @", 6)]
    [InlineData("X(7)", 0)]
    [InlineData("Z(1) + X(0) @ Z(0)", 14)]
    [InlineData("X", 1)]
    [InlineData("", 0)]
    [InlineData("(X(0)", 5)]
    [InlineData("0.5+0 * X(0)", 3)]
    [InlineData("(0.5+0) * X(0)", 6)]
    [InlineData("(0.5 * X(0)", 5)]
    [InlineData("X()", 0)]
    [InlineData("I(7)", 0)]
    [InlineData("X)0(", 1)]
    [InlineData("Z('0)", 0)]
    [InlineData("X(0) + . * Z(0)", 7)]
    public void Malformed_text_is_refused_with_its_position(string text, int position) =>
        FluentActions.Invoking(() => PennyLaneOperators.Parse(text, Three)).Should().Throw<PauliFormatException>().Which.Position.Should().Be(position);

    [Theory]
    [InlineData("X(0) @ ", "Expected one of the letters I, X, Y, Z, found the end of the text*")]
    [InlineData("X(0) Z(1)", "Expected '+' or '-' between terms, found 'Z'*")]
    [InlineData("X(0", "Expected a wire and ')', found '0'*")]
    [InlineData("+", "Expected a coefficient or a letter with a wire*")]
    public void A_message_says_what_was_expected_and_what_was_found(string text, string message) =>
        FluentActions.Invoking(() => PennyLaneOperators.Parse(text, Three)).Should().Throw<PauliFormatException>().WithMessage(message);

    /// <summary>A wire may be called by a quotation mark.</summary>
    [Fact]
    public void A_single_quotation_mark_is_a_name() => PennyLaneOperators.Parse("X(') @ Z('')", ["'", ""]).Should().Be(PauliSum.Parse("XZ"));

    [Fact]
    public void What_is_missing_is_named()
    {
        FluentActions.Invoking(() => PennyLaneOperators.Parse(null!, Three)).Should().Throw<ArgumentNullException>().WithParameterName("text");
        FluentActions.Invoking(() => PennyLaneOperators.Parse("X(0)", null!)).Should().Throw<ArgumentNullException>().WithParameterName("wires");
        FluentActions.Invoking(() => PennyLaneOperators.FromSentence(null!, Three)).Should().Throw<ArgumentNullException>().WithParameterName("sentence");
        FluentActions.Invoking(() => PennyLaneOperators.Format(null!, Three)).Should().Throw<ArgumentNullException>().WithParameterName("sum");
        PennyLaneOperators.FromSentence([], Three).Should().Be(PauliSum.Zero(3));
        PennyLaneOperators.FromJson("[]", Three).Should().Be(PauliSum.Zero(3));
    }

    [Theory]
    [InlineData("[[{\"9\":\"X\"}, 1]]", "$[0][0]")]
    [InlineData("[[{\"0\":\"X\",\"0\":\"Z\"}, 1]]", "$[0][0]")]
    [InlineData("[[{\"0\":\"XY\"}, 1]]", "$[0][0].0")]
    [InlineData("[[{\"0\":\"X\"}]]", "$[0]")]
    [InlineData("{}", "$")]
    public void Malformed_JSON_is_refused_with_its_place(string json, string place) =>
        FluentActions.Invoking(() => PennyLaneOperators.FromJson(json, Three)).Should().Throw<JsonFormatException>().Which.Place.Should().Be(place);

    [Fact]
    public void Orders_of_wires_name_each_once()
    {
        FluentActions.Invoking(() => PennyLaneOperators.Parse("X(0)", ["0", "0"])).Should().Throw<ArgumentException>().WithMessage("*'0' twice*");
        FluentActions.Invoking(() => PennyLaneOperators.Parse("X(0)", [])).Should().Throw<ArgumentException>().WithMessage("*empty*");
        FluentActions.Invoking(() => PennyLaneOperators.Format(PauliSum.Zero(2), Three)).Should().Throw<QubitCountMismatchException>();
    }

    [Fact]
    public void Damaged_text_meets_typed_errors() => new Damage(2).ShouldOnlyMeet(
        text => PennyLaneOperators.Parse(text, Three), ["0.5 * X(0) @ Y(1)\n+ (-1.5+0j) * Z(2)", "X(0) - 2e-3 * (Z(0) @ Z('1'))"], 10_000, typeof(PauliFormatException), typeof(NotHermitianException));

    [Fact]
    public void Damaged_JSON_meets_typed_errors() => new Damage(3).ShouldOnlyMeet(
        text => PennyLaneOperators.FromJson(text, Three), ["[[{\"0\":\"X\",\"2\":\"Y\"},0.5],[{},[-1,0]]]"], 10_000, typeof(JsonFormatException), typeof(NotHermitianException));

    private static IEnumerable<(double, PauliString)> Doubles(PauliSum sum) => sum.Terms.Select(t => (t.Coefficient, t.String));
}
