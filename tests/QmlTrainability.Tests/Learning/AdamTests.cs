using QmlTrainability.Learning;
using QmlTrainability.Learning.Optimizers;

namespace QmlTrainability.Tests.Learning;

public sealed class AdamTests
{
    /// <summary>Two steps by hand, from Algorithm 1 of arXiv:1412.6980.</summary>
    [Fact]
    public void Two_steps_are_those_of_the_paper()
    {
        var adam = new AdamState(new Adam { LearningRate = 0.1, Beta1 = 0.5, Beta2 = 0.75, Epsilon = 1e-3 }, 1);
        double[] x = [1.0];
        adam.Move(x, [2.0], 1, default);

        // m = 1, v = 1; corrected 1 / 0.5 = 2 and 1 / 0.25 = 4.
        double first = 1 - (0.1 * 2 / (2 + 1e-3));
        x[0].Should().BeApproximately(first, 1e-15);
        adam.Move(x, [-1.0], 1, default);

        // m = 0.5 - 0.5 = 0, so nothing moves: the second step cancels in the mean.
        x[0].Should().BeApproximately(first, 1e-15);
        adam.Move(x, [3.0], 1, default);

        // m = 1.5, v = 0.75 · (0.75 · 1 + 0.25 · 1) + 0.25 · 9 = 3; corrected by 1 - 0.125 and 1 - 0.421875.
        x[0].Should().BeApproximately(first - (0.1 * (1.5 / 0.875) / (Math.Sqrt(3 / 0.578125) + 1e-3)), 1e-15);
    }

    [Fact]
    public void A_quadratic_is_minimized()
    {
        double[] minimum = [1.5, -2, 0.25], curvature = [1, 30, 0.2], x = [0, 0, 0], gradient = new double[3];
        var adam = new AdamState(new Adam { LearningRate = 0.02 }, 3);
        for (int step = 0; step < 3000; step++)
        {
            for (int i = 0; i < 3; i++) gradient[i] = curvature[i] * (x[i] - minimum[i]);
            adam.Move(x, gradient, 1, default);
        }

        for (int i = 0; i < 3; i++) x[i].Should().BeApproximately(minimum[i], 1e-3);
    }

    [Fact]
    public void Options_that_make_no_sense_are_refused()
    {
        foreach (double rate in new[] { 0, -1, double.NaN, double.PositiveInfinity })
        {
            ((Action)(() => _ = new Adam { LearningRate = rate })).Should().Throw<ArgumentOutOfRangeException>().WithMessage("*LearningRate*");
            ((Action)(() => _ = new Adam { Epsilon = rate })).Should().Throw<ArgumentOutOfRangeException>();
        }

        foreach (double decay in new[] { -0.1, 1, double.NaN })
        {
            ((Action)(() => _ = new Adam { Beta1 = decay })).Should().Throw<ArgumentOutOfRangeException>();
            ((Action)(() => _ = new Adam { Beta2 = decay })).Should().Throw<ArgumentOutOfRangeException>();
        }
    }
}
