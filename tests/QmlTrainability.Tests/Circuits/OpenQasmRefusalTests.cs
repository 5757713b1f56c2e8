using QmlTrainability.Circuits;

namespace QmlTrainability.Tests.Circuits;

/// <summary>What is refused, where, and in which words.</summary>
public sealed class OpenQasmRefusalTests
{
    // The statement under test stands in line 5, after two blanks: its first character is column 3.
    private const string Head2 = "OPENQASM 2.0;\ninclude \"qelib1.inc\";\nqreg q[3]; creg c[3];\nh q[0];\n  ";
    private const string Head3 = "OPENQASM 3.0;\ninclude \"stdgates.inc\";\nqubit[3] q; bit[3] c; input float θ; input float φ; qubit s;\nh q[0];\n  ";

    public static TheoryData<string, int, string> Refused2 => new()
    {
        { "if(c==1) x q[0];", 3, "measured" },
        { "reset q[0];", 3, "not unitary" },
        { "opaque magic(a) p, r;", 3, "'gate'" },
        { "measure q[0] -> c[0]; x q[0];", 25, "mid-circuit" },
        { "measure q -> c; cx q[1],q[0];", 19, "mid-circuit" },
        { "foo q[0];", 3, "not known" },
        { "rzx(0.1) q[0],q[1];", 3, "not known" },
        { "qubit[2] r;", 3, "OpenQASM 3" },
        { "for q[0];", 3, "OpenQASM 3" },
        { "x q[3];", 7, "0 to 2" },
        { "x q[-1];", 7, "0 to 2" },
        { "x q[0.5];", 7, "integer" },
        { "x q[0:1];", 8, "ranges" },
        { "x r[0];", 5, "not declared" },
        { "x c[0];", 5, "something else" },
        { "cx q[0],q[0];", 3, "twice" },
        { "cx q,q[1];", 3, "twice" },
        { "cx q[0];", 3, "takes 2 qubits, but 1 is given" },
        { "rx q[0];", 3, "takes 1 angle, but 0 are given" },
        { "h(0.3) q[0];", 3, "takes 0 angles" },
        { "qreg r[2]; cx q,r;", 14, "in step" },
        { "qreg r[0];", 10, "at least 1" },
        { "qreg r[99999999];", 10, "larger" },
        { "qreg r;", 9, "size" },
        { "qreg q[2];", 8, "already declared in line 3" },
        { "qreg pi[2];", 8, "word" },
        { "creg measure[2];", 8, "word" },
        { "measure q[0];", 15, "'->'" },
        { "measure q -> c[0];", 3, "3 qubits are measured into 1 bits" },
        { "rx(theta) q[0];", 6, "not known" },
        { "rx(q) q[0];", 6, "register" },
        { "rx(1/0) q[0];", 7, "not a finite" },
        { "rx(sqrt(-1)) q[0];", 6, "not a finite" },
        { "rx(0*ln(0)) q[0];", 8, "not a finite" },
        { "rx(1e999) q[0];", 6, "larger than any double" },
        { "rx(sinh(1)) q[0];", 6, "function" },
        { "rx(sin(1, 2)) q[0];", 14, "1 argument" },
        { "rx(1 2) q[0];", 8, "operator" },
        { "rx(1 +) q[0];", 9, "number" },
        { "rx((1) q[0];", 10, "')'" },
        { "rx(1)) q[0];", 8, "qubit" },
        { "rx(2pi) q[0];", 6, "'*'" },
        { "rx(1)", 8, "qubit" },
        { "h q[0]", 9, "';'" },
        { "gate g a { h a; ", 3, "never closed" },
        { "gate g a { h b; }", 16, "not a qubit of this gate" },
        { "gate g a { h q[0]; }", 16, "not a qubit of this gate" },
        { "gate g a { h a[0]; }", 17, "no index" },
        { "gate g a { g a; }", 14, "calls itself" },
        { "gate g a { measure a -> c[0]; }", 14, "unitary" },
        { "gate g a { if (c==1) x a; }", 14, "measured" },
        { "gate g a { reset a; }", 14, "not unitary" },
        { "gate g a, b { cx a, a; }", 17, "twice" },
        { "gate g a, a { }", 13, "twice" },
        { "gate g(a) a { }", 13, "twice" },
        { "gate g(a) b { rx(c) b; }", 20, "not a number" },
        { "gate g(a) b { rx(d) b; }", 20, "not known" },
        { "gate g a { } gate g a { }", 21, "already defined in line 5" },
        { "gate CX a, b { }", 8, "built in" },
        { "gate if a { }", 8, "word" },
        { "include \"other.inc\";", 11, "not at hand" },
        { "include qelib1;", 11, "quotes" },
        { "OPENQASM 2.0;", 3, "once" },
        { "/* never", 3, "never closed" },
        { "include \"qelib1.inc", 11, "never closed" },
        { "x q[0]; }", 11, "closes nothing" },
        { "{ x q[0]; }", 3, "braces" },
        { ";", 3, "no statement" },
        { "x €q[0];", 5, "no meaning" },
        { "x q[0] ~;", 10, "';'" },
    };

