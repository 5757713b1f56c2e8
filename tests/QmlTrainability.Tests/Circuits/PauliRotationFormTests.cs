using System.Numerics;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;

namespace QmlTrainability.Tests.Circuits;

public class PauliRotationFormTests
{
    /// <summary>U†OU = W†(C†OC)W for X and Z on every qubit fixes C·W = U up to a phase; strings with Y test the signs.</summary>
    [Fact]
    public void The_form_is_the_circuit_on_thousands_of_random_circuits()
    {
        var random = new Random(4711);
        int oddY = 0, rotations = 0;
        for (int trial = 0; trial < 2000; trial++)
        {
            int qubits = 1 + random.Next(5);
            Circuit circuit = RandomCircuits.Any(qubits, random.Next(1, 12), random);
            double[] parameters = [.. circuit.Parameters.Select(_ => (random.NextDouble() * 6) - 3)];
            Complex[] state = DenseCircuits.RandomState(qubits, random);
            Complex[] u = RandomCircuits.Apply(circuit, parameters, state);
            Complex[] w = circuit.RotationForm.Rotations.Aggregate(state, (v, r) => DenseCircuits.Rotate(r.String.ToString("D", null), r.Angle.Evaluate(parameters), v));
            rotations += circuit.RotationForm.Rotations.Count;
            foreach (PauliString observable in Observables(qubits, random))
            {
                PauliTerm pulled = circuit.RotationForm.PullBack(observable).Terms.Single();
                double expected = DenseCircuits.Inner(u, DenseCircuits.ApplyLabel(observable.ToString("D", null), u)).Real;
                double actual = pulled.Coefficient * DenseCircuits.Inner(w, DenseCircuits.ApplyLabel(pulled.String.ToString("D", null), w)).Real;
                if (!(Math.Abs(actual - expected) < 1e-10)) actual.Should().Be(expected, "trial {0}, {1}", trial, observable);
                oddY += pulled.String.YCount & 1;
            }
        }

        oddY.Should().BeGreaterThan(1000);
        rotations.Should().BeGreaterThan(4000);
    }

    [Fact]
    public void Cliffords_map_all_strings_with_their_signs()
    {
        var random = new Random(99);
        string[] names = ["x", "y", "z", "h", "s", "sdg", "sx", "sxdg", "cx", "cy", "cz", "swap", "iswap", "dcx", "ecr"];
        for (int trial = 0; trial < 60; trial++)
        {
            const int Qubits = 3;
            var builder = new CircuitBuilder(Qubits);
            for (int i = 0; i < 10; i++)
            {
                if (random.Next(3) == 0) builder.Rotate(RandomCircuits.String(Qubits, random), random.Next(1, 4) * Math.PI / 2);
                else if (Gate.TryFind(names[random.Next(names.Length)], out Gate? gate)) builder.Append(gate, RandomCircuits.DistinctQubits(gate.QubitCount, Qubits, random), []);
            }

            Circuit circuit = builder.Build();
            circuit.RotationForm.Rotations.Should().BeEmpty();
            Complex[,] u = DenseCircuits.Matrix(Qubits, v => RandomCircuits.Apply(circuit, [], v));
            for (int code = 1; code < 64; code++)
            {
                PauliString p = PauliString.On(Qubits, (0, (Pauli)(code & 3)), (1, (Pauli)((code >> 2) & 3)), (2, (Pauli)(code >> 4)));
                PauliTerm image = circuit.RotationForm.PullBack(p).Terms.Single();
                Complex[,] expected = DenseCircuits.Multiply(DenseCircuits.Adjoint(u), DenseCircuits.Multiply(Label(p), u));
                Complex[,] actual = Label(image.String);
                double worst = 0;
                for (int i = 0; i < 8; i++)
                {
                    for (int j = 0; j < 8; j++) worst = Math.Max(worst, (expected[i, j] - (image.Coefficient * actual[i, j])).Magnitude);
                }

                if (worst > 1e-12) worst.Should().Be(0, "{0} of {1}", p, string.Join("; ", circuit.Operations));
            }
        }

        static Complex[,] Label(PauliString p) => DenseCircuits.Matrix(3, v => DenseCircuits.ApplyLabel(p.ToString("D", null), v));
    }

