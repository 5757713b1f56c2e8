using System.Numerics;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Tests.Oracle;

namespace QmlTrainability.Tests.Circuits;

/// <summary>What is written in OpenQASM 3 is read back to the same circuit.</summary>
public sealed class OpenQasmExportTests
{
    /// <summary>The oracle runs the circuit as built gate by gate from textbook matrices, and what was read back likewise: other gates, the same state up to a phase.</summary>
    [Fact]
    public void Written_and_read_back_has_the_same_unitary_on_hundreds_of_random_circuits()
    {
        var random = new Random(2718);
        int expanded = 0, parameters = 0;
        for (int trial = 0; trial < 600; trial++)
        {
            int qubits = 1 + random.Next(5);
            Circuit circuit = RandomCircuits.Any(qubits, random.Next(1, 12), random);
            Circuit read = Circuit.FromOpenQasm(circuit.ToOpenQasm());
            read.QubitCount.Should().Be(qubits);
            read.Parameters.Select(p => p.Name).Should().Equal(circuit.Parameters.Select(p => p.Name));
            double[] angles = [.. circuit.Parameters.Select(_ => (random.NextDouble() * 20) - 10)];
            Complex[] state = DenseCircuits.RandomState(qubits, random), expected = RandomCircuits.Apply(circuit, angles, state);
            Overlap(RandomCircuits.Apply(read, angles, state), expected).Should().BeApproximately(1, 1e-12, circuit.ToOpenQasm());
            Circuit bound = Circuit.FromOpenQasm(circuit.ToOpenQasm(angles));
            bound.Parameters.Should().BeEmpty();
            Overlap(RandomCircuits.Apply(bound, [], state), expected).Should().BeApproximately(1, 1e-12, circuit.ToOpenQasm(angles));
            expanded += read.Operations.Count - circuit.Operations.Count;
            parameters += read.Parameters.Count;
        }

        expanded.Should().BeGreaterThan(1000, "rotations of three and more letters are written as gates of one and two qubits");
        parameters.Should().Be(1800);
    }

    /// <summary>Stronger than the unitary at some angles: the same rotations about the same strings by the same angles, at any number of qubits.</summary>
    [Fact]
    public void The_rotations_are_the_same_at_hundreds_of_qubits()
    {
        var random = new Random(31);
        for (int trial = 0; trial < 40; trial++)
        {
            int qubits = 1 + random.Next(130);
            Circuit circuit = RandomCircuits.Any(qubits, 8, random);
            PauliRotationForm expected = circuit.RotationForm, actual = Circuit.FromOpenQasm(circuit.ToOpenQasm()).RotationForm;
            actual.Rotations.Select(r => r.ToString()).Should().Equal(expected.Rotations.Select(r => r.ToString()));
            PauliString observable = RandomCircuits.String(qubits, random);
            actual.PullBack(observable).Should().Be(expected.PullBack(observable));
        }
    }

    [Fact]
    public void Every_gate_of_the_table_is_read_back_as_itself()
    {
        foreach (Gate gate in Gate.All)
        {
            var builder = new CircuitBuilder(gate.QubitCount + 1);
            Angle[] angles = [.. gate.AngleNames.Select((n, i) => ((i + 2) * builder.Parameter(n)) - 0.7)];
            Circuit circuit = builder.Append(gate, [.. Enumerable.Range(1, gate.QubitCount).Reverse()], angles).Build();
            Circuit.FromOpenQasm(circuit.ToOpenQasm()).Operations.Single().ToString().Should().Be(circuit.Operations[0].ToString());
        }
    }

    [Fact]
    public void Names_that_the_language_does_not_allow_are_changed_and_kept_in_comments()
    {
        string[] names = ["theta", "X[0,0]", "X_0_0_", "pi", "2nd", "rx", "pauli_xyz", "sin", "q", "a\nrx(1) q[0];", "θ", "a b", "𝜃"];
        var builder = new CircuitBuilder(3);
        foreach (string name in names) builder.Rotate(PauliString.Parse("XYZ"), builder.Parameter(name));
        string text = builder.Build().ToOpenQasm();
        Circuit read = Circuit.FromOpenQasm(text);
        read.Parameters.Should().HaveCount(names.Length);
        read.Parameters.Select(p => p.Name).Take(5).Should().Equal("theta", "X_0_0_", "X_0_0__1", "pi_1", "_2nd");
        read.RotationForm.Rotations.Should().HaveCount(names.Length);
        text.Should().Contain("input float[64] X_0_0_; // X[0,0]\n");
    }

