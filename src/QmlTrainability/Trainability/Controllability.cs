using System.Numerics;
using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Trainability.Orbits;

namespace QmlTrainability.Trainability;

/// <summary>What a design can reach: every unitary, every unitary on the sector of a state, or every state of that sector.</summary>
/// <remarks>
/// The sector of ρ is the smallest subspace that holds it and that no generator leaves, of dimension D. Every state of it is reached exactly if the orbit has the 2D − 2 real dimensions of all states
/// up to phases; the groups that do so are SU(D) and, for even D, Sp(D/2). g is controllable if it contains su(2ⁿ), and controllable on the sector if it acts there as su(D) at least.
/// A controllable design is a plateau (arXiv:2105.14377): the rate at which D grows with n is what the verdict is about. Immutable.
/// </remarks>
/// <example><code>
/// DynamicalLieAlgebra hopping = DynamicalLieAlgebra.GeneratedBy([PauliSum.Parse("XXI + YYI"), PauliSum.Parse("IXX + IYY"), PauliSum.Parse("ZII"), PauliSum.Parse("IZI"), PauliSum.Parse("IIZ")]);
/// Controllability one = Controllability.Of(hopping, InitialState.Basis("100"));
/// Console.WriteLine(one);    // every state of a sector of dimension 3 is reached; g does not contain su(8)
/// </code></example>
public sealed class Controllability
{
    private Controllability(int qubitCount, bool isControllable, bool? onSector, BigInteger sectorDimension, OrbitDimension orbit)
    {
        QubitCount = qubitCount;
        IsControllable = isControllable;
        IsControllableOnSector = onSector;
        SectorDimension = sectorDimension;
        Orbit = orbit;
    }

    /// <summary>The number of qubits.</summary>
    public int QubitCount { get; }

    /// <summary>Whether g contains su(2ⁿ): every unitary can be reached, up to a phase.</summary>
    public bool IsControllable { get; }

    /// <summary>Whether g acts on the sector of the state as su(D) at least; null where it is a closure that reaches every state of a sector of even dimension, and so may be sp(D/2).</summary>
    public bool? IsControllableOnSector { get; }

    /// <summary>D: the dimension of the smallest subspace that holds the state and that no generator leaves.</summary>
    public BigInteger SectorDimension { get; }

    /// <summary>The orbit of the state.</summary>
    public OrbitDimension Orbit { get; }

    /// <summary>Whether every state of the sector can be reached: the orbit has 2D − 2 dimensions.</summary>
    public bool ReachesEveryState => Orbit.Value == (2 * SectorDimension) - 2;

    /// <summary>What an algebra can reach from a state.</summary>
    /// <param name="algebra">An algebra of Pauli strings or sums.</param>
    /// <param name="state">A pure stabilizer state, on as many qubits.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="UnsupportedRequestException">The state is not a pure stabilizer state.</exception>
    /// <exception cref="BudgetExceededException">For sums: the algebra or the sector has too many dimensions. For strings: components that the state entangles have.</exception>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public static Controllability Of(DynamicalLieAlgebra algebra, InitialState state, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(algebra);
        ArgumentNullException.ThrowIfNull(state);
        Require.SameQubits(algebra.QubitCount, state.QubitCount, "The state");
        if (state.Stabilizers?.Count != state.QubitCount)
            throw new UnsupportedRequestException($"Sectors are found for pure stabilizer states, such as InitialState.Zeros or Basis; {state} is none.");
        var orbit = OrbitDimension.Of(algebra, state, cancellationToken);
        bool controllable = algebra.Dimension - algebra.CenterDimension >= Special(BigInteger.One << state.QubitCount);
        if (!algebra.IsPauliAlgebra)
        {
            int dimension = CyclicSector.DimensionOf(algebra.Generators, state, cancellationToken);
            bool? special = orbit.Value != (2 * dimension) - 2 ? false : dimension % 2 != 0 || controllable ? true : null;
            return new Controllability(state.QubitCount, controllable, special, dimension, orbit);
        }

        (int symmetries, DynamicalLieAlgebra? acting) = StringSector.Of(algebra, state, cancellationToken);
        BigInteger size = BigInteger.One << (state.QubitCount - symmetries);
        bool onSector = acting is null || acting.Dimension - acting.CenterDimension >= Special(size);
        return new Controllability(state.QubitCount, controllable, onSector, size, orbit);
    }

    /// <summary>For example "every state of a sector of dimension 3 is reached; g does not contain su(8)".</summary>
    public override string ToString()
    {
        string size = AlgebraText.Size(SectorDimension);
        string reached = ReachesEveryState ? $"every state of a sector of dimension {size} is reached" : $"{AlgebraText.Size(Orbit.Value)} of {AlgebraText.Size((2 * SectorDimension) - 2)} dimensions of a sector of dimension {size} are reached";
        return $"{reached}; g {(IsControllable ? "contains" : "does not contain")} su({AlgebraText.Size(BigInteger.One << QubitCount)})";
    }

    /// <summary>dim su(D).</summary>
    private static BigInteger Special(BigInteger d) => (d * d) - 1;
}
