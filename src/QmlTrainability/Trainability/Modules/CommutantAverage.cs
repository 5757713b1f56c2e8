using System.Globalization;
using MathNet.Numerics.LinearAlgebra;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Numerics;

namespace QmlTrainability.Trainability.Modules;

/// <summary>The average of o·oᵀ over the group: its orthogonal projection on the symmetric matrices that commute with all generators.</summary>
/// <remarks>
/// E ℓ² = rᵀ·E[o oᵀ]·r (docs/mathematics.md, deep limit). A matrix X of the commutant commutes with A_x for a random combination x of generators, so it is
/// block-diagonal in the eigenspaces of A_x²; these may be taken too large, never too small, so eigenvalues that are nearly equal go together. On the few
/// entries that are left, [X, A_k] = 0 for every generator is a linear system, whose kernel is told by a gap in its singular values.
/// </remarks>
internal sealed class CommutantAverage
{
    private const double EqualEigenvalues = 1e-6;   // of the largest: closer ones go to one block
    private const double KernelBelow = 1e-12;       // squared singular values, of the largest
    private const double OthersAbove = 1e-8;
    private const int MostUnknowns = 3000;
    private const ulong Seed = 0xC0;

    private readonly IReadOnlyList<Matrix<double>> _generators;
    private readonly Matrix<double> _frame; // columns: an eigenbasis of A_x²
    private readonly (int I, int J)[] _entries; // of the blocks, I ≤ J
    private readonly CancellationToken _cancellationToken;
    private readonly Lazy<Vector<double>[]> _commutant; // an orthonormal basis, in the coordinates of the blocks

    public CommutantAverage(IReadOnlyList<Matrix<double>> generators, CancellationToken cancellationToken)
    {
        _cancellationToken = cancellationToken;
        int d = generators[0].RowCount;
        var random = new RandomStream(Seed, (ulong)d);
        var x = Matrix<double>.Build.Dense(d, d);
        foreach (Matrix<double> a in generators) x += random.NextNormal() * a;
        MathNet.Numerics.LinearAlgebra.Factorization.Evd<double> evd = (-(x * x)).Evd(Symmetricity.Symmetric);
        _frame = evd.EigenVectors;
        _generators = [.. generators.Select(a => _frame.TransposeThisAndMultiply(a) * _frame)];
        _entries = [.. Blocks([.. evd.EigenValues.Select(e => e.Real)])];
        if (_entries.Length > MostUnknowns)
        {
            throw new BudgetExceededException(
                $"The symmetric commutant on a module of dimension {d} has {_entries.Length} unknown entries; the budget is {MostUnknowns}. "
                + "FiniteDepthVariance gives the moments at the depth built.", _entries.Length, MostUnknowns);
        }

        _commutant = new(() => Kernel(Equations()));
    }

    /// <summary>The projection of o on the vectors that every generator leaves alone.</summary>
    public double[] Invariant(double[] o)
    {
        Vector<double> v = InFrame(o);
        var squares = Matrix<double>.Build.Dense(o.Length, o.Length);
        foreach (Matrix<double> a in _generators) squares += a.TransposeThisAndMultiply(a);
        return [.. _frame * Project(v, Kernel(squares))];
    }

    /// <summary>rᵀ·E[o oᵀ]·s for o without an invariant part.</summary>
    public double SecondMoment(double[] o, double[] r, double[] s)
    {
        Vector<double> left = InFrame(o), right = InFrame(r), other = InFrame(s);
        Vector<double> outer = Coordinates((i, j) => left[i] * left[j]), readout = Coordinates((i, j) => ((right[i] * other[j]) + (right[j] * other[i])) / 2);
        return readout * Project(outer, _commutant.Value);
    }

    /// <summary>rᵀ·E[A·E[o oᵀ]·Aᵀ]·r with A the matrix of one generator: the second moment of the slope along it, with averages before and after it.</summary>
    public double SlopeMoment(double[] o, double[] r, int generator)
    {
        Vector<double> left = InFrame(o), right = InFrame(r);
        Vector<double> average = Project(Coordinates((i, j) => left[i] * left[j]), _commutant.Value);
        var spread = Matrix<double>.Build.Dense(o.Length, o.Length);
        for (int k = 0; k < _entries.Length; k++)
        {
            (int i, int j) = _entries[k];
            spread[i, j] = spread[j, i] = i == j ? average[k] : average[k] / Math.Sqrt(2);
        }

        Matrix<double> turned = _generators[generator] * spread * _generators[generator].Transpose();
        return Coordinates((i, j) => right[i] * right[j]) * Project(Coordinates((i, j) => turned[i, j]), _commutant.Value);
    }

