using QmlTrainability.Numerics;
using QmlTrainability.Paulis;
using QmlTrainability.Tests.Oracle;

namespace QmlTrainability.Tests.Paulis;

/// <summary>Labels and sums as text: round trips, every kind of malformed text with its position, any culture.</summary>
public sealed class PauliTextTests
{
    public static TheoryData<string> HostileCultures => Cultures.Hostile;

    [Fact]
    public void Labels_round_trip_dense_and_sparse()
    {
        var random = new Random(11);
        foreach (int qubits in Letters.Sizes)
        {
            for (int i = 0; i < 30; i++)
            {
                string label = i % 2 == 0 ? Letters.RandomLabel(random, qubits) : Letters.RandomSparseLabel(random, qubits, 2);
                PauliString p = PauliString.Parse(label);
                p.ToString("D", null).Should().Be(label);
                PauliString.Parse(p.ToString("D", null), qubits).Should().Be(p);
                PauliString.Parse(p.ToString("S", null), qubits).Should().Be(p);
                p.ToString().Should().Be(p.ToString(qubits <= 64 ? "D" : "S", null));
            }
        }
    }

    [Theory]
    [InlineData("X0 Z2", 3, "XIZ")]
    [InlineData("Z2 X0", 3, "XIZ")]
    [InlineData("X0*Z2", 3, "XIZ")]
    [InlineData(" X0  *  Z2 ", 3, "XIZ")]
    [InlineData("X0Z2", 3, "XIZ")]
    [InlineData("I", 3, "III")]
    [InlineData("I0 Y1", 3, "IYI")]
    [InlineData(" XYZ ", 3, "XYZ")]
    public void Sparse_labels_are_read(string text, int qubits, string dense) => PauliString.Parse(text, qubits).ToString().Should().Be(dense);

    [Theory]
    [InlineData("", null, 0)]
    [InlineData("   ", null, 3)]
    [InlineData("A", null, 0)]
    [InlineData("x", null, 0)]
    [InlineData("XxZ", null, 1)]
    [InlineData("XYZ!", null, 3)]
    [InlineData("XI Z", null, 3)]
    [InlineData("-XYZ", null, 0)]
    [InlineData("XZ3", null, 2)]
    [InlineData("X0", null, 0)]
    [InlineData(" X0 Z2", null, 1)]
    [InlineData("X0 Z0", 3, 3)]
    [InlineData("X0*X0", 3, 3)]
    [InlineData("X3", 3, 1)]
    [InlineData("X0 Z99999999999999999999", 3, 4)]
    [InlineData("X0 Z", 3, 4)]
    [InlineData("X0 Zz", 3, 4)]
    [InlineData("X0*", 3, 3)]
    [InlineData("X0, Z1", 3, 2)]
    [InlineData("X0 -", 3, 3)]
    public void A_malformed_label_is_refused_with_its_position(string text, int? qubits, int position)
    {
        FluentActions.Invoking(() => PauliString.Parse(text, qubits)).Should().Throw<PauliFormatException>()
            .Which.Should().Match<PauliFormatException>(e => e.Position == position && e.Message.Contains($"position {position}"));
        PauliString.TryParse(text, qubits, out PauliString? none).Should().BeFalse();
        none.Should().BeNull();
    }

    [Fact]
    public void A_dense_label_must_have_the_stated_length()
    {
        FluentActions.Invoking(() => PauliString.Parse("XYZ", 4)).Should().Throw<QubitCountMismatchException>().Where(e => e.Expected == 4 && e.Actual == 3);
        FluentActions.Invoking(() => PauliString.Parse("X0", 0)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => PauliString.Parse(null!)).Should().Throw<ArgumentNullException>();
        PauliString.TryParse("XYZ", 4, out _).Should().BeFalse();
        PauliString.TryParse(null, 4, out _).Should().BeFalse();
    }

