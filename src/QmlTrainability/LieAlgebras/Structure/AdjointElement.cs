using QmlTrainability.Numerics;

namespace QmlTrainability.LieAlgebras.Structure;

/// <summary>An element x of the derived algebra with the matrix of -i[x, ·]/2: row i holds the coordinates of -i[x, B_i]/2.</summary>
internal sealed class AdjointElement
{
    public AdjointElement(double[] coordinates, RealMatrix matrix)
    {
        Coordinates = coordinates;
        Matrix = matrix;
    }

    public double[] Coordinates { get; }

    public RealMatrix Matrix { get; }

    /// <summary>-i[x, y]/2: its matrix is that of y times that of x, minus the transpose (Jacobi).</summary>
    public static AdjointElement Bracket(AdjointElement x, AdjointElement y, CancellationToken cancellationToken)
    {
        var coordinates = new double[x.Coordinates.Length];
        for (int i = 0; i < coordinates.Length; i++) VectorProducts.Add(y.Coordinates[i], x.Matrix.Row(i), coordinates);
        RealMatrix matrix = MatrixProducts.Multiply(y.Matrix, x.Matrix, cancellationToken);
        for (int i = 0; i < matrix.Rows; i++)
        {
            matrix[i, i] = 0;
            for (int j = 0; j < i; j++) matrix[j, i] = -(matrix[i, j] -= matrix[j, i]);
        }

        return new AdjointElement(coordinates, matrix);
    }

    /// <summary>x + factor·y, the factor in units of the norms of x and y.</summary>
    public static AdjointElement Sum(AdjointElement x, double factor, AdjointElement y)
    {
        factor *= VectorProducts.Norm(x.Coordinates) / VectorProducts.Norm(y.Coordinates);
        double[] coordinates = [.. x.Coordinates];
        VectorProducts.Add(factor, y.Coordinates, coordinates);
        RealMatrix matrix = x.Matrix.Slice(0, x.Matrix.Rows);
        for (int i = 0; i < matrix.Rows; i++) VectorProducts.Add(factor, y.Matrix.Row(i), matrix.Row(i));
        return new AdjointElement(coordinates, matrix);
    }
}
