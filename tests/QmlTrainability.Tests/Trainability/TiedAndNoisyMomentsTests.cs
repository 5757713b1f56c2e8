using System.Numerics;
using QmlTrainability.Ansatze;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Tests.Circuits;
using QmlTrainability.Trainability;

namespace QmlTrainability.Tests.Trainability;

/// <summary>Rotations with a common parameter, and Pauli noise: against exact integration of a dense simulation, noise as a mixture of inserted errors.</summary>
public class TiedAndNoisyMomentsTests
{
    private static readonly Pauli[] Letters = [Pauli.I, Pauli.X, Pauli.Y, Pauli.Z];

    [Fact]
    public void Branches_of_tied_rotations_are_counted_before_they_are_made()
    {
        // ΣZZ on 12 qubits moves XX by 20 of its terms: 2^20 branches of one string, for the mean as for the moments.
        const int n = 12;
        Circuit circuit = AnsatzCatalog.Qaoa(Topology.AllPairs, 1).ToCircuit(n);
        Action of = () => FiniteDepthVariance.Of(circuit, PauliString.On(n, (0, Pauli.Y), (1, Pauli.Y)), InitialState.Plus(n), AngleDistribution.Uniform, maxPairs: 1 << 12);
        of.Should().Throw<BudgetExceededException>().Which.Required.Should().BeGreaterThan(1 << 12);
        Action cancel = () => FiniteDepthVariance.Of(circuit, PauliString.On(n, (0, Pauli.Z), (1, Pauli.Z)), InitialState.Plus(n), AngleDistribution.Uniform, maxPairs: 1 << 12, cancellationToken: new CancellationToken(true));
        cancel.Should().Throw<OperationCanceledException>();
    }

    [Fact]
    public void A_controlled_rotation_is_one_angle_not_two()
    {
        var b = new CircuitBuilder(2);
        Circuit circuit = b.H(0).CRX(0, 1, b.Parameter("t")).Build();
        // |+0⟩, O = IZ: ℓ = (1 + cos θ)/2. Two independent angles would give 1/4.
        FiniteDepthVariance f = FiniteDepthVariance.Of(circuit, PauliSum.Parse("IZ"), InitialState.Zeros(2), AngleDistribution.Uniform);
        f.SecondMoment.Should().BeApproximately(3.0 / 8, 1e-14);
        f.Mean.Should().BeApproximately(0.5, 1e-14);
        f.GradientSecondMoments[0].Should().BeApproximately(1.0 / 8, 1e-14);
    }

    [Fact]
    public void Tied_rotations_have_the_moments_of_a_dense_simulation()
    {
        var random = new Random(11);
        int tied = 0, slopes = 0;
        for (int trial = 0; trial < 120; trial++)
        {
            int n = random.Next(2, 4);
            double? sigma = random.Next(2) == 0 ? null : 0.2 + random.NextDouble();
            var b = new CircuitBuilder(n);
            Parameter s = b.Parameter("s"), t = b.Parameter("t");
            b.H(0).RX(n - 1, 0.7);
            Tie(s);
            if (random.Next(2) == 0) b.CX(0, n - 1);
            else b.CZ(n - 1, 0).H(n - 1);
            if (random.Next(2) == 0) b.CRX(0, 1, t);
            else Tie(t);
            Circuit circuit = b.Build();
            PauliSum observable = PauliSum.Of(Enumerable.Range(0, random.Next(1, 4)).Select(_ => (random.NextDouble() - 0.5, RandomCircuits.String(n, random))));
            FiniteDepthVariance f = FiniteDepthVariance.Of(circuit, observable, InitialState.Zeros(n), sigma is double w ? AngleDistribution.Normal(w) : AngleDistribution.Uniform);
            (double mean, double second, double[] squares) = AngleGrid.Moments(2, 33, 4 * Math.PI, sigma, p => Loss(circuit, observable, p));
            f.Mean.Should().BeApproximately(mean, 1e-10);
            f.SecondMoment.Should().BeApproximately(second, 1e-10);
            for (int p = 0; p < 2; p++)
            {
                f.GradientSecondMoments[p].Should().BeApproximately(squares[p], 1e-8);
                if (squares[p] > 1e-3) slopes++;
            }

            tied++;

            // Commuting strings with factors 1 or -1 and one offset: of degree n at most.
            void Tie(Parameter parameter)
            {
                Pauli letter = Letters[random.Next(1, 4)];
                for (int q = 0; q < n; q++) b.Rotate(PauliString.On(n, (q, letter)), (random.Next(2) == 0 ? 1 : -1) * parameter + (random.Next(2) * 0.3));
            }
        }

        tied.Should().Be(120);
        slopes.Should().BeGreaterThan(100);
    }

