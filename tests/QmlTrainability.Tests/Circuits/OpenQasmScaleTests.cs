using System.Globalization;
using System.Text;
using QmlTrainability.Circuits;

namespace QmlTrainability.Tests.Circuits;

public sealed class OpenQasmScaleTests
{
    [Fact]
    public void ThreeHundredThousandGatesOnTenThousandQubitsTakeSeconds()
    {
        const int Qubits = 10_000;
        var text = new StringBuilder("OPENQASM 3.0;\ninclude \"stdgates.inc\";\n");
        for (int i = 0; i < Qubits; i++) text.Append(CultureInfo.InvariantCulture, $"input float[64] _θ_{i}_;\n");
        text.Append("gate r(p0, p1) _gate_q_0 {\n  U(p0, -pi/2 + p1, pi/2 - p1) _gate_q_0;\n}\ngate pair(t) a, b { cx a, b; rz(t/2) b; cx a, b; }\n");
        text.Append(CultureInfo.InvariantCulture, $"qubit[{Qubits}] q;\n");
        for (int layer = 0; layer < 5; layer++)
        {
            for (int q = 0; q < Qubits; q++) text.Append(CultureInfo.InvariantCulture, $"r(_θ_{q}_, pi/2) q[{q}];\nrz(pi*0.4975887301) q[{q}];\n");
            for (int q = 0; q < Qubits - 1; q++) text.Append(CultureInfo.InvariantCulture, $"pair(2*_θ_{q}_ + 0.1) q[{q}], q[{q + 1}];\n");
            text.Append("sx q;\n");
        }

        string program = text.ToString();
        var allowed = TimeSpan.FromSeconds(10); // about one in practice
        Action read = () => Circuit.FromOpenQasm(program).ToString().Should().Be("10,000 qubits, 10,000 parameters, 299,985 gates");
        BusyMachine.Best(allowed, read).Should().BeLessThan(allowed);
    }

    [Fact]
    public void CostGrowsLinearlyWithTheText()
    {
        static TimeSpan Read(int gates, TimeSpan allowed)
        {
            var text = new StringBuilder("OPENQASM 2.0;\ninclude \"qelib1.inc\";\nqreg q[64];\n");
            for (int i = 0; i < gates; i++) text.Append(CultureInfo.InvariantCulture, $"rz(pi*0.{i % 1_000 + 1}) q[{i % 64}];\n");
            string program = text.ToString();
            return BusyMachine.Best(allowed, () => Circuit.FromOpenQasm(program).Operations.Should().HaveCount(gates));
        }

        Read(1_000, TimeSpan.MaxValue);
        var allowed = TimeSpan.FromTicks((Read(10_000, TimeSpan.Zero).Ticks * 60) + TimeSpan.TicksPerSecond);
        Read(100_000, allowed).Should().BeLessThan(allowed, "a quadratic reader would need a hundred times as long");
    }
}
