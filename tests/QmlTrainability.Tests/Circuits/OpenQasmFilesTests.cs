using System.Globalization;
using System.Numerics;
using QmlTrainability.Circuits;

namespace QmlTrainability.Tests.Circuits;

/// <summary>Texts as the writers of this world write them.</summary>
public sealed class OpenQasmFilesTests
{
    [Fact]
    public void EfficientSu2AsQiskitWritesItInVersion3()
    {
        Circuit circuit = Circuit.FromOpenQasm(Sample("efficient_su2.qasm"));
        circuit.ToString().Should().Be("8 qubits, 64 parameters, 85 gates");
        circuit.Parameters.Select(p => p.Name).Should().Equal(Enumerable.Range(0, 64).Select(i => string.Create(CultureInfo.InvariantCulture, $"_θ_{i}_")));
        circuit.StartValues.Should().OnlyContain(v => v == 0);
        circuit.Operations[8].ToString().Should().Be("RZ(_θ_8_) q0");
        circuit.Operations[16].ToString().Should().Be("CX q0, q1");
        circuit.Operations[^1].ToString().Should().Be("RZ(_θ_63_) q7");
    }

    [Fact]
    public void TheBoundFileIsTheSameCircuit()
    {
        Circuit free = Circuit.FromOpenQasm(Sample("efficient_su2.qasm"));
        Circuit trainable = Circuit.FromOpenQasm(Sample("efficient_su2_bound.qasm"), new OpenQasmOptions { NumericAngles = NumericAngles.Trainable });
        trainable.Parameters.Should().HaveCount(64);
        trainable.Operations.Select(o => (o.Gate, o.Qubits[0])).Should().Equal(free.Operations.Select(o => (o.Gate, o.Qubits[0])));
        trainable.StartValues.Distinct().Should().HaveCount(64);
        Circuit bound = Circuit.FromOpenQasm(Sample("efficient_su2_bound.qasm"));
        bound.Parameters.Should().BeEmpty();
        Complex[] state = OpenQasmTextbook.RandomState(8, new Random(1));
        Complex[] expected = OpenQasmTextbook.Run(bound, [], state);
        OpenQasmTextbook.Overlap(OpenQasmTextbook.Run(free, [.. trainable.StartValues], state), expected).Should().BeApproximately(1, 1e-12);
        OpenQasmTextbook.Overlap(OpenQasmTextbook.Run(trainable, [.. trainable.StartValues], state), expected).Should().BeApproximately(1, 1e-12);
    }

    [Fact]
    public void QiskitVersion3AfterDecomposition()
    {
        Circuit circuit = Circuit.FromOpenQasm("""
            OPENQASM 3.0;
            include "stdgates.inc";
            input float[64] _θ_0_;
            input float[64] _θ_1_;
            gate r(p0, p1) _gate_q_0 {
              U(p0, -pi/2 + p1, pi/2 - p1) _gate_q_0;
            }
            bit[2] meas;
            qubit[2] q;
            r(_θ_0_, pi/2) q[0];
            r(_θ_1_, pi/2) q[1];
            cx q[0], q[1];
            barrier q[0], q[1];
            meas[0] = measure q[0];
            meas[1] = measure q[1];
            """);
        circuit.Operations.Select(o => o.Gate).Should().Equal(Gate.R, Gate.R, Gate.CX);
        circuit.Operations[0].Angles[0].ToString().Should().Be("_θ_0_");
        circuit.Operations[0].Angles[1].Offset.Should().Be(Math.PI / 2);
    }

    [Fact]
    public void TheOlderQiskitWithAliasesAndNumbersBakedIn()
    {
        // Each rzz has its own definition, whose body holds a number and not its parameter: the body counts, and 2.5 is not 2.
        Circuit circuit = Circuit.FromOpenQasm("""
            OPENQASM 3;
            include "stdgates.inc";
            gate rzz_140490701410512(_gate_p_0) _gate_q_0, _gate_q_1 {
              cx _gate_q_0, _gate_q_1;
              rz(2) _gate_q_1;
              cx _gate_q_0, _gate_q_1;
            }
            gate rzz_140490701410656(_gate_p_0) _gate_q_0, _gate_q_1 {
              cx _gate_q_0, _gate_q_1;
              rz(_gate_p_0) _gate_q_1;
              cx _gate_q_0, _gate_q_1;
            }
            bit[3] meas;
            qubit[3] _all_qubits;
            let q = _all_qubits[0:2];
            h q[0];
            barrier q[0], q[1], q[2];
            rzz_140490701410512(2.5) q[0], q[1];
            rzz_140490701410656(2.5) q[0], q[2];
            meas[0] = measure q[0];
            """);
        circuit.Operations.Select(o => o.ToString()).Should().Equal("H q0", "CX q0, q1", "RZ(2) q1", "CX q0, q1", "RZZ(2.5) q0, q2");
    }