    [Fact]
    public void Noise_has_the_moments_of_a_dense_density_matrix()
    {
        const int N = 2;
        var random = new Random(5);
        for (int trial = 0; trial < 60; trial++)
        {
            double? sigma = random.Next(2) == 0 ? null : 0.5;
            PauliChannel before = Channel(random), between = Channel(random), after = Channel(random);
            var steps = new List<(string Label, int Parameter)>();
            for (int i = 0; i < 7; i++) steps.Add(random.Next(3) == 0 ? ("cx", -1) : random.Next(3) == 0 ? ("h", -1) : (RandomCircuits.String(N, random).ToString(), -2));
            int next = 0;
            for (int i = 0; i < steps.Count; i++)
            {
                if (steps[i].Parameter == -2) steps[i] = next < 2 ? (steps[i].Label, next++) : ("h", -1);
            }

            var b = new CircuitBuilder(N);
            Parameter[] parameters = [b.Parameter("s"), b.Parameter("t")];
            foreach ((string label, int parameter) in steps)
            {
                if (parameter >= 0) b.Rotate(PauliString.Parse(label), parameters[parameter]);
                else if (label == "cx") b.CX(0, 1);
                else b.H(0);
            }

            PauliSum observable = PauliSum.Of(Enumerable.Range(0, 3).Select(_ => (random.NextDouble() - 0.5, RandomCircuits.String(N, random))));
            InitialState state = InitialState.Product([(0.3, 0.2, 0.8), (-0.5, 0.6, 0.1)]);
            NoiseModel noise = NoiseModel.None.WithPreparation(before).WithGates(between).WithReadout(after);
            FiniteDepthVariance noisy = FiniteDepthVariance.Of(b.Build(), observable, state, sigma is double w ? AngleDistribution.Normal(w) : AngleDistribution.Uniform, noise);
            (double mean, double second, double[] squares) = AngleGrid.Moments(2, 9, 2 * Math.PI, sigma, p => NoisyLoss(steps, before, between, after, state, observable, p));
            noisy.Mean.Should().BeApproximately(mean, 1e-10);
            noisy.SecondMoment.Should().BeApproximately(second, 1e-10);
            for (int p = 0; p < 2; p++) noisy.GradientSecondMoments[p].Should().BeApproximately(squares[p], 1e-8);
        }
    }

    [Fact]
    public void Channels_that_are_not_of_Pauli_errors_are_refused()
    {
        double gamma = 0.1, root = Math.Sqrt(1 - gamma);
        Refused([[1, 0, 0, 0], [0, root, 0, 0], [0, 0, root, 0], [gamma, 0, 0, 1 - gamma]], "*not unital*");
        Refused([[1, 0, 0, 0], [0, 0.9, 0.1, 0], [0, -0.1, 0.9, 0], [0, 0, 0, 0.9]], "*mixes letters*");
        Refused([[0.9, 0, 0, 0], [0, 0.9, 0, 0], [0, 0, 0.9, 0], [0, 0, 0, 0.9]], "*trace*");
        Refused([[1, 0, 0, 0], [0, -1, 0, 0], [0, 0, -1, 0], [0, 0, 0, -1]], "*not completely positive*");
        PauliChannel dephasing = PauliChannel.FromTransferMatrix([[1, 0, 0, 0], [0, 0.8, 0, 0], [0, 0, 0.8, 0], [0, 0, 0, 1]]);
        dephasing.ProbabilityOfZ.Should().BeApproximately(0.1, 1e-15);
        dephasing.ProbabilityOfX.Should().Be(0);
        Action sum = () => PauliChannel.Of(0.5, 0.4, 0.2);
        sum.Should().Throw<ArgumentOutOfRangeException>();
        Action negative = () => PauliChannel.BitFlip(-0.1);
        negative.Should().Throw<ArgumentOutOfRangeException>();

        static void Refused(double[][] matrix, string message)
        {
            Action act = () => PauliChannel.FromTransferMatrix(matrix);
            act.Should().Throw<HypothesisNotMetException>().WithMessage(message);
        }
    }

