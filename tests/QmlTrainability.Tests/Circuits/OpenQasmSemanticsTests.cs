using System.Globalization;
using System.Numerics;
using QmlTrainability.Circuits;

namespace QmlTrainability.Tests.Circuits;

/// <summary>What a text means, against an oracle that does not read text.</summary>
public sealed class OpenQasmSemanticsTests
{
    [Fact]
    public void RandomProgramsDoWhatTheyWereMadeToDo()
    {
        int withInputs = 0, nested = 0;
        for (int seed = 0; seed < 1_500; seed++)
        {
            var random = new Random(seed);
            var program = new OpenQasmRandomProgram(random);
            string text = program.ToText();
            Circuit circuit = Circuit.FromOpenQasm(text);
            circuit.QubitCount.Should().Be(program.QubitCount);
            circuit.Parameters.Should().HaveCount(program.InputCount);
            double[] inputs = [.. Enumerable.Range(0, program.InputCount).Select(_ => (random.NextDouble() - 0.5) * 6)];
            Complex[] state = OpenQasmTextbook.RandomState(program.QubitCount, random);
            double overlap = OpenQasmTextbook.Overlap(OpenQasmTextbook.Run(circuit, inputs, state), program.Run(state, inputs));
            overlap.Should().BeApproximately(1, 1e-9, "seed {0}:\n{1}", seed, text);

            Circuit trainable = Circuit.FromOpenQasm(text, new OpenQasmOptions { NumericAngles = NumericAngles.Trainable });
            double[] start = [.. inputs, .. trainable.StartValues.Skip(inputs.Length)];
            OpenQasmTextbook.Overlap(OpenQasmTextbook.Run(trainable, start, state), program.Run(state, inputs)).Should().BeApproximately(1, 1e-9, "seed {0}, trainable", seed);
            if (circuit.Operations.Any(o => o.Angles.Any(a => !a.IsConstant))) withInputs++;
            if (text.Contains("  mine_", StringComparison.Ordinal)) nested++;
        }

        withInputs.Should().BeGreaterThan(100);
        nested.Should().BeGreaterThan(100);
    }

    [Theory]
    [InlineData("1 - 2 - 3", -4)]
    [InlineData("8/4/2", 1)]
    [InlineData("2 + 3*4", 14)]
    [InlineData("-2**2", -4)]
    [InlineData("2**3**2", 512)]
    [InlineData("2**-1", 0.5)]
    [InlineData("2*-3", -6)]
    [InlineData("-(1+2)*3", -9)]
    [InlineData("- - 2", 2)]
    [InlineData("+2", 2)]
    [InlineData("1/2", 0.5)]
    [InlineData("7 % 4", 3)]
    [InlineData("mod(-1, 4)", 3)]
    [InlineData("pow(2, 0.5)*pow(2, 0.5)", 2)]
    [InlineData("sqrt(16) + floor(-1.5) + ceiling(1.2)", 4)]
    [InlineData("ln(exp(3)) + log(euler)", 4)]
    [InlineData("sin(0) + cos(0) + tan(0)", 1)]
    [InlineData("arccos(1) + arcsin(0) + arctan(0)", 0)]
    [InlineData("tau/π", 2)]
    [InlineData("1_000.5e-1", 100.05)]
    [InlineData("1E3", 1000)]
    [InlineData("5.", 5)]
    [InlineData(".5", 0.5)]
    [InlineData("((((1))))", 1)]
    [InlineData("/* a */ 1 // b\n + 2", 3)]
    public void ConstantExpressions(string expression, double value)
    {
        Circuit circuit = Circuit.FromOpenQasm($"OPENQASM 3.0; include \"stdgates.inc\"; qubit q; rx({expression}) q;");
        circuit.Operations[0].Angles[0].Offset.Should().BeApproximately(value, 1e-12);
    }

