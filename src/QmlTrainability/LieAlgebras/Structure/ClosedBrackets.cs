using QmlTrainability.Numerics;

namespace QmlTrainability.LieAlgebras.Structure;

/// <summary>The brackets of an orthonormal basis of a closure.</summary>
internal static class ClosedBrackets
{
    private const double Rounding = 1e-9;  // constants below are rounding; those of unit vectors are around 1
    private const double Convention = -2;  // i[A, B] is -2 times -i[A, B]/2

    /// <summary>All brackets of the rows, which span a subalgebra of the space.</summary>
    public static BracketList Of(IOperatorSpace space, RealMatrix rows, CancellationToken cancellationToken)
    {
        var starts = new int[rows.Rows + 1];
        List<int> partners = [], results = [];
        List<double> values = [];
        for (int a = 0; a < rows.Rows; a++)
        {
            if (a + 1 < rows.Rows)
            {
                var brackets = new RealMatrix(rows.Rows - a - 1, space.Dimension);
                space.Bracket(rows.Row(a), rows, a + 1, brackets, cancellationToken);
                RealMatrix coordinates = MatrixProducts.MultiplyTransposed(brackets, rows, cancellationToken);
                for (int i = 0; i < coordinates.Rows; i++)
                {
                    for (int c = 0; c < coordinates.Columns; c++)
                    {
                        if (Math.Abs(coordinates[i, c]) <= Rounding) continue;
                        partners.Add(a + 1 + i);
                        results.Add(c);
                        values.Add(Convention * coordinates[i, c]);
                    }
                }
            }

            starts[a + 1] = values.Count;
        }

        return new BracketList(starts, [.. partners], [.. results], [.. values]);
    }
}
