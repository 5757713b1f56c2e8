using System.Globalization;
using System.Numerics;
using System.Text.Json;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Tests.Circuits;
using QmlTrainability.Tests.Reference;
using QmlTrainability.Trainability;

namespace QmlTrainability.Tests.Trainability;

/// <summary>Moments at finite depth: reference data, published numbers, and exact integration of a dense simulation over all angles.</summary>
public class FiniteDepthVarianceTests
{
    [Fact]
    public void Moments_are_those_of_the_reference()
    {
        int cases = 0;
        foreach (JsonElement reference in ReferenceData.Read("finite_depth.json").EnumerateArray())
        {
            var builder = new CircuitBuilder(reference.GetProperty("n").GetInt32());
            int index = 0;
            foreach (JsonElement gate in reference.GetProperty("gates").EnumerateArray())
                builder.Rotate(PauliString.Parse(gate.GetString()!), builder.Parameter($"t{cases}_{index++}"));
            string law = reference.GetProperty("angles").GetString()!;
            AngleDistribution angles = law == "uniform"
                ? AngleDistribution.Uniform
                : AngleDistribution.Normal(2 * double.Parse(law[(law.IndexOf('=', StringComparison.Ordinal) + 1)..], CultureInfo.InvariantCulture));
            FiniteDepthVariance moments = FiniteDepthVariance.Of(
                builder.Build(), PauliString.Parse(reference.GetProperty("observable").GetString()!),
                InitialState.FromPauliExpectations(ReferenceData.Operator(reference.GetProperty("rho_pauli"))), angles);
            moments.SecondMoment.Should().BeApproximately(reference.GetProperty("E_l2").GetDouble(), 1e-9);
            moments.GradientSecondMoments[reference.GetProperty("grad_index").GetInt32()].Should().BeApproximately(reference.GetProperty("E_grad2").GetDouble() / 4, 1e-9);
            cases++;
        }

        cases.Should().Be(32);
    }

    [Theory]
    [InlineData(1, 1.0 / 2)]
    [InlineData(2, 11.0 / 32)]
    [InlineData(3, 279.0 / 1024)]
    public void A_universal_chain_of_a_thousand_qubits_still_varies_when_it_is_shallow(int layers, double expected)
    {
        const int N = 1000;
        var builder = new CircuitBuilder(N);
        for (int layer = 0; layer < layers; layer++)
        {
            for (int q = 0; q < N; q++) builder.RX(q, builder.Parameter($"x{layer}_{q}"));
            for (int q = 0; q < N; q++) builder.RZ(q, builder.Parameter($"z{layer}_{q}"));
            for (int q = 0; q + 1 < N; q++) builder.RZZ(q, q + 1, builder.Parameter($"b{layer}_{q}"));
        }

        FiniteDepthVariance.Of(builder.Build(), PauliString.On(N, (0, Pauli.Z)), InitialState.Zeros(N), AngleDistribution.Uniform).Value.Should().Be(expected);
    }

