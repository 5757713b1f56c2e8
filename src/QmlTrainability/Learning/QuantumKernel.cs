using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using QmlTrainability.Circuits;
using QmlTrainability.Simulation;

namespace QmlTrainability.Learning;

/// <summary>The overlap k(x, y) = |⟨φ(x)|φ(y)⟩|² of the states of a feature map (arXiv:1804.11326).</summary>
/// <remarks>
/// Nothing is trained, so there is no plateau of gradients; but overlaps of a rich map may all lie within 2^-n of one another, and then more shots are needed
/// than there are: <see cref="OffDiagonalSpread"/> measures it (arXiv:2208.11060). Product states at any number of qubits; other maps by state vectors.
/// Immutable and thread-safe.
/// </remarks>
/// <example><code>
/// var kernel = new QuantumKernel(new AngleFeatureMap(qubits: 2, features: 2));
/// Console.WriteLine(kernel.Of([0.0, 0.0], [Math.PI / 2, 0.0]).ToString("F4"));    // 0.5000
/// </code></example>
public sealed class QuantumKernel
{
    private readonly StateVectorSimulator _simulator;
    private readonly Circuit? _circuit; // null for product states

    /// <summary>The kernel of a feature map.</summary>
    /// <param name="featureMap">The map; not one that re-uploads, whose state depends on a design.</param>
    /// <param name="simulator">What computes states that are no products; one with default options if null.</param>
    /// <exception cref="ArgumentException">The gates of the map are those of a design.</exception>
    public QuantumKernel(FeatureMap featureMap, StateVectorSimulator? simulator = null)
    {
        ArgumentNullException.ThrowIfNull(featureMap);
        if (featureMap is ReuploadingFeatureMap) throw new ArgumentException("The gates of this map are those of a design: it has no state of its own. Use a map that stands before the design.", nameof(featureMap));
        FeatureMap = featureMap;
        _simulator = simulator ?? new StateVectorSimulator();
        _circuit = featureMap is AngleFeatureMap ? null : featureMap.ToCircuit();
    }

    /// <summary>The feature map.</summary>
    public FeatureMap FeatureMap { get; }

    /// <summary>k(x, y), from 0 to 1.</summary>
    /// <param name="x">A row of features, in radians.</param>
    /// <param name="y">Another.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="ArgumentException">A number of features is wrong.</exception>
    /// <exception cref="BudgetExceededException">A state vector does not fit the budget.</exception>
    public double Of(IReadOnlyList<double> x, IReadOnlyList<double> y, CancellationToken cancellationToken = default)
    {
        FeatureMap.Check(x);
        FeatureMap.Check(y);
        return Between([x], [y], cancellationToken)[0, 0];
    }

    /// <summary>The standard deviation of k over all pairs of different rows: where it is far below one over the root of the shots, the kernel cannot be told
    /// from a constant.</summary>
    /// <param name="data">At least two rows.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="ArgumentException">There are less than two rows, or the number of features is wrong.</exception>
    public double OffDiagonalSpread(Dataset data, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Count < 2) throw new ArgumentException("Overlaps are compared between at least two rows.", nameof(data));
        FeatureMap.Check(data.Rows[0]);
        Matrix<double> gram = Between(data.Rows, data.Rows, cancellationToken);
        double[] overlaps = [.. Enumerable.Range(0, data.Count).SelectMany(i => Enumerable.Range(0, i).Select(j => gram[i, j]))];
        double mean = overlaps.Average();
        return Math.Sqrt(overlaps.Average(k => (k - mean) * (k - mean)));
    }

    /// <summary>The overlaps of all pairs of checked rows.</summary>
    internal Matrix<double> Between(IReadOnlyList<IReadOnlyList<double>> left, IReadOnlyList<IReadOnlyList<double>> right, CancellationToken cancellationToken) =>
        _circuit is null ? OfProducts(left, right) : OfVectors(_circuit, left, right, cancellationToken);

    private Matrix<double> OfProducts(IReadOnlyList<IReadOnlyList<double>> left, IReadOnlyList<IReadOnlyList<double>> right)
    {
        IReadOnlyList<(double X, double Y, double Z)>[] a = Vectors(left), b = ReferenceEquals(left, right) ? a : Vectors(right);
        return Matrix<double>.Build.Dense(a.Length, b.Length, (i, j) =>
        {
            double product = 1;
            for (int q = 0; q < FeatureMap.QubitCount; q++)
                product *= (1 + (a[i][q].X * b[j][q].X) + (a[i][q].Y * b[j][q].Y) + (a[i][q].Z * b[j][q].Z)) / 2;
            return product;
        });

        IReadOnlyList<(double X, double Y, double Z)>[] Vectors(IReadOnlyList<IReadOnlyList<double>> rows) =>
            [.. rows.Select(r => FeatureMap.ProductStateOf(r)!.BlochVectors!)];
    }

    private Matrix<double> OfVectors(Circuit circuit, IReadOnlyList<IReadOnlyList<double>> left, IReadOnlyList<IReadOnlyList<double>> right, CancellationToken cancellationToken)
    {
        var states = new List<StateVector>();
        try
        {
            foreach (IReadOnlyList<double> row in ReferenceEquals(left, right) ? left : left.Concat(right))
                states.Add(_simulator.Run(circuit, FeatureMap.AnglesOf(row), FeatureMap.BaseState, cancellationToken));
            int offset = ReferenceEquals(left, right) ? 0 : left.Count;
            return Matrix<double>.Build.Dense(left.Count, right.Count, (i, j) => Overlap(states[i], states[offset + j], cancellationToken));
        }
        finally
        {
            states.ForEach(s => s.Dispose());
        }
    }

    private static double Overlap(StateVector a, StateVector b, CancellationToken cancellationToken)
    {
        Complex overlap = a.InnerProduct(b, cancellationToken);
        return (overlap.Real * overlap.Real) + (overlap.Imaginary * overlap.Imaginary);
    }
}
