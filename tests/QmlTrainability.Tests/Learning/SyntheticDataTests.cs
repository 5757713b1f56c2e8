using QmlTrainability.Learning;
using QmlTrainability.Tests.Documentation;

namespace QmlTrainability.Tests.Learning;

public sealed class SyntheticDataTests
{
    [Fact]
    public void Points_lie_where_their_class_says_without_noise()
    {
        Dataset moons = SyntheticData.TwoMoons(400, 0, 1), circles = SyntheticData.Circles(400, 0, 1, ratio: 0.3), spirals = SyntheticData.Spirals(400, 0, 1, turns: 1.5);
        for (int i = 0; i < 400; i++)
        {
            (double x, double y) = (moons.Rows[i][0], moons.Rows[i][1]);
            if (moons.Labels[i] == 0) ((x * x) + (y * y)).Should().BeApproximately(1, 1e-12);
            else (((x - 1) * (x - 1)) + ((y - 0.5) * (y - 0.5))).Should().BeApproximately(1, 1e-12);
            (moons.Labels[i] == 0 ? y >= -1e-12 : y <= 0.5 + 1e-12).Should().BeTrue();
            Math.Sqrt(circles.Rows[i].Sum(v => v * v)).Should().BeApproximately(circles.Labels[i] == 0 ? 1 : 0.3, 1e-12);
            double radius = Math.Sqrt(spirals.Rows[i].Sum(v => v * v)), angle = Math.Atan2(spirals.Rows[i][1], spirals.Rows[i][0]);
            Math.Cos(angle - (2 * Math.PI * 1.5 * radius)).Should().BeApproximately(spirals.Labels[i] == 0 ? 1 : -1, 1e-9);
        }
    }

    [Fact]
    public void Noise_has_its_deviation_and_seeds_differ()
    {
        Dataset clean = SyntheticData.Circles(4000, 0, 3), noisy = SyntheticData.Circles(4000, 0.2, 3);
        double[] shifts = [.. Enumerable.Range(0, 4000).SelectMany(i => new[] { noisy.Rows[i][0] - clean.Rows[i][0], noisy.Rows[i][1] - clean.Rows[i][1] })];
        shifts.Average().Should().BeApproximately(0, 0.01);
        Math.Sqrt(shifts.Average(s => s * s)).Should().BeApproximately(0.2, 0.01);
        SyntheticData.Circles(10, 0.2, 4).Rows[0].Should().NotEqual(SyntheticData.Circles(10, 0.2, 5).Rows[0]);
        SyntheticData.Circles(10, 0.2, 4).Rows[7].Should().Equal(SyntheticData.Circles(20, 0.2, 4).Rows[7], "a row depends on its number alone");
    }

    [Fact]
    public void Labels_of_the_symmetric_set_do_not_change_under_permutation_and_reflection()
    {
        Dataset data = SyntheticData.Symmetric(200, 5, 1);
        data.Labels.Count(l => l == 1).Should().Be(100);
        double largestBalanced = Enumerable.Range(0, 200).Where(i => data.Labels[i] == 0).Max(i => Math.Abs(data.Rows[i].Sum(Math.Cos)));
        for (int i = 0; i < 200; i++)
        {
            double[] other = [.. data.Rows[i].Reverse().Select(x => Math.PI - x)];
            (Math.Abs(other.Sum(Math.Cos)) > largestBalanced + 1e-12 ? 1 : 0).Should().Be(data.Labels[i]);
        }
    }

    [Fact]
    public void Parity_and_bars_are_complete()
    {
        Dataset parity = SyntheticData.Parity(6);
        parity.Count.Should().Be(64);
        for (int i = 0; i < 64; i++) ((int)parity.Rows[i].Sum() % 2).Should().Be(parity.Labels[i]);
        Dataset bars = SyntheticData.BarsAndStripes(4);
        bars.Count.Should().Be(28);
        bars.Rows.Select(r => string.Concat(r)).Distinct().Should().HaveCount(28);
        for (int i = 0; i < bars.Count; i++)
        {
            bool columns = Enumerable.Range(0, 4).All(c => Enumerable.Range(0, 4).All(r => bars.Rows[i][(4 * r) + c] == bars.Rows[i][c]));
            columns.Should().Be(bars.Labels[i] == 0);
        }
    }

