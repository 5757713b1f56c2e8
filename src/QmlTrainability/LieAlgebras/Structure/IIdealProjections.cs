using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Structure;

/// <summary>Projections on the center and the simple ideals of an algebra of sums, as numbers: no operator is ever written as strings.</summary>
internal interface IIdealProjections
{
    /// <summary>The dimensions of the simple ideals.</summary>
    IReadOnlyList<int> Dimensions { get; }

    /// <summary>The projections of an operator.</summary>
    IdealParts PartsOf(PauliSum @operator);

    /// <summary>The projections of a state.</summary>
    IdealParts PartsOf(IStringExpectations state);

    /// <summary>A bound of the norm of what an operator without identity has beside its projections.</summary>
    double Outside(PauliSum @operator, IdealParts parts);

    /// <summary>The largest norm of the projection of an operator whose eigenvalues are at most 1: 1, or less for an ideal that acts in a small part of 2ⁿ.</summary>
    double Scale(int ideal);

    /// <summary>The Casimir number of the adjoint representation of an ideal: Σ_b ‖-i[A, b]/2‖² over an orthonormal basis, for A of norm 1, is the same for every A of a simple ideal.</summary>
    double Casimir(int ideal, CancellationToken cancellationToken);
}
