using QmlTrainability.Learning;
using QmlTrainability.Learning.Runs;
using QmlTrainability.Learning.Tasks;

namespace QmlTrainability.Tests.Learning;

/// <summary>The gradient of the loss of a batch against central differences of that loss.</summary>
public sealed class GradientTests
{
    private const double Step = 1e-5;

    public static TheoryData<bool, bool> Cases => new() { { false, false }, { false, true }, { true, false }, { true, true } };

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_gradient_is_that_of_the_loss(bool tied, bool squared)
    {
        BinaryClassifier model = tied ? Models.Tied() : Models.Ising();
        var random = new Random(3);
        int features = model.FeatureMap.FeatureCount;
        var data = new Dataset(
            Enumerable.Range(0, 5).Select(_ => (IReadOnlyList<double>)[.. Enumerable.Range(0, features).Select(_ => Math.PI * random.NextDouble())]), [0, 1, 1, 0, 1], ["a", "b"]);
        var options = new TrainingOptions { BatchSize = 5, Loss = squared ? SquaredLoss.Instance : CrossEntropyLoss.Instance, MaxThreads = 1 };
        double[] parameters = [.. Enumerable.Range(0, model.Circuit.Parameters.Count + 2).Select(_ => (4 * random.NextDouble()) - 2)];
        int[] rows = [0, 1, 2, 3, 4];
        double[] gradient = new double[parameters.Length];
        using var problem = new DataProblem(model.Readout, new BinaryTask(data, options.Loss), new bool[5], 5, threads: 1);
        problem.Select(rows);
        problem.ValueAndGradient(parameters, gradient, default).Should().BeApproximately(Loss(parameters), 1e-12);
        gradient.Count(g => Math.Abs(g) > 1e-3).Should().BeGreaterThanOrEqualTo(gradient.Length / 2, "a gradient of zeros would prove nothing");
        for (int i = 0; i < parameters.Length; i++)
        {
            double[] up = [.. parameters], down = [.. parameters];
            up[i] += Step;
            down[i] -= Step;
            gradient[i].Should().BeApproximately((Loss(up) - Loss(down)) / (2 * Step), 1e-8, $"that is the slope by parameter {i}");
        }

        // The loss itself, from the definition and the public face.
        double Loss(double[] p)
        {
            BinaryClassifier at = model.WithParameters(p[..^2], p[^2], p[^1]);
            return rows.Average(r =>
            {
                double f = at.Decision(data.Rows[r]);
                int y = data.Labels[r];
                return squared ? Math.Pow(f - ((2 * y) - 1), 2) : -Math.Log(y == 1 ? at.PredictProbability(data.Rows[r]) : 1 - at.PredictProbability(data.Rows[r]));
            });
        }
    }

    [Fact]
    public void Losses_have_their_derivatives_and_do_not_overflow()
    {
        foreach (ILoss loss in new ILoss[] { CrossEntropyLoss.Instance, SquaredLoss.Instance, HingeLoss.Instance })
        {
            for (double f = -6; f <= 6; f += 0.37)
            {
                foreach (int label in new[] { 0, 1 })
                    loss.Derivative(f, label).Should().BeApproximately((loss.Value(f + Step, label) - loss.Value(f - Step, label)) / (2 * Step), 1e-8);
            }
        }

        CrossEntropyLoss.Instance.Value(-800, 1).Should().Be(800);
        CrossEntropyLoss.Instance.Value(800, 1).Should().Be(0);
        CrossEntropyLoss.Instance.Value(-40, 0).Should().BeApproximately(4.248354255291589e-18, 1e-30, "1 + e^-40 rounds to 1, ln(1 + e^-40) does not");
        CrossEntropyLoss.Instance.Derivative(-800, 1).Should().Be(-1);
    }
}
