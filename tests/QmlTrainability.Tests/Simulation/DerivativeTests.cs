using System.Numerics;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation;
using QmlTrainability.Tests.Circuits;

namespace QmlTrainability.Tests.Simulation;

/// <summary>The parameter-shift rule, Hessian-vector products, the quantum Fisher information, and many sets of parameters.</summary>
public sealed class DerivativeTests
{
    private static readonly StateVectorSimulator Simulator = new();

    [Fact]
    public void The_shift_rule_agrees_with_the_adjoint_method()
    {
        var random = new Random(71);
        for (int trial = 0; trial < 40; trial++)
        {
            (Circuit circuit, PauliSum observable, double[] parameters) = Case(random);
            double[] shifted = Simulator.ParameterShiftGradient(circuit, observable, parameters), gradient = Simulator.ValueAndGradient(circuit, observable, parameters).Gradient;
            for (int p = 0; p < gradient.Length; p++) shifted[p].Should().BeApproximately(gradient[p], 1e-10);
        }
    }

    [Fact]
    public void Hessian_products_agree_with_differences_of_gradients()
    {
        const double Step = 1e-4;
        var random = new Random(72);
        double largest = 0;
        for (int trial = 0; trial < 40; trial++)
        {
            (Circuit circuit, PauliSum observable, double[] parameters) = Case(random);
            double[] direction = [.. parameters.Select(_ => random.NextDouble() - 0.5)];
            double[] product = Simulator.HessianVectorProduct(circuit, observable, parameters, direction);
            double[] twoUp = At(2), up = At(1), down = At(-1), twoDown = At(-2);
            for (int p = 0; p < product.Length; p++)
            {
                product[p].Should().BeApproximately(((8 * (up[p] - down[p])) - twoUp[p] + twoDown[p]) / (12 * Step), 1e-7);
                largest = Math.Max(largest, Math.Abs(product[p]));
            }

            double[] At(int steps) => Simulator.ValueAndGradient(circuit, observable, [.. parameters.Zip(direction, (t, d) => t + (steps * Step * d))]).Gradient;
        }

        largest.Should().BeGreaterThan(0.1);
    }

    [Fact]
    public void The_Fisher_information_is_that_of_the_dense_oracle()
    {
        const double Step = 1e-3;
        var random = new Random(73);
        for (int trial = 0; trial < 20; trial++)
        {
            (Circuit circuit, _, double[] parameters) = Case(random);
            double[,] fisher = Simulator.QuantumFisherInformation(circuit, parameters);
            Complex[] psi = Dense.Run(circuit, parameters);
            Complex[][] slopes = [.. parameters.Select((_, p) => Slope(p))];
            for (int i = 0; i < parameters.Length; i++)
            {
                for (int j = 0; j < parameters.Length; j++)
                {
                    Complex overlap = DenseCircuits.Inner(slopes[i], slopes[j]) - (DenseCircuits.Inner(slopes[i], psi) * DenseCircuits.Inner(psi, slopes[j]));
                    fisher[i, j].Should().BeApproximately(4 * overlap.Real, 1e-7);
                }
            }

            Complex[] Slope(int p)
            {
                Complex[] a = At(p, 2), b = At(p, 1), c = At(p, -1), d = At(p, -2);
                return [.. a.Select((_, i) => ((8 * (b[i] - c[i])) - a[i] + d[i]) / (12 * Step))];
            }

            Complex[] At(int p, int steps)
            {
                double[] shifted = [.. parameters];
                shifted[p] += steps * Step;
                return Dense.Run(circuit, shifted);
            }
        }
    }

    [Fact]
    public void Many_sets_are_the_same_bits_as_one_by_one()
    {
        var random = new Random(74);
        foreach (int threads in new[] { 1, 3, 16 })
        {
            var simulator = new StateVectorSimulator(new SimulatorOptions { MaxThreads = threads });
            (Circuit circuit, PauliSum observable, _) = Case(random);
            double[][] sets = [.. Enumerable.Range(0, 50).Select(_ => Dense.RandomParameters(circuit, random))];
            double[] values = simulator.ExpectationsAt(circuit, observable, sets);
            (double Value, double[] Gradient)[] both = simulator.ValuesAndGradientsAt(circuit, observable, sets);
            for (int k = 0; k < sets.Length; k++)
            {
                values[k].Should().Be(Simulator.Expectation(circuit, observable, sets[k]));
                (double value, double[] gradient) = Simulator.ValueAndGradient(circuit, observable, sets[k]);
                both[k].Value.Should().Be(value);
                both[k].Gradient.Should().Equal(gradient);
            }
        }

        Simulator.ExpectationsAt(new CircuitBuilder(1).Build(), PauliSum.Parse("Z"), []).Should().BeEmpty();
    }

    [Fact]
    public void Budgets_count_every_state()
    {
        var b = new CircuitBuilder(10);
        Circuit circuit = b.RX(0, b.Parameter("a")).RY(1, b.Parameter("b")).Build();
        var simulator = new StateVectorSimulator(new SimulatorOptions { MemoryBudget = 40 << 10 });
        ((Action)(() => simulator.HessianVectorProduct(circuit, PauliSum.Parse("Z0", 10), [1, 2], [1, 1]))).Should().Throw<BudgetExceededException>()
            .WithMessage("A Hessian-vector product on 10 qubits needs 5 state vectors*");
        ((Action)(() => simulator.QuantumFisherInformation(circuit, [1, 2]))).Should().Throw<BudgetExceededException>()
            .WithMessage("The quantum Fisher information on 10 qubits needs 3 state vectors*");
    }

    private static (Circuit Circuit, PauliSum Observable, double[] Parameters) Case(Random random)
    {
        int qubits = random.Next(1, 6);
        Circuit circuit = RandomCircuits.Any(qubits, 10, random);
        return (circuit, Dense.RandomSum(qubits, random.Next(1, 6), random), Dense.RandomParameters(circuit, random));
    }
}
