using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;
using QmlTrainability.Tests.LieAlgebras;
using QmlTrainability.Tests.Oracle;
using QmlTrainability.Trainability;

namespace QmlTrainability.Tests.Trainability;

/// <summary>Data-set losses and fidelity kernels in the deep limit.</summary>
public class DataSetVarianceTests
{
    /// <summary>Σ wᵢ ℓ(ρᵢ) is the loss of Σ wᵢρᵢ, which is no state, but half of it and half of the maximally mixed state are: the variance is a quarter.</summary>
    [Fact]
    public void A_weighted_sum_of_losses_is_the_loss_of_the_weighted_sum_of_states()
    {
        var random = new Random(8);
        for (int trial = 0; trial < 30; trial++)
        {
            const int N = 3;
            DynamicalLieAlgebra algebra = LossCovarianceTests.IsingRing(N);
            InitialState[] inputs = [.. Enumerable.Range(0, 5).Select(_ => LossCovarianceTests.RandomStabilizer(N, random))];
            double[] weights = [.. inputs.Select(_ => (random.NextDouble() - 0.5) / 4)];
            DataSetVariance data = DataSetVariance.Of(algebra, PauliSum.Parse("XII + 2*ZZI"), inputs, weights);
            PauliSum mixture = PauliString.Identity(N);
            foreach (string label in Labels(N).Skip(1))
            {
                double expectation = inputs.Zip(weights, (s, w) => w * s.Expectation(PauliString.Parse(label))).Sum();
                if (expectation != 0) mixture += expectation * (PauliSum)PauliString.Parse(label);
            }

            LossVariance expected = LossVariance.Of(algebra, PauliSum.Parse("XII + 2*ZZI"), InitialState.FromPauliExpectations(mixture));
            data.Loss.Value.Should().BeApproximately(expected.Value, 1e-12);
            data.Loss.Mean.Should().BeApproximately(expected.Mean, 1e-12);
            data.Loss.Exact.Should().NotBeNull();
        }
    }

    [Fact]
    public void Labels_cancel_and_inputs_that_look_alike_are_not_told_apart()
    {
        const int N = 1000;
        InitialState zeros = InitialState.Zeros(N), flipped = InitialState.Basis(new string('1', N));
        PauliString x = PauliString.On(N, (0, Pauli.X));
        DataSetVariance alike = DataSetVariance.Of(LossCovarianceTests.IsingChain(N), x, [zeros, flipped], [0.5, -0.5]);
        alike.Loss.Exact.Should().Be(Rational.Zero, "both states have the same domain walls: none");
        alike.IsFlat.Should().BeTrue();
        alike.Spread.Exact.Should().Be(Rational.Zero);
        alike[0, 1].Should().BeSameAs(alike[1, 0]);
        alike[0, 1].Correlation.Should().BeApproximately(1, 1e-12);

        DataSetVariance apart = DataSetVariance.Of(LossCovarianceTests.IsingChain(N), x, [zeros, InitialState.Plus(N)]);
        apart.Spread.Exact.Should().Be(((apart[0, 0].Exact!.Value + apart[1, 1].Exact!.Value) * new Rational(1, 4)) - (apart[0, 1].Exact!.Value * new Rational(1, 2)));
        apart.IsFlat.Should().BeFalse();

        DataSetVariance hopeless = DataSetVariance.Of(LossCovarianceTests.Universal(N), PauliString.On(N, (0, Pauli.Z)), [zeros, flipped]);
        hopeless.IsFlat.Should().BeTrue();
        hopeless.Spread.Log2.Should().BeApproximately(-1 - N, 0.001);
        hopeless.ToString().Should().EndWith("; flat");
    }

    [Fact]
    public void Means_that_differ_are_spread_too()
    {
        DynamicalLieAlgebra g = DynamicalLieAlgebra.GeneratedBy([PauliString.Parse("XI"), PauliString.Parse("ZI")]);
        DataSetVariance data = DataSetVariance.Of(g, PauliSum.Parse("IZ"), [InitialState.Zeros(2), InitialState.Basis("01"), InitialState.Basis("01"), InitialState.Zeros(2)]);
        (data.Spread.Mean, data.Spread.Value, data.Loss.Mean).Should().Be((1, 0, 0));
    }

