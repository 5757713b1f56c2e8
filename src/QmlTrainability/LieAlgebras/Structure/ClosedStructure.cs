using QmlTrainability.LieAlgebras.Closure;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Structure;

/// <summary>The structure of a closure of sums, by the root method.</summary>
internal sealed class ClosedStructure : AlgebraStructure, IIdealProjections
{
    private readonly OrthonormalBasis _basis;
    private readonly ClosedIdeal[] _ideals;

    private ClosedStructure(OrthonormalBasis basis, ClosedIdeal[] ideals)
        : base(basis.Space.QubitCount, new SimpleIdealList(ideals.Length, i => ideals[(int)i]), AlgebraText.Merge(ideals.Select(i => i.Summand)), basis.Center.Rows, () => Operators(basis, basis.Center))
    {
        _basis = basis;
        _ideals = ideals;
        Dimensions = [.. ideals.Select(i => (int)i.Dimension)];
    }

    /// <summary>The structure in coordinates of spin blocks where all qubits can be permuted, of strings elsewhere.</summary>
    public static ClosedStructure Of(ClosedSums closed, long memoryBudget, IProgress<StructureProgress>? progress, CancellationToken cancellationToken)
    {
        ClosureRecipe recipe = closed.Recipe;
        IOperatorSpace space = closed.Symmetry.IsSymmetric
            ? new SpinOperatorSpace(closed.Symmetry.QubitCount)
            : PauliOperatorSpace.Of(recipe.Generators, MostStrings(recipe, memoryBudget), cancellationToken);
        return Of(recipe, space, memoryBudget, progress, cancellationToken);
    }

    /// <summary>The structure in any coordinates of a space that holds the generators.</summary>
    public static ClosedStructure Of(ClosureRecipe recipe, IOperatorSpace space, long memoryBudget, IProgress<StructureProgress>? progress, CancellationToken cancellationToken)
    {
        CheckMemory(recipe, space.Dimension, memoryBudget);
        var basis = OrthonormalBasis.Of(recipe, space, progress, cancellationToken);
        return new ClosedStructure(basis, [.. RootMethod.Decompose(basis, progress, cancellationToken).Select(i => new ClosedIdeal(basis, i)).OrderByDescending(i => i.Dimension)]);
    }

    /// <summary>Structure constants in the basis of the center and then of the roots of each ideal.</summary>
    public StructureConstants Constants(CancellationToken cancellationToken)
    {
        RealMatrix rows = _ideals.Select(i => i.Coordinates(cancellationToken)).Aggregate(_basis.Center, RealMatrix.Stack);
        return new StructureConstants(Operators(_basis, rows), ClosedBrackets.Of(_basis.Space, rows, cancellationToken), h => rows.Apply(_basis.Space.Locate(h)));
    }

    public IReadOnlyList<int> Dimensions { get; }

    public IdealParts PartsOf(PauliSum @operator) => PartsOf(_basis.Space.Locate(@operator));

    public IdealParts PartsOf(IStringExpectations state) => PartsOf(_basis.Space.Locate(state));

    public double Outside(PauliSum @operator, IdealParts parts)
    {
        double[] rest = _basis.Space.Locate(@operator);
        VectorProducts.Add(-1, _basis.Center.Combine(parts.Center), rest);
        for (int j = 0; j < _ideals.Length; j++) VectorProducts.Add(-1, _basis.Derived.Combine(_ideals[j].Combine(parts.Ideals[j])), rest);
        return _basis.Space.Outside(@operator) + _basis.Space.NormBound(rest);
    }

    public double Scale(int ideal) => 1;

    public double Casimir(int ideal, CancellationToken cancellationToken) => _ideals[ideal].Casimir(cancellationToken);

    private IdealParts PartsOf(double[] located)
    {
        double[] derived = _basis.Derived.Apply(located);
        return new IdealParts(_basis.Center.Apply(located), [.. _ideals.Select(i => i.Part(derived))]);
    }

    private protected override PauliSum ProjectOnCenterUnchecked(PauliSum @operator) =>
        _basis.Space.OperatorAt(_basis.Center.Combine(_basis.Center.Apply(_basis.Space.Locate(@operator))));

    private protected override IReadOnlyList<PauliSum> ListDerivedBasisUnchecked(int maxDimension) => Operators(_basis, _basis.Derived);

    private protected override IReadOnlyList<PauliSum> ListCartanSubalgebraUnchecked(int maxDimension) => [.. Center, .. _ideals.SelectMany(i => i.CartanSubalgebra)];

    private static PauliSum[] Operators(OrthonormalBasis basis, RealMatrix rows) => [.. Enumerable.Range(0, rows.Rows).Select(i => basis.Space.OperatorAt(rows.Row(i)))];

    /// <summary>How many strings the memory budget holds: packed and hashed, and one step for each string of the generators.</summary>
    private static int MostStrings(ClosureRecipe recipe, long memoryBudget)
    {
        const int Packed = 64;
        long perString = Packed + (4L * PauliPacking.Words(recipe.Generators[0].QubitCount)) + (2L * sizeof(int) * recipe.Generators.Sum(g => g.Terms.Count));
        return (int)Math.Min(int.MaxValue / 4, memoryBudget / perString);
    }

    /// <summary>Two bases and six square matrices must fit.</summary>
    private static void CheckMemory(ClosureRecipe recipe, int coordinates, long memoryBudget)
    {
        long dimension = recipe.Steps.Count, needed = sizeof(double) * dimension * ((6 * dimension) + (2L * coordinates));
        if (needed <= memoryBudget) return;
        throw new BudgetExceededException(
            $"The simple ideals of an algebra of dimension {dimension} in {coordinates} coordinates need {needed >> 20} MiB; the budget is {memoryBudget >> 20} MiB. "
            + "Raise ClosureOptions.MemoryBudget or use fewer qubits; dimension and center are known without.", needed, memoryBudget);
    }
}
