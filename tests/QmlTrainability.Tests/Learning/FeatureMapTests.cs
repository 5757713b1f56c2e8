using System.Numerics;
using QmlTrainability.Ansatze;
using QmlTrainability.Learning;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation;
using QmlTrainability.Tests.Circuits;
using QmlTrainability.Tests.Simulation;
using QmlTrainability.Trainability;

namespace QmlTrainability.Tests.Learning;

public sealed class FeatureMapTests
{
    private static readonly StateVectorSimulator Simulator = new();

    [Fact]
    public void Amplitudes_are_the_features_over_their_length()
    {
        var random = new Random(3);
        for (int trial = 0; trial < 1000; trial++)
        {
            int features = 1 + random.Next(16);
            var map = new AmplitudeFeatureMap(features);
            double[] x = [.. Enumerable.Range(0, features).Select(_ => random.Next(4) == 0 ? 0 : (random.NextDouble() * 2) - 1)];
            x[random.Next(features)] = 0.5; // not all zero
            double length = Math.Sqrt(x.Sum(v => v * v));
            Complex[] expected = new Complex[1 << map.QubitCount];
            for (int i = 0; i < features; i++) expected[i] = x[i] / length;
            using StateVector psi = Simulator.Run(map.ToCircuit(), map.AnglesOf(x));
            Dense.Distance(expected, psi).Should().BeLessThan(1e-12);
        }
    }

    [Fact]
    public void Amplitudes_that_cannot_be_prepared_are_refused()
    {
        new AmplitudeFeatureMap(1).QubitCount.Should().Be(1);
        new AmplitudeFeatureMap(5).QubitCount.Should().Be(3);
        ((Action)(() => _ = new AmplitudeFeatureMap(5000))).Should().Throw<BudgetExceededException>().WithMessage("*13 qubits*");
        ((Action)(() => new AmplitudeFeatureMap(2).AnglesOf([0, 0]))).Should().Throw<ArgumentException>().WithMessage("*All features are 0*");
    }

    /// <summary>The state of a map of patterns, gate by gate with the dense oracle.</summary>
    [Theory]
    [InlineData("Z,ZZ", true)]
    [InlineData("Z,ZZ", false)]
    [InlineData("Y,XZ", true)]
    [InlineData("ZX", true)]
    public void Patterns_are_rotations_between_Hadamards(string patterns, bool shifted)
    {
        var random = new Random(5);
        foreach (int n in new[] { 2, 3, 4 })
        {
            PauliFeatureMap map = shifted ? PauliFeatureMap.Of(n, patterns.Split(','), Topology.Ring, 2) : PauliFeatureMap.Iqp(n, Topology.Ring, 2);
            double[] x = [.. Enumerable.Range(0, n).Select(_ => random.NextDouble() * 3)];
            Complex[] state = Dense.Zeros(n);
            for (int r = 0; r < 2; r++)
            {
                for (int q = 0; q < n; q++) state = Hadamard(state, q, n);
                foreach (string pattern in patterns.Split(','))
                {
                    if (pattern.Length == 1)
                    {
                        for (int q = 0; q < n; q++) state = DenseCircuits.Rotate(Label(n, (q, pattern[0])), shifted ? 2 * x[q] : x[q], state);
                        continue;
                    }

                    foreach ((int a, int b) in Topology.Ring.BondsAt(n))
                        state = DenseCircuits.Rotate(Label(n, (a, pattern[0]), (b, pattern[1])), shifted ? 2 * (Math.PI - x[a]) * (Math.PI - x[b]) : x[a] * x[b], state);
                }
            }

            using StateVector psi = Simulator.Run(map.ToCircuit(), map.AnglesOf(x));
            Dense.Distance(state, psi).Should().BeLessThan(1e-12);
        }
    }

    [Fact]
    public void The_state_that_a_model_is_judged_with_is_that_of_quarter_turns()
    {
        foreach (PauliFeatureMap map in new[] { PauliFeatureMap.ZZ(3, Topology.Chain), PauliFeatureMap.ZZ(4, Topology.Ring, 1), PauliFeatureMap.Of(3, ["Y", "XZ"], Topology.Chain, 3) })
        {
            using StateVector psi = Simulator.Run(map.ToCircuit(), [.. Enumerable.Repeat(Math.PI / 2, map.AngleCount)]);
            int n = map.QubitCount, nonzero = 0;
            for (int index = 1; index < 1 << (2 * n); index++)
            {
                int code = index;
                PauliString @string = PauliString.On(n, [.. Enumerable.Range(0, n).Select(q => (q, (Pauli)(code >> (2 * q) & 3))).Where(l => l.Item2 != Pauli.I)]);
                double expected = psi.Expectation(@string);
                map.MiddleState.Expectation(@string).Should().BeApproximately(expected, 1e-12, $"{@string} in {map}");
                if (Math.Abs(expected) > 0.5) nonzero++;
            }

            nonzero.Should().Be((1 << n) - 1, "a pure stabilizer state has 2^n strings, the identity among them");
        }
    }

