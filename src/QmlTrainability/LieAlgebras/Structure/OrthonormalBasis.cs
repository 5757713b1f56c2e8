using System.Globalization;
using QmlTrainability.LieAlgebras.Closure;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Structure;

/// <summary>An orthonormal basis of i·g, the derived algebra apart from the center, made in floating point once the exact closure has counted both.</summary>
/// <remarks>
/// The points of a random walk in the group (<see cref="GroupWalk"/>) are orthonormalized, those first that lie farthest from the span so far, until there
/// are as many as the exact dimension of [g, g]; the center is its orthogonal complement in g, because g is compact. So no tolerance decides a rank:
/// the one there is checks afterwards that brackets with generators stay in the span.
/// </remarks>
internal sealed class OrthonormalBasis
{
    private const double FirstRemainder = 1e-2;        // of a unit vector that is kept; ten times less after two steps that give none
    private const double LastRemainder = 1e-9;         // below, rounding would show
    private const double ClosureTolerance = 1e-6;      // the largest part of a bracket outside the span. Norms are compared, whose squares are known to 1e-15
    private const int RowsAtOnce = 64;                 // of an adjoint matrix
    private const ulong Seed = 0x5EED_0F_BA5E5;        // the basis is the same in every run

    private readonly CancellationToken _cancellationToken;
    private readonly RealMatrix _generators;
    private int _known;

    private OrthonormalBasis(ClosureRecipe recipe, IOperatorSpace space, IProgress<StructureProgress>? progress, CancellationToken cancellationToken)
    {
        Space = space;
        _cancellationToken = cancellationToken;
        List<PauliSum> orthogonal = ExactOrthogonalization.Of(recipe.Generators, cancellationToken);
        _generators = new RealMatrix(orthogonal.Count, space.Dimension);
        for (int i = 0; i < orthogonal.Count; i++)
        {
            space.Locate(orthogonal[i]).CopyTo(_generators.Row(i));
            VectorProducts.Normalize(_generators.Row(i));
        }

        Derived = new RealMatrix(recipe.DerivedDimension, space.Dimension);
        Walk = new GroupWalk(space, _generators, new RandomStream(Seed, 0), cancellationToken);
        FillDerived(progress);
        Center = Independent(_generators.Slice(0, _generators.Rows), recipe.CenterDimension, LastRemainder);
        if (Center.Rows < recipe.CenterDimension) throw Lost("a direction of the center", LastRemainder);
    }

    public IOperatorSpace Space { get; }

    /// <summary>The generators, orthonormalized.</summary>
    public RealMatrix Generators => _generators;

    /// <summary>An orthonormal basis of [g, g], as rows of coordinates.</summary>
    public RealMatrix Derived { get; }

    /// <summary>An orthonormal basis of the center.</summary>
    public RealMatrix Center { get; }

    /// <summary>The walk that made the basis; gives random generators.</summary>
    public GroupWalk Walk { get; }

    public static OrthonormalBasis Of(ClosureRecipe recipe, IOperatorSpace space, IProgress<StructureProgress>? progress, CancellationToken cancellationToken) =>
        new(recipe, space, progress, cancellationToken);

    /// <summary>The matrix of -i[x, ·]/2 on [g, g]: row i holds the coordinates of -i[x, B_i]/2. Antisymmetric.</summary>
    /// <exception cref="IllConditionedAlgebraException">A bracket leaves the span of the basis.</exception>
    public RealMatrix Adjoint(ReadOnlySpan<double> x)
    {
        int n = Derived.Rows;
        var matrix = new RealMatrix(n, n);
        var squares = new double[n];
        for (int first = 0; first < n; first += RowsAtOnce)
        {
            int count = Math.Min(RowsAtOnce, n - first);
            var brackets = new RealMatrix(count, Space.Dimension);
            Space.Bracket(x, Derived, first, brackets, _cancellationToken);
            RealMatrix coordinates = MatrixProducts.MultiplyTransposed(brackets, Derived, first + count, _cancellationToken);
            for (int i = 0; i < count; i++)
            {
                squares[first + i] = VectorProducts.Dot(brackets.Row(i), brackets.Row(i));
                for (int j = 0; j < first + i; j++) matrix[j, first + i] = -(matrix[first + i, j] = coordinates[i, j]);
            }
        }

        double size = Math.Sqrt(squares.Max());
        for (int i = 0; i < n; i++)
        {
            double outside = Math.Sqrt(Math.Abs(squares[i] - VectorProducts.Dot(matrix.Row(i), matrix.Row(i))));
            if (outside > ClosureTolerance * size) throw Lost("a bracket with a generator leaves the span", outside / size);
        }

        return matrix;
    }

    /// <remarks>Where random generators find nothing new, a random element of the span so far is tried: what a generator holds with a tiny weight
    /// has weight 1 there, once it was found. Only then is a smaller remainder accepted.</remarks>
    private void FillDerived(IProgress<StructureProgress>? progress)
    {
        double remainder = FirstRemainder;
        for (int barren = 0; _known < Derived.Rows;)
        {
            RealMatrix found = Independent(Walk.Next(barren % 2 == 0 ? Walk.Direction() : Walk.DirectionIn(Derived, _known)), Derived.Rows - _known, remainder);
            for (int i = 0; i < found.Rows; i++) found.Row(i).CopyTo(Derived.Row(_known++));
            barren = found.Rows == 0 ? barren + 1 : 0;
            if (barren > 0 && barren % 2 == 0) remainder /= 10;
            if (remainder < LastRemainder) throw Lost("a direction that the exact closure counts", remainder);
            progress?.Report(new StructureProgress(_known, draws: 0));
        }
    }

    /// <summary>Orthonormalizes vectors against the basis so far and one another, farthest first, and returns those that lie farther than the remainder from the span.</summary>
    private RealMatrix Independent(RealMatrix vectors, int most, double remainder)
    {
        Project(vectors);
        int kept = 0;
        for (; kept < Math.Min(most, vectors.Rows); kept++)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            double[] norms = [.. Enumerable.Range(kept, vectors.Rows - kept).Select(i => VectorProducts.Norm(vectors.Row(i)))];
            double farthest = norms.Max();
            if (!(farthest > remainder)) break;
            vectors.Swap(kept, kept + Array.IndexOf(norms, farthest));
            VectorProducts.Scale(1 / farthest, vectors.Row(kept));
            for (int i = kept + 1; i < vectors.Rows; i++) Remove(vectors.Row(kept), vectors.Row(i));
        }

        // Once more: a remainder that was small when it was normalized is not yet orthogonal.
        RealMatrix independent = vectors.Slice(0, kept);
        Project(independent);
        for (int i = 0; i < kept; i++)
        {
            for (int j = 0; j < i; j++) Remove(independent.Row(j), independent.Row(i));
            VectorProducts.Normalize(independent.Row(i));
        }

        return independent;
    }

    /// <summary>Removes the part in the span of the basis so far.</summary>
    private void Project(RealMatrix vectors)
    {
        RealMatrix overlaps = MatrixProducts.MultiplyTransposed(vectors, Derived, _known, _cancellationToken);
        MatrixProducts.SubtractProduct(overlaps, Derived, vectors, _cancellationToken);
    }

    private static void Remove(ReadOnlySpan<double> unit, Span<double> vector) => VectorProducts.Add(-VectorProducts.Dot(unit, vector), unit, vector);

    private static IllConditionedAlgebraException Lost(string what, double amount) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"The basis of this algebra cannot be told from rounding: {what} ({amount:G2} of a unit vector). "
        + $"Dimension and center are exact. Rescale terms whose coefficients are many orders of magnitude smaller than others."));
}
