using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Structure;

/// <summary>A simple ideal of a closure: rows of coordinates on the orthonormal basis of [g, g].</summary>
internal sealed class ClosedIdeal : SimpleIdeal
{
    private readonly OrthonormalBasis _basis;
    private readonly RealMatrix _rows;

    public ClosedIdeal(OrthonormalBasis basis, RootIdeal ideal)
        : base(basis.Space.QubitCount, new SimpleSummand(ideal.Type, ideal.Rank, 1))
    {
        _basis = basis;
        _rows = ideal.Basis;
    }

    /// <summary>Type and rank, as one summand.</summary>
    public SimpleSummand Summand => Type;

    /// <summary>The elements of its Cartan subalgebra, as operators.</summary>
    public IEnumerable<PauliSum> CartanSubalgebra => Enumerable.Range(0, (int)Rank).Select(OperatorAt);

    /// <summary>The basis in coordinates of the space.</summary>
    public RealMatrix Coordinates(CancellationToken cancellationToken) => MatrixProducts.Multiply(_rows, _basis.Derived, cancellationToken);

    private protected override PauliSum ProjectUnchecked(PauliSum @operator) =>
        _basis.Space.OperatorAt(_basis.Derived.Combine(_rows.Combine(Coefficients(@operator))));

    private protected override double Log2SquaredNormUnchecked(PauliSum @operator)
    {
        double[] coefficients = Coefficients(@operator);
        return 2 * Math.Log2(VectorProducts.Norm(coefficients));
    }

    private protected override IReadOnlyList<PauliSum> ListBasisUnchecked() => [.. Enumerable.Range(0, _rows.Rows).Select(OperatorAt)];

    private double[] Coefficients(PauliSum @operator) => _rows.Apply(_basis.Derived.Apply(_basis.Space.Locate(@operator)));

    private PauliSum OperatorAt(int row) => _basis.Space.OperatorAt(_basis.Derived.Combine(_rows.Row(row)));
}
