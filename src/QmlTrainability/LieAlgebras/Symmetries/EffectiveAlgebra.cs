using System.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Symmetries;

/// <summary>What an algebra still is for one state, or for one observable: the part of it that acts.</summary>
/// <remarks>A state that is an eigenvector of symmetries of all generators never leaves their sector, and an observable sees only the ideals that do not
/// commute with it. Both can be exponentially smaller than the algebra. Immutable and thread-safe.</remarks>
/// <example><code>
/// PauliSum[] ring = [PauliSum.Parse("ZZI"), PauliSum.Parse("IZZ"), PauliSum.Parse("ZIZ"), PauliSum.Parse("XII"), PauliSum.Parse("IXI"), PauliSum.Parse("IIX")];
/// Console.WriteLine(DynamicalLieAlgebra.GeneratedBy(ring));                  // 2·su(4)
/// EffectiveAlgebra even = EffectiveAlgebra.OnSectorOf(ring, [PauliSum.Parse("XII"), PauliSum.Parse("IXI"), PauliSum.Parse("IIX")]);
/// Console.WriteLine($"{even.Algebra} on {even.QubitCount} qubits");          // su(4) on 2 qubits
/// EffectiveAlgebra seen = EffectiveAlgebra.OnModuleOf([PauliString.Parse("XI"), PauliString.Parse("ZI"), PauliString.Parse("IZ")], PauliString.Parse("YI"));
/// Console.WriteLine(seen.Algebra);                                           // su(2)
/// </code></example>
public sealed class EffectiveAlgebra
{
    private EffectiveAlgebra(int qubitCount, IReadOnlyList<PauliSum> generators, IReadOnlyList<PauliSum> symmetries, DynamicalLieAlgebra? algebra)
    {
        QubitCount = qubitCount;
        Generators = generators;
        Symmetries = symmetries;
        Algebra = algebra;
    }

    /// <summary>The number of qubits of <see cref="Generators"/>: n on a module; n - k on the sector of k symmetries, and 1 where nothing is left but numbers.</summary>
    public int QubitCount { get; }

    /// <summary>The generators as they act, those that act as zero left out.</summary>
    public IReadOnlyList<PauliSum> Generators { get; }

    /// <summary>The independent symmetries that were fixed, each with the sign that makes its value 1. Empty on a module.</summary>
    public IReadOnlyList<PauliSum> Symmetries { get; }

    /// <summary>The algebra that acts, or null where every generator acts as zero.</summary>
    public DynamicalLieAlgebra? Algebra { get; }

    /// <summary>The dimension of the algebra that acts, 0 where nothing does.</summary>
    public BigInteger Dimension => Algebra?.Dimension ?? BigInteger.Zero;

    /// <summary>The algebra on the sector of a stabilizer state: the generators where the symmetries that the state is an eigenvector of have its eigenvalues.</summary>
    /// <remarks>The symmetries are the Pauli strings that commute with all generators and are, up to a sign, products of the stabilizers. Exact.
    /// Cost: eliminations over GF(2), then that of the algebra on fewer qubits.</remarks>
    /// <param name="generators">At least one sum, none of them zero, all on one number of qubits.</param>
    /// <param name="stabilizers">Single strings with coefficient 1 or -1 of which the state is the eigenvector of value 1. They need not fix the state.</param>
    /// <param name="options">The budget of a closure; <see cref="ClosureOptions.Default"/> if null.</param>
    /// <param name="progress">Told as by <see cref="DynamicalLieAlgebra"/>.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="ArgumentException">There is no generator; or a stabilizer is no signed string, anticommutes with another, or contradicts others.</exception>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    /// <exception cref="BudgetExceededException">The closure on the sector does not fit the budget.</exception>
    public static EffectiveAlgebra OnSectorOf(
        IEnumerable<PauliSum> generators,
        IEnumerable<PauliSum> stabilizers,
        ClosureOptions? options = null,
        IProgress<ClosureProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        PauliSum[] sums = DynamicalLieAlgebra.AtLeastOne(generators);
        ArgumentNullException.ThrowIfNull(stabilizers);
        (PauliString String, bool Negative)[] signed = [.. stabilizers.Select((s, i) => Signed(s, i, sums[0].QubitCount))];
        for (int i = 0; i < signed.Length; i++)
        {
            int other = Array.FindIndex(signed, 0, i, s => s.String.AnticommutesWithUnchecked(signed[i].String));
            if (other >= 0) throw new ArgumentException($"Stabilizers {other} and {i} anticommute: no state is an eigenvector of both.", nameof(stabilizers));
        }

        SignedGroup fixedSymmetries = SignedGroup.Of(signed, cancellationToken).CommutingWith(PauliCommutant.Of(sums, cancellationToken).Span, cancellationToken);
        var map = new SectorMap(sums[0].QubitCount, fixedSymmetries, cancellationToken);
        PauliSum[] acting = [.. sums.Select(map.Restrict).Where(s => !s.IsZero)];
        return new EffectiveAlgebra(
            map.QubitCount,
            acting,
            [.. fixedSymmetries.Generators.Select(g => g.Negative ? -g.String : (PauliSum)g.String)],
            acting.Length == 0 ? null : DynamicalLieAlgebra.GeneratedBy(acting, options, progress, cancellationToken));
    }

    /// <summary>The algebra on the module of an observable: g modulo the ideal that annihilates all nested brackets of g with the observable.</summary>
    /// <remarks>An ideal annihilates the module exactly if it commutes with the observable itself. Of an algebra of strings the simple ideals of one component act
    /// together, unless terms of the observable differ by a string of the component's copy group, so that the observable may live in some copies only. Exact. Any number of qubits.</remarks>
    /// <param name="generators">At least one string, all on one number of qubits.</param>
    /// <param name="observable">An operator on as many qubits.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="ArgumentException">There is no generator.</exception>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    /// <exception cref="UnsupportedRequestException">Two terms of the observable may interfere: they differ by a string of a copy group or by a product of central generators.</exception>
    public static EffectiveAlgebra OnModuleOf(IEnumerable<PauliString> generators, PauliSum observable, CancellationToken cancellationToken = default)
    {
        DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy(generators, cancellationToken: cancellationToken);
        ArgumentNullException.ThrowIfNull(observable);
        Require.SameQubits(algebra.QubitCount, observable.QubitCount, "The observable");
        PauliString[] acting = [.. ActingPart.Of(algebra, observable, cancellationToken)];
        return new EffectiveAlgebra(
            algebra.QubitCount,
            [.. acting.Select(p => (PauliSum)p)],
            [],
            acting.Length == 0 ? null : DynamicalLieAlgebra.GeneratedBy(acting, cancellationToken: cancellationToken));
    }

    /// <summary>The algebra by name, 0 where nothing acts.</summary>
    public override string ToString() => Algebra?.ToString() ?? "0";

    private static (PauliString String, bool Negative) Signed(PauliSum stabilizer, int index, int qubits)
    {
        if (stabilizer is null) throw new ArgumentException($"Stabilizer {index} is null.", nameof(stabilizer));
        Require.SameQubits(qubits, stabilizer.QubitCount, $"Stabilizer {index}");
        return stabilizer.Terms is [{ } term] && term.Exact.Magnitude == Numerics.Rational.One
            ? (term.String, term.Exact.Sign < 0)
            : throw new ArgumentException($"Stabilizer {index} is {stabilizer}; it must be one string with coefficient 1 or -1.", nameof(stabilizer));
    }
}
