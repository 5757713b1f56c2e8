using QmlTrainability.Numerics;

namespace QmlTrainability.LieAlgebras.Structure;

/// <summary>A simple ideal as the root method finds it.</summary>
internal sealed class RootIdeal
{
    public RootIdeal(CartanType type, CartanMatrix matrix, RealMatrix basis)
    {
        Type = type;
        Matrix = matrix;
        Basis = basis;
    }

    public CartanType Type { get; }

    /// <summary>The Cartan matrix of the simple roots.</summary>
    public CartanMatrix Matrix { get; }

    public int Rank => Matrix.Rank;

    /// <summary>An orthonormal basis, in coordinates of the derived algebra: the Cartan subalgebra first, then two vectors for each positive root.</summary>
    public RealMatrix Basis { get; }
}
