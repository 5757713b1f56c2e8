using MathNet.Numerics.LinearAlgebra;

namespace QmlTrainability.Learning;

/// <summary>Kernel ridge regression on a <see cref="QuantumKernel"/>: (K + λ)⁻¹ y by a Cholesky decomposition (MathNet.Numerics). A convex problem: no seed.</summary>
/// <remarks>For classes, one output for each, trained on +1 for its rows and -1 for the others; the largest output wins. Immutable and thread-safe. Cost:
/// rows² overlaps and rows³/3 operations; a prediction takes an overlap with every row.</remarks>
/// <example><code>
/// var kernel = new QuantumKernel(new AngleFeatureMap(qubits: 2, features: 2));
/// Dataset moons = SyntheticData.TwoMoons(80, noise: 0.05, seed: 1);
/// Dataset data = Scaler.Fit(moons).Transform(moons);
/// Console.WriteLine(KernelRidge.Fit(kernel, data, ridge: 0.01).Accuracy(data) &gt; 0.85);    // True
/// </code></example>
public sealed class KernelRidge
{
    private readonly QuantumKernel _kernel;
    private readonly IReadOnlyList<IReadOnlyList<double>> _rows;
    private readonly Matrix<double> _weights; // rows × outputs

    private KernelRidge(QuantumKernel kernel, IReadOnlyList<IReadOnlyList<double>> rows, Matrix<double> weights)
    {
        _kernel = kernel;
        _rows = rows;
        _weights = weights;
    }

    /// <summary>The number of outputs: one for each class, or 1 for a number.</summary>
    public int OutputCount => _weights.ColumnCount;

    /// <summary>Fits classes.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="training">Rows of at least two classes.</param>
    /// <param name="ridge">λ, positive.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="ArgumentException">The number of features is wrong, or there is one class.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The ridge is not positive and finite.</exception>
    public static KernelRidge Fit(QuantumKernel kernel, Dataset training, double ridge = 0.1, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(training);
        if (training.ClassNames.Count < 2) throw new ArgumentException("At least two classes are told apart.", nameof(training));
        return Fit(kernel, training.Rows, Matrix<double>.Build.Dense(training.Count, training.ClassNames.Count, (i, c) => training.Labels[i] == c ? 1 : -1), ridge, cancellationToken);
    }

    /// <summary>Fits numbers.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="training">Rows with their targets.</param>
    /// <param name="ridge">λ, positive.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="ArgumentException">The number of features is wrong.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The ridge is not positive and finite.</exception>
    public static KernelRidge Fit(QuantumKernel kernel, RegressionData training, double ridge = 0.1, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(training);
        return Fit(kernel, training.Rows, Matrix<double>.Build.Dense(training.Count, 1, (i, _) => training.Targets[i]), ridge, cancellationToken);
    }

    /// <summary>The outputs for one row.</summary>
    /// <param name="features">In radians, as the feature map takes them.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="ArgumentException">The number of features is wrong.</exception>
    public IReadOnlyList<double> Outputs(IReadOnlyList<double> features, CancellationToken cancellationToken = default)
    {
        _kernel.FeatureMap.Check(features);
        return Array.AsReadOnly((_kernel.Between([features], _rows, cancellationToken) * _weights).Row(0).ToArray());
    }

    /// <summary>The classes of all rows, in order.</summary>
    /// <param name="data">With as many features.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="ArgumentException">The number of features is wrong.</exception>
    /// <exception cref="InvalidOperationException">Numbers were fitted, not classes.</exception>
    public IReadOnlyList<int> Predict(Dataset data, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (OutputCount < 2) throw new InvalidOperationException("Numbers were fitted, not classes: use Outputs.");
        _kernel.FeatureMap.Check(data.Rows[0]);
        Matrix<double> outputs = _kernel.Between(data.Rows, _rows, cancellationToken) * _weights;
        return Array.AsReadOnly(outputs.EnumerateRows().Select(r => Softmax.Largest(r.ToArray())).ToArray());
    }

    /// <summary>The share of rows whose class is predicted.</summary>
    /// <param name="data">With as many features.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    public double Accuracy(Dataset data, CancellationToken cancellationToken = default) => Metrics.Accuracy(data.Labels, Predict(data, cancellationToken));

    private static KernelRidge Fit(QuantumKernel kernel, IReadOnlyList<IReadOnlyList<double>> rows, Matrix<double> targets, double ridge, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        if (!(ridge > 0 && double.IsFinite(ridge))) throw new ArgumentOutOfRangeException(nameof(ridge), ridge, "The ridge must be positive and finite.");
        kernel.FeatureMap.Check(rows[0]);
        Matrix<double> gram = kernel.Between(rows, rows, cancellationToken);
        return new KernelRidge(kernel, rows, (gram + (ridge * Matrix<double>.Build.DenseIdentity(rows.Count))).Cholesky().Solve(targets));
    }
}
