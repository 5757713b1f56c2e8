using System.Globalization;
using QmlTrainability.LieAlgebras.Closure;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Structure;

/// <summary>An orthonormal basis of i·g, the derived algebra apart from the center, made again in floating point from the exact decisions of a closure.</summary>
/// <remarks>
/// The exact closure says how many dimensions brackets of each depth add. Level by level, random brackets of a combination of generators with a
/// combination of the level before span the new directions; the best-conditioned ones are kept, exactly as many as there are, and what is left
/// over must vanish. So no tolerance decides a rank: tolerances only check the result. The center is the orthogonal complement of [g, g] in g,
/// because g is compact.
/// </remarks>
internal sealed class OrthonormalBasis
{
    /// <summary>The largest part of a normalized vector that may lie outside the span it belongs to. Norms are compared, whose squares are known to 1e-15.</summary>
    private const double ClosureTolerance = 1e-6;

    private const int SpareCandidates = 2; // for each level: they must turn out to be dependent
    private const int RowsAtOnce = 64;     // of an adjoint matrix
    private const ulong Seed = 0x5EED_0F_BA5E5; // the basis is the same in every run

    private readonly CancellationToken _cancellationToken;
    private readonly RandomStream _random = new(Seed, 0);
    private readonly RealMatrix _generators;

    private OrthonormalBasis(ClosureRecipe recipe, IOperatorSpace space, CancellationToken cancellationToken)
    {
        Space = space;
        _cancellationToken = cancellationToken;
        List<PauliSum> orthogonal = ExactOrthogonalization.Of(recipe.Generators, cancellationToken);
        _generators = new RealMatrix(orthogonal.Count, space.Dimension);
        for (int i = 0; i < orthogonal.Count; i++)
        {
            space.Locate(orthogonal[i]).CopyTo(_generators.Row(i));
            VectorProducts.Scale(1 / VectorProducts.Norm(_generators.Row(i)), _generators.Row(i));
        }

        Derived = new RealMatrix(recipe.DerivedDimension, space.Dimension);
        int known = 0;
        RealMatrix level = _generators;
        foreach (int size in recipe.LevelSizes)
        {
            level = Keep(Candidates(level, size + SpareCandidates), size, known);
            for (int i = 0; i < size; i++) level.Row(i).CopyTo(Derived.Row(known++));
        }

        Center = Keep(_generators.Slice(0, _generators.Rows), recipe.CenterDimension, known);
    }

    public IOperatorSpace Space { get; }

    /// <summary>An orthonormal basis of [g, g], as rows of coordinates.</summary>
    public RealMatrix Derived { get; }

    /// <summary>An orthonormal basis of the center.</summary>
    public RealMatrix Center { get; }

    public static OrthonormalBasis Of(ClosureRecipe recipe, IOperatorSpace space, CancellationToken cancellationToken) => new(recipe, space, cancellationToken);

    /// <summary>A random combination of the generators, normalized, as coordinates of the space.</summary>
    public double[] RandomGenerator(RandomStream random) => Normalized(_generators.Combine(Random(random, _generators.Rows)));

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
            if (outside > ClosureTolerance * size) throw NotClosed("a bracket leaves the basis", outside / size);
        }

        return matrix;
    }

    /// <summary>Random brackets of generators with the elements of a level, normalized.</summary>
    private RealMatrix Candidates(RealMatrix level, int count)
    {
        var candidates = new RealMatrix(count, Space.Dimension);
        var mixed = new RealMatrix(1, Space.Dimension);
        var bracket = new RealMatrix(1, Space.Dimension);
        for (int i = 0; i < count; i++)
        {
            double[] generator = RandomGenerator(_random);
            level.Combine(Random(_random, level.Rows)).CopyTo(mixed.Row(0));
            Space.Bracket(generator, mixed, 0, bracket, _cancellationToken);
            Normalized(bracket.Row(0)).CopyTo(candidates.Row(i));
        }

        return candidates;
    }

    /// <summary>Orthonormalizes the candidates against the basis so far and one another, largest remainder first, and keeps as many as the exact closure says.</summary>
    private RealMatrix Keep(RealMatrix candidates, int count, int known)
    {
        Project(candidates, known);
        double smallest = double.PositiveInfinity;
        for (int i = 0; i < count; i++)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            int best = i;
            double norm = 0;
            for (int j = i; j < candidates.Rows; j++)
            {
                double length = VectorProducts.Norm(candidates.Row(j));
                if (length > norm) (best, norm) = (j, length);
            }

            smallest = Math.Min(smallest, norm);
            if (norm == 0) throw NotClosed("the exact closure counts a direction that floating point does not see", 1);
            candidates.Swap(i, best);
            VectorProducts.Scale(1 / norm, candidates.Row(i));
            for (int j = i + 1; j < candidates.Rows; j++) Remove(candidates.Row(i), candidates.Row(j));
        }

        double left = 0;
        for (int i = count; i < candidates.Rows; i++) left = Math.Max(left, VectorProducts.Norm(candidates.Row(i)));
        if (left > ClosureTolerance * Math.Min(1, smallest)) throw NotClosed("brackets span more directions than the exact closure counts", left / Math.Min(1, smallest));

        // Once more: a remainder that was small when it was normalized is not yet orthogonal.
        RealMatrix kept = candidates.Slice(0, count);
        Project(kept, known);
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < i; j++) Remove(kept.Row(j), kept.Row(i));
            VectorProducts.Scale(1 / VectorProducts.Norm(kept.Row(i)), kept.Row(i));
        }

        return kept;
    }

    /// <summary>Removes the part in the span of the first rows of the basis.</summary>
    private void Project(RealMatrix vectors, int known)
    {
        RealMatrix overlaps = MatrixProducts.MultiplyTransposed(vectors, Derived, known, _cancellationToken);
        MatrixProducts.SubtractProduct(overlaps, Derived, vectors, _cancellationToken);
    }

    private static void Remove(ReadOnlySpan<double> unit, Span<double> vector) => VectorProducts.Add(-VectorProducts.Dot(unit, vector), unit, vector);

    private static double[] Normalized(ReadOnlySpan<double> vector)
    {
        double[] copy = vector.ToArray();
        double norm = VectorProducts.Norm(copy);
        if (norm > 0) VectorProducts.Scale(1 / norm, copy);
        return copy;
    }

    private static double[] Random(RandomStream random, int count)
    {
        var values = new double[count];
        for (int i = 0; i < count; i++) values[i] = random.NextNormal();
        return values;
    }

    private static IllConditionedAlgebraException NotClosed(string what, double amount) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"The basis of this algebra cannot be told from rounding: {what} (by {amount:G2} of its size; {ClosureTolerance:G2} is allowed). "
        + $"Dimension and center are exact. Rescale terms whose coefficients are many orders of magnitude smaller than others."));
}
