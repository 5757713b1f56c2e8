using QmlTrainability.Ansatze;
using QmlTrainability.Learning;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation;

namespace QmlTrainability.Tests.Learning;

public sealed class KernelTests
{
    /// <summary>Products by Bloch vectors and by state vectors: two ways to one number.</summary>
    [Fact]
    public void The_overlap_is_that_of_the_states()
    {
        var random = new Random(6);
        foreach (FeatureMap map in new FeatureMap[] { new AngleFeatureMap(3, 4), AngleFeatureMap.Dense(6), PauliFeatureMap.ZZ(3, Topology.Ring), new AmplitudeFeatureMap(6) })
        {
            var kernel = new QuantumKernel(map);
            for (int trial = 0; trial < 20; trial++)
            {
                double[] x = Row(), y = Row();
                using StateVector a = new StateVectorSimulator().Run(map.ToCircuit(), map.AnglesOf(x), map.BaseState), b = new StateVectorSimulator().Run(map.ToCircuit(), map.AnglesOf(y), map.BaseState);
                System.Numerics.Complex overlap = 0;
                for (long i = 0; i < a.Length; i++) overlap += System.Numerics.Complex.Conjugate(a[i]) * b[i];
                kernel.Of(x, y).Should().BeApproximately(overlap.Magnitude * overlap.Magnitude, 1e-12);
                kernel.Of(x, x).Should().BeApproximately(1, 1e-12);
                kernel.Of(x, y).Should().BeApproximately(kernel.Of(y, x), 1e-14);
            }

            double[] Row() => [.. Enumerable.Range(0, map.FeatureCount).Select(_ => 3 * random.NextDouble())];
        }

        new QuantumKernel(new AngleFeatureMap(500, 500)).Of(new double[500], Enumerable.Repeat(0.01, 500).ToArray()).Should().BeApproximately(Math.Pow(Math.Cos(0.005), 1000), 1e-12);
        ((Action)(() => _ = new QuantumKernel(new ReuploadingFeatureMap(2, 2, Pauli.X)))).Should().Throw<ArgumentException>();
    }

    /// <summary>The weights solve (K + λ) w = y: outputs on the training rows are y - λw.</summary>
    [Fact]
    public void Ridge_regression_interpolates_as_the_ridge_vanishes()
    {
        double[] x = [0.1, 0.7, 1.2, 2.0, 2.9], y = [1, -2, 0.5, 3, 0];
        var data = new RegressionData(x.Select(v => (IReadOnlyList<double>)[v, v * v / 3]), y);
        var kernel = new QuantumKernel(PauliFeatureMap.ZZ(2, Topology.Chain));
        KernelRidge tight = KernelRidge.Fit(kernel, data, ridge: 1e-10), loose = KernelRidge.Fit(kernel, data, ridge: 1e6);
        for (int i = 0; i < x.Length; i++)
        {
            tight.Outputs(data.Rows[i])[0].Should().BeApproximately(y[i], 1e-6);
            Math.Abs(loose.Outputs(data.Rows[i])[0]).Should().BeLessThan(1e-4);
        }
    }

    [Fact]
    public void Circles_are_told_apart_by_a_kernel_and_not_by_a_line()
    {
        Dataset circles = SyntheticData.Circles(120, noise: 0.05, seed: 3);
        Dataset data = Scaler.Fit(circles).Transform(circles);
        (Dataset training, Dataset test) = data.Split(0.3, seed: 1);
        KernelRidge.Fit(new QuantumKernel(new AngleFeatureMap(4, 2)), training, 0.01).Accuracy(test).Should().BeGreaterThan(0.95);
        LogisticRegression.Fit(training).Accuracy(test).Should().BeLessThan(0.75);
    }

    [Fact]
    public void Overlaps_of_many_qubits_concentrate()
    {
        double Spread(int n)
        {
            var random = new Random(1);
            var data = new Dataset(Enumerable.Range(0, 30).Select(_ => (IReadOnlyList<double>)[.. Enumerable.Range(0, n).Select(_ => Math.PI * random.NextDouble())]), new int[30], ["a"]);
            return new QuantumKernel(new AngleFeatureMap(n, n)).OffDiagonalSpread(data);
        }

        Spread(2).Should().BeGreaterThan(0.1);
        Spread(40).Should().BeLessThan(1e-4);
    }
}