    /// <summary>Against the definition: orthogonal directions, falling variances that add up, and no other direction has more than the first.</summary>
    [Fact]
    public void Components_hold_the_most_variance()
    {
        Dataset data = Dataset.FromCsvFile(Path.Combine(Repository.Root, "samples", "data", "breast_cancer.csv"));
        PrincipalComponents two = PrincipalComponents.Fit(data, 2), all = PrincipalComponents.Fit(data, 30);
        all.ExplainedShare.Should().BeApproximately(1, 1e-12);
        Dataset projected = all.Transform(data);
        double[] variances = [.. Enumerable.Range(0, 30).Select(c => projected.Rows.Average(r => r[c] * r[c]))];
        variances.Sum().Should().BeApproximately(30, 1e-9, "standardized features have variance 1 each");
        variances.Should().BeInDescendingOrder();
        two.ExplainedShare.Should().BeApproximately((variances[0] + variances[1]) / 30, 1e-12);
        two.Transform(data.Rows[17]).Should().Equal(projected.Rows[17].Take(2), (a, b) => Math.Abs(a - b) < 1e-12);
        for (int a = 0; a < 5; a++)
        {
            for (int b = 0; b < a; b++) projected.Rows.Average(r => r[a] * r[b]).Should().BeApproximately(0, 1e-10);
        }

        ((Action)(() => PrincipalComponents.Fit(data, 31))).Should().Throw<ArgumentOutOfRangeException>().WithMessage("*1 to 30*");
        ((Action)(() => two.Transform([1.0]))).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Metrics_are_what_counting_says()
    {
        var random = new Random(1);
        for (int trial = 0; trial < 300; trial++)
        {
            int rows = 2 + random.Next(20);
            int[] truth = [0, 1, .. Enumerable.Range(0, rows).Select(_ => random.Next(2))], predicted = [.. truth.Select(_ => random.Next(2))];
            double[] decisions = [.. truth.Select(_ => (double)random.Next(6))];
            IReadOnlyList<IReadOnlyList<int>> m = Metrics.ConfusionMatrix(truth, predicted, 2);
            double tp = m[1][1], fp = m[0][1], fn = m[1][0];
            (m[0][0] + m[0][1] + m[1][0] + m[1][1]).Should().Be(truth.Length);
            Metrics.Accuracy(truth, predicted).Should().Be((m[0][0] + tp) / truth.Length);
            Metrics.Precision(truth, predicted, 1).Should().Be(tp + fp == 0 ? 0 : tp / (tp + fp));
            Metrics.Recall(truth, predicted, 1).Should().Be(tp / (tp + fn));
            Metrics.F1(truth, predicted, 1).Should().BeApproximately(2 * tp + fp + fn == 0 ? 0 : 2 * tp / (2 * tp + fp + fn), 1e-15);
            double pairs = 0, count = 0;
            for (int i = 0; i < truth.Length; i++)
            {
                for (int j = 0; j < truth.Length; j++)
                {
                    if (truth[i] != 1 || truth[j] != 0) continue;
                    count++;
                    pairs += decisions[i] > decisions[j] ? 1 : decisions[i] == decisions[j] ? 0.5 : 0;
                }
            }

            Metrics.AreaUnderCurve(truth, decisions).Should().BeApproximately(pairs / count, 1e-12);
        }

        Metrics.Determination([1.0, 2, 3], [1.0, 2, 3]).Should().Be(1);
        Metrics.Determination([1.0, 2, 3], [2.0, 2, 2]).Should().BeApproximately(0, 1e-15);
        ((Action)(() => Metrics.Accuracy([1], [1, 0]))).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Numbers_out_of_range_are_refused()
    {
        ((Action)(() => SyntheticData.TwoMoons(1, 0, 1))).Should().Throw<ArgumentOutOfRangeException>();
        ((Action)(() => SyntheticData.TwoMoons(10, double.NaN, 1))).Should().Throw<ArgumentOutOfRangeException>();
        ((Action)(() => SyntheticData.Circles(10, 0, 1, ratio: 1))).Should().Throw<ArgumentOutOfRangeException>();
        ((Action)(() => SyntheticData.Parity(17))).Should().Throw<ArgumentOutOfRangeException>();
        ((Action)(() => SyntheticData.BarsAndStripes(1))).Should().Throw<ArgumentOutOfRangeException>();
        ((Action)(() => _ = new RegressionData([[1.0]], [1.0, 2]))).Should().Throw<ArgumentException>();
        ((Action)(() => _ = new RegressionData([[1.0]], [double.NaN]))).Should().Throw<ArgumentOutOfRangeException>();
    }
}