    [Fact]
    public void Readout_noise_and_prepared_states_are_those_of_the_moments()
    {
        NoiseModel noise = NoiseModel.None.WithPreparation(PauliChannel.Of(0.02, 0.05, 0.01)).WithReadout(PauliChannel.Depolarizing(0.1));
        var b = new CircuitBuilder(2);
        Circuit circuit = b.RX(0, b.Parameter("a")).CX(0, 1).RY(1, b.Parameter("b")).Build();
        PauliSum observable = PauliSum.Parse("0.5*ZX - 1.5*IZ");
        InitialState state = InitialState.Product([(0.3, 0.2, 0.8), (-0.5, 0.6, 0.1)]);
        FiniteDepthVariance together = FiniteDepthVariance.Of(circuit, observable, state, AngleDistribution.Uniform, noise);
        FiniteDepthVariance apart = FiniteDepthVariance.Of(circuit, noise.Observed(observable), noise.Prepared(state), AngleDistribution.Uniform);
        together.SecondMoment.Should().BeApproximately(apart.SecondMoment, 1e-15);
        Action stabilizer = () => noise.Prepared(InitialState.Stabilizer([PauliSum.Parse("XX")]));
        stabilizer.Should().Throw<UnsupportedRequestException>();
    }

    private static PauliChannel Channel(Random random) => PauliChannel.Of(random.NextDouble() / 4, random.NextDouble() / 4, random.NextDouble() / 4);

    private static double Loss(Circuit circuit, PauliSum observable, double[] parameters)
    {
        var zeros = new Complex[1 << circuit.QubitCount];
        zeros[0] = 1;
        Complex[] psi = RandomCircuits.Apply(circuit, parameters, zeros);
        return observable.Terms.Sum(t => t.Coefficient * DenseCircuits.Inner(psi, DenseCircuits.ApplyLabel(t.String.ToString("D", null), psi)).Real);
    }

    /// <summary>Tr(ρO) with ρ a 4 × 4 matrix: each step UρU†, then Σ p PρP on each of its qubits.</summary>
    private static double NoisyLoss(
        List<(string Label, int Parameter)> steps, PauliChannel before, PauliChannel between, PauliChannel after, InitialState state, PauliSum observable, double[] parameters)
    {
        const int N = 2;
        var rho = new Complex[4, 4];
        foreach (char a in "IXYZ")
        {
            foreach (char c in "IXYZ")
            {
                Complex[,] p = Matrix($"{a}{c}");
                double expectation = state.Expectation(PauliString.Parse($"{a}{c}"));
                for (int i = 0; i < 16; i++) rho[i / 4, i % 4] += expectation * p[i / 4, i % 4] / 4;
            }
        }

        rho = Noisy(Noisy(rho, before, 0), before, 1);
        foreach ((string label, int parameter) in steps)
        {
            Complex[,] u = DenseCircuits.Matrix(N, v => parameter >= 0 ? DenseCircuits.Rotate(label, parameters[parameter], v)
                : label == "cx" ? DenseCircuits.Apply(DenseCircuits.Gate("cx"), [0, 1], v) : DenseCircuits.Apply(DenseCircuits.Gate("h"), [0], v));
            rho = DenseCircuits.Multiply(DenseCircuits.Multiply(u, rho), DenseCircuits.Adjoint(u));
            for (int q = 0; q < N; q++)
            {
                if (parameter >= 0 ? label[q] != 'I' : label == "cx" || q == 0) rho = Noisy(rho, between, q);
            }
        }

        rho = Noisy(Noisy(rho, after, 0), after, 1);
        double loss = 0;
        foreach (PauliTerm term in observable.Terms)
        {
            Complex[,] product = DenseCircuits.Multiply(rho, Matrix(term.String.ToString()));
            for (int i = 0; i < 4; i++) loss += term.Coefficient * product[i, i].Real;
        }

        return loss;

        static Complex[,] Matrix(string label) => DenseCircuits.Matrix(N, v => DenseCircuits.ApplyLabel(label, v));

        static Complex[,] Noisy(Complex[,] rho, PauliChannel channel, int qubit)
        {
            var result = new Complex[4, 4];
            double rest = 1 - channel.ProbabilityOfX - channel.ProbabilityOfY - channel.ProbabilityOfZ;
            foreach ((char letter, double probability) in new[] { ('I', rest), ('X', channel.ProbabilityOfX), ('Y', channel.ProbabilityOfY), ('Z', channel.ProbabilityOfZ) })
            {
                Complex[,] p = Matrix(qubit == 0 ? $"{letter}I" : $"I{letter}"), turned = DenseCircuits.Multiply(DenseCircuits.Multiply(p, rho), p);
                for (int i = 0; i < 16; i++) result[i / 4, i % 4] += probability * turned[i / 4, i % 4];
            }

            return result;
        }
    }
}