    [Fact]
    public void Bad_data_sets_are_named()
    {
        DynamicalLieAlgebra g = LossCovarianceTests.IsingChain(3);
        PauliSum x = PauliSum.Parse("XII");
        Action none = () => DataSetVariance.Of(g, x, []);
        none.Should().Throw<ArgumentException>().WithMessage("*at least one input*");
        Action count = () => DataSetVariance.Of(g, x, [InitialState.Zeros(3)], [1, 2]);
        count.Should().Throw<ArgumentException>().WithMessage("*2 weights for 1 inputs*");
        Action notANumber = () => DataSetVariance.Of(g, x, [InitialState.Zeros(3)], [double.NaN]);
        notANumber.Should().Throw<ArgumentOutOfRangeException>().WithMessage("*Weight 0*");
        Action mismatch = () => DataSetVariance.Of(g, x, [InitialState.Zeros(3), InitialState.Zeros(2)]);
        mismatch.Should().Throw<QubitCountMismatchException>();
        Action index = () => _ = DataSetVariance.Of(g, x, [InitialState.Zeros(3)])[0, 1];
        index.Should().Throw<ArgumentOutOfRangeException>();
        Action cancelled = () => DataSetVariance.Of(g, x, [InitialState.Zeros(3)], null, new CancellationToken(true));
        cancelled.Should().Throw<OperationCanceledException>();
    }

    /// <summary>E κ is the squared norm of the part of ρ that commutes with all generators: a dense projection, for strings and sums.</summary>
    [Fact]
    public void The_mean_of_a_fidelity_kernel_is_that_of_a_dense_average()
    {
        var random = new Random(77);
        for (int trial = 0; trial < 60; trial++)
        {
            int n = random.Next(2, 4);
            PauliSum[] generators = (trial % 3) switch
            {
                0 => SumFamilies.IsingRing(n),
                1 => SumFamilies.XxzOpen(n),
                _ => [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => (PauliSum)Circuits.RandomCircuits.String(n, random)).Distinct()],
            };
            var average = GroupAverage.Once(generators.Select(g => DenseMatrix.OfTerms(g.Terms.Select(t => (t.Coefficient, t.String.ToString())))));
            InitialState state = trial % 2 == 0 ? LossCovarianceTests.RandomStabilizer(n, random) : InitialState.Product([.. Enumerable.Range(0, n).Select(_ => (random.NextDouble() / 2, 0.5, 0.3))]);
            DenseMatrix rho = DenseMatrix.OfTerms(Labels(n).Select(l => (state.Expectation(PauliString.Parse(l)) / (1 << n), l)));
            KernelConcentration kernel = KernelConcentration.Of(DynamicalLieAlgebra.GeneratedBy(generators), state);
            kernel.Mean.Should().BeApproximately(average.Overlap(rho, rho), 1e-10);
            (kernel.Exact is not null).Should().Be(trial % 2 == 0);
            if (kernel.Variance is not null) kernel.Variance.Mean.Should().BeApproximately(kernel.Mean, 1e-12, "the kernel is the loss of the observable ρ");
        }
    }

    [Fact]
    public void A_fidelity_kernel_has_its_closed_forms()
    {
        // Haar on U(2ⁿ): mean 1/d, second moment 2/(d(d+1)).
        KernelConcentration small = KernelConcentration.Of(LossCovarianceTests.Universal(4), InitialState.Zeros(4));
        small.Exact.Should().Be(new Rational(1, 16));
        small.Variance!.Exact.Should().Be(new Rational(2, 16 * 17) - new Rational(1, 256));
        KernelConcentration large = KernelConcentration.Of(LossCovarianceTests.Universal(1000), InitialState.Zeros(1000));
        (large.Log2, large.Variance).Should().Be((-1000, null));
        large.ToString().Should().Be("mean 2^-1000.00, about 2^1000 shots for one count");

        // The Ising chain keeps the parity X…X, which |+…+⟩ has and |0…0⟩ has not: free fermions do not save the kernel.
        KernelConcentration.Of(LossCovarianceTests.IsingChain(1000), InitialState.Zeros(1000)).Log2.Should().Be(-1000);
        KernelConcentration.Of(LossCovarianceTests.IsingChain(1000), InitialState.Plus(1000)).Log2.Should().Be(-999);
        Action mismatch = () => KernelConcentration.Of(LossCovarianceTests.IsingChain(3), InitialState.Zeros(4));
        mismatch.Should().Throw<QubitCountMismatchException>();
        Action cancelled = () => KernelConcentration.Of(LossCovarianceTests.IsingChain(3), InitialState.Zeros(3), new CancellationToken(true));
        cancelled.Should().Throw<OperationCanceledException>();
        Action symmetric = () => KernelConcentration.Of(DynamicalLieAlgebra.GeneratedBy([PauliString.On(20, (0, Pauli.X))]), InitialState.Product([.. Enumerable.Repeat((0.5, 0.5, 0.5), 20)]));
        symmetric.Should().Throw<BudgetExceededException>().WithMessage("*2^39*");
    }

    private static IEnumerable<string> Labels(int n) => n == 0 ? [""] : Labels(n - 1).SelectMany(l => "IXYZ".Select(c => l + c));
}
