using QmlTrainability.Circuits;

namespace QmlTrainability.Tests.Circuits;

public sealed class OpenQasmTrainableTests
{
    private static readonly OpenQasmOptions Trainable = new() { NumericAngles = NumericAngles.Trainable };

    private static Circuit Read(string gates) => Circuit.FromOpenQasm("OPENQASM 2.0;\ninclude \"qelib1.inc\";\nqreg q[3];\n" + gates, Trainable);

    [Fact]
    public void ARotationBecomesAParameterNamedByGateAndPlace()
    {
        Circuit circuit = Read("h q[0]; rx(0.25) q[0]; cx q[0],q[1]; ry(-1.5) q[1]; rzz(7) q[0],q[2]; crx(0.5) q[1],q[0];");
        circuit.Parameters.Select(p => p.Name).Should().Equal("rx_1", "ry_3", "rzz_4", "crx_5");
        circuit.StartValues.Should().Equal(0.25, -1.5, 7, 0.5);
        circuit.Operations[3].Angles[0].ToString().Should().Be("ry_3");
    }

    [Theory]
    [InlineData("rx(pi/2) q[0];")]
    [InlineData("rx(-pi) q[0];")]
    [InlineData("ry(0) q[0];")]
    [InlineData("rz(7*pi/2) q[0];")]
    [InlineData("rz(1.5707963267948966) q[0];")]
    [InlineData("rz(1.570796326794) q[0];")] // 13 digits, as some writers round
    [InlineData("u3(pi/2,pi,-pi/2) q[0];")]
    [InlineData("u2(0,pi) q[0];")]
    [InlineData("cu1(pi) q[0],q[1];")]
    [InlineData("t q[0]; tdg q[1]; ccx q[0],q[1],q[2]; ch q[0],q[1];")]
    [InlineData("u0(0.3) q[0];")]
    public void CliffordNumbersAndGatesWithoutNumbersStay(string gates) => Read(gates).Parameters.Should().BeEmpty();

    [Fact]
    public void EachAngleOfAGateIsJudgedByItself()
    {
        Circuit circuit = Read("u3(0.1,pi/2,0.3) q[0]; u2(0.4,0.5) q[1]; cu3(0.6,0,0.7) q[0],q[1]; U(0.8,0.9,1) q[2];");
        circuit.Parameters.Select(p => p.Name).Should().Equal(
            "u3_0_theta", "u3_0_lambda", "u2_1_phi", "u2_1_lambda", "cu3_2_theta", "cu3_2_lambda", "U_3_theta", "U_3_phi", "U_3_lambda");
        circuit.StartValues.Should().Equal(0.1, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1);
        circuit.Operations[0].Angles[1].Offset.Should().Be(Math.PI / 2);
    }

    [Fact]
    public void NumbersInDefinitionsCountAfterExpansion()
    {
        Circuit circuit = Read("gate g(a) p { rx(a) p; rz(a*0) p; ry(0.7) p; } g(0.2) q[0]; g(pi) q[1];");
        circuit.Parameters.Select(p => (p.Name, p.StartValue)).Should().Equal(("rx_0", 0.2), ("ry_2", 0.7), ("ry_5", 0.7));
    }

    [Fact]
    public void BroadcastingGivesEachQubitItsOwn() => Read("rx(0.3) q;").Parameters.Select(p => p.Name).Should().Equal("rx_0", "rx_1", "rx_2");

    [Fact]
    public void InputsComeFirstAndKeepTheirNames()
    {
        Circuit circuit = Circuit.FromOpenQasm("OPENQASM 3; include \"stdgates.inc\"; input float rx_1; input float rx_1_; qubit q; rz(rx_1 + 0.3) q; rx(0.25) q; rz(rx_1_ - rx_1_ + 0.1) q;", Trainable);
        circuit.Parameters.Select(p => (p.Name, p.StartValue)).Should().Equal(("rx_1", 0.0), ("rx_1_", 0.0), ("rx_1__", 0.25), ("rz_2", 0.1));
        circuit.Operations[0].Angles[0].ToString().Should().Be("rx_1 + 0.3");
    }

    [Fact]
    public void ByDefaultNumbersStayNumbers() =>
        Circuit.FromOpenQasm("OPENQASM 2.0; include \"qelib1.inc\"; qreg q[1]; rx(0.3) q[0];").Parameters.Should().BeEmpty();

    [Fact]
    public void OptionsAreChecked()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new OpenQasmOptions { NumericAngles = (NumericAngles)2 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new OpenQasmOptions { MaxOperations = 0 });
    }
}
