using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation;
using QmlTrainability.Tests.Circuits;

namespace QmlTrainability.Tests.Simulation;

/// <summary>Gradients, through free, tied and affine angles, against the parameter-shift rule and against differences.</summary>
public sealed class GradientTests
{
    [Fact]
    public void Random_circuits_agree_with_the_parameter_shift_rule()
    {
        var random = new Random(11);
        StateVectorSimulator[] simulators = [.. AllKernels.Simulators()];
        double worst = 0;
        int slopes = 0;
        for (int trial = 0; trial < 60; trial++)
        {
            int qubits = random.Next(1, trial % 10 == 0 ? 8 : 6);
            Circuit circuit = RandomCircuits.Any(qubits, 10, random);
            double[] parameters = Dense.RandomParameters(circuit, random);
            PauliSum observable = Dense.RandomSum(qubits, random.Next(1, 5), random);
            double[] expected = Dense.ParameterShift(circuit, observable, parameters);
            double value = Dense.Expectation(observable, Dense.Run(circuit, parameters));
            slopes += expected.Count(g => Math.Abs(g) > 1e-3);
            foreach (StateVectorSimulator simulator in simulators)
            {
                (double actual, double[] gradient) = simulator.ValueAndGradient(circuit, observable, parameters);
                worst = Math.Max(worst, Math.Abs(actual - value));
                for (int p = 0; p < gradient.Length; p++) worst = Math.Max(worst, Math.Abs(gradient[p] - expected[p]));
            }
        }

        worst.Should().BeLessThan(1e-10);
        slopes.Should().BeGreaterThan(60, "the derivatives are not all zero");
    }

    /// <summary>Every gate with angles, each angle of it, on its own parameter: the definition of the gate and the rule for its derivative at once.</summary>
    [Fact]
    public void Every_gate_with_angles_agrees_with_differences()
    {
        var random = new Random(12);
        foreach (Gate gate in Gate.All.Where(g => g.AngleCount > 0))
        {
            var b = new CircuitBuilder(3);
            for (int q = 0; q < 3; q++) b.U(q, 0.4 + q, 0.9, -0.3 * q);
            b.CX(0, 1).CX(1, 2).RY(0, 0.8).RY(1, -0.5);
            Angle[] angles = [.. Enumerable.Range(0, gate.AngleCount).Select(i => (1.5 * b.Parameter($"a{i}")) + 0.2)];
            b.Append(gate, RandomCircuits.DistinctQubits(gate.QubitCount, 3, random), angles);
            b.CH(2, 0).CCX(0, 1, 2).U(1, 0.3, 0.2, 0.1).Swap(1, 2);
            Circuit circuit = b.Build();
            PauliSum observable = Dense.RandomSum(3, 6, random);
            double[] parameters = Dense.RandomParameters(circuit, random), expected = Dense.Differences(circuit, observable, parameters);
            (_, double[] gradient) = new StateVectorSimulator().ValueAndGradient(circuit, observable, parameters);
            for (int p = 0; p < gradient.Length; p++) gradient[p].Should().BeApproximately(expected[p], 1e-9, gate.ToString());
            if (gate != Gate.U0) expected.Should().Contain(g => Math.Abs(g) > 1e-3, gate.ToString());
        }
    }

    [Fact]
    public void A_tied_parameter_gets_the_sum_of_its_shares()
    {
        var tied = new CircuitBuilder(2);
        Parameter t = tied.Parameter("t"), unused = tied.Parameter("unused");
        Circuit circuit = tied.RX(0, t).RZZ(0, 1, 0.4).RX(1, 2 * t).RY(0, (-0.5 * t) + 1).Build();
        var free = new CircuitBuilder(2);
        Circuit freed = free.RX(0, free.Parameter("a")).RZZ(0, 1, 0.4).RX(1, free.Parameter("b")).RY(0, free.Parameter("c")).Build();
        PauliSum h = PauliSum.Parse("ZZ + 0.3*XI - YX");
        var simulator = new StateVectorSimulator();
        (double value, double[] gradient) = simulator.ValueAndGradient(circuit, h, [0.7, 3.0]);
        (double freeValue, double[] shares) = simulator.ValueAndGradient(freed, h, [0.7, 1.4, 0.65]);
        value.Should().BeApproximately(freeValue, 1e-14);
        gradient[t.Index].Should().BeApproximately(shares[0] + (2 * shares[1]) - (0.5 * shares[2]), 1e-14);
        gradient[unused.Index].Should().Be(0);
    }

    [Fact]
    public void Without_parameters_the_gradient_is_empty()
    {
        (double value, double[] gradient) = new StateVectorSimulator().ValueAndGradient(new CircuitBuilder(1).X(0).Build(), PauliSum.Parse("Z"), []);
        value.Should().Be(-1);
        gradient.Should().BeEmpty();
    }

    [Fact]
    public void The_zero_observable_and_the_identity_have_no_slope()
    {
        var b = new CircuitBuilder(2);
        Circuit circuit = b.RX(0, b.Parameter("a")).Rotate(PauliString.Identity(2), b.Parameter("phase")).Build();
        var simulator = new StateVectorSimulator();
        (double zero, double[] none) = simulator.ValueAndGradient(circuit, PauliSum.Zero(2), [0.3, 0.4]);
        zero.Should().Be(0);
        none.Should().Equal(0, 0);
        (double one, double[] flat) = simulator.ValueAndGradient(circuit, PauliSum.Parse("2*II"), [0.3, 0.4]);
        one.Should().BeApproximately(2, 1e-15);
        flat[0].Should().BeApproximately(0, 1e-15);
        flat[1].Should().Be(0);
    }

    /// <summary>More tiles than shares of tiles, actions on many high qubits, and gradients across them.</summary>
    [Fact]
    public void Many_tiles_agree_with_one()
    {
        var random = new Random(13);
        for (int trial = 0; trial < 4; trial++)
        {
            const int Qubits = 16;
            Circuit circuit = RandomCircuits.Any(Qubits, 30, random);
            double[] parameters = Dense.RandomParameters(circuit, random);
            PauliSum observable = Dense.RandomSum(Qubits, 40, random);
            (double value, double[] gradient) = new StateVectorSimulator(null, null, Qubits).ValueAndGradient(circuit, observable, parameters);
            foreach (int tileBits in new[] { 6, 9, 14 })
            {
                (double tiled, double[] tiledGradient) = new StateVectorSimulator(null, null, tileBits).ValueAndGradient(circuit, observable, parameters);
                tiled.Should().BeApproximately(value, 1e-12);
                for (int p = 0; p < gradient.Length; p++) tiledGradient[p].Should().BeApproximately(gradient[p], 1e-12);
            }
        }
    }
}