    [Fact]
    public void Spans_and_formats_of_the_framework_work()
    {
        Parse<PauliString>("XIZ").Should().Be(PauliString.Parse("XIZ"));
        Parse<PauliSum>("2*XIZ").Should().Be(2.0 * PauliString.Parse("XIZ"));
        var room = new char[3];
        PauliString.Parse("XIZ").TryFormat(room, out int written, "D", null).Should().BeTrue();
        new string(room, 0, written).Should().Be("XIZ");
        PauliString.Parse("XIZY").TryFormat(room, out written, "D", null).Should().BeFalse();
        written.Should().Be(0);
        $"{PauliString.Parse("XIZ"):S}".Should().Be("X0 Z2");
        FluentActions.Invoking(() => PauliString.Parse("X").ToString("Q", null)).Should().Throw<FormatException>();

        static T Parse<T>(ReadOnlySpan<char> text)
            where T : ISpanParsable<T>
        {
            T.TryParse(text, null, out T? tried).Should().BeTrue();
            tried.Should().Be(T.Parse(text, null));
            return tried!;
        }
    }

    [Theory]
    [InlineData("XYZ!", null, "Expected the end of the label, found '!'*")]
    [InlineData("X0*", 3, "Expected a letter with a qubit number after '*', found the end of the text*")]
    [InlineData("X3", 3, "Qubit 3 does not exist: the qubits are 0 to 2*")]
    public void A_message_says_what_was_expected_and_what_was_found(string text, int? qubits, string message) =>
        FluentActions.Invoking(() => PauliString.Parse(text, qubits)).Should().Throw<PauliFormatException>().WithMessage(message);

    [Theory]
    [InlineData(40, "")]
    [InlineData(41, "…")]
    public void A_long_label_is_cut_where_a_message_names_it(int letters, string end) =>
        FluentActions.Invoking(() => PauliString.Parse(new string('Z', letters), 2)).Should().Throw<QubitCountMismatchException>().WithMessage($"*'{new string('Z', 40)}{end}'*");

    [Theory]
    [InlineData("XX + YY", "1*XX + 1*YY")]
    [InlineData("XX + 2*I", "1*XX + 2*II")]
    [InlineData("XX + Z1", "1*XX + 1*IZ")]
    [InlineData("-XX-YY", "-1*XX - 1*YY")]
    [InlineData("-1.0*ZZI - 1.0*IZZ - 0.5*XII", "-1*ZZI - 1*IZZ - 0.5*XII")]
    [InlineData("2 XY", "2*XY")]
    [InlineData("2XY", "2*XY")]
    [InlineData("1/3*XY + 1/6*XY", "0.5*XY")]
    [InlineData("1/3*XY", "1/3*XY")]
    [InlineData("0.1*X", "0.1*X")]
    [InlineData("1e-3*X + 2.5E+2*Z", "0.001*X + 250*Z")]
    [InlineData(".5*X + 5.*Z", "0.5*X + 5*Z")]
    [InlineData("XX - XX", "0")]
    [InlineData("0*XX", "0")]
    [InlineData("  +  XX ", "1*XX")]
    [InlineData("1e400*X", "1" + Zeros400 + "*X")]
    public void Sums_are_read_and_printed(string text, string printed) => PauliSum.Parse(text).ToString().Should().Be(printed);

    [Theory]
    [InlineData("0.5*X0 Z2 + 1/3*Y1", 3, "0.5*XIZ + 1/3*IYI")]
    [InlineData("X0*Z2 - I", 3, "1*XIZ - 1*III")]
    [InlineData("X0 Z1+Z0", 2, "1*XZ + 1*ZI")]
    [InlineData("XZ + 2*Z0", 2, "1*XZ + 2*ZI")]
    public void Sums_of_sparse_labels_are_read(string text, int qubits, string printed) => PauliSum.Parse(text, qubits).ToString().Should().Be(printed);

