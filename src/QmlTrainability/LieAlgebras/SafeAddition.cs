using System.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras;

/// <summary>What a further generator does to an algebra of free fermions: whether it stays one, whose size is polynomial in its modes, or becomes exponential.</summary>
/// <remarks>The anticommutation graph must stay a line graph after strings of equal neighborhoods are merged (arXiv:2408.00081); decided by classifying the larger set.
/// Cost: about a millisecond at a thousand qubits. Immutable.</remarks>
/// <example><code>
/// PauliString[] ising = [.. new[] { "XIII", "IXII", "IIXI", "IIIX", "ZZII", "IZZI", "IIZZ" }.Select(s =&gt; PauliString.Parse(s))];
/// DynamicalLieAlgebra chain = DynamicalLieAlgebra.GeneratedBy(ising);
/// Console.WriteLine(SafeAddition.Of(chain, PauliString.Parse("ZIII")));    // ZIII is safe: so(8) becomes so(9)
/// Console.WriteLine(SafeAddition.Of(chain, PauliString.Parse("IZII")));    // IZII is not safe: so(8) becomes so(16)
/// Console.WriteLine(SafeAddition.Of(chain, PauliString.Parse("YYII")));    // YYII is safe: it lies in so(8) already
/// </code></example>
public sealed class SafeAddition
{
    private SafeAddition(DynamicalLieAlgebra before, PauliString candidate, DynamicalLieAlgebra after)
    {
        Before = before;
        Candidate = candidate;
        After = after;
    }

    /// <summary>The algebra of free fermions.</summary>
    public DynamicalLieAlgebra Before { get; }

    /// <summary>The generator to be added.</summary>
    public PauliString Candidate { get; }

    /// <summary>The algebra with it.</summary>
    public DynamicalLieAlgebra After { get; }

    /// <summary>Whether the larger algebra is still one of free fermions, and of dimension n⁴ at most: not of exponentially many copies.</summary>
    public bool IsSafe => IsPolynomial(After);

    /// <summary>Whether the candidate adds nothing.</summary>
    public bool IsRedundant => After.Dimension == Before.Dimension;

    /// <summary>Adds a string to the generators of an algebra.</summary>
    /// <param name="freeFermions">An algebra of strings in which every component is of the free-fermion type.</param>
    /// <param name="candidate">On as many qubits.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="ArgumentException">The algebra is not of strings, or not of free fermions.</exception>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public static SafeAddition Of(DynamicalLieAlgebra freeFermions, PauliString candidate, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(freeFermions);
        ArgumentNullException.ThrowIfNull(candidate);
        Require.SameQubits(freeFermions.QubitCount, candidate.QubitCount, "The candidate");
        if (!AreFreeFermions(freeFermions))
            throw new ArgumentException($"{freeFermions} is not an algebra of free fermions, so nothing that is added keeps it one. Repair it first.", nameof(freeFermions));
        PauliString[] generators = [.. freeFermions.Components!.SelectMany(c => c.Generators), .. freeFermions.CentralStrings, candidate];
        return new SafeAddition(freeFermions, candidate, DynamicalLieAlgebra.GeneratedBy(generators, null, null, cancellationToken));
    }

    /// <summary>For example "ZIII is safe: so(8) becomes so(9)".</summary>
    public override string ToString() => IsRedundant
        ? $"{Candidate.Shown()} is safe: it lies in {Before} already"
        : $"{Candidate.Shown()} is {(IsSafe ? "" : "not ")}safe: {Before} becomes {After}";

    internal static bool AreFreeFermions(DynamicalLieAlgebra algebra) => algebra.Components?.All(c => c.IsFreeFermion) ?? false;

    /// <summary>Free fermions of polynomial dimension: at most n⁴, so that there are not exponentially many copies.</summary>
    internal static bool IsPolynomial(DynamicalLieAlgebra algebra) => AreFreeFermions(algebra) && algebra.Dimension <= BigInteger.Pow(algebra.QubitCount, 4);
}