    [Theory]
    [InlineData(Math.PI, "pi")]
    [InlineData(-Math.PI / 2, "-pi/2")]
    [InlineData(3 * Math.PI / 8, "3*pi/8")]
    [InlineData(0.1, "0.1")]
    [InlineData(1e-300, "1E-300")]
    [InlineData(-12345678901234567890.0, "-1.2345678901234567E+19")]
    [InlineData(double.Epsilon, "5E-324")]
    public void Numbers_come_back_bit_for_bit(double value, string text)
    {
        Circuit circuit = new CircuitBuilder(1).RX(0, value).Build();
        circuit.ToOpenQasm().Should().Contain($"rx({text}) q[0];");
        BitConverter.DoubleToInt64Bits(Circuit.FromOpenQasm(circuit.ToOpenQasm()).Operations[0].Angles[0].Offset).Should().Be(BitConverter.DoubleToInt64Bits(value));
    }

    [Fact]
    public void Numbers_at_random_and_beside_multiples_of_pi_come_back_bit_for_bit()
    {
        var random = new Random(5);
        var builder = new CircuitBuilder(1);
        for (int i = 0; i < 3000; i++)
        {
            double multiple = random.Next(-40, 41) * Math.PI / (1 << random.Next(5));
            builder.RX(0, random.Next(3) switch { 0 => multiple, 1 => Math.BitIncrement(multiple), _ => BitConverter.Int64BitsToDouble(random.NextInt64()) is double d && double.IsFinite(d) ? d : 1 });
        }

        Circuit circuit = builder.Build();
        Circuit.FromOpenQasm(circuit.ToOpenQasm()).Operations.Select(o => BitConverter.DoubleToInt64Bits(o.Angles[0].Offset + 0.0))
            .Should().Equal(circuit.Operations.Select(o => BitConverter.DoubleToInt64Bits(o.Angles[0].Offset + 0.0)));
    }

    [Theory]
    [MemberData(nameof(Cultures.Hostile), MemberType = typeof(Cultures))]
    public void The_culture_plays_no_role(string culture)
    {
        Circuit circuit = RandomCircuits.Any(4, 20, new Random(8));
        Cultures.Under(culture, () => circuit.ToOpenQasm()).Should().Be(circuit.ToOpenQasm());
    }

    [Fact]
    public void Wrong_values_are_refused_and_a_cancelled_token_ends_it()
    {
        var b = new CircuitBuilder(1);
        Circuit circuit = b.RX(0, b.Parameter("a")).Build();
        circuit.Invoking(c => c.ToOpenQasm([])).Should().Throw<ArgumentException>().WithMessage("*1 parameters, but 0 values*");
        circuit.Invoking(c => c.ToOpenQasm([double.NaN])).Should().Throw<ArgumentOutOfRangeException>().WithMessage("*'a'*");
        circuit.Invoking(c => c.ToOpenQasm([double.PositiveInfinity])).Should().Throw<ArgumentOutOfRangeException>();
        circuit.Invoking(c => c.ToOpenQasm(new CancellationToken(canceled: true))).Should().Throw<OperationCanceledException>();
    }

    [Fact]
    public void A_global_phase_and_a_string_of_a_thousand_letters_are_written()
    {
        var b = new CircuitBuilder(1000);
        Parameter theta = b.Parameter("theta");
        Circuit circuit = b.Rotate(PauliString.Identity(1000), theta).Rotate(PauliString.On(1000, [.. Enumerable.Range(0, 1000).Select(q => (q, (Pauli)(1 + (q % 3))))]), 2 * theta).Build();
        string text = circuit.ToOpenQasm();
        text.Should().Contain("gphase(-0.5*theta);\n").And.Contain("gate pauli_0(theta)");
        Circuit.FromOpenQasm(text).RotationForm.Rotations.Select(r => r.ToString()).Should().Equal(circuit.RotationForm.Rotations.Where(r => !r.String.IsIdentity).Select(r => r.ToString()));
    }

    private static double Overlap(Complex[] a, Complex[] b) => DenseCircuits.Inner(a, b).Magnitude;
}