    [Fact]
    public void QiskitVersion3ForADevice()
    {
        Circuit circuit = Circuit.FromOpenQasm("""
            OPENQASM 3.0;
            include "stdgates.inc";
            input float[64] a;
            gate sxdg _gate_q_0 {
              s _gate_q_0;
              h _gate_q_0;
              s _gate_q_0;
            }
            gate rzx(p0) _gate_q_0, _gate_q_1 {
              h _gate_q_1;
              cx _gate_q_0, _gate_q_1;
              rz(p0) _gate_q_1;
              cx _gate_q_0, _gate_q_1;
              h _gate_q_1;
            }
            gate ecr _gate_q_0, _gate_q_1 {
              rzx(pi/4) _gate_q_0, _gate_q_1;
              x _gate_q_0;
              rzx(-pi/4) _gate_q_0, _gate_q_1;
            }
            bit[2] c;
            rz(2*a + pi) $0;
            sx $0;
            ecr $0, $2;
            sxdg $2;
            c[0] = measure $0;
            """);
        circuit.QubitCount.Should().Be(3);
        circuit.Operations.Select(o => o.Gate).Should().Equal(Gate.RZ, Gate.SX, Gate.ECR, Gate.SXdg);
    }

    [Fact]
    public void QiskitVersion2()
    {
        Circuit circuit = Circuit.FromOpenQasm("""
            OPENQASM 2.0;
            include "qelib1.inc";
            gate ryy(param0) q0,q1 { sxdg q0; sxdg q1; cx q0,q1; rz(param0) q1; cx q0,q1; sx q0; sx q1; }
            gate iswap q0,q1 { s q0; s q1; h q0; cx q0,q1; cx q1,q0; h q1; }
            gate dcx q0,q1 { cx q0,q1; cx q1,q0; }
            gate r(param0,param1) q0 { u3(1.9507176521076317,-pi/2,pi/2) q0; }
            gate xx_plus_yy(param0,param1) q0,q1 { rz(param1) q0; sdg q1; sx q1; s q1; s q0; cx q1,q0; ry((-0.5)*param0) q1; ry((-0.5)*param0) q0; cx q1,q0; sdg q0; sdg q1; sxdg q1; s q1; rz(-param1) q0; }
            qreg q[2];
            qreg ancilla[1];
            creg meas[3];
            u2(0,pi) q[0];
            ryy(-0.75) q[1],ancilla[0];
            iswap q[0],q[1];
            dcx q[0],q[1];
            r(1.9507176521076317,0) q[0];
            xx_plus_yy(0.3,0.2) q[0],q[1];
            barrier q[0],q[1],ancilla[0];
            measure q[0] -> meas[0];
            measure q[1] -> meas[1];
            measure ancilla[0] -> meas[2];
            """);
        circuit.QubitCount.Should().Be(3);
        circuit.Operations.Take(5).Select(o => o.Gate).Should().Equal(Gate.U2, Gate.RYY, Gate.ISwap, Gate.DCX, Gate.R);
        circuit.Operations[1].Qubits.Should().Equal(1, 2);
        circuit.Operations.Should().HaveCount(5 + 14);
        circuit.Operations[11].ToString().Should().Be("RY(-0.15) q1");
    }

    [Fact]
    public void Cirq()
    {
        Circuit circuit = Circuit.FromOpenQasm("// Generated from Cirq v1.3.0\r\n\r\nOPENQASM 2.0;\r\ninclude \"qelib1.inc\";\r\n\r\n\r\n// Qubits: [q(0), q(1)]\r\nqreg q[2];\r\n"
            + "creg m_result[2];\r\n\r\n\r\n// Gate: CZ**0.5\r\nrz(pi*0.4975887301) q[1];\r\nrx(pi*-1.5036595648) q[0];\r\nu3(pi*0.5,pi*1.25,0) q[1];\r\ncx q[0],q[1];\r\n\r\n"
            + "// Gate: cirq.MeasurementGate(2, cirq.MeasurementKey(name='result'), ())\r\nmeasure q[0] -> m_result[0];\r\nmeasure q[1] -> m_result[1];\r\n");
        circuit.Operations.Select(o => o.Gate).Should().Equal(Gate.RZ, Gate.RX, Gate.U, Gate.CX);
        circuit.Operations[0].Angles[0].Offset.Should().Be(Math.PI * 0.4975887301);
        circuit.Operations[1].Angles[0].Offset.Should().Be(Math.PI * -1.5036595648);
    }

    [Fact]
    public void PennyLane()
    {
        Circuit circuit = Circuit.FromOpenQasm("""
            OPENQASM 2.0;
            include "qelib1.inc";
            qreg q[3];
            creg c[3];
            rx(0.1) q[0];
            cry(-2.5e-1) q[0],q[2];
            crz(.5) q[0],q[1];
            cu1(1.) q[1],q[2];
            cswap q[0],q[1],q[2];
            ccx q[2],q[0],q[1];
            u1(0.3) q[0];
            measure q[0] -> c[0];
            measure q[1] -> c[1];
            measure q[2] -> c[2];
            """);
        circuit.Operations.Select(o => o.ToString()).Should().Equal(
            "RX(0.1) q0", "CRY(-0.25) q0, q2", "CRZ(0.5) q0, q1", "CP(1) q1, q2", "CSwap q0, q1, q2", "CCX q2, q0, q1", "P(0.3) q0");
    }