    public static TheoryData<string, int, string> Refused3 => new()
    {
        { "if (c[0] == 1) { x q[0]; }", 3, "measured" },
        { "for int i in [0:2] { x q[i]; }", 3, "Loops" },
        { "while (true) { }", 3, "Loops" },
        { "switch (i) { }", 3, "measured" },
        { "def f(qubit a) { }", 3, "Subroutines" },
        { "extern f(int) -> int;", 3, "Subroutines" },
        { "ctrl @ x q[0], q[1];", 3, "modifiers" },
        { "negctrl @ x q[0], q[1];", 3, "modifiers" },
        { "inv @ s q[0];", 3, "modifiers" },
        { "pow(0.5) @ x q[0];", 3, "modifiers" },
        { "delay[100ns] q[0];", 3, "Timing" },
        { "box { }", 3, "Timing" },
        { "defcal x $0 { }", 3, "Pulses" },
        { "cal { }", 3, "Pulses" },
        { "#pragma foo", 3, "Pragmas" },
        { "pragma foo", 3, "Pragmas" },
        { "@annotation", 3, "Annotations" },
        { "reset q;", 3, "not unitary" },
        { "end;", 3, "control flow" },
        { "bool b = true;", 3, "type" },
        { "array[float, 3] a;", 3, "type" },
        { "input int n;", 9, "not read" },
        { "input array[float, 3] a;", 9, "not read" },
        { "input float θ;", 15, "already declared in line 3" },
        { "input float pi;", 15, "word" },
        { "output float f;", 10, "'bit'" },
        { "float f;", 10, "'='" },
        { "const bool b = true;", 9, "types" },
        { "const int n = 0.5;", 17, "not an integer" },
        { "const int n = θ;", 17, "not an integer" },
        { "const angle a = -pi;", 19, "float" },
        { "bit[2] b = \"01\";", 14, "'measure'" },
        { "c = 1;", 7, "'measure'" },
        { "θ = 1;", 3, "assignments" },
        { "c = measure q[0];", 7, "1 qubits are measured into 3 bits" },
        { "c[1] = measure q[1]; z q[1];", 24, "mid-circuit measurement" },
        { "measure q; rx(0.1) q[2];", 14, "line 5" },
        { "bit b = measure s; x s;", 22, "mid-circuit" },
        { "rx(θ*φ) q[0];", 7, "product" },
        { "rx(θ*θ) q[0];", 7, "product" },
        { "rx(sin(θ)) q[0];", 6, "function of an input" },
        { "rx(1/θ) q[0];", 7, "division by an input" },
        { "rx(θ**2) q[0];", 7, "power" },
        { "rx(2**θ) q[0];", 7, "power" },
        { "rx(θ % 2) q[0];", 8, "remainder" },
        { "rx(2^3) q[0];", 7, "'**'" },
        { "rx(θ[0]) q[0];", 6, "indexed" },
        { "rx(float(1)) q[0];", 6, "function" },
        { "rx(1e308*10*θ) q[0];", 11, "finite" },
        { "rx(0x1F) q[0];", 6, "number" },
        { "rx(100ns) q[0];", 6, "number" },
        { "x s[0];", 6, "no index" },
        { "x q[θ];", 7, "depends on an input" },
        { "x q[3];", 7, "0 to 2" },
        { "x q[-4];", 7, "0 to 2" },
        { "x q[0:5];", 8, "0 to 2" },
        { "x q[2:0];", 8, "empty" },
        { "x q[0:-1:2];", 8, "empty" },
        { "x q[0:0:2];", 8, "step" },
        { "x q[{0, 0}];", 5, "twice" },
        { "let a = q ++ q[1];", 7, "twice" },
        { "let a = c;", 11, "something else" },
        { "x $0;", 5, "Physical" },
        { "x $;", 5, "number" },
        { "gate g a { ctrl @ x a; }", 14, "modifiers" },
        { "gate g a { for int i in [0:1] { } }", 14, "Loops" },
        { "gphase(θ q[0];", 12, "')'" },
        { "rxx(0.1) q[0], q[1];", 3, "not known" },
        { "sxdg q[0];", 3, "not known" },
    };

