using MathNet.Numerics.LinearAlgebra;

namespace QmlTrainability.Learning;

/// <summary>The baseline to stand beside a quantum model: a linear decision value, fitted by Newton's method with a ridge.</summary>
/// <remarks>Minimizes Σ ln(1 + exp(-m)) + ridge·|w|²/2 over weights and bias, m the margin of a row; the bias is not penalized. The problem is convex, so
/// there is nothing to be seeded. Immutable and thread-safe. Cost: rows × features² for each of some ten steps.</remarks>
/// <example><code>
/// var data = new Dataset([[0.0], [1.0], [2.0], [3.0]], [0, 0, 1, 1], ["low", "high"]);
/// LogisticRegression baseline = LogisticRegression.Fit(data);
/// Console.WriteLine($"{baseline.Accuracy(data)}, boundary {-baseline.Bias / baseline.Weights[0]:F2}");    // 1, boundary 1.50
/// </code></example>
public sealed class LogisticRegression
{
    private const int MostSteps = 100;

    /// <summary>The squared length of the last step, measured by the Hessian, at which the fit is as exact as doubles allow.</summary>
    private const double SmallestDecrement = 1e-20;

    private LogisticRegression(Vector<double> solution)
    {
        Weights = Array.AsReadOnly(solution.SubVector(0, solution.Count - 1).ToArray());
        Bias = solution[solution.Count - 1];
    }

    /// <summary>One weight for each feature.</summary>
    public IReadOnlyList<double> Weights { get; }

    /// <summary>The decision value where all features are 0.</summary>
    public double Bias { get; }

    /// <summary>Fits the baseline.</summary>
    /// <param name="training">Rows of two classes, both of them there.</param>
    /// <param name="ridge">The weight of |w|²/2, positive: without it separable classes have no best weights.</param>
    /// <param name="cancellationToken">Polled at every step.</param>
    /// <exception cref="ArgumentException">There are not two classes with a row each.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The ridge is not positive and finite.</exception>
    public static LogisticRegression Fit(Dataset training, double ridge = 1, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(training);
        if (!(ridge > 0 && double.IsFinite(ridge))) throw new ArgumentOutOfRangeException(nameof(ridge), ridge, "The ridge must be positive and finite.");
        if (training.ClassNames.Count != 2 || training.Labels.Distinct().Count() != 2)
            throw new ArgumentException("The baseline tells two classes apart, and both must have rows: choose two by SelectClasses.", nameof(training));
        Matrix<double> rows = Matrix<double>.Build.Dense(training.Count, training.FeatureCount + 1, (i, f) => f < training.FeatureCount ? training.Rows[i][f] : 1);
        Vector<double> labels = Vector<double>.Build.Dense(training.Count, i => training.Labels[i]);
        Vector<double> penalty = Vector<double>.Build.Dense(rows.ColumnCount, f => f < training.FeatureCount ? ridge : 0);
        return new LogisticRegression(Newton(rows, labels, penalty, cancellationToken));
    }

    /// <summary>The decision value w·x + b; positive means class 1.</summary>
    /// <param name="features">As many as there are weights.</param>
    /// <exception cref="ArgumentException">The number of features is wrong.</exception>
    public double Decision(IReadOnlyList<double> features)
    {
        ArgumentNullException.ThrowIfNull(features);
        if (features.Count != Weights.Count)
            throw new ArgumentException(FormattableString.Invariant($"The baseline was fitted on {Weights.Count} features, but {features.Count} are given."), nameof(features));
        double sum = Bias;
        for (int f = 0; f < features.Count; f++) sum += Weights[f] * features[f];
        return sum;
    }

    /// <summary>The class, 0 or 1.</summary>
    /// <param name="features">As many as there are weights.</param>
    public int Predict(IReadOnlyList<double> features) => BinaryClassifier.ClassOf(Decision(features));

    /// <summary>The share of rows whose class is predicted.</summary>
    /// <param name="data">With as many features.</param>
    public double Accuracy(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return (double)Enumerable.Range(0, data.Count).Count(i => Predict(data.Rows[i]) == data.Labels[i]) / data.Count;
    }

    /// <summary>Newton's method; a step is halved until the objective falls, which a convex problem grants.</summary>
    private static Vector<double> Newton(Matrix<double> rows, Vector<double> labels, Vector<double> penalty, CancellationToken cancellationToken)
    {
        Vector<double> w = Vector<double>.Build.Dense(rows.ColumnCount);
        double objective = Objective(rows, labels, penalty, w);
        for (int step = 0; step < MostSteps; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Vector<double> p = (rows * w).Map(CrossEntropyLoss.Sigmoid);
            Vector<double> gradient = rows.TransposeThisAndMultiply(p - labels) + penalty.PointwiseMultiply(w);

            // A floor keeps the Hessian positive definite where every row is certain.
            Vector<double> curvature = p.Map(x => Math.Max(x * (1 - x), 1e-12));
            Matrix<double> weighted = Matrix<double>.Build.Dense(rows.RowCount, rows.ColumnCount, (i, f) => rows[i, f] * curvature[i]);
            Matrix<double> hessian = rows.TransposeThisAndMultiply(weighted) + Matrix<double>.Build.DiagonalOfDiagonalVector(penalty);
            Vector<double> direction = hessian.Cholesky().Solve(gradient);
            double decrement = direction.DotProduct(gradient), length = 1;
            if (decrement <= SmallestDecrement) return w;
            Vector<double> next = w - direction;
            double reached = Objective(rows, labels, penalty, next);
            while (!(reached <= objective) && length > 1e-10)
            {
                length /= 2;
                next = w - (length * direction);
                reached = Objective(rows, labels, penalty, next);
            }

            if (!(reached < objective)) return w; // no step falls any further in doubles
            (w, objective) = (next, reached);
        }

        return w;
    }

    private static double Objective(Matrix<double> rows, Vector<double> labels, Vector<double> penalty, Vector<double> w)
    {
        Vector<double> decisions = rows * w;
        double sum = penalty.PointwiseMultiply(w).DotProduct(w) / 2;
        for (int i = 0; i < decisions.Count; i++) sum += CrossEntropyLoss.Instance.Value(decisions[i], (int)labels[i]);
        return sum;
    }
}