    [Theory]
    [InlineData("", 0)]
    [InlineData("0", 1)]
    [InlineData("0.5", 3)]
    [InlineData("XX YY", 3)]
    [InlineData("XX + ", 5)]
    [InlineData("XX ++ YY", 4)]
    [InlineData("XX +- YY", 4)]
    [InlineData("* XX", 0)]
    [InlineData("2**XX", 2)]
    [InlineData("1.5.2*XX", 0)]
    [InlineData("XX + 1/0*YY", 5)]
    [InlineData("1e*XX", 0)]
    [InlineData("1e99999*XX", 0)]
    [InlineData("1e-2147483648*XX", 0)]
    [InlineData("1e99999999999*XX", 0)]
    [InlineData("NaN*XX", 0)]
    [InlineData("Infinity*XX", 1)]
    [InlineData("1,5*XX", 1)]
    [InlineData("1_000*XX", 1)]
    [InlineData("0x10*XX", 1)]
    [InlineData("i*XX", 0)]
    [InlineData("(0.5)*XX", 0)]
    [InlineData("XX*0.5", 2)]
    [InlineData("X0 + Z1", 0)]
    public void A_malformed_sum_is_refused_with_its_position(string text, int position)
    {
        FluentActions.Invoking(() => PauliSum.Parse(text)).Should().Throw<PauliFormatException>().Which.Position.Should().Be(position);
        PauliSum.TryParse(text, null, out PauliSum? none).Should().BeFalse();
        none.Should().BeNull();
    }

    [Fact]
    public void Labels_of_different_lengths_do_not_add()
    {
        FluentActions.Invoking(() => PauliSum.Parse("XX + YYY")).Should().Throw<QubitCountMismatchException>();
        FluentActions.Invoking(() => PauliSum.Parse("XX", 3)).Should().Throw<QubitCountMismatchException>();
        FluentActions.Invoking(() => PauliSum.Parse("X", 0)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("qubits");
        FluentActions.Invoking(() => PauliSum.Parse("1eX")).Should().Throw<PauliFormatException>().WithMessage("'1e' is not a coefficient*");
        PauliSum.TryParse("XX + YYY", null, out _).Should().BeFalse();
    }

    [Fact]
    public void Sums_round_trip_exactly()
    {
        var random = new Random(12);
        for (int i = 0; i < 500; i++)
        {
            int qubits = 1 + random.Next(6);
            PauliSum sum = PauliSum.OfExact(Enumerable.Range(0, 1 + random.Next(5)).Select(_ =>
                (new Rational(random.Next(-50, 50), 1 + random.Next(40)), PauliString.Parse(Letters.RandomLabel(random, qubits)))));
            if (sum.IsZero) continue;
            PauliSum read = PauliSum.Parse(sum.ToString());
            read.Terms.Select(t => (double)t.Exact).Should().Equal(sum.Terms.Select(t => t.Coefficient), "{0}", sum);
            read.Terms.Select(t => t.String).Should().Equal(sum.Terms.Select(t => t.String));
        }
    }

    [Theory]
    [MemberData(nameof(HostileCultures))]
    public void Text_does_not_depend_on_the_culture(string culture)
    {
        (string Sum, string String, string Rational, PauliSum Read, bool Comma) seen = Cultures.Under(culture, () =>
        {
            PauliSum sum = (-1234.5 * PauliString.Parse("XIZ")) + PauliSum.Parse("2.5*YYI");
            return (sum.ToString(), PauliString.On(100, (12, Pauli.X)).ToString(), new Rational(-1, 3).ToString(),
                PauliSum.Parse("-0.5*X0 Z12 + 1e-1*I", 13), PauliSum.TryParse("0,5*X", null, out _));
        });
        seen.Sum.Should().Be("-1234.5*XIZ + 2.5*YYI");
        seen.String.Should().Be("X12");
        seen.Rational.Should().Be("-1/3");
        seen.Read.Terms[0].Coefficient.Should().Be(-0.5);
        seen.Read.Terms[1].Exact.Should().Be(new Rational(1, 10));
        seen.Comma.Should().BeFalse();
    }

    [Fact]
    public void Long_texts_are_read_in_one_pass()
    {
        string label = new('Y', 200_000);
        PauliString.Parse(label).Weight.Should().Be(200_000);
        string sum = string.Join(" + ", Enumerable.Range(0, 20_000).Select(q => FormattableString.Invariant($"0.5*Z{q}")));
        PauliSum.Parse(sum, 20_000).Terms.Should().HaveCount(20_000);
    }

    private const string Zeros10 = "0000000000", Zeros100 = Zeros10 + Zeros10 + Zeros10 + Zeros10 + Zeros10 + Zeros10 + Zeros10 + Zeros10 + Zeros10 + Zeros10;
    private const string Zeros400 = Zeros100 + Zeros100 + Zeros100 + Zeros100;
}
