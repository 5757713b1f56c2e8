using System.Globalization;
using QmlTrainability.LieAlgebras.Structure;
using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras;

/// <summary>The structure constants f of an algebra in an orthonormal basis: i[B_a, B_b] = Σ_c f(a, b, c)·B_c. Sparse.</summary>
/// <remarks>
/// The basis is orthonormal for Tr(AB)/2ⁿ, so f is antisymmetric in all three indices. For strings every bracket is zero or ±2 times one string, in closed
/// form; for a closure the basis is that of the center and of the roots of each ideal, in which few constants are not zero. Only brackets with a &lt; b are stored:
/// 16 bytes each. Immutable and thread-safe.
/// </remarks>
/// <example><code>
/// DynamicalLieAlgebra su2 = DynamicalLieAlgebra.GeneratedBy([PauliString.Parse("X"), PauliString.Parse("Y")]);
/// StructureConstants f = su2.ComputeStructureConstants();
/// Console.WriteLine($"i[{f.Basis[0]}, {f.Basis[1]}] = {f[0, 1, 2]} times {f.Basis[2]}");      // i[1*X, 1*Y] = -2 times 1*Z
/// Console.WriteLine(f.KillingForm(PauliSum.Parse("X"), PauliSum.Parse("X")));                 // -8
/// </code></example>
public sealed class StructureConstants
{
    private const double Outside = 1e-6; // the largest part of an operator outside the algebra, of its norm

    private readonly BracketList _brackets;
    private readonly Func<PauliSum, double[]> _locate;

    internal StructureConstants(IReadOnlyList<PauliSum> basis, BracketList brackets, Func<PauliSum, double[]> locate)
    {
        Basis = basis;
        _brackets = brackets;
        _locate = locate;
    }

    /// <summary>The basis, as Hermitian operators.</summary>
    public IReadOnlyList<PauliSum> Basis { get; }

    /// <summary>The dimension of the algebra.</summary>
    public int Dimension => Basis.Count;

    /// <summary>The number of constants with a &lt; b that are not zero.</summary>
    public int Count => _brackets.Count;

    /// <summary>f(a, b, c). Cost: a search among the brackets of one element.</summary>
    /// <param name="a">A basis element, 0 to Dimension - 1.</param>
    /// <param name="b">A basis element.</param>
    /// <param name="c">A basis element.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such element.</exception>
    public double this[int a, int b, int c]
    {
        get
        {
            Element(c);
            return Bracket(a, b).Where(f => f.Element == c).Sum(f => f.Value);
        }
    }

    /// <summary>The terms of i[B_a, B_b].</summary>
    /// <param name="a">A basis element, 0 to Dimension - 1.</param>
    /// <param name="b">A basis element.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such element.</exception>
    public IReadOnlyList<(int Element, double Value)> Bracket(int a, int b)
    {
        Element(a);
        Element(b);
        return a < b ? _brackets.Of(a, b, 1) : _brackets.Of(b, a, -1);
    }

    /// <summary>The adjoint representation of an operator H of i·g: the matrix with the entries Tr(B_a·i[H, B_b])/2ⁿ. Real, antisymmetric, sparse.</summary>
    /// <remarks>The rotation exp(iθH)·B·exp(-iθH) acts on coordinates as exp(θ·ad H) (arXiv:2308.01432). Cost: linear in <see cref="Count"/>.</remarks>
    /// <param name="operator">A Hermitian operator in i times the algebra.</param>
    /// <exception cref="ArgumentException">The operator lies outside the algebra.</exception>
    public AdjointMatrix Adjoint(PauliSum @operator)
    {
        ArgumentNullException.ThrowIfNull(@operator);
        return AdjointMatrix.Of(Coordinates(@operator), _brackets);
    }

    /// <summary>The Killing form K(iA, iB) = tr(ad A · ad B) of two elements: zero on the center, negative definite on [g, g], because g is compact.</summary>
    /// <param name="a">A Hermitian operator in i times the algebra.</param>
    /// <param name="b">Another one.</param>
    /// <exception cref="ArgumentException">An operator lies outside the algebra.</exception>
    public double KillingForm(PauliSum a, PauliSum b) => AdjointMatrix.TraceOfProduct(Adjoint(a), Adjoint(b));

    /// <summary>The coordinates Tr(B_a·H)/2ⁿ of an operator of i·g.</summary>
    /// <param name="operator">A Hermitian operator in i times the algebra.</param>
    /// <exception cref="ArgumentException">The operator lies outside the algebra.</exception>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public double[] Coordinates(PauliSum @operator)
    {
        ArgumentNullException.ThrowIfNull(@operator);
        Require.SameQubits(Basis[0].QubitCount, @operator.QubitCount, "The operator");
        double[] coordinates = _locate(@operator);
        double square = @operator.Terms.Sum(t => t.Coefficient * t.Coefficient), inside = coordinates.Sum(c => c * c);
        if (square - inside > Outside * Outside * square)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"The operator lies outside the algebra: {(square - inside) / square:P1} of its squared norm. Project it on the ideals and the center first (ComputeStructure)."), nameof(@operator));
        }

        return coordinates;
    }

    private void Element(int index)
    {
        if ((uint)index >= (uint)Dimension) throw new ArgumentOutOfRangeException(nameof(index), index, $"Basis element {index} does not exist: they are 0 to {Dimension - 1}.");
    }
}
