using QmlTrainability.Learning;

namespace QmlTrainability.Tests.Learning;

public sealed class LogisticRegressionTests
{
    /// <summary>At the minimum of a convex function its gradient vanishes; the gradient is written down here anew.</summary>
    [Fact]
    public void The_gradient_vanishes_at_the_fit()
    {
        var random = new Random(37);
        for (int trial = 0; trial < 200; trial++)
        {
            int features = random.Next(1, 6), rows = random.Next(features + 2, 40);
            double ridge = Math.Pow(10, random.Next(-3, 3));
            int[] labels = [.. Enumerable.Range(0, rows).Select(i => i < 2 ? i : random.Next(2))];
            var data = new Dataset(labels.Select(l => (IReadOnlyList<double>)[.. Enumerable.Range(0, features).Select(_ => (random.NextDouble() * 4) - l)]), labels, ["a", "b"]);
            LogisticRegression fit = LogisticRegression.Fit(data, ridge);
            double[] gradient = [.. fit.Weights.Select(w => ridge * w), 0];
            for (int i = 0; i < rows; i++)
            {
                double z = fit.Bias + fit.Weights.Zip(data.Rows[i], (w, x) => w * x).Sum(), residual = (1 / (1 + Math.Exp(-z))) - labels[i];
                for (int f = 0; f < features; f++) gradient[f] += residual * data.Rows[i][f];
                gradient[features] += residual;
            }

            gradient.Should().OnlyContain(g => Math.Abs(g) < 1e-6);
        }
    }

    [Fact]
    public void Separable_classes_are_separated_by_finite_weights()
    {
        Dataset data = Models.Clouds();
        LogisticRegression fit = LogisticRegression.Fit(data, 1e-6);
        fit.Accuracy(data).Should().Be(1);
        fit.Weights.Should().OnlyContain(w => double.IsFinite(w));
    }

    [Fact]
    public void What_cannot_be_fitted_is_refused()
    {
        foreach (double ridge in new[] { 0, -1, double.NaN, double.PositiveInfinity })
            ((Action)(() => LogisticRegression.Fit(Models.Clouds(), ridge))).Should().Throw<ArgumentOutOfRangeException>();
        ((Action)(() => LogisticRegression.Fit(new Dataset([[1.0], [2.0]], [0, 0], ["a", "b"])))).Should().Throw<ArgumentException>().WithMessage("*both must have rows*");
        ((Action)(() => LogisticRegression.Fit(Models.Clouds()).Decision([1.0]))).Should().Throw<ArgumentException>();
    }
}
