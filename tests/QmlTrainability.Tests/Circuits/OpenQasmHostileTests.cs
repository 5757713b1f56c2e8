using System.Diagnostics;
using System.Globalization;
using System.Text;
using QmlTrainability.Circuits;

namespace QmlTrainability.Tests.Circuits;

/// <summary>Texts that mean harm, or were cut in transit.</summary>
public sealed class OpenQasmHostileTests
{
    private const string Head = "OPENQASM 3.0;\ninclude \"stdgates.inc\";\nqubit[2] q;\n";

    private static readonly string[] Seeds =
    [
        "OPENQASM 3.0;\ninclude \"stdgates.inc\";\ninput float[64] _θ_0_;\ninput float[64] b;\nconst float k = pi/3;\ngate r(p0, p1) _gate_q_0 { U(p0, -pi/2 + p1, pi/2 - p1) _gate_q_0; }\n"
            + "gate two(a) x1, x2 { r(a, 2*a) x1; cx x1, x2; gphase(-a/2); }\nbit[3] c;\nqubit[3] q;\nlet al = q[0:1] ++ q[2];\nr(_θ_0_, k) q[0];\ntwo(b/2 - 1e-3) q[1], q[{2}];\nbarrier q;\nc = measure al;\n",
        "OPENQASM 2.0;\ninclude \"qelib1.inc\";\n// Qubits: [q(0), q(1)]\ngate rzz(t) a,b { cx a,b; u1(t) b; cx a,b; }\ngate ryy(t) a,b { rx(pi/2) a; rx(pi/2) b; rzz(t) a,b; rx(-pi/2) a; rx(-pi/2) b; }\n"
            + "qreg q[4];\nqreg r[2];\ncreg c[4];\nh q;\nrz(pi*0.4975887301) q[1];\nryy(sin(0.3)^2) q[0],r[1];\ncu1(-ln(2)) q[2],q[3];\nccx q[0],q[1],q[2];\nmeasure q -> c;\n",
    ];

    private static readonly TimeSpan Allowed = TimeSpan.FromMilliseconds(50);

    private const string Alphabet = "\"$()*+,-./0123456789:;=@[]^_abcehimnopqrtuxθ{}~\n ";

    [Theory]
    [InlineData("en-US")]
    [InlineData("de-DE")]
    public void TenThousandDamagedTextsAreReadOrRefused(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            var random = new Random(20_240_607);
            int read = 0, refused = 0;
            foreach (string seed in Seeds) Circuit.FromOpenQasm(seed); // warm-up, and proof that the seeds are good
            for (int i = 0; i < 10_000; i++)
            {
                string text = Damage(Seeds[i % Seeds.Length], random);
                var options = new OpenQasmOptions { NumericAngles = i % 3 == 0 ? NumericAngles.Trainable : NumericAngles.Fixed };
                TimeSpan spent = Read(text, options, out bool accepted);
                for (int again = 0; again < 20 && spent > Allowed; again++) spent = Read(text, options, out accepted); // another process may have had the core
                spent.Should().BeLessThanOrEqualTo(Allowed, text);
                if (accepted) read++;
                else refused++;
            }

            read.Should().BeGreaterThan(250); // changes in comments, numbers, blanks
            refused.Should().BeGreaterThan(3_000);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void EveryPrefixIsReadOrRefused()
    {
        foreach (string seed in Seeds)
        {
            for (int length = 0; length < seed.Length; length++)
            {
                string text = seed[..length];
                try
                {
                    Circuit.FromOpenQasm(text);
                }
                catch (OpenQasmException e)
                {
                    e.Column.Should().BePositive();
                }
            }
        }
    }

    [Fact]
    public void TenThousandNestedParenthesesAreRefusedWhereTheyGetTooDeep()
    {
        string text = Head + "rx(" + new string('(', 10_000) + "1" + new string(')', 10_000) + ") q[0];";
        var refused = Assert.Throws<OpenQasmException>(() => Circuit.FromOpenQasm(text));
        (refused.Line, refused.Column).Should().Be((4, 1_004));
        refused.Message.Should().Contain("nested");
        Circuit.FromOpenQasm(Head + "rx(" + new string('(', 900) + "1" + new string(')', 900) + ") q[0];").Operations.Should().ContainSingle();
    }

    [Theory]
    [InlineData('(')]
    [InlineData('-')]
    [InlineData('{')]
    [InlineData('[')]
    public void TwoMillionOfOneCharacterDoNotEndTheProcess(char c)
    {
        string many = new(c, 2_000_000);
        foreach (string text in new[] { many, Head + many, Head + "rx(" + many, Head + "gate g(a) b { rx(" + many, Head + "x q[" + many, "OPENQASM 2.0;" + many, Head + "rx(sin" + many })
            Assert.Throws<OpenQasmException>(() => Circuit.FromOpenQasm(text));
    }

    [Fact]
    public void LongSumsAndTowersOfPowersNeedNoStack()
    {
        string sum = string.Join(" + ", Enumerable.Repeat("1", 100_000));
        Circuit.FromOpenQasm(Head + $"rx({sum}) q[0];").Operations[0].Angles[0].Offset.Should().Be(100_000);
        Circuit.FromOpenQasm(Head + $"rx({string.Join("**", Enumerable.Repeat("1", 900))}) q[0];").Operations[0].Angles[0].Offset.Should().Be(1);
        Assert.Throws<OpenQasmException>(() => Circuit.FromOpenQasm(Head + $"rx({string.Join("**", Enumerable.Repeat("1", 100_000))}) q[0];"));
    }

    [Theory]
    [InlineData("h a; ", "gates")]
    [InlineData("", "gates")] // empty definitions cost work too
    public void DefinitionsThatDoubleSixtyTimesAreRefusedBeforeTheyAreExpanded(string innermost, string says)
    {
        var text = new StringBuilder(Head).Append(CultureInfo.InvariantCulture, $"gate g0 a {{ {innermost}}}\n");
        for (int i = 1; i <= 60; i++) text.Append(CultureInfo.InvariantCulture, $"gate g{i} a {{ g{i - 1} a; g{i - 1} a; }}\n");
        string definitions = text.ToString();
        Circuit.FromOpenQasm(definitions + "g3 q;").Operations.Should().HaveCount(innermost.Length == 0 ? 0 : 16);
        var refused = Assert.Throws<OpenQasmException>(() => Circuit.FromOpenQasm(definitions + "g60 q;"));
        refused.Line.Should().Be(4 + 61);
        refused.Message.Should().Contain(says).And.Contain("MaxOperations");
    }

    [Fact]
    public void TheBudgetCountsCallsAndBroadcasts()
    {
        var options = new OpenQasmOptions { MaxOperations = 6 };
        Circuit.FromOpenQasm(Head + "x q; x q; x q;", options).Operations.Should().HaveCount(6);
        var refused = Assert.Throws<OpenQasmException>(() => Circuit.FromOpenQasm(Head + "x q; x q; x q; x q[0];", options));
        refused.Message.Should().Contain("7").And.Contain("6");
        Circuit.FromOpenQasm(Head + "gate g a { x a; y a; } g q;", options).Operations.Should().HaveCount(4);
        Assert.Throws<OpenQasmException>(() => Circuit.FromOpenQasm(Head + "gate g a { x a; y a; } g q; x q[0];", options));
    }

    [Fact]
    public void AChainOfDefinitionsIsExpandedWithoutRecursion()
    {
        var text = new StringBuilder(Head).Append("gate g0(t) a { rx(t) a; }\n");
        for (int i = 1; i <= 20_000; i++) text.Append(CultureInfo.InvariantCulture, $"gate g{i}(t) a {{ g{i - 1}(t + 1) a; }}\n");
        Circuit.FromOpenQasm(text + "g20000(0.5) q[1];").Operations.Single().ToString().Should().Be("RX(20000.5) q1");
    }

    [Fact]
    public void CancellationIsHeard()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Circuit.FromOpenQasm(Head + "x q;", null, cancelled.Token));