    private Vector<double> InFrame(double[] vector) => _frame.TransposeThisAndMultiply(Vector<double>.Build.DenseOfArray(vector));

    /// <summary>A symmetric matrix in the orthonormal coordinates of the blocks: entries off the diagonal count twice.</summary>
    private Vector<double> Coordinates(Func<int, int, double> entry) =>
        Vector<double>.Build.Dense(_entries.Length, k => (_entries[k].I == _entries[k].J ? 1 : Math.Sqrt(2)) * entry(_entries[k].I, _entries[k].J));

    private static IEnumerable<(int I, int J)> Blocks(double[] eigenvalues)
    {
        double apart = EqualEigenvalues * Math.Max(eigenvalues.Max(Math.Abs), double.Epsilon);
        for (int first = 0; first < eigenvalues.Length;)
        {
            int end = first + 1;
            while (end < eigenvalues.Length && eigenvalues[end] - eigenvalues[end - 1] <= apart) end++;
            for (int i = first; i < end; i++)
            {
                for (int j = i; j < end; j++) yield return (i, j);
            }

            first = end;
        }
    }

    /// <summary>Σ over generators of EᵀE, E the matrix of X ↦ [X, A] on the unknown entries.</summary>
    private Matrix<double> Equations()
    {
        int d = _frame.RowCount;
        var normal = Matrix<double>.Build.Dense(_entries.Length, _entries.Length);
        var touching = new Dictionary<int, List<(int Unknown, double Value)>>();
        foreach (Matrix<double> a in _generators)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            touching.Clear();
            for (int k = 0; k < _entries.Length; k++)
            {
                // X = s(e_i e_jᵀ + e_j e_iᵀ), [X, A] = s(e_i (row j of A) + e_j (row i) - (column i) e_jᵀ - (column j) e_iᵀ).
                (int i, int j) = _entries[k];
                double s = i == j ? 1 : Math.Sqrt(0.5);
                for (int c = 0; c < d; c++)
                {
                    Touch(i, c, s * a[j, c]);
                    Touch(c, j, -s * a[c, i]);
                    if (i == j) continue;
                    Touch(j, c, s * a[i, c]);
                    Touch(c, i, -s * a[c, j]);
                }

                void Touch(int row, int column, double value)
                {
                    if (value == 0 || row > column) return; // [X, A] is symmetric
                    ref List<(int, double)>? list = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(touching, (row * d) + column, out _);
                    (list ??= []).Add((k, value));
                }
            }

            foreach (List<(int Unknown, double Value)> equation in touching.Values)
            {
                foreach ((int p, double u) in equation)
                {
                    foreach ((int q, double v) in equation) normal[p, q] += u * v;
                }
            }
        }

        return normal;
    }

    private static Vector<double> Project(Vector<double> v, Vector<double>[] orthonormal)
    {
        var projection = Vector<double>.Build.Dense(v.Count);
        foreach (Vector<double> direction in orthonormal) projection += (direction * v) * direction;
        return projection;
    }

    private static Vector<double>[] Kernel(Matrix<double> squares)
    {
        MathNet.Numerics.LinearAlgebra.Factorization.Evd<double> evd = squares.Evd(Symmetricity.Symmetric);
        double largest = Math.Max(evd.EigenValues.Max(e => Math.Abs(e.Real)), double.Epsilon);
        var kernel = new List<Vector<double>>();
        for (int k = 0; k < squares.RowCount; k++)
        {
            double size = Math.Abs(evd.EigenValues[k].Real) / largest;
            if (size > OthersAbove) continue;
            if (size > KernelBelow)
            {
                throw new IllConditionedAlgebraException(string.Create(
                    CultureInfo.InvariantCulture, $"The commutant of the algebra on the module of the observable cannot be told from rounding: a squared singular value is {size:G2} of the largest. ")
                    + "Rescale generators whose coefficients are many orders of magnitude smaller than others.");
            }

            kernel.Add(evd.EigenVectors.Column(k));
        }

        return [.. kernel];
    }
}
