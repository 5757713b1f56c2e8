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

    /// <summary>The projection of what has these coordinates on the basis of [g, g].</summary>
    public double[] Part(ReadOnlySpan<double> derived) => _rows.Apply(derived);

    /// <summary>What has these coordinates on the basis of the ideal, on the basis of [g, g].</summary>
    public double[] Combine(ReadOnlySpan<double> part) => _rows.Combine(part);

    /// <summary>Σ_b ‖-i[A, b]/2‖² over the basis for a generator, which has few coordinates, divided by the squared norm of its share of the ideal.</summary>
    public double Casimir(CancellationToken cancellationToken)
    {
        RealMatrix generators = _basis.Generators;
        double[] shares = [.. Enumerable.Range(0, generators.Rows).Select(g => VectorProducts.Norm(Part(_basis.Derived.Apply(generators.Row(g)))))];
        int largest = Array.IndexOf(shares, shares.Max()); // none is zero: together they generate the ideal
        RealMatrix basis = Coordinates(cancellationToken);
        var brackets = new RealMatrix(basis.Rows, basis.Columns);
        _basis.Space.Bracket(generators.Row(largest), basis, 0, brackets, cancellationToken);
        double sum = 0;
        for (int b = 0; b < brackets.Rows; b++) sum += VectorProducts.Dot(brackets.Row(b), brackets.Row(b));
        return sum / (shares[largest] * shares[largest]);
    }

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
