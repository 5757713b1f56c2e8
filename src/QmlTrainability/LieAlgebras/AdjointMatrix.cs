using QmlTrainability.LieAlgebras.Structure;

namespace QmlTrainability.LieAlgebras;

/// <summary>A real antisymmetric sparse matrix: an operator of an algebra in the adjoint representation.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
/// <example><code>
/// DynamicalLieAlgebra su2 = DynamicalLieAlgebra.GeneratedBy([PauliString.Parse("X"), PauliString.Parse("Y")]);
/// AdjointMatrix z = su2.ComputeStructureConstants().Adjoint(PauliSum.Parse("Z"));
/// Console.WriteLine(string.Join(", ", z.Entries.Select(e => $"({e.Row},{e.Column}) {e.Value}")));    // (0,1) 2, (1,0) -2
/// Console.WriteLine(string.Join(", ", z.Apply([1, 0, 0])));                                          // 0, -2, 0
/// </code></example>
public sealed class AdjointMatrix
{
    private readonly (int Row, int Column, double Value)[] _entries;

    private AdjointMatrix(int dimension, (int Row, int Column, double Value)[] entries)
    {
        Dimension = dimension;
        _entries = entries;
    }

    /// <summary>The number of rows and columns.</summary>
    public int Dimension { get; }

    /// <summary>The entries that are not zero, by row and then by column, each once.</summary>
    public IReadOnlyList<(int Row, int Column, double Value)> Entries => _entries;

    /// <summary>The product with a vector of coordinates.</summary>
    /// <param name="vector">As many numbers as the matrix has columns.</param>
    /// <exception cref="ArgumentException">There are more or fewer.</exception>
    public double[] Apply(ReadOnlySpan<double> vector)
    {
        if (vector.Length != Dimension) throw new ArgumentException($"The vector has {vector.Length} entries; the matrix has {Dimension} columns.", nameof(vector));
        var product = new double[Dimension];
        foreach ((int row, int column, double value) in _entries) product[row] += value * vector[column];
        return product;
    }

    /// <summary>Σ_c h_c·f(c, b, a) at row a and column b.</summary>
    internal static AdjointMatrix Of(double[] coordinates, BracketList brackets)
    {
        var sums = new Dictionary<(int Row, int Column), double>();
        foreach ((int a, int b, int c, double value) in brackets.All())
        {
            if (coordinates[a] != 0) Add(c, b, coordinates[a] * value);
            if (coordinates[b] != 0) Add(c, a, -coordinates[b] * value);
        }

        return new AdjointMatrix(coordinates.Length, [.. sums.Where(s => s.Value != 0).Select(s => (s.Key.Row, s.Key.Column, s.Value)).OrderBy(e => (e.Row, e.Column))]);

        void Add(int row, int column, double value) => sums[(row, column)] = sums.GetValueOrDefault((row, column)) + value;
    }

    /// <summary>tr(ab) = -Σ a(r, c)·b(r, c) for antisymmetric matrices.</summary>
    internal static double TraceOfProduct(AdjointMatrix a, AdjointMatrix b)
    {
        double trace = 0;
        for (int i = 0, j = 0; i < a._entries.Length && j < b._entries.Length;)
        {
            int order = (a._entries[i].Row, a._entries[i].Column).CompareTo((b._entries[j].Row, b._entries[j].Column));
            if (order == 0) trace -= a._entries[i].Value * b._entries[j].Value;
            if (order <= 0) i++;
            if (order >= 0) j++;
        }

        return trace;
    }
}
