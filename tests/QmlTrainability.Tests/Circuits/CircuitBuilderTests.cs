using System.Numerics;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;

namespace QmlTrainability.Tests.Circuits;

public class CircuitBuilderTests
{
    [Fact]
    public void A_circuit_keeps_what_was_built()
    {
        var b = new CircuitBuilder(qubits: 3);
        Parameter theta = b.Parameter("theta", 0.25), phi = b.Parameter("phi");
        b.H(0).CX(0, 1).RX(2, theta).Rotate(PauliString.Parse("YZZ"), phi).RZ(1, 2 * theta + 0.1).Rotate(PauliString.Parse("XII"), 0.3);
        Circuit circuit = b.Build();
        circuit.ToString().Should().Be("3 qubits, 2 parameters, 6 gates");
        circuit.Parameters.Should().Equal(theta, phi);
        circuit.Parameters.Select(p => p.Index).Should().Equal(0, 1);
        circuit.StartValues.Should().Equal(0.25, 0);
        circuit.Operations.Select(o => o.ToString()).Should().Equal("H q0", "CX q0, q1", "RX(theta) q2", "R_YZZ(phi)", "RZ(2*theta + 0.1) q1", "R_XII(0.3)");
        circuit.Operations[3].IsPauliRotation.Should().BeTrue();
        circuit.Operations[3].Gate.Should().BeNull();
        circuit.Operations[3].Qubits.Should().Equal(0, 1, 2);
        circuit.Operations[1].String.Should().BeNull();
        b.X(0);
        b.Parameter("later");
        circuit.Operations.Should().HaveCount(6);
        circuit.Parameters.Should().HaveCount(2);
    }

    [Fact]
    public void Bad_input_is_refused_with_what_is_wrong()
    {
        var b = new CircuitBuilder(2);
        Parameter foreign = new CircuitBuilder(2).Parameter("foreign");
        b.Parameter("theta");
        Refused<ArgumentOutOfRangeException>(() => _ = new CircuitBuilder(0), "At least one qubit");
        Refused<ArgumentException>(() => b.Parameter("theta"), "'theta' is already declared");
        Refused<ArgumentException>(() => b.Parameter(" "), "");
        Refused<ArgumentException>(() => b.RX(0, foreign), "'foreign' belongs to another builder");
        Refused<ArgumentException>(() => b.Rotate(PauliString.Parse("XX"), 2 * foreign), "'foreign'");
        Refused<ArgumentOutOfRangeException>(() => b.H(2), "0 to 1");
        Refused<ArgumentOutOfRangeException>(() => b.H(-1), "-1");
        Refused<ArgumentException>(() => b.CX(1, 1), "qubit 1 twice");
        Refused<ArgumentException>(() => b.Append(Gate.CX, [0], []), "2 qubits, but 1");
        Refused<ArgumentException>(() => b.Append(Gate.RX, [0], []), "1 angles, but 0");
        Refused<ArgumentException>(() => b.Append(Gate.H, [0], [0.1]), "0 angles, but 1");
        Refused<QubitCountMismatchException>(() => b.Rotate(PauliString.Parse("XXX"), 0.1), "3 qubits");
        Refused<ArgumentNullException>(() => b.Append(null!, [], []), "gate");
        Refused<ArgumentNullException>(() => b.RX(0, null!), "angle");
        Refused<ArgumentNullException>(() => b.RX(0, (Parameter)null!), "parameter");
        b.Build().Operations.Should().BeEmpty();
    }

    [Fact]
    public void Half_a_million_gates_on_ten_thousand_qubits_are_quick_and_lean()
    {
        const int N = 10_000;
        var allowed = TimeSpan.FromSeconds(10); // about a third of a second in practice
        BusyMachine.Best(allowed, Make).Should().BeLessThan(allowed);

        static void Make()
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            var b = new CircuitBuilder(N);
            Parameter theta = b.Parameter("theta");
            for (int i = 0; i < 50; i++)
            {
                for (int q = 0; q < N; q++)
                {
                    if ((i & 1) == 0) b.RZ(q, theta);
                    else b.CX(q, (q + 1) % N);
                }
            }

            Circuit circuit = b.Build();
            circuit.Operations.Should().HaveCount(500_000);
            (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(200L << 20); // growth of lists included
        }
    }

    private static void Refused<T>(Action action, string why)
        where T : Exception => action.Should().Throw<T>().WithMessage($"*{why}*");

    /// <summary>U(c)U(b)U(a) from the textbook, with the parameters of each repetition its own.</summary>
    [Fact]
    public void A_repeated_circuit_is_the_product_with_fresh_parameters()
    {
        var random = new Random(12);
        for (int trial = 0; trial < 100; trial++)
        {
            int qubits = 1 + random.Next(4), times = 1 + random.Next(4);
            Circuit layer = RandomCircuits.Any(qubits, 5, random), repeated = layer.Repeat(times);
            repeated.Parameters.Should().HaveCount(times * layer.Parameters.Count);
            double[] angles = [.. repeated.Parameters.Select(_ => (random.NextDouble() * 6) - 3)];
            Complex[] state = DenseCircuits.RandomState(qubits, random), expected = state;
            foreach (double[] own in angles.Chunk(layer.Parameters.Count)) expected = RandomCircuits.Apply(layer, own, expected);
            DenseCircuits.Inner(RandomCircuits.Apply(repeated, angles, state), expected).Real.Should().BeApproximately(1, 1e-12);
        }
    }

    [Fact]
    public void A_repetition_keeps_start_values_and_refuses_less_than_once()
    {
        var b = new CircuitBuilder(1);
        Circuit layer = b.RX(0, b.Parameter("a", startValue: 0.5)).Build();
        layer.Repeat(2).StartValues.Should().Equal(0.5, 0.5);
        layer.Invoking(c => c.Repeat(0)).Should().Throw<ArgumentOutOfRangeException>();
        var taken = new CircuitBuilder(1);
        taken.RX(0, taken.Parameter("a")).RX(0, taken.Parameter("a[2]"));
        taken.Build().Invoking(c => c.Repeat(2)).Should().Throw<ArgumentException>().WithMessage("*'a[2]'*");
    }
}