        var text = new StringBuilder("OPENQASM 3.0;\ninclude \"stdgates.inc\";\nqubit[1000000] q;\n");
        for (int i = 0; i < 100; i++) text.Append("x q;\n");
        string program = text.ToString();
        var allowed = TimeSpan.FromSeconds(1);
        TimeSpan? late = BusyMachine.BestTimeToStop(TimeSpan.FromMilliseconds(50), allowed, t => Circuit.FromOpenQasm(program, new OpenQasmOptions { MaxOperations = int.MaxValue }, t));
        late.Should().NotBeNull("a hundred million gates take many seconds").And.BeLessThan(allowed);
    }

    private static TimeSpan Read(string text, OpenQasmOptions options, out bool accepted)
    {
        var clock = Stopwatch.StartNew();
        accepted = true;
        try
        {
            Circuit.FromOpenQasm(text, options);
        }
        catch (OpenQasmException e)
        {
            accepted = false;
            e.Line.Should().BeInRange(1, text.Count(c => c is '\n' or '\r') + 1);
            e.Column.Should().BeInRange(1, text.Length + 1);
        }
        catch (Exception e) when (e is not OpenQasmException)
        {
            throw new InvalidOperationException($"This text ends in {e.GetType().Name}: {e.Message}\n{text}", e);
        }

        return clock.Elapsed;
    }

    private static string Damage(string seed, Random random)
    {
        var text = new StringBuilder(seed);
        int times = random.Next(1, 4);
        for (int i = 0; i < times; i++)
        {
            int at = random.Next(text.Length), length = Math.Min(random.Next(4) == 0 ? random.Next(1, 12) : 1, text.Length - at);
            switch (random.Next(6))
            {
                case 0:
                    text.Remove(at, length);
                    break;
                case 1:
                    text.Insert(at, Alphabet[random.Next(Alphabet.Length)]);
                    break;
                case 2:
                    text[at] = Alphabet[random.Next(Alphabet.Length)];
                    break;
                case 3:
                    int other = random.Next(text.Length);
                    (text[at], text[other]) = (text[other], text[at]);
                    break;
                case 4:
                    text.Insert(random.Next(text.Length), text.ToString(at, length));
                    break;
                default:
                    if (random.Next(20) == 0) text.Length = at + 1;
                    else text[at] = (char)random.Next(1, 0x500);
                    break;
            }
        }

        return text.ToString();
    }
}