    [Fact]
    public void Reuploaded_features_are_rotations_of_the_design()
    {
        AnsatzBuilder design = new AnsatzBuilder().RotateEach(Pauli.Y).RotateNeighbors("ZZ", Topology.Chain).RotateEach(Pauli.X).RotateEach(Pauli.Y).Repeat(2);
        BinaryClassifier model = BinaryClassifier.Of(design, new ReuploadingFeatureMap(3, 2, Pauli.Y), PauliSum.Parse("ZII"), TrainabilityPolicy.JudgeOnly);
        model.Angles.Should().HaveCount(model.Circuit.Parameters.Count - 6);
        double[] angles = [.. model.Angles.Select((_, i) => Math.Sin(i + 1))], x = [0.4, 1.9];
        int next = 0;
        double[] all = [.. model.Circuit.Parameters.Select(p => p.Name.StartsWith("Y[", StringComparison.Ordinal) ? x[(p.Name[^2] - '0') % 2] : angles[next++])];
        double expected = Simulator.Expectation(model.Circuit, model.Observable, all);
        model.WithParameters(angles).Decision(x).Should().BeApproximately(expected, 1e-14);
    }

    /// <summary>X by the data leaves the free fermions; Y by the data does not, and the verdict says so without being told.</summary>
    [Fact]
    public void Reuploaded_features_are_generators()
    {
        AnsatzBuilder layer = new AnsatzBuilder().RotateEach(Pauli.X).RotateNeighbors("ZZ", Topology.Chain).RotateEach(Pauli.X);
        BinaryClassifier.Of(layer.Repeat(2), new ReuploadingFeatureMap(4, 4, Pauli.X), PauliSum.Parse("XIII")).Verdict.Decision.Should().Be(Decision.Accept);
        ((Action)(() => BinaryClassifier.Of(layer.RotateEach(Pauli.Y).Repeat(2), new ReuploadingFeatureMap(4, 4, Pauli.Y), PauliSum.Parse("XIII"))))
            .Should().Throw<UntrainableAnsatzException>();
        AnsatzBuilder onlyData = new AnsatzBuilder().RotateEach(Pauli.X).Repeat(1);
        ((Action)(() => BinaryClassifier.Of(onlyData, new ReuploadingFeatureMap(4, 4, Pauli.X), PauliSum.Parse("XIII"), TrainabilityPolicy.JudgeOnly)))
            .Should().Throw<ArgumentException>().WithMessage("*none is left to be trained*");
    }

    /// <summary>An entangled state of the features may hide from a small algebra, and the verdict shows it.</summary>
    [Fact]
    public void The_verdict_takes_the_state_of_the_map_into_account()
    {
        PauliSum x = PauliSum.Parse("X0", 8);
        AnsatzBuilder ising = AnsatzCatalog.Ising(Topology.Chain, 2);
        BinaryClassifier.Of(ising, new AngleFeatureMap(8, 8, Pauli.Y, Pauli.X), x).Verdict.Variance!.Exact.Should().Be(new Rational(7, 120));
        BinaryClassifier.Of(ising, PauliFeatureMap.ZZ(8, Topology.Chain), x).Verdict.Variance!.Exact.Should().Be(new Rational(1, 15));

        // Three layers on a ring leave no product of two Majorana modes among the stabilizers: nothing of the state is seen.
        ((Action)(() => BinaryClassifier.Of(ising, PauliFeatureMap.ZZ(8, Topology.Ring, 3), x))).Should().Throw<UntrainableAnsatzException>()
            .Which.Verdict.Variance!.Value.Should().Be(0);
    }

    [Fact]
    public void Wrong_rows_are_refused()
    {
        FeatureMap map = PauliFeatureMap.ZZ(2, Topology.Chain);
        ((Action)(() => map.AnglesOf([1.0]))).Should().Throw<ArgumentException>().WithMessage("*2 features, but 1*");
        ((Action)(() => map.AnglesOf([1.0, double.NaN]))).Should().Throw<ArgumentOutOfRangeException>();
        ((Action)(() => PauliFeatureMap.Of(2, ["ZI"], Topology.Chain))).Should().Throw<ArgumentException>().WithMessage("*ZI*");
        ((Action)(() => _ = new ReuploadingFeatureMap(2, 3, Pauli.X))).Should().Throw<ArgumentOutOfRangeException>();
    }

    private static string Label(int n, params (int Qubit, char Letter)[] letters) =>
        new([.. Enumerable.Range(0, n).Select(q => letters.FirstOrDefault(l => l.Qubit == q) is { Letter: not '\0' } l ? l.Letter : 'I')]);

    private static Complex[] Hadamard(Complex[] state, int qubit, int n)
    {
        Complex[] x = DenseCircuits.ApplyLabel(Label(n, (qubit, 'X')), state), z = DenseCircuits.ApplyLabel(Label(n, (qubit, 'Z')), state);
        return [.. x.Zip(z, (a, b) => (a + b) / Math.Sqrt(2))];
    }
}
