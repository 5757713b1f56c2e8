using QmlTrainability.Numerics;

namespace QmlTrainability.LieAlgebras.Structure;

/// <summary>Draws elements of an algebra until one is regular enough for every check of <see cref="RootDecomposition"/>.</summary>
/// <remarks>First sums of nested brackets of two random combinations of generators, whose adjoint matrices cost one product each; then elements that are random
/// throughout. Which numbers are drawn is fixed, so every run gives the same answer.</remarks>
internal static class RootMethod
{
    private const int Draws = 8;
    private const int DenseFrom = 5; // draws of nested brackets before those throughout
    private const ulong Seed = 0x5EED_0F_4007_5;

    public static IReadOnlyList<RootIdeal> Decompose(OrthonormalBasis basis, IProgress<StructureProgress>? progress, CancellationToken cancellationToken)
    {
        if (basis.Derived.Rows == 0) return [];
        var random = new RandomStream(Seed, 0);
        AdjointElement[] probes = [Element(basis, basis.Walk.Direction()), Element(basis, basis.Walk.Direction())];
        string failure = "";
        for (int draw = 0; draw < Draws; draw++)
        {
            progress?.Report(new StructureProgress(basis.Derived.Rows, draw + 1));
            AdjointElement element = draw < DenseFrom
                ? Nested(probes, depth: 3 + (2 * draw), random, cancellationToken)
                : Element(basis, basis.Derived.Combine(random.NextNormals(basis.Derived.Rows)));
            if (RootDecomposition.TryOf(element, probes, out failure, cancellationToken) is IReadOnlyList<RootIdeal> ideals) return ideals;
        }

        throw new IllConditionedAlgebraException(
            $"The simple ideals cannot be told from rounding: {Draws} elements were drawn and for the last one {failure}. Dimension and center are exact. "
            + "Rescale terms whose coefficients are many orders of magnitude smaller than others.");
    }

    /// <summary>y₁ + c₂·[x₂, y₁] + c₃·[x₁, y₂] + … with random c.</summary>
    private static AdjointElement Nested(AdjointElement[] probes, int depth, RandomStream random, CancellationToken cancellationToken)
    {
        AdjointElement nested = probes[0], sum = nested;
        for (int level = 1; level < depth; level++)
        {
            nested = AdjointElement.Bracket(probes[level % 2], nested, cancellationToken);
            sum = AdjointElement.Sum(sum, 0.5 + random.NextUniform(), nested);
        }

        return sum;
    }

    private static AdjointElement Element(OrthonormalBasis basis, double[] coordinates) => new(basis.Derived.Apply(coordinates), basis.Adjoint(coordinates));
}
