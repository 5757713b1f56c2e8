using System.Numerics;
using QmlTrainability.Circuits;

namespace QmlTrainability.Tests.Circuits;

/// <summary>Definitions under names of the library's table.</summary>
public sealed class OpenQasmGateMatchTests
{
    private const string Head2 = "OPENQASM 2.0;\ninclude \"qelib1.inc\";\nqreg q[5];\n";

    [Theory]
    [InlineData("gate rzz(t) a,b { cx a,b; rz(t) b; cx a,b; }", "rzz(0.3) q[0],q[1];", "RZZ")]
    [InlineData("gate rzz(t) a,b { cx a,b; u1(t) b; cx a,b; }", "rzz(0.3) q[0],q[1];", "RZZ")]
    [InlineData("gate rxx(t) a,b { h a; h b; rzz(t) a,b; h a; h b; }", "rxx(0.3) q[0],q[1];", "RXX")]
    [InlineData("gate rzx(t) a,b { h b; cx a,b; rz(t) b; cx a,b; h b; } gate ecr a,b { rzx(pi/4) a,b; x a; rzx(-pi/4) a,b; }", "ecr q[0],q[1];", "ECR")]
    [InlineData("gate swap a,b { cx b,a; cx a,b; cx b,a; }", "swap q[0],q[1];", "Swap")]
    [InlineData("gate h a { u2(0, 3.14159265358979) a; }", "h q[0];", "H")]
    [InlineData("gate cz a,b { h a; cx b,a; h a; }", "cz q[0],q[1];", "CZ")]
    [InlineData("gate ccz a,b,c { h c; ccx a,b,c; h c; }", "ccz q[0],q[1],q[2];", "CCZ")]
    [InlineData("gate r(t,f) a { u3(t,f-pi/2,pi/2-f) a; }", "r(0.1,0.2) q[0];", "R")]
    [InlineData("gate c4x a,b,c,d,e { h e; barrier a,b; h e; c3x a,b,c,d; c3x a,b,c,d; c4x_ a,b,c,d,e; }", "c4x q[0],q[1],q[2],q[3],q[4];", "C4X", "gate c4x_ a,b,c,d,e { c4x a,b,c,d,e; }")]
    public void ABodyWithTheSameUnitaryIsTheLibrarysGate(string definition, string call, string gate, string before = "") =>
        Circuit.FromOpenQasm(Head2 + before + definition + call).Operations.Select(o => o.Gate!.Name).Should().Equal(gate);