    [Theory]
    [InlineData("2^3^2", 512)]
    [InlineData("-3^2", -9)]
    [InlineData("2**3", 8)]
    [InlineData("ln(2.718281828459045)*pi/2", Math.PI / 2)]
    public void ConstantExpressionsOfVersion2(string expression, double value)
    {
        Circuit circuit = Circuit.FromOpenQasm($"OPENQASM 2.0; include \"qelib1.inc\"; qreg q[1]; rx({expression}) q[0];");
        circuit.Operations[0].Angles[0].Offset.Should().BeApproximately(value, 1e-12);
    }

    [Theory]
    [InlineData("-pi/2 + a", -Math.PI / 2, 1, 0)]
    [InlineData("2*a", 0, 2, 0)]
    [InlineData("a/2", 0, 0.5, 0)]
    [InlineData("(a - b)*3 - (a + 1)", -1, 2, -3)]
    [InlineData("-(-a)", 0, 1, 0)]
    [InlineData("a*sin(pi/2)", 0, 1, 0)]
    [InlineData("a - a + b*2**3", 0, 0, 8)]
    [InlineData("0*a + 1", 1, 0, 0)]
    [InlineData("(1/4)*a + b/(2*2)", 0, 0.25, 0.25)]
    public void AnglesAreAffineInTheInputs(string expression, double offset, double ofA, double ofB)
    {
        Circuit circuit = Circuit.FromOpenQasm($"OPENQASM 3.0; include \"stdgates.inc\"; input float a; input float b; qubit q; rx({expression}) q;");
        Angle angle = circuit.Operations[0].Angles[0];
        angle.Offset.Should().BeApproximately(offset, 1e-15);
        double Factor(string name) => angle.Terms.Where(t => t.Parameter.Name == name).Select(t => t.Factor).SingleOrDefault();
        (Factor("a"), Factor("b")).Should().Be((ofA, ofB));
        angle.Terms.Should().NotContain(t => t.Factor == 0);
    }

    [Fact]
    public void FormalParametersAreSubstitutedThroughNestedDefinitions()
    {
        Circuit circuit = Circuit.FromOpenQasm("""
            OPENQASM 3.0;
            include "stdgates.inc";
            input float t;
            const float half = 0.5;
            gate inner(a, b) q { rz(a - b) q; rx(a*half) q; gphase(a*b); }
            gate outer(b, a) p, q { inner(2*a, b + pi) q; barrier p, q; inner(b, 1) p; }
            qubit[2] q;
            outer(t, 3) q[1], q[0];
            """);
        circuit.Operations.Select(o => o.ToString()).Should().Equal(
            $"RZ(-t + {(6 - Math.PI).ToString("R", CultureInfo.InvariantCulture)}) q0", "RX(3) q0", "RZ(t - 1) q1", "RX(0.5*t) q1");
    }

    [Fact]
    public void AProductOfFormalsIsFineWhereOneOfThemIsANumber()
    {
        const string Head = "OPENQASM 3.0;\ninclude \"stdgates.inc\";\ninput float t; input float u;\ngate g(a, b) q { rx(a*b) q; }\nqubit q;\n";
        Circuit.FromOpenQasm(Head + "g(2, t) q;").Operations[0].ToString().Should().Be("RX(2*t) q0");
        Circuit.FromOpenQasm(Head + "g(t, 2) q;").Operations[0].ToString().Should().Be("RX(2*t) q0");
        var refused = Assert.Throws<OpenQasmException>(() => Circuit.FromOpenQasm(Head + "g(t, u) q;"));
        (refused.Line, refused.Column).Should().Be((4, 22));
        refused.Message.Should().Contain("product").And.Contain("line 6");
    }

    [Fact]
    public void TheCultureOfTheMachinePlaysNoRole()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Circuit.FromOpenQasm("OPENQASM 2.0; include \"qelib1.inc\"; qreg q[1]; rx(1.5) q[0];").Operations[0].Angles[0].Offset.Should().Be(1.5);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