    [Theory]
    [MemberData(nameof(Refused2))]
    public void Version2(string statement, int column, string says) => Check(Head2 + statement, column, says);

    [Theory]
    [MemberData(nameof(Refused3))]
    public void Version3(string statement, int column, string says) => Check(Head3 + statement, column, says);

    [Theory]
    [InlineData("", 1, 1, "header")]
    [InlineData("   \n// nothing\n", 3, 1, "header")]
    [InlineData("qreg q[1];", 1, 1, "header")]
    [InlineData("OPENQASM", 1, 9, "version")]
    [InlineData("OPENQASM 4.0;", 1, 10, "2.0 or 3.0")]
    [InlineData("OPENQASM 2.0", 1, 13, "';'")]
    [InlineData("OPENQASM 2.0;\n", 2, 1, "no qubits")]
    [InlineData("OPENQASM 2.0;\nqreg q[1];\nh q[0];", 3, 1, "include \"qelib1.inc\"")]
    [InlineData("OPENQASM 3.0;\nqubit q;\nh q;", 3, 1, "include \"stdgates.inc\"")]
    [InlineData("OPENQASM 3.0;\nqubit q;\nu3(1,2,3) q;", 3, 1, "include \"stdgates.inc\"")]
    [InlineData("OPENQASM 3.0;\r\nqubit q;\r\n  reset q;", 3, 3, "not unitary")]
    [InlineData("OPENQASM 3.0;\rqubit q;\r  reset q;", 3, 3, "not unitary")]
    [InlineData("OPENQASM 3.0;\nqubit 𝜃; reset 𝜃;", 2, 10, "not unitary")]
    [InlineData("\uFEFFOPENQASM 2.0;", 1, 15, "no qubits")]
    [InlineData("OPENQASM 3.0; x $0; qubit q;", 1, 27, "Physical")]
    [InlineData("OPENQASM 3.0; \uD800", 1, 15, "no meaning")]
    public void TheWholeText(string text, int line, int column, string says)
    {
        if (text.Contains('$', StringComparison.Ordinal)) text = text.Replace("x $0", "U(0,0,0) $0", StringComparison.Ordinal);
        if (text.Contains('$', StringComparison.Ordinal)) column += "U(0,0,0)".Length - 1;
        var refused = Assert.Throws<OpenQasmException>(() => Circuit.FromOpenQasm(text));
        (refused.Line, refused.Column).Should().Be((line, column), refused.Message);
        refused.Message.Should().Contain(says).And.StartWith($"Line {line}, column {column}: ");
    }

    [Fact]
    public void NullIsRefused() => Assert.Throws<ArgumentNullException>(() => Circuit.FromOpenQasm(null!));

    [Fact]
    public void MeasurementsAtTheEndAndBarriersAfterThemAreFine() =>
        Circuit.FromOpenQasm(Head2 + "measure q[0] -> c[0]; barrier q; x q[1]; measure q -> c; barrier q[0];").Operations.Should().HaveCount(2);

    private static void Check(string text, int column, string says)
    {
        var refused = Assert.Throws<OpenQasmException>(() => Circuit.FromOpenQasm(text));
        (refused.Line, refused.Column).Should().Be((5, column), refused.Message);
        refused.Message.Should().Contain(says);
    }
}