    [Fact]
    public void WhatQiskit2WritesOutIsTheTablesGate()
    {
        // The decompositions of Qiskit 2 for the gates that stdgates.inc lacks; the names of formals do not matter.
        (string Name, int Angles, int Qubits, string Body)[] definitions =
        [
            ("sxdg", 0, 1, "s q0; h q0; s q0;"),
            ("r", 2, 1, "U(a0, -pi/2 + a1, pi/2 - a1) q0;"),
            ("cu1", 1, 2, "p(0.5*a0) q0; cx q0, q1; p((-0.5)*a0) q1; cx q0, q1; p(0.5*a0) q1;"),
            ("cu3", 3, 2, "p(0.5*a2 + 0.5*a1) q0; p(0.5*a2 - 0.5*a1) q1; cx q0, q1; U((-0.5)*a0, 0, (-0.5)*a1 - 0.5*a2) q1; cx q0, q1; U(0.5*a0, a1, 0) q1;"),
            ("cs", 0, 2, "t q0; cx q0, q1; tdg q1; cx q0, q1; t q1;"),
            ("csdg", 0, 2, "tdg q0; cx q0, q1; t q1; cx q0, q1; tdg q1;"),
            ("csx", 0, 2, "h q1; cs q0, q1; h q1;"),
            ("ecr", 0, 2, "s q0; sx q1; cx q0, q1; x q0;"),
            ("iswap", 0, 2, "s q0; s q1; h q0; cx q0, q1; cx q1, q0; h q1;"),
            ("dcx", 0, 2, "cx q0, q1; cx q1, q0;"),
            ("rzz", 1, 2, "cx q0, q1; rz(a0) q1; cx q0, q1;"),
            ("rxx", 1, 2, "h q0; h q1; cx q0, q1; rz(a0) q1; cx q0, q1; h q1; h q0;"),
            ("ryy", 1, 2, "sxdg q0; sxdg q1; cx q0, q1; rz(a0) q1; cx q0, q1; sx q0; sx q1;"),
            ("rzx", 1, 2, "h q1; cx q0, q1; rz(a0) q1; cx q0, q1; h q1;"),
            ("ccz", 0, 3, "h q2; ccx q0, q1, q2; h q2;"),
            ("rccx", 0, 3, "h q2; t q2; cx q1, q2; tdg q2; cx q0, q2; t q2; cx q1, q2; tdg q2; h q2;"),
            ("rcccx", 0, 4, "u2(0, pi) q3; u1(pi/4) q3; cx q2, q3; u1(-pi/4) q3; u2(0, pi) q3; cx q0, q3; u1(pi/4) q3; cx q1, q3; u1(-pi/4) q3; cx q0, q3; "
                + "u1(pi/4) q3; cx q1, q3; u1(-pi/4) q3; u2(0, pi) q3; u1(pi/4) q3; cx q2, q3; u1(-pi/4) q3; u2(0, pi) q3;"),
            ("c3sx", 0, 4, "h q3; cp(pi/8) q0, q3; h q3; cx q0, q1; h q3; cp(-pi/8) q1, q3; h q3; cx q0, q1; h q3; cp(pi/8) q1, q3; h q3; cx q1, q2; "
                + "h q3; cp(-pi/8) q2, q3; h q3; cx q0, q2; h q3; cp(pi/8) q2, q3; h q3; cx q1, q2; h q3; cp(-pi/8) q2, q3; h q3; cx q0, q2; h q3; cp(pi/8) q2, q3; h q3;"),
        ];
        string text = "OPENQASM 3.0;\ninclude \"stdgates.inc\";\nqubit[4] q;\n";
        foreach ((string name, int angles, int qubits, string body) in definitions)
        {
            string head = angles == 0 ? name : $"{name}({string.Join(", ", Enumerable.Range(0, angles).Select(i => $"a{i}"))})";
            text += $"gate {head} {string.Join(", ", Enumerable.Range(0, qubits).Select(i => $"q{i}"))} {{ {body} }}\n";
        }

        foreach ((string name, int angles, int qubits, _) in definitions)
        {
            string head = angles == 0 ? name : $"{name}({string.Join(", ", Enumerable.Repeat("0.3", angles))})";
            text += $"{head} {string.Join(", ", Enumerable.Range(0, qubits).Select(i => $"q[{i}]"))};\n";
        }

        Circuit circuit = Circuit.FromOpenQasm(text);
        circuit.Operations.Select(o => o.Gate!.OpenQasm2Names.Union(o.Gate.OpenQasm3Names)).Zip(definitions, (names, d) => names.Contains(d.Name)).Should().OnlyContain(same => same);
    }

    [Fact]
    public void ADefinitionWithItsNumbersBakedInIsTheGateAtThoseNumbers()
    {
        const string Text = Head2 + """
            gate rzz_1404(param0) a,b { cx a,b; rz(2.5) b; cx a,b; }
            gate rzx_1(param0) a,b { h b; cx a,b; rz(pi/4) b; cx a,b; h b; }
            gate r(param0,param1) a { u3(1.25,-pi/2 + 0.5,pi/2 - 0.5) a; }
            gate outer a,b { rzx_1(pi/4) a,b; }
            rzz_1404(2.5) q[0],q[1];
            r(1.25,0.5) q[2];
            outer q[1],q[2];
            """;
        Circuit.FromOpenQasm(Text).Operations.Select(o => o.ToString()).Should().Equal("RZZ(2.5) q0, q1", "R(1.25, 0.5) q2", "RZX(0.7853981633974483) q1, q2");
        Circuit trainable = Circuit.FromOpenQasm(Text, new OpenQasmOptions { NumericAngles = NumericAngles.Trainable });
        trainable.Parameters.Select(p => p.Name).Should().Equal("rzz_0", "r_1_theta", "r_1_phi", "rzx_2");
        // A call with another number gets the body, which does not heed it.
        Circuit.FromOpenQasm(Text + "rzz_1404(2) q[0],q[1];").Operations.Skip(3).Select(o => o.ToString()).Should().Equal("CX q0, q1", "RZ(2.5) q1", "CX q0, q1");
        Circuit.FromOpenQasm(Text + "gate rzz_7(t) a,b { cx a,b; rz(1) b; cx a,b; } rzz_7(2) q[0],q[1];").Operations.Skip(3).Should().HaveCount(3);
    }

