using System.Numerics;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation;
using QmlTrainability.Tests.Circuits;

namespace QmlTrainability.Tests.Simulation;

/// <summary>Inner products, variances, marginal probabilities, reduced states, entropy, and files.</summary>
public sealed class SubsystemTests
{
    private static readonly StateVectorSimulator Simulator = new();

    [Fact]
    public void Inner_products_are_sums_of_amplitudes()
    {
        var random = new Random(81);
        foreach (int qubits in new[] { 1, 2, 3, 5, 9, 12 })
        {
            using StateVector a = RandomState(qubits, random), b = RandomState(qubits, random);
            Complex expected = Enumerable.Range(0, 1 << qubits).Aggregate(Complex.Zero, (sum, i) => sum + (Complex.Conjugate(a[i]) * b[i]));
            (a.InnerProduct(b) - expected).Magnitude.Should().BeLessThan(1e-13);
            (a.InnerProduct(a) - 1).Magnitude.Should().BeLessThan(1e-13);
        }
    }

    [Fact]
    public void Variances_agree_with_squares()
    {
        var random = new Random(82);
        for (int trial = 0; trial < 60; trial++)
        {
            int qubits = random.Next(1, 7);
            using StateVector psi = RandomState(qubits, random);
            PauliSum observable = Dense.RandomSum(qubits, random.Next(1, 6), random);
            Complex[] state = Amplitudes(psi), image = new Complex[state.Length];
            foreach (PauliTerm term in observable.Terms)
            {
                Complex[] part = DenseCircuits.ApplyLabel(term.String.ToString("D", null), state);
                for (int i = 0; i < image.Length; i++) image[i] += term.Coefficient * part[i];
            }

            double mean = DenseCircuits.Inner(state, image).Real, square = DenseCircuits.Inner(image, image).Real;
            psi.Variance(observable).Should().BeApproximately(square - (mean * mean), 1e-12);
        }

        using StateVector zero = Simulator.Run(new CircuitBuilder(3).Build(), []);
        zero.Variance(PauliSum.Parse("ZII + 2*IZZ")).Should().Be(0);
    }

    [Fact]
    public void Several_observables_at_once_agree_with_each_alone()
    {
        var random = new Random(86);
        for (int trial = 0; trial < 200; trial++)
        {
            int qubits = random.Next(1, 7);
            using StateVector psi = RandomState(qubits, random);
            // Few terms and many: the first share their passes.
            PauliSum[] observables = [.. Enumerable.Range(0, random.Next(0, 6)).Select(_ => Dense.RandomSum(qubits, random.Next(1, 14), random))];
            double[] together = psi.Expectations(observables);
            together.Length.Should().Be(observables.Length);
            for (int k = 0; k < observables.Length; k++) together[k].Should().BeApproximately(psi.Expectation(observables[k]), 1e-13 * (1 + observables[k].Terms.Sum(t => Math.Abs(t.Coefficient))));
        }

        using StateVector zero = Simulator.Run(new CircuitBuilder(2).Build(), []);
        zero.Expectations([PauliSum.Parse("ZI + IZ"), PauliSum.Parse("XX"), PauliSum.Parse("II - 3*ZZ")]).Should().Equal(2, 0, -2);
        zero.Invoking(z => z.Expectations([PauliSum.Parse("ZI"), PauliSum.Parse("Z")])).Should().Throw<QubitCountMismatchException>();
        zero.Invoking(z => z.Expectations([null!])).Should().Throw<ArgumentNullException>();
    }

    [Fact]
    public void Marginals_and_reduced_states_agree_with_sums()
    {
        var random = new Random(83);
        for (int trial = 0; trial < 60; trial++)
        {
            int qubits = random.Next(1, 8), k = random.Next(1, qubits + 1);
            int[] chosen = RandomCircuits.DistinctQubits(k, qubits, random);
            using StateVector psi = RandomState(qubits, random);
            var expected = new Complex[1 << k, 1 << k];
            for (int i = 0; i < 1 << qubits; i++)
            {
                for (int j = 0; j < 1 << qubits; j++)
                {
                    int others = ~chosen.Aggregate(0, (mask, q) => mask | (1 << q));
                    if ((i & others) == (j & others)) expected[Part(i), Part(j)] += psi[i] * Complex.Conjugate(psi[j]);
                }
            }

            Complex[,] matrix = psi.ReducedDensityMatrix(chosen);
            double[] probabilities = psi.Probabilities(chosen);
            for (int a = 0; a < 1 << k; a++)
            {
                probabilities[a].Should().BeApproximately(expected[a, a].Real, 1e-13);
                for (int b = 0; b < 1 << k; b++) (matrix[a, b] - expected[a, b]).Magnitude.Should().BeLessThan(1e-13);
            }

            int Part(int index) => chosen.Select((q, j) => ((index >> q) & 1) << j).Sum();
        }
    }