    [Fact]
    public void Moments_equal_the_integral_of_a_dense_simulation_over_all_angles()
    {
        var random = new Random(7);
        int fixedGates = 0, slopes = 0, sums = 0;
        for (int trial = 0; trial < 250; trial++)
        {
            int n = random.Next(1, 4);
            AngleDistribution? normal = random.Next(2) == 0 ? null : AngleDistribution.Normal(0.2 + random.NextDouble());
            double sigma = normal is null ? 0 : double.Parse(normal.ToString().Split(' ')[4], CultureInfo.InvariantCulture);
            var builder = new CircuitBuilder(n);
            int parameters = random.Next(1, 4);
            var free = new Queue<Parameter>(Enumerable.Range(0, parameters).Select(i => builder.Parameter($"p{i}")));
            for (int step = 0; step < 10; step++)
            {
                int kind = random.Next(4);
                if (kind == 0 && free.Count > 0) builder.Rotate(RandomCircuits.String(n, random), random.Next(1, 3) * free.Dequeue() + (random.Next(3) * 0.4));
                else if (kind == 1)
                {
                    builder.Rotate(RandomCircuits.String(n, random), random.NextDouble() * 3);
                    fixedGates++;
                }
                else if (kind == 2 && n > 1) builder.CX(0, n - 1);
                else builder.H(random.Next(n)).S(random.Next(n));
            }

            Circuit circuit = builder.Build();
            PauliSum observable = PauliSum.Of(Enumerable.Range(0, random.Next(1, 4)).Select(_ => ((random.NextDouble() * 2) - 1, RandomCircuits.String(n, random))));
            if (observable.Terms.Count > 1) sums++;
            FiniteDepthVariance moments = FiniteDepthVariance.Of(circuit, observable, InitialState.Zeros(n), normal ?? AngleDistribution.Uniform);
            (double mean, double second, double[] squaredSlopes) = Integrate(circuit, observable, normal is null ? null : sigma);
            moments.Mean.Should().BeApproximately(mean, 1e-10);
            moments.SecondMoment.Should().BeApproximately(second, 1e-10);
            for (int p = 0; p < parameters; p++)
            {
                moments.GradientSecondMoments[p].Should().BeApproximately(squaredSlopes[p], 1e-10);
                if (squaredSlopes[p] > 1e-6) slopes++;
            }
        }

        fixedGates.Should().BeGreaterThan(300);
        slopes.Should().BeGreaterThan(100);
        sums.Should().BeGreaterThan(60);
    }

    [Fact]
    public void Rotations_of_one_parameter_that_cannot_be_brought_together_are_refused()
    {
        var b = new CircuitBuilder(2);
        Parameter t = b.Parameter("shared");
        Circuit circuit = b.RX(0, t).RZZ(0, 1, b.Parameter("other")).RX(1, t).Build();
        Action act = () => FiniteDepthVariance.Of(circuit, PauliSum.Parse("ZI"), InitialState.Zeros(2), AngleDistribution.Uniform);
        act.Should().Throw<HypothesisNotMetException>().WithMessage("*shared*");
    }

    [Fact]
    public void Budgets_and_bad_input_have_typed_errors()
    {
        var b = new CircuitBuilder(6);
        for (int layer = 0; layer < 4; layer++)
        {
            for (int q = 0; q < 6; q++) b.RX(q, b.Parameter($"x{layer}{q}")).RZ(q, b.Parameter($"z{layer}{q}"));
            for (int q = 0; q < 5; q++) b.RZZ(q, q + 1, b.Parameter($"b{layer}{q}"));
        }

        Circuit circuit = b.Build();
        Action budget = () => FiniteDepthVariance.Of(circuit, PauliSum.Parse("ZIIIII"), InitialState.Zeros(6), AngleDistribution.Uniform, maxPairs: 10);
        budget.Should().Throw<BudgetExceededException>().Which.Limit.Should().Be(10);
        Action qubits = () => FiniteDepthVariance.Of(circuit, PauliSum.Parse("Z"), InitialState.Zeros(6), AngleDistribution.Uniform);
        qubits.Should().Throw<QubitCountMismatchException>();
        Action cancelled = () => FiniteDepthVariance.Of(circuit, PauliSum.Parse("ZIIIII"), InitialState.Zeros(6), AngleDistribution.Uniform, cancellationToken: new CancellationToken(true));
        cancelled.Should().Throw<OperationCanceledException>();
        foreach (double sigma in new[] { double.NaN, double.PositiveInfinity, -1 })
        {
            Action law = () => AngleDistribution.Normal(sigma);
            law.Should().Throw<ArgumentOutOfRangeException>();
        }
    }