    [Theory]
    [InlineData("gate rzz(t) a,b { cx a,b; rz(2*t) b; cx a,b; }", "rzz(0.3) q[0],q[1];", 3)] // other angle
    [InlineData("gate rzz(t) a,b { cx a,b; rz(0.7) b; cx a,b; }", "rzz(0.6) q[0],q[1];", 3)] // another number is baked in
    [InlineData("gate crz(t) a,b { rz(t/2) b; cx a,b; rz(-t/2) b; cx a,b; rz(t/7) a; }", "crz(0.7) q[0],q[1];", 5)] // a relative phase is physical
    [InlineData("gate cx a,b { CX b,a; }", "cx q[0],q[1];", 1)] // control and target exchanged
    [InlineData("gate h a { sx a; }", "h q[0];", 1)]
    [InlineData("gate h a,b { cx a,b; }", "h q[0],q[1];", 1)] // other shape
    [InlineData("gate ryy(t) a,b { rx(sqrt(t)) a; ry(0.1) b; }", "ryy(0.7) q[0],q[1];", 2)] // sqrt of a negative number while comparing
    public void ABodyWithAnotherUnitaryCounts(string definition, string call, int operations)
    {
        Circuit circuit = Circuit.FromOpenQasm(Head2 + definition + call);
        circuit.Operations.Should().HaveCount(operations);
        if (definition.Contains("CX b,a", StringComparison.Ordinal)) circuit.Operations[0].Qubits.Should().Equal(1, 0);
    }

    [Fact]
    public void TheTextbookAgreesWithEveryMatch()
    {
        // A match replaces a body by a gate; the body, run from the textbook under a name that is not in the table, must do the same.
        const string Bodies = "gate NAME1(t) a,b { cx a,b; rz(t) b; cx a,b; } gate NAME2 a,b { s a; s b; h a; cx a,b; cx b,a; h b; } gate NAME3(t) a,b { sxdg a; sxdg b; cx a,b; rz(t) b; cx a,b; sx a; sx b; }";
        const string Calls = "NAME1(0.4) q[0],q[1]; NAME2 q[1],q[2]; NAME3(-1.1) q[2],q[0];";
        static string Named(string text, string a, string b, string c) => text.Replace("NAME1", a, StringComparison.Ordinal).Replace("NAME2", b, StringComparison.Ordinal).Replace("NAME3", c, StringComparison.Ordinal);
        Circuit matched = Circuit.FromOpenQasm(Head2 + Named(Bodies + Calls, "rzz", "iswap", "ryy"));
        Circuit expanded = Circuit.FromOpenQasm(Head2 + Named(Bodies + Calls, "mine1", "mine2", "mine3"));
        matched.Operations.Select(o => o.Gate).Should().Equal(Gate.RZZ, Gate.ISwap, Gate.RYY);
        expanded.Operations.Should().HaveCount(3 + 6 + 7);
        Complex[] state = OpenQasmTextbook.RandomState(5, new Random(3));
        OpenQasmTextbook.Overlap(OpenQasmTextbook.Run(matched, [], state), OpenQasmTextbook.Run(expanded, [], state)).Should().BeApproximately(1, 1e-12);
    }
}