    [Fact]
    public void Entropy_counts_Bell_pairs()
    {
        using StateVector pairs = Simulator.Run(new CircuitBuilder(6).H(0).CX(0, 3).H(1).CX(1, 4).RY(2, 0.3).Build(), []);
        pairs.EntanglementEntropy([0, 1, 2]).Should().BeApproximately(2, 1e-12);
        pairs.EntanglementEntropy([0, 3]).Should().BeApproximately(0, 1e-12);
        pairs.EntanglementEntropy([0, 1, 2, 3, 4, 5]).Should().Be(0);
        using StateVector part = Simulator.Run(new CircuitBuilder(2).RY(0, 0.8).CX(0, 1).Build(), []);
        double p = Math.Cos(0.4) * Math.Cos(0.4);
        part.EntanglementEntropy([1]).Should().BeApproximately(-(p * Math.Log2(p)) - ((1 - p) * Math.Log2(1 - p)), 1e-12);
        using StateVector large = Simulator.Run(new CircuitBuilder(14).H(0).CX(0, 13).Build(), []);
        large.EntanglementEntropy([.. Enumerable.Range(0, 13)]).Should().BeApproximately(1, 1e-12);
    }

    [Fact]
    public void Wrong_qubits_are_named()
    {
        using StateVector psi = Simulator.Run(new CircuitBuilder(3).Build(), []);
        ((Action)(() => psi.Probabilities([0, 3]))).Should().Throw<ArgumentOutOfRangeException>().WithMessage("Qubit 3 does not exist: there are 3, from 0 on.*");
        ((Action)(() => psi.ReducedDensityMatrix([1, 1]))).Should().Throw<ArgumentException>().WithMessage("Qubit 1 is named twice.*");
        ((Action)(() => psi.EntanglementEntropy([]))).Should().Throw<ArgumentException>().WithMessage("At least one qubit must be named.*");
    }

    [Fact]
    public void Files_come_back_and_damage_is_told()
    {
        var random = new Random(84);
        foreach (int qubits in new[] { 1, 4, 17 })
        {
            using StateVector psi = RandomState(qubits, random);
            var stream = new MemoryStream();
            psi.Save(stream);
            byte[] bytes = stream.ToArray();
            bytes.Length.Should().Be(32 + (16 << qubits));
            using (StateVector again = StateVector.Load(new MemoryStream(bytes))) Amplitudes(again).Should().Equal(Amplitudes(psi));
            for (int trial = 0; trial < 40; trial++)
            {
                int at = trial < 32 ? trial : random.Next(bytes.Length);
                byte[] damaged = [.. bytes];
                damaged[at] ^= (byte)(1 << random.Next(8));
                Action load = () => StateVector.Load(new MemoryStream(damaged)).Dispose();
                // A damaged number of qubits may ask for more memory than there is.
                Exception? error = Record.Exception(load);
                (error is StateFormatException or BudgetExceededException).Should().BeTrue($"byte {at} is damaged, and the answer is {error}");
            }

            foreach (int length in new[] { 0, 5, 23, 24, 40, bytes.Length - 1 })
                ((Action)(() => StateVector.Load(new MemoryStream(bytes[..length])).Dispose())).Should().Throw<StateFormatException>().WithMessage("The stream ends*");
            ((Action)(() => StateVector.Load(new MemoryStream(bytes), new SimulatorOptions { MemoryBudget = 16 }).Dispose())).Should().Throw<BudgetExceededException>();
        }
    }

    private static StateVector RandomState(int qubits, Random random)
    {
        Circuit circuit = RandomCircuits.Any(qubits, 20, random);
        return Simulator.Run(circuit, Dense.RandomParameters(circuit, random));
    }

    private static Complex[] Amplitudes(StateVector psi) => [.. Enumerable.Range(0, (int)psi.Length).Select(i => psi[i])];
}