    /// <summary>ℓ and (∂ℓ)² are trigonometric polynomials in each angle: of degree 2f in a parameter that enters as f·θ, f at most 2, so nine points determine
    /// them and their means follow from those of cos kθ.</summary>
    private static (double Mean, double Second, double[] SquaredSlopes) Integrate(Circuit circuit, PauliSum observable, double? sigma)
    {
        const int Points = 9;
        int k = circuit.Parameters.Count;
        var weights = new double[Points];
        for (int j = 0; j < Points; j++)
        {
            double weight = 1;
            for (int order = 1; order <= 4; order++)
                weight += 2 * (sigma is double s ? Math.Exp(-order * order * s * s / 2) : 0) * Math.Cos(order * 2 * Math.PI * j / Points);
            weights[j] = weight / Points;
        }

        double mean = 0, second = 0;
        var slopes = new double[k];
        int count = (int)Math.Pow(Points, k);
        for (int code = 0; code < count; code++)
        {
            var parameters = new double[k];
            double weight = 1;
            for (int p = 0, rest = code; p < k; p++, rest /= Points)
            {
                parameters[p] = 2 * Math.PI * (rest % Points) / Points;
                weight *= weights[rest % Points];
            }

            double loss = Loss(circuit, observable, parameters);
            mean += weight * loss;
            second += weight * loss * loss;
            for (int p = 0; p < k; p++)
            {
                double slope = Slope(circuit, observable, parameters, p);
                slopes[p] += weight * slope * slope;
            }
        }

        return (mean, second, slopes);
    }

    /// <summary>The parameter-shift rule with the factor f of the one rotation that the parameter drives.</summary>
    private static double Slope(Circuit circuit, PauliSum observable, double[] parameters, int p)
    {
        double factor = circuit.Operations.SelectMany(o => o.Angles).SelectMany(a => a.Terms).Where(t => t.Parameter.Index == p).Select(t => t.Factor).FirstOrDefault();
        if (factor == 0) return 0;
        double[] plus = [.. parameters], minus = [.. parameters];
        plus[p] += Math.PI / 2 / factor;
        minus[p] -= Math.PI / 2 / factor;
        return factor * (Loss(circuit, observable, plus) - Loss(circuit, observable, minus)) / 2;
    }

    private static double Loss(Circuit circuit, PauliSum observable, double[] parameters)
    {
        var zeros = new Complex[1 << circuit.QubitCount];
        zeros[0] = 1;
        Complex[] psi = RandomCircuits.Apply(circuit, parameters, zeros);
        double loss = 0;
        foreach ((double coefficient, PauliString p) in observable.Terms)
        {
            Complex[] image = DenseCircuits.ApplyLabel(p.ToString("D", null), psi);
            loss += coefficient * psi.Zip(image, (a, b) => (Complex.Conjugate(a) * b).Real).Sum();
        }

        return loss;
    }

    /// <summary>Hadamards before an Ising chain: repeating them would make another algebra. Without them the curve begins at the circuit and ends at 1/(2n-1), by the classification.</summary>
    [Fact]
    public void Repetitions_begin_at_the_circuit_and_end_at_its_deep_limit()
    {
        for (int n = 2; n <= 4; n++)
        {
            var b = new CircuitBuilder(n);
            for (int q = 0; q < n; q++) b.H(q);
            for (int q = 0; q + 1 < n; q++) b.RZZ(q, q + 1, b.Parameter($"z{q}"));
            for (int q = 0; q < n; q++) b.RX(q, b.Parameter($"x{q}"));
            Circuit circuit = b.Build();
            PauliSum observable = PauliSum.Parse("X0", n);
            IReadOnlyList<DepthPoint> points = DepthCurve.OfRepetitions(circuit, [1, 200], observable, InitialState.Zeros(n)).Points;
            points[0].Moments.Value.Should().BeApproximately(FiniteDepthVariance.Of(circuit, observable, InitialState.Zeros(n), AngleDistribution.Uniform).Value, 1e-12);
            points[1].Moments.Value.Should().BeApproximately(1.0 / ((2 * n) - 1), 1e-6);
        }

        FluentActions.Invoking(() => DepthCurve.OfRepetitions(new CircuitBuilder(2).H(0).Build(), [1], PauliSum.Parse("X"), InitialState.Zeros(2))).Should().Throw<QubitCountMismatchException>();
    }
}
