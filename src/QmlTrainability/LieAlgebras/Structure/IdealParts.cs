namespace QmlTrainability.LieAlgebras.Structure;

/// <summary>The orthogonal projections of an operator or a state on the center and on each simple ideal of a closure, in coordinates of orthonormal bases.</summary>
/// <remarks>⟨A⟩ of an A in i·g without identity is the sum of the products of its coordinates with those of the state.</remarks>
internal sealed record IdealParts(double[] Center, IReadOnlyList<double[]> Ideals);
