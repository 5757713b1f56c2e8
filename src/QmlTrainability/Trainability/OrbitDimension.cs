using System.Numerics;
using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Trainability.Orbits;

namespace QmlTrainability.Trainability;

/// <summary>How many independent directions circuits with the algebra g can move a state in: the dimension of its orbit under exp(g), and the largest rank of the quantum Fisher information.</summary>
/// <remarks>
/// It is dim g less the dimension of the stabilizer {X in g : [X, ρ] = 0}; no circuit has a Fisher information of larger rank, and deep ones reach it (arXiv:2109.11676 bounds it by dim g). For several
/// inputs it is the rank of their tangents together. Counted in closed form for strings and a stabilizer state, at any number of qubits; ranked modulo two primes for closures, several
/// states, and components that the state entangles; by eigenvalues with a gap for other pure states. Immutable.
/// </remarks>
/// <example><code>
/// DynamicalLieAlgebra ring = DynamicalLieAlgebra.GeneratedBy([PauliSum.Parse("ZZII + IZZI + IIZZ + ZIIZ"), PauliSum.Parse("XIII + IXII + IIXI + IIIX")]);
/// Console.WriteLine(OrbitDimension.Of(ring, InitialState.Plus(4)));         // 4 of 11 dimensions move the state
/// Console.WriteLine(OrbitDimension.Of(ring, InitialState.Zeros(4)).Value);  // 7
/// </code></example>
public sealed class OrbitDimension
{
    private const int MostListed = 1 << 20;

    private OrbitDimension(BigInteger value, BigInteger algebraDimension, bool isExact, string howKnown)
    {
        Value = value;
        AlgebraDimension = algebraDimension;
        IsExact = isExact;
        HowKnown = howKnown;
    }

    /// <summary>The dimension of the orbit over the reals.</summary>
    public BigInteger Value { get; }

    /// <summary>dim g.</summary>
    public BigInteger AlgebraDimension { get; }

    /// <summary>The dimension of what leaves the state, up to a phase, as it is.</summary>
    public BigInteger StabilizerDimension => AlgebraDimension - Value;

    /// <summary>Whether it was decided in exact arithmetic; otherwise by a gap in eigenvalues.</summary>
    public bool IsExact { get; }

    /// <summary>How it was found, in words.</summary>
    public string HowKnown { get; }

    /// <summary>The orbit of one state.</summary>
    /// <param name="algebra">An algebra of Pauli strings or sums.</param>
    /// <param name="state">The state before the circuit: pure, or any stabilizer state.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="BudgetExceededException">There is no closed form, and the algebra has too many dimensions to be listed.</exception>
    /// <exception cref="UnsupportedRequestException">The state is mixed and no stabilizer state.</exception>
    /// <exception cref="IllConditionedAlgebraException">Eigenvalues have no gap.</exception>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public static OrbitDimension Of(DynamicalLieAlgebra algebra, InitialState state, CancellationToken cancellationToken = default) => Of(algebra, [state], cancellationToken);

    /// <summary>The orbit of several states under one circuit: how many directions a model can move a data set in.</summary>
    /// <param name="algebra">An algebra of Pauli strings or sums.</param>
    /// <param name="inputs">At least one state: all pure, or all stabilizer states.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="ArgumentException">There is no state.</exception>
    /// <exception cref="BudgetExceededException">There is no closed form, and the algebra has too many dimensions to be listed.</exception>
    /// <exception cref="UnsupportedRequestException">A state is mixed and no stabilizer state.</exception>
    /// <exception cref="IllConditionedAlgebraException">Eigenvalues have no gap.</exception>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public static OrbitDimension Of(DynamicalLieAlgebra algebra, IReadOnlyList<InitialState> inputs, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(algebra);
        ArgumentNullException.ThrowIfNull(inputs);
        if (inputs.Count == 0) throw new ArgumentException("An orbit needs at least one state.", nameof(inputs));
        foreach (InitialState state in inputs)
        {
            ArgumentNullException.ThrowIfNull(state, nameof(inputs));
            Require.SameQubits(algebra.QubitCount, state.QubitCount, "The state");
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (!inputs.All(s => s.Stabilizers is not null))
            return new(CovarianceRank.Of(Within(algebra, CovarianceRank.MostRows), inputs, cancellationToken), algebra.Dimension, false, "by the eigenvalues of the covariance matrix, which have a gap");
        if (algebra.IsPauliAlgebra && inputs.Count == 1)
        {
            if (ComponentOrbits.TryCount(algebra, inputs[0], cancellationToken) is BigInteger counted) return new(counted, algebra.Dimension, true, "counted from the components of the algebra");
            return new(Listed(Within(algebra, MostListed), inputs[0], cancellationToken), algebra.Dimension, true, "by listing the strings of the algebra");
        }

        return new(TangentRank.Of(Within(algebra, TangentRank.MostRows), inputs, cancellationToken), algebra.Dimension, true,
            "ranked modulo two primes: a lower bound that is exact with overwhelming probability");
    }

    /// <summary>For example "4 of 11 dimensions move the state".</summary>
    public override string ToString() => $"{AlgebraText.Size(Value)} of {AlgebraText.Size(AlgebraDimension)} dimensions move the state";

    private static int Listed(DynamicalLieAlgebra algebra, InitialState state, CancellationToken cancellationToken)
    {
        var classes = new TangentClasses(state);
        var directions = new HashSet<(Paulis.PauliString, bool)>();
        foreach (Paulis.PauliString p in algebra.EnumerateBasis(MostListed, null, cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (classes.TryLocate(p) is (Paulis.PauliString direction, bool imaginary, _)) directions.Add((direction, imaginary));
        }

        return directions.Count;
    }

    private static DynamicalLieAlgebra Within(DynamicalLieAlgebra algebra, int most) => algebra.Dimension <= most ? algebra : throw new BudgetExceededException(
        $"The orbit dimension of this state has no closed form here, and the algebra has {AlgebraText.Size(algebra.Dimension)} dimensions; the budget is {most}. "
        + "One stabilizer state that does not entangle the components, such as InitialState.Zeros or Plus, needs no listing for an algebra of strings.",
        algebra.Dimension, most);
}
