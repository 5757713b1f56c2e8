using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Structure;

/// <summary>A space of Hermitian operators that is closed under brackets, in orthonormal coordinates for ⟨A, B⟩ = Tr(AB)/2ⁿ.</summary>
/// <remarks>The structure of an algebra is found from these operations alone, whatever the coordinates count: strings, orbits of strings, matrix units of spin blocks.</remarks>
internal interface IOperatorSpace
{
    int QubitCount { get; }

    /// <summary>The number of coordinates.</summary>
    int Dimension { get; }

    /// <summary>The coordinates of the orthogonal projection of an operator on the space.</summary>
    double[] Locate(PauliSum @operator);

    /// <summary>The coordinates r of a state on the space: ⟨A⟩ is the product of those of A with r.</summary>
    double[] Locate(IStringExpectations state);

    /// <summary>The sum of the absolute coefficients that an operator has beside its projection on the space, a bound of the norm of what lies outside.</summary>
    double Outside(PauliSum @operator);

    /// <summary>A number that the largest singular value of the operator with these coordinates does not exceed.</summary>
    double NormBound(ReadOnlySpan<double> coordinates);

    /// <summary>The operator with these coordinates.</summary>
    PauliSum OperatorAt(ReadOnlySpan<double> coordinates);

    /// <summary>-i[left, row]/2 for the rows from <paramref name="first"/> on, as rows of the target. Cost: the non-zero coordinates of the left operator × the dimension × the rows.</summary>
    void Bracket(ReadOnlySpan<double> left, RealMatrix rows, int first, RealMatrix target, CancellationToken cancellationToken);

    /// <summary>A number that ‖-i[left, B]/2‖ does not exceed for any B of the space with ‖B‖ = 1.</summary>
    double BracketBound(ReadOnlySpan<double> left);
}
