using System.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras;

/// <summary>One simple ideal g_j of an algebra: its type, the orthogonal projection on it, an orthonormal basis.</summary>
/// <remarks>
/// Operators are Hermitian, elements of i·g. Orthogonality and norms are those of ⟨A, B⟩ = Tr(AB)/2ⁿ, in which every Pauli string has norm 1; the ideals
/// and the center are orthogonal to one another. With unnormalized traces the projection has the squared norm 2ⁿ·<see cref="SquaredNorm"/>, which is P_gj of arXiv:2309.09342.
/// Ideals of an algebra of strings are told apart by characters and exact at any size (<see cref="CharacterIdeal"/>); those of a closure are found by the
/// root method (docs/mathematics.md), in doubles whose error is about 1e-10. Immutable and thread-safe.
/// </remarks>
/// <example><code>
/// DynamicalLieAlgebra g = DynamicalLieAlgebra.GeneratedBy([PauliSum.Parse("XII + IXI + IIX"), PauliSum.Parse("ZZI + IZZ")]);
/// SimpleIdeal ideal = g.ComputeStructure().SimpleIdeals[0];
/// Console.WriteLine($"{g.Dimension}: {ideal.Name}, rank {ideal.Rank}, dimension {ideal.Dimension}");    // 9: su(3), rank 2, dimension 8
/// Console.WriteLine($"{ideal.SquaredNorm(PauliSum.Parse("IXI")):F3}");                                  // 0.667
/// </code></example>
public abstract class SimpleIdeal
{
    private protected SimpleIdeal(int qubitCount, SimpleSummand type)
    {
        QubitCount = qubitCount;
        Type = type;
    }

    /// <summary>The number of qubits.</summary>
    public int QubitCount { get; }

    /// <summary>The Cartan type, normalized.</summary>
    public CartanType CartanType => Type.CartanType;

    /// <summary>The dimension of a Cartan subalgebra.</summary>
    public BigInteger Rank => Type.Rank;

    /// <summary>The dimension over the reals.</summary>
    public BigInteger Dimension => Type.Dimension;

    /// <summary>The classical name, for example "su(4)".</summary>
    public string Name => Type.Name;

    /// <summary>Type and rank.</summary>
    private protected SimpleSummand Type { get; }

    /// <summary>The orthogonal projection of an operator on i times the ideal.</summary>
    /// <remarks>Linear, idempotent, zero on the other ideals and on the center. A projection on one of 2^k copies has 2^k terms for each term.</remarks>
    /// <param name="operator">A Hermitian operator on as many qubits, in the algebra or not.</param>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    /// <exception cref="BudgetExceededException">The projection has more than 2^20 terms. <see cref="SquaredNorm"/> needs none of them.</exception>
    public PauliSum Project(PauliSum @operator)
    {
        ArgumentNullException.ThrowIfNull(@operator);
        Require.SameQubits(QubitCount, @operator.QubitCount, "The operator");
        return ProjectUnchecked(@operator);
    }

    /// <summary>‖projection‖² = Tr(projection²)/2ⁿ; may underflow to 0, see <see cref="Log2SquaredNorm"/>.</summary>
    /// <param name="operator">A Hermitian operator on as many qubits, in the algebra or not.</param>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public double SquaredNorm(PauliSum @operator) => Math.Pow(2, Log2SquaredNorm(@operator));

    /// <summary>The base-2 logarithm of ‖projection‖², -∞ where the operator is orthogonal to the ideal.</summary>
    /// <param name="operator">A Hermitian operator on as many qubits, in the algebra or not.</param>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public double Log2SquaredNorm(PauliSum @operator)
    {
        ArgumentNullException.ThrowIfNull(@operator);
        Require.SameQubits(QubitCount, @operator.QubitCount, "The operator");
        return Log2SquaredNormUnchecked(@operator);
    }

    /// <summary>An orthonormal basis of i times the ideal: Tr(B_a·B_b)/2ⁿ is 1 for a = b, else 0.</summary>
    /// <param name="maxDimension">The largest dimension to be listed, checked before anything is.</param>
    /// <exception cref="BudgetExceededException">The ideal is larger, or one element has more than 2^20 terms.</exception>
    public IReadOnlyList<PauliSum> ListBasis(int maxDimension = 1 << 14)
    {
        Require.AtLeast(maxDimension, 1);
        return Dimension <= maxDimension
            ? ListBasisUnchecked()
            : throw new BudgetExceededException($"A basis of {Name} has {AlgebraText.Size(Dimension)} elements; the budget is {maxDimension}. Projections need no basis.", Dimension, maxDimension);
    }

    /// <summary>Its roots, Cartan matrix and root lengths, as data of the type.</summary>
    /// <exception cref="BudgetExceededException">The rank is above 128.</exception>
    public RootSystem ComputeRootSystem() => RootSystem.Of(CartanType, (int)BigInteger.Min(Rank, int.MaxValue));

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    private protected abstract PauliSum ProjectUnchecked(PauliSum @operator);

    private protected abstract double Log2SquaredNormUnchecked(PauliSum @operator);

    private protected abstract IReadOnlyList<PauliSum> ListBasisUnchecked();
}
