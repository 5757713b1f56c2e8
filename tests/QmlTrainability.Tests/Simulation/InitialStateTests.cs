using System.Numerics;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation;
using QmlTrainability.Tests.Circuits;

namespace QmlTrainability.Tests.Simulation;

/// <summary>Initial states as amplitudes: every Pauli expectation is the one that the state promises.</summary>
public sealed class InitialStateTests
{
    private static readonly StateVectorSimulator Simulator = new();

    [Fact]
    public void Products_have_their_expectations()
    {
        var random = new Random(31);
        for (int trial = 0; trial < 60; trial++)
        {
            int qubits = random.Next(1, 6);
            HasItsExpectations(InitialState.Product([.. Enumerable.Range(0, qubits).Select(_ => BlochVector(random))]));
        }
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("0110")]
    public void Basis_states_are_one_amplitude(string bits)
    {
        InitialState state = InitialState.Basis(bits);
        HasItsExpectations(state);
        using StateVector psi = Simulator.Run(new CircuitBuilder(bits.Length).Build(), [], state);
        long index = bits.Select((b, q) => b == '1' ? 1L << q : 0).Sum();
        psi[index].Should().Be(Complex.One);
    }

    [Fact]
    public void Plus_has_equal_amplitudes_and_blocks_agree()
    {
        // 15 qubits are two blocks of 2^14 amplitudes.
        using StateVector psi = Simulator.Run(new CircuitBuilder(15).Build(), [], InitialState.Plus(15));
        double expected = Math.Pow(2, -7.5);
        for (long i = 0; i < psi.Length; i++) (psi[i] - expected).Magnitude.Should().BeLessThan(1e-16);
    }

    [Fact]
    public void Stabilizer_states_have_their_expectations()
    {
        var random = new Random(32);
        for (int trial = 0; trial < 150; trial++)
        {
            int qubits = random.Next(1, 6);
            HasItsExpectations(InitialState.Stabilizer(RandomStabilizers(qubits, random)));
        }
    }

    [Fact]
    public void A_larger_stabilizer_state_has_its_expectations()
    {
        var random = new Random(33);
        PauliSum[] stabilizers = [.. RandomStabilizers(12, random)];
        using StateVector psi = Simulator.Run(new CircuitBuilder(12).Build(), [], InitialState.Stabilizer(stabilizers));
        psi.Norm.Should().BeApproximately(1, 1e-13);
        foreach (PauliSum stabilizer in stabilizers) psi.Expectation(stabilizer).Should().BeApproximately(1, 1e-13);
    }

    [Fact]
    public void The_state_is_what_a_circuit_starts_from()
    {
        var random = new Random(34);
        for (int trial = 0; trial < 30; trial++)
        {
            Circuit circuit = RandomCircuits.Any(3, 10, random);
            double[] parameters = Dense.RandomParameters(circuit, random);
            InitialState state = trial % 2 == 0 ? InitialState.Stabilizer(RandomStabilizers(3, random)) : InitialState.Product([BlochVector(random), BlochVector(random), BlochVector(random)]);
            PauliSum observable = Dense.RandomSum(3, 4, random);
            using StateVector start = Simulator.Run(new CircuitBuilder(3).Build(), [], state);
            Complex[] expected = RandomCircuits.Apply(circuit, parameters, [.. Enumerable.Range(0, 8).Select(i => start[i])]);
            double value = Dense.Expectation(observable, expected);
            Simulator.Expectation(circuit, observable, parameters, state).Should().BeApproximately(value, 1e-12);
            (double again, double[] gradient) = Simulator.ValueAndGradient(circuit, observable, parameters, state);
            again.Should().BeApproximately(value, 1e-12);
            for (int p = 0; p < gradient.Length; p++)
            {
                const double Step = 1e-4;
                double[] up = [.. parameters], down = [.. parameters];
                up[p] += Step;
                down[p] -= Step;
                double slope = (Simulator.Expectation(circuit, observable, up, state) - Simulator.Expectation(circuit, observable, down, state)) / (2 * Step);
                gradient[p].Should().BeApproximately(slope, 1e-6);
            }
        }
    }

    [Fact]
    public void Mixed_states_are_refused_with_their_reason()
    {
        Circuit circuit = new CircuitBuilder(2).H(0).Build();
        Refusal(InitialState.Product([(0, 0, 1), (0, 0, 0.5)])).Should().Contain("Bloch vector of qubit 1").And.Contain("length 0.5");
        Refusal(InitialState.Stabilizer([PauliSum.Parse("ZZ")])).Should().Contain("2 independent stabilizers, this one 1");
        Refusal(InitialState.FromPauliExpectations(PauliSum.Parse("II + ZI"))).Should().Contain("Pauli expectations").And.Contain("FiniteDepthVariance");

        string Refusal(InitialState state) => ((Action)(() => Simulator.Run(circuit, [], state).Dispose())).Should().Throw<UnsupportedRequestException>().Which.Message;
    }

    private static void HasItsExpectations(InitialState state)
    {
        int qubits = state.QubitCount;
        using StateVector psi = Simulator.Run(new CircuitBuilder(qubits).Build(), [], state);
        psi.Norm.Should().BeApproximately(1, 1e-14);
        for (int code = 1; code < 1 << (2 * qubits); code++)
        {
            PauliString p = PauliString.On(qubits, [.. Enumerable.Range(0, qubits).Select(q => (q, (Pauli)((code >> (2 * q)) & 3)))]);
            psi.Expectation(p).Should().BeApproximately(state.Expectation(p), 1e-13, p.ToString());
        }
    }

    private static IEnumerable<PauliSum> RandomStabilizers(int qubits, Random random)
    {
        var map = new CliffordMap(qubits);
        for (int k = 0; k < 4 * qubits; k++) map.Turn(RandomCircuits.String(qubits, random), random.Next(1, 4));
        for (int q = 0; q < qubits; q++)
        {
            SignedPauli image = map.Image(PauliString.On(qubits, (q, Pauli.Z)));
            yield return (double)image.Sign * (PauliSum)image.String;
        }
    }

    private static (double, double, double) BlochVector(Random random)
    {
        if (random.Next(3) == 0)
        {
            double sign = random.Next(2) == 0 ? 1 : -1;
            return random.Next(3) switch { 0 => (sign, 0, 0), 1 => (0, sign, 0), _ => (0, 0, sign) };
        }

        double z = (random.NextDouble() * 2) - 1, phi = random.NextDouble() * 7, r = Math.Sqrt(1 - (z * z));
        return (r * Math.Cos(phi), r * Math.Sin(phi), z);
    }
}
