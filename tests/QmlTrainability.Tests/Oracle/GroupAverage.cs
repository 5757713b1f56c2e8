using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using ComplexMatrix = MathNet.Numerics.LinearAlgebra.Matrix<System.Numerics.Complex>;
using ComplexVector = MathNet.Numerics.LinearAlgebra.Vector<System.Numerics.Complex>;

namespace QmlTrainability.Tests.Oracle;

/// <summary>Averages over the group exp(g) in dense matrices: A ↦ ∫ V A V† is the orthogonal projection on what commutes with every generator.</summary>
/// <remarks>The kernel of Σ_k L_k², L_k = H_k⊗1 − 1⊗H_kᵀ the commutator on matrices written as vectors. Knows nothing of the library.</remarks>
internal sealed class GroupAverage
{
    private readonly ComplexMatrix _kernel; // orthonormal columns

    private GroupAverage(ComplexMatrix kernel) => _kernel = kernel;

    /// <summary>The number of independent matrices that commute with all generators.</summary>
    public int Dimension => _kernel.ColumnCount;

    /// <summary>The average of V A V†.</summary>
    public static GroupAverage Once(IEnumerable<DenseMatrix> generators) => new(Kernel([.. generators.Select(g => ComplexMatrix.Build.Dense(g.Size, g.Size, (r, c) => g[r, c]))]));

    /// <summary>The average of (V⊗V) A (V⊗V)†: the generators become H⊗1 + 1⊗H.</summary>
    public static GroupAverage Twice(IEnumerable<DenseMatrix> generators) => Once(generators.Select(g =>
    {
        var one = new Complex[g.Size, g.Size];
        for (int i = 0; i < g.Size; i++) one[i, i] = 1;
        var unit = new DenseMatrix(one);
        return DenseMatrix.Kronecker(g, unit) + DenseMatrix.Kronecker(unit, g);
    }));

    /// <summary>Tr(A·average(B)) for Hermitian A and B.</summary>
    public double Overlap(DenseMatrix a, DenseMatrix b)
    {
        ComplexVector left = _kernel.ConjugateTransposeThisAndMultiply(Flat(a)), right = _kernel.ConjugateTransposeThisAndMultiply(Flat(b));
        return left.ConjugateDotProduct(right).Real;
    }

    private static ComplexVector Flat(DenseMatrix a) => ComplexVector.Build.Dense(a.Size * a.Size, i => a[i / a.Size, i % a.Size]);

    private static ComplexMatrix Kernel(ComplexMatrix[] generators)
    {
        int size = generators[0].RowCount;
        var unit = ComplexMatrix.Build.DenseIdentity(size);
        var squares = ComplexMatrix.Build.Dense(size * size, size * size);
        foreach (ComplexMatrix h in generators)
        {
            ComplexMatrix commutator = h.KroneckerProduct(unit) - unit.KroneckerProduct(h.Transpose());
            squares += commutator * commutator;
        }

        MathNet.Numerics.LinearAlgebra.Factorization.Evd<Complex> evd = squares.Evd(Symmetricity.Hermitian);
        int[] zero = [.. Enumerable.Range(0, size * size).Where(i => evd.EigenValues[i].Real < 1e-9)];
        return ComplexMatrix.Build.DenseOfColumnVectors(zero.Select(i => evd.EigenVectors.Column(i)));
    }
}