    [Fact]
    public void A_known_pull_back_of_Y()
    {
        // S†YS = X with a sign: S X S† = Y, hence S†YS = X; S†XS = -Y.
        PauliRotationForm form = new CircuitBuilder(1).S(0).Build().RotationForm;
        form.PullBack(PauliString.Parse("Y")).Should().Be((PauliSum)PauliString.Parse("X"));
        form.PullBack(PauliString.Parse("X")).Should().Be(-PauliString.Parse("Y"));
        new CircuitBuilder(1).H(0).Build().RotationForm.PullBack(PauliString.Parse("Y")).Should().Be(-PauliString.Parse("Y"));
    }

    [Fact]
    public void Pull_back_keeps_coefficients_exactly_and_checks_qubits()
    {
        PauliRotationForm form = new CircuitBuilder(2).H(0).CX(0, 1).Build().RotationForm;
        form.PullBack(PauliSum.Parse("0.1*ZZ - 1/3*XX + 2*II")).Should().Be(PauliSum.Parse("0.1*IZ - 1/3*ZI + 2*II"));
        form.PullBack(PauliSum.Zero(2)).IsZero.Should().BeTrue();
        form.Invoking(f => f.PullBack(PauliString.Parse("Z"))).Should().Throw<QubitCountMismatchException>();
    }

    [Fact]
    public void Clifford_parts_of_angles_are_no_rotations()
    {
        var b = new CircuitBuilder(2);
        Parameter t = b.Parameter("t");
        Circuit circuit = b.RZ(0, Math.PI / 2).RX(0, -Math.PI).U(0, Math.PI / 2, 0, Math.PI).CRX(0, 1, 2 * Math.PI).CP(0, 1, Math.PI).RZ(0, 4 * Math.PI)
            .RY(1, t + (Math.PI / 2)).Build();
        circuit.RotationForm.Rotations.Should().ContainSingle().Which.Angle.Offset.Should().Be(0);
    }

    [Fact]
    public void The_tolerance_is_for_rounding_only()
    {
        new CircuitBuilder(1).RZ(0, 0.1 * 5 * Math.PI).Build().RotationForm.Rotations.Should().BeEmpty();
        new CircuitBuilder(1).RZ(0, Math.PI * 0.4999999999).Build().RotationForm.Rotations.Should().ContainSingle();
    }

    [Theory]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(128)]
    [InlineData(129)]
    public void A_chain_of_CX_spreads_across_words(int n)
    {
        var b = new CircuitBuilder(n);
        for (int q = 0; q + 1 < n; q++) b.CX(q, q + 1);
        b.RX(0, b.Parameter("x0")).RZ(n - 1, b.Parameter("z"));
        PauliRotationForm form = b.Build().RotationForm;
        // V†X_0V for V = CX(n-2,n-1)…CX(0,1): CX(0,1) acts last on the left, giving X_0X_1; Z_{n-1} becomes Z_{n-2}Z_{n-1} and so on down to Z_0.
        form.Rotations[0].String.Should().Be(PauliString.On(n, (0, Pauli.X), (1, Pauli.X)));
        form.Rotations[1].String.Weight.Should().Be(n);
        form.Rotations[1].String.Support.Should().OnlyContain(s => s.Letter == Pauli.Z);
    }

    private static IEnumerable<PauliString> Observables(int qubits, Random random)
    {
        for (int q = 0; q < qubits; q++)
        {
            yield return PauliString.On(qubits, (q, Pauli.X));
            yield return PauliString.On(qubits, (q, Pauli.Z));
        }

        for (int i = 0; i < 3; i++) yield return RandomCircuits.String(qubits, random);
    }
}
