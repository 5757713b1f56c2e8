using System.Numerics;
using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability;

/// <summary>The algebra of a circuit as far as it can be known: exact, or between the sum rule and the freed rotations (docs/mathematics.md, circuits).</summary>
internal sealed class CircuitAlgebra
{
    private const string TypeSource = "arXiv:2408.00081";
    private const int NotesShown = 3;

    /// <summary>What a verdict may spend on one closure of sums: seconds.</summary>
    private static readonly ClosureOptions VerdictBudget = new() { MaxDimension = 4_096, MaxOperations = 500_000_000, MemoryBudget = 1L << 30 };

    /// <summary>The same where every generator is invariant under all permutations of the qubits: the dimension is at most C(n+3, 3), and a row has at most so many orbits, so more is seconds too.</summary>
    private static readonly ClosureOptions PermutationBudget = new() { MaxDimension = 8_192, MaxOperations = 8_000_000_000, MemoryBudget = 1L << 30 };

    private CircuitAlgebra(DynamicalLieAlgebra algebra, DynamicalLieAlgebra freed, DynamicalLieAlgebra? lower, bool isExact, IReadOnlyList<Evidence> evidence)
    {
        Algebra = algebra;
        Freed = freed;
        Lower = lower;
        IsExact = isExact;
        Evidence = evidence;
    }

    /// <summary>The algebra itself where <see cref="IsExact"/>, else the smallest known one that contains it.</summary>
    public DynamicalLieAlgebra Algebra { get; }

    /// <summary>The algebra of all rotations with angles of their own: contains the true one.</summary>
    public DynamicalLieAlgebra Freed { get; }

    /// <summary>An algebra of strings that the true one contains, where one is known.</summary>
    public DynamicalLieAlgebra? Lower { get; }

    public bool IsExact { get; }

    public IReadOnlyList<Evidence> Evidence { get; }

    public static CircuitAlgebra Of(Circuit circuit, CancellationToken cancellationToken)
    {
        CircuitGenerators generators = circuit.Generators;
        if (generators.Count == 0)
        {
            throw new ArgumentException(
                "The circuit has no parameters, so there is nothing to train. Read an OpenQASM file with NumericAngles.Trainable to make its numbers parameters.", nameof(circuit));
        }

        EvidenceKind kind = generators.AreExact ? EvidenceKind.Theorem : EvidenceKind.Bound;
        var evidence = generators.Notes.Take(NotesShown).Select(n => new Evidence(n, kind, "generators of a circuit")).ToList();
        if (generators.Notes.Count > NotesShown)
            evidence.Add(new Evidence($"{generators.Notes.Count - NotesShown} more notes of the same kind are in Circuit.Generators.Notes", kind, "generators of a circuit"));
        DynamicalLieAlgebra freed = DynamicalLieAlgebra.GeneratedBy(generators.Freed, null, null, cancellationToken);
        DynamicalLieAlgebra? tied = generators.AreExact ? null : TryTied(circuit, cancellationToken);
        DynamicalLieAlgebra? closed = tied ?? TryClose(generators, evidence, cancellationToken);
        bool exact = tied is not null || (closed is not null && generators.AreExact);
        if (tied is not null)
            evidence.Add(new Evidence("the shared parameters were followed exactly: the algebra is that of i(∂W)W† at random points of the rational circle", EvidenceKind.Computed, "Ω_p, docs/mathematics.md, circuits"));
        DynamicalLieAlgebra algebra = closed ?? freed;
        DynamicalLieAlgebra? lower = exact ? algebra : TryClose(generators.TiedLowerBound, null, cancellationToken);
        string dimension = AlgebraText.Size(algebra.Dimension), name = algebra.IsPauliAlgebra ? $"{algebra}, of dimension {dimension}" : $"of {algebra}";
        evidence.Insert(0, exact
            ? new Evidence($"the algebra of the circuit built is {name}", EvidenceKind.Computed, algebra.HowKnown)
            : new Evidence($"the algebra of the circuit built lies in one that is {name}", EvidenceKind.Bound, algebra.HowKnown));
        if (!exact && lower is not null && lower.Dimension < algebra.Dimension)
            evidence.Add(new Evidence($"the sum rule gives dim g ≥ {AlgebraText.Size(lower.Dimension)}", EvidenceKind.Bound, "Ω_p at the origin of the angles"));
        return new CircuitAlgebra(algebra, freed, lower is { IsPauliAlgebra: true } ? lower : null, exact, evidence);
    }

    /// <summary>Whether an algebra of strings has a component with ρ &gt; n/2 that is not free fermions: an ideal of size 2^ρ.</summary>
    public static PauliComponent? ExponentialComponent(DynamicalLieAlgebra algebra) =>
        algebra.Components?.FirstOrDefault(c => !c.IsFreeFermion && 2 * c.HalfRank > algebra.QubitCount);

    /// <summary>Whether all components are free fermions and the dimension is at most n⁴.</summary>
    public static bool IsPolynomialType(DynamicalLieAlgebra algebra) =>
        algebra.Components is not null && algebra.Components.All(c => c.IsFreeFermion) && algebra.Dimension <= BigInteger.Pow(algebra.QubitCount, 4);

    /// <summary>The algebra of generators within the budget of a verdict.</summary>
    /// <exception cref="BudgetExceededException">The closure of sums is larger.</exception>
    public static DynamicalLieAlgebra Close(IReadOnlyList<PauliSum> generators, CancellationToken cancellationToken) =>
        DynamicalLieAlgebra.GeneratedBy(generators, GrowthSampler.IsPermutationInvariant(generators) ? PermutationBudget : VerdictBudget, null, cancellationToken);

    private static DynamicalLieAlgebra? TryTied(Circuit circuit, CancellationToken cancellationToken)
    {
        try
        {
            return TiedAlgebra.TryFind(circuit.RotationForm.Rotations, VerdictBudget, cancellationToken);
        }
        catch (BudgetExceededException)
        {
            return null; // the bounds below say what is known
        }
    }

    private static DynamicalLieAlgebra? TryClose(IReadOnlyList<PauliSum>? generators, List<Evidence>? evidence, CancellationToken cancellationToken)
    {
        if (generators is null || generators.Count == 0) return null;
        try
        {
            return Close(generators, cancellationToken);
        }
        catch (BudgetExceededException e)
        {
            evidence?.Add(new Evidence($"the closure of the tied generators was given up: {e.Message}", EvidenceKind.Bound, TypeSource));
            return null;
        }
    }
}
