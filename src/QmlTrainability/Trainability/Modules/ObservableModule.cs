using System.Globalization;
using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability.Modules;

/// <summary>The module M that brackets with generators make of an observable, with an orthonormal basis for ⟨A, B⟩ = Tr(AB)/2ⁿ and the generators as antisymmetric matrices.</summary>
/// <remarks>The basis is taken from a random walk in the group that starts at the observable: rotations do not stretch, so rounding only adds up. It is
/// complete when it has the exact dimension of the module.</remarks>
internal sealed class ObservableModule
{
    /// <summary>A larger module is refused: the commutant takes a multiple of its cube.</summary>
    private const int MostDimensions = 400;

    private const int MostStrings = 1 << 15;
    private const int Terms = 24;                  // of a Chebyshev expansion: J_24(4) is below 1e-16
    private const double Time = 4;
    private const double FirstRemainder = 1e-2;    // of a unit vector that is kept; ten times less after steps that give none
    private const double LastRemainder = 1e-8;
    private const double ClosureTolerance = 1e-7;  // the largest part of a bracket outside of the span
    private const ulong Seed = 0x0B5E;

    private readonly ModuleSpace _space;
    private readonly List<double[]> _basis = [];

    private ObservableModule(IReadOnlyList<PauliSum> generators, PauliSum observable, CancellationToken cancellationToken)
    {
        _space = ModuleSpace.Of(generators, observable, MostStrings, cancellationToken);
        Dimension = _space.Dimension(observable, MostDimensions, cancellationToken);
        if (Dimension > MostDimensions)
        {
            throw new BudgetExceededException(
                $"The observable generates a module of dimension {Dimension} or more; the budget is {MostDimensions}. Its deep limit is not computed. FiniteDepthVariance gives the moments at the depth built.",
                Dimension, MostDimensions);
        }

        double[] start = _space.Locate(observable);
        Walk([.. start], cancellationToken);
        Observable = [.. _basis.Select(b => VectorProducts.Dot(b, start))];
        Generators = [.. Enumerable.Range(0, generators.Count).Select(g => MatrixOf(g, cancellationToken))];
    }

    /// <summary>The exact dimension.</summary>
    public int Dimension { get; }

    /// <summary>The coordinates of the observable.</summary>
    public double[] Observable { get; }

    /// <summary>The matrices of -i[H, ·]/2, antisymmetric.</summary>
    public IReadOnlyList<Matrix<double>> Generators { get; }

    public static ObservableModule Of(IReadOnlyList<PauliSum> generators, PauliSum observable, CancellationToken cancellationToken) => new(generators, observable, cancellationToken);

    /// <summary>⟨B_a⟩ for the basis, from ⟨P⟩ for strings.</summary>
    public double[] Expectations(Func<PauliString, double> expectation)
    {
        double[] ofStrings = [.. Enumerable.Range(0, _space.StringCount).Select(i => expectation(_space.StringAt(i)))];
        return [.. _basis.Select(b => VectorProducts.Dot(b, ofStrings))];
    }

    private void Walk(double[] position, CancellationToken cancellationToken)
    {
        VectorProducts.Normalize(position);
        Keep([position], FirstRemainder);
        var random = new RandomStream(Seed, 0);
        double remainder = FirstRemainder;
        while (_basis.Count < Dimension)
        {
            cancellationToken.ThrowIfCancellationRequested();
            double[] direction = random.NextNormals(_space.GeneratorCount);
            double[][] vectors = Chebyshev(direction, position);
            VectorProducts.Scale(SpecialFunctions.BesselJ(0, Time), position);
            for (int k = 1; k <= Terms; k++) VectorProducts.Add(2 * SpecialFunctions.BesselJ(k, Time), vectors[k - 1], position);
            VectorProducts.Normalize(position);
            if (Keep(vectors, remainder) == 0) remainder /= 10;
            if (remainder < LastRemainder) throw Lost("a direction that the exact module counts", remainder);
        }
    }

    /// <summary>p₁ = Sv, p_k+1 = 2S·p_k + p_k-1 with S = ad x/b, and exp(tS)v = J₀(t)v + 2Σ J_k(t)p_k (Jacobi-Anger; Tal-Ezer and Kosloff 1984).</summary>
    private double[][] Chebyshev(double[] direction, double[] position)
    {
        double bound = 0;
        for (int g = 0; g < direction.Length; g++) bound += Math.Abs(direction[g]) * _space.Bound(g);
        if (bound == 0) bound = 1; // every generator commutes with the observable
        var vectors = new double[Terms][];
        for (int k = 0; k < Terms; k++)
        {
            vectors[k] = new double[position.Length];
            for (int g = 0; g < direction.Length; g++) _space.AddBracket(g, (k == 0 ? 1 : 2) * direction[g] / bound, k == 0 ? position : vectors[k - 1], vectors[k]);
            if (k > 0) VectorProducts.Add(1, k == 1 ? position : vectors[k - 2], vectors[k]);
        }

        return vectors;
    }

    /// <summary>Adds what lies farther than the remainder from the span, farthest first; returns how many.</summary>
    private int Keep(double[][] vectors, double remainder)
    {
        double[][] rest = [.. vectors.Select(v => v.ToArray())];
        foreach (double[] v in rest) Project(v, 0);
        int known = _basis.Count;
        while (_basis.Count < Dimension)
        {
            double[] farthest = rest.MaxBy(v => VectorProducts.Norm(v))!;
            if (!(VectorProducts.Norm(farthest) > remainder)) break;
            double[] unit = [.. farthest];
            VectorProducts.Normalize(unit);
            Project(unit, 0); // once more: a small remainder is not yet orthogonal
            VectorProducts.Normalize(unit);
            _basis.Add(unit);
            foreach (double[] v in rest) Project(v, _basis.Count - 1);
        }

        return _basis.Count - known;
    }

    private void Project(double[] vector, int first)
    {
        for (int i = first; i < _basis.Count; i++) VectorProducts.Add(-VectorProducts.Dot(_basis[i], vector), _basis[i], vector);
    }

    private Matrix<double> MatrixOf(int generator, CancellationToken cancellationToken)
    {
        var matrix = Matrix<double>.Build.Dense(Dimension, Dimension);
        double bound = Math.Max(_space.Bound(generator), double.Epsilon);
        for (int j = 0; j < Dimension; j++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var image = new double[_space.StringCount];
            _space.AddBracket(generator, 1, _basis[j], image);
            for (int i = 0; i < Dimension; i++)
            {
                double entry = VectorProducts.Dot(_basis[i], image);
                matrix[i, j] = entry;
            }

            for (int i = 0; i < Dimension; i++) VectorProducts.Add(-matrix[i, j], _basis[i], image);
            if (VectorProducts.Norm(image) > ClosureTolerance * bound) throw Lost("a bracket leaves the span", VectorProducts.Norm(image) / bound);
        }

        return (matrix - matrix.Transpose()) / 2;
    }

    private static IllConditionedAlgebraException Lost(string what, double amount) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"The module of the observable cannot be told from rounding: {what} ({amount:G2}). Round or rescale coefficients that are many orders of magnitude smaller than others."));
}
