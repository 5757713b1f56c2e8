using QmlTrainability.LieAlgebras.Closure;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Structure;

/// <summary>The ideals of an algebra that is all of su(2j + 1) on each spin: the blocks without their traces. No basis is made.</summary>
/// <remarks>
/// A block of size m that occurs r times has the norm ‖A‖² = (r/2ⁿ)·tr A². Traces belong to the center, of which the generators' traces are a basis. With Σ_T tr(-i[A, T])² = 2m·tr A² over an
/// orthonormal basis T of su(m) the Casimir number is m/2·2ⁿ/r. Cost: C(n+3, 3) numbers for an operator of few kinds of strings.
/// </remarks>
internal sealed class SpinSectors : IIdealProjections
{
    private readonly SpinOperatorSpace _space;
    private readonly int[] _blocks; // of more than one state, one for each ideal
    private readonly RealMatrix _center;

    private SpinSectors(SpinOperatorSpace space, ClosureRecipe recipe)
    {
        _space = space;
        _blocks = [.. Enumerable.Range(0, space.BlockCount).Where(b => space.BlockSize(b) > 1)];
        Dimensions = [.. _blocks.Select(b => (space.BlockSize(b) * space.BlockSize(b)) - 1)];
        _center = Independent([.. recipe.Generators.Select(g => space.TakeTraces(space.Locate(g)))], recipe.CenterDimension, space.BlockCount);
    }

    public IReadOnlyList<int> Dimensions { get; }

    /// <summary>Whether all qubits can be permuted and the dimension is the most that this allows: Σ (2j + 1)² - 1 over the spins.</summary>
    public static bool AreFull(ClosedSums closed)
    {
        if (!closed.Symmetry.IsSymmetric) return false;
        var blocks = new SpinBlocks(closed.Symmetry.QubitCount);
        return closed.Recipe.DerivedDimension == blocks.Length - blocks.Count;
    }

    /// <summary>The sectors of a closure, or null where some block is not full or not all qubits can be permuted.</summary>
    public static SpinSectors? TryOf(ClosedSums closed)
    {
        return AreFull(closed) ? new SpinSectors(new SpinOperatorSpace(closed.Symmetry.QubitCount), closed.Recipe) : null;
    }

    public IdealParts PartsOf(PauliSum @operator) => PartsOf(_space.Locate(@operator));

    public IdealParts PartsOf(IStringExpectations state) => PartsOf(_space.Locate(state));

    public double Outside(PauliSum @operator, IdealParts parts)
    {
        double[] traces = _space.TakeTraces(_space.Locate(@operator));
        VectorProducts.Add(-1, _center.Combine(parts.Center), traces);
        return _space.Outside(@operator) + Enumerable.Range(0, traces.Length).Max(b => Math.Abs(traces[b]) / Math.Sqrt(_space.Weight(b) * _space.BlockSize(b)));
    }

    public double Scale(int ideal) => Math.Sqrt(_space.Weight(_blocks[ideal]) * _space.BlockSize(_blocks[ideal]));

    public double Casimir(int ideal, CancellationToken cancellationToken) => _space.BlockSize(_blocks[ideal]) / (2 * _space.Weight(_blocks[ideal]));

    private IdealParts PartsOf(double[] located)
    {
        double[] traces = _space.TakeTraces(located);
        return new IdealParts(_center.Apply(traces), [.. _blocks.Select(b => _space.Block(located, b).ToArray())]);
    }

    /// <summary>An orthonormal basis of the span of vectors whose dimension is known: those that stand out farthest come first.</summary>
    private static RealMatrix Independent(double[][] vectors, int dimension, int columns)
    {
        var basis = new RealMatrix(dimension, columns);
        for (int i = 0; i < dimension; i++)
        {
            double[] farthest = vectors.MaxBy(v => VectorProducts.Norm(v))!;
            farthest.CopyTo(basis.Row(i));
            VectorProducts.Normalize(basis.Row(i));
            foreach (double[] vector in vectors) VectorProducts.Add(-VectorProducts.Dot(basis.Row(i), vector), basis.Row(i), vector);
        }

        return basis;
    }
}