    [Fact]
    public void TheBuiltInGatesNeedNoInclude()
    {
        Circuit.FromOpenQasm("OPENQASM 2.0; qreg q[2]; U(0.1,0.2,0.3) q[0]; CX q[0],q[1];").Operations.Select(o => o.Gate).Should().Equal(Gate.U, Gate.CX);
        Circuit.FromOpenQasm("OPENQASM 3; qubit q; U(0.1, 0.2, 0.3) q; gphase(pi/7);").Operations.Select(o => o.Gate).Should().Equal(Gate.U);
    }

    [Fact]
    public void EveryNameOfTheStandardFilesIsRead()
    {
        string[] qelib1 = "u3 u2 u1 u0 cx id u p x y z h s sdg t tdg sx sxdg rx ry rz cz cy swap ch ccx cswap crx cry crz cu1 cp cu3 csx cu rxx rzz rccx rc3x c3x c3sqrtx c4x U CX".Split(' ');
        string[] stdgates = "p x y z h s sdg t tdg sx rx ry rz cx cy cz cp crx cry crz ch swap ccx cswap cu CX phase cphase id u1 u2 u3 U".Split(' ');
        foreach ((string header, string[] names) in new[] { ("OPENQASM 2.0; include \"qelib1.inc\"; qreg q[5];", qelib1), ("OPENQASM 3.0; include \"stdgates.inc\"; qubit[5] q;", stdgates) })
        {
            foreach (string name in names)
            {
                Gate.TryFind(name, out Gate? gate).Should().BeTrue();
                string angles = gate!.AngleCount == 0 ? "" : $"({string.Join(", ", Enumerable.Repeat("0.3", gate.AngleCount))})";
                string qubits = string.Join(", ", Enumerable.Range(0, gate.QubitCount).Select(q => $"q[{q}]"));
                Circuit.FromOpenQasm($"{header} {name}{angles} {qubits};").Operations.Single().Gate.Should().BeSameAs(gate);
            }
        }
    }

    [Fact]
    public void RegistersBroadcastInStep()
    {
        Circuit circuit = Circuit.FromOpenQasm("""
            OPENQASM 3.0;
            include "stdgates.inc";
            const int n = 3;
            qubit a;
            qubit[n] b;
            qubit[n] c;
            h b;
            cx b, c;
            cx a, b[n - 1];
            cx a, c;
            x b[-1];
            x c[0:2:2];
            x c[{2, 1}];
            y b[1:-1];
            y b[:1];
            y c[-2:];
            let mixed = a ++ c[2:-1:1];
            cz mixed, b[0];
            barrier;
            bit[3] m = measure b;
            measure c;
            """);
        circuit.QubitCount.Should().Be(7);
        circuit.Operations.Select(o => o.ToString()).Should().Equal(
            "H q1", "H q2", "H q3", "CX q1, q4", "CX q2, q5", "CX q3, q6", "CX q0, q3", "CX q0, q4", "CX q0, q5", "CX q0, q6",
            "X q3", "X q4", "X q6", "X q6", "X q5", "Y q2", "Y q3", "Y q1", "Y q2", "Y q5", "Y q6", "CZ q0, q1", "CZ q6, q1", "CZ q5, q1");
    }

    [Fact]
    public void InputsKeepTheirOrderAndUnusedOnesStay()
    {
        Circuit circuit = Circuit.FromOpenQasm("OPENQASM 3.1; include \"stdgates.inc\"; input float[64] β; input angle[32] unused; input float t; qubit[1] q; rz(β/2 - t*0.25 + tau) q; t q;");
        circuit.Parameters.Select(p => p.Name).Should().Equal("β", "unused", "t");
        Angle angle = circuit.Operations[0].Angles[0];
        angle.Evaluate([1.0, 100.0, 2.0]).Should().BeApproximately(0.5 - 0.5 + Math.Tau, 1e-15);
        circuit.Operations[1].Gate.Should().BeSameAs(Gate.T);
    }

    [Fact]
    public void AnInputTiesAllThatItDrives()
    {
        Circuit circuit = Circuit.FromOpenQasm("OPENQASM 3; include \"stdgates.inc\"; input float γ; qubit[4] q; rx(-2*γ) q;");
        circuit.Parameters.Should().ContainSingle();
        circuit.Operations.Should().HaveCount(4).And.OnlyContain(o => ReferenceEquals(o.Angles[0].Terms[0].Parameter, circuit.Parameters[0]) && o.Angles[0].Terms[0].Factor == -2);
    }

    internal static string Sample(string name)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "QmlTrainability.sln"))) folder = folder.Parent;
        return File.ReadAllText(Path.Combine(folder!.FullName, "samples", "circuits", name));
    }
}
