using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Symmetries;

/// <summary>All operators that commute with every generator, with an exact basis of Hermitian ones.</summary>
/// <remarks>
/// The operators that commute with given Hermitian ones are closed under adjoints, so Hermitian sums span them. With V the span of the generators' strings and
/// C the Pauli strings that commute with all, the equations split into the cosets of V, and multiplication by C permutes these: only one coset
/// for each class modulo V + C is solved, and the rest are its products with strings of C. Solved modulo a prime, lifted to rational numbers and checked by exact
/// brackets: a rank modulo p is at most the rational one, so as many exact solutions as modulo p are all there are. Immutable and thread-safe.
/// </remarks>
/// <example><code>
/// LinearCommutant spins = LinearCommutant.Of([PauliSum.Parse("XXI + YYI + ZZI"), PauliSum.Parse("IXX + IYY + IZZ")]);
/// Console.WriteLine(spins.Dimension);                                        // 20
/// Console.WriteLine(spins.Contains(PauliSum.Parse("XII + IXI + IIX")));      // True
/// </code></example>
public sealed class LinearCommutant
{
    private readonly PauliSum[] _generators;

    internal LinearCommutant(PauliSum[] generators, PauliCommutant strings, IReadOnlyList<PauliSum> basis)
    {
        _generators = generators;
        Strings = strings;
        Basis = basis;
    }

    /// <summary>The number of qubits.</summary>
    public int QubitCount => Strings.QubitCount;

    /// <summary>The dimension: over the reals of the Hermitian operators, or over the complex numbers of all.</summary>
    public int Dimension => Basis.Count;

    /// <summary>Linearly independent Hermitian operators that span the commutant; the first is the identity.</summary>
    public IReadOnlyList<PauliSum> Basis { get; }

    /// <summary>The single strings among them, as a group.</summary>
    public PauliCommutant Strings { get; }

    /// <summary>The operators that commute with given ones.</summary>
    /// <remarks>Cost: with d = dim V and κ = dim V∩C, 2^κ eliminations of (generators·2^d) equations in 2^d unknowns. Generators that are all single strings need none.</remarks>
    /// <param name="generators">At least one sum, all on one number of qubits.</param>
    /// <param name="options">The budget, checked before anything is allocated; its dimension is that of the commutant. <see cref="ClosureOptions.Default"/> if null.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="ArgumentException">There is no generator, or one is null.</exception>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    /// <exception cref="BudgetExceededException">The elimination or the basis does not fit the budget.</exception>
    /// <exception cref="UnsupportedRequestException">A solution has coefficients beyond 30 bits, as may be where coefficients are not short decimals or fractions.</exception>
    public static LinearCommutant Of(IEnumerable<PauliSum> generators, ClosureOptions? options = null, CancellationToken cancellationToken = default)
    {
        PauliSum[] sums = DynamicalLieAlgebra.AtLeastOne(generators);
        PauliCommutant strings = PauliCommutant.Of(sums, cancellationToken);
        IReadOnlyList<PauliSum> basis = new CommutantEquations(sums, strings, options ?? ClosureOptions.Default).Solve(cancellationToken);
        return new LinearCommutant(sums, strings, basis);
    }

    /// <summary>Whether the operator commutes with every generator. Exact, by brackets.</summary>
    /// <param name="operator">An operator on as many qubits.</param>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public bool Contains(PauliSum @operator)
    {
        ArgumentNullException.ThrowIfNull(@operator);
        Require.SameQubits(QubitCount, @operator.QubitCount, "The operator");
        return Array.TrueForAll(_generators, g => PauliSum.Bracket(g, @operator).IsZero);
    }

    /// <summary>A line with the dimension.</summary>
    public override string ToString() => $"{Dimension} operators on {QubitCount} qubits commute with {_generators.Length} generators";
}
