using System.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras;

/// <summary>The structure of an algebra: g is its center plus [g, g], and [g, g] is the direct sum of the simple ideals, all orthogonal to one another.</summary>
/// <remarks>
/// Operators are Hermitian, elements of i·g; norms are those of ⟨A, B⟩ = Tr(AB)/2ⁿ. For an algebra of strings everything is exact and in closed form at any
/// size (arXiv:2408.00081); for a closure it is found by the root method on an orthonormal basis (docs/mathematics.md), checked, and refused
/// where it cannot be told from rounding. Immutable and thread-safe.
/// </remarks>
/// <example><code>
/// AlgebraStructure ring = DynamicalLieAlgebra.GeneratedBy([PauliSum.Parse("XII + IXI + IIX"), PauliSum.Parse("ZZI + IZZ + ZIZ")]).ComputeStructure();
/// Console.WriteLine(ring);                                          // 2·su(2) ⊕ u(1)^2
/// Console.WriteLine($"rank {ring.Rank}, [g, g] of dimension {ring.DerivedDimension}");    // rank 4, [g, g] of dimension 6
/// Console.WriteLine(ring.ListCartanSubalgebra().Count);             // 4
/// </code></example>
public abstract class AlgebraStructure
{
    private readonly Lazy<IReadOnlyList<PauliSum>> _center;

    private protected AlgebraStructure(int qubitCount, SimpleIdealList ideals, IReadOnlyList<SimpleSummand> summands, int centerDimension, Func<IReadOnlyList<PauliSum>> center)
    {
        QubitCount = qubitCount;
        SimpleIdeals = ideals;
        SimpleSummands = summands;
        CenterDimension = centerDimension;
        _center = new(center);
        DerivedDimension = summands.Aggregate(BigInteger.Zero, (sum, s) => sum + (s.Dimension * s.Multiplicity));
        Rank = summands.Aggregate(new BigInteger(centerDimension), (sum, s) => sum + (s.Rank * s.Multiplicity));
    }

    /// <summary>The number of qubits.</summary>
    public int QubitCount { get; }

    /// <summary>The dimension of [g, g].</summary>
    public BigInteger DerivedDimension { get; }

    /// <summary>The dimension of a Cartan subalgebra of g, the center included.</summary>
    public BigInteger Rank { get; }

    /// <summary>The simple ideals, each on its own.</summary>
    public SimpleIdealList SimpleIdeals { get; }

    /// <summary>The simple ideals, isomorphic ones counted together, by falling dimension.</summary>
    public IReadOnlyList<SimpleSummand> SimpleSummands { get; }

    /// <summary>The dimension of the center.</summary>
    public int CenterDimension { get; }

    /// <summary>An orthonormal basis of i times the center.</summary>
    /// <exception cref="BudgetExceededException">An element has more than 2^20 strings, which a closure under all permutations of many qubits may have.</exception>
    public IReadOnlyList<PauliSum> Center => _center.Value;

    /// <summary>The orthogonal projection of an operator on i times the center.</summary>
    /// <param name="operator">A Hermitian operator on as many qubits.</param>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public PauliSum ProjectOnCenter(PauliSum @operator)
    {
        ArgumentNullException.ThrowIfNull(@operator);
        Require.SameQubits(QubitCount, @operator.QubitCount, "The operator");
        return ProjectOnCenterUnchecked(@operator);
    }

    /// <summary>An orthonormal basis of i·[g, g].</summary>
    /// <param name="maxDimension">The largest dimension to be listed, checked before anything is.</param>
    /// <exception cref="BudgetExceededException">The derived algebra is larger.</exception>
    public IReadOnlyList<PauliSum> ListDerivedBasis(int maxDimension = 1 << 14) =>
        ListDerivedBasisUnchecked(Within(DerivedDimension, Require.AtLeast(maxDimension, 1), "the derived algebra"));

    /// <summary>An orthonormal basis of i times a Cartan subalgebra: a maximal set of elements of g that commute, the center included.</summary>
    /// <param name="maxDimension">The largest dimension to be listed, checked before anything is; for strings also that of [g, g], in which commuting ones are looked for.</param>
    /// <exception cref="BudgetExceededException">It is larger.</exception>
    public IReadOnlyList<PauliSum> ListCartanSubalgebra(int maxDimension = 1 << 14) =>
        ListCartanSubalgebraUnchecked(Within(Rank, Require.AtLeast(maxDimension, 1), "a Cartan subalgebra"));

    /// <summary>The algebra by name, for example "2·so(16) ⊕ su(8) ⊕ u(1)^3".</summary>
    public override string ToString() => AlgebraText.Sum(SimpleSummands, CenterDimension);

    private protected abstract PauliSum ProjectOnCenterUnchecked(PauliSum @operator);

    private protected abstract IReadOnlyList<PauliSum> ListDerivedBasisUnchecked(int maxDimension);

    private protected abstract IReadOnlyList<PauliSum> ListCartanSubalgebraUnchecked(int maxDimension);

    private static int Within(BigInteger dimension, int maxDimension, string what) => dimension <= maxDimension
        ? maxDimension
        : throw new BudgetExceededException($"A basis of {what} has {AlgebraText.Size(dimension)} elements; the budget is {maxDimension}. Types, dimensions and projections need no basis.", dimension, maxDimension);
}
