using System.Numerics;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Closure;

/// <summary>A closure of Pauli sums on which two independent primes agree: its dimension is a rigorous lower bound and, but for a coincidence, exact.</summary>
internal sealed class ClosedSums
{
    private readonly PrimeClosure[] _closures;
    private readonly IReadOnlyList<PrimeModulus> _degenerate;

    private ClosedSums(PermutationGroup symmetry, PrimeClosure found, PrimeClosure confirmed, IReadOnlyList<PrimeModulus> degenerate)
    {
        Symmetry = symmetry;
        _closures = [found, confirmed];
        _degenerate = degenerate;
        Recipe = found.Recipe;
    }

    public int Dimension => _closures[0].Dimension;

    public int CenterDimension => _closures[0].CenterDimension;

    /// <summary>The permutations that every element is invariant under, by whose orbits it was closed.</summary>
    public PermutationGroup Symmetry { get; }

    /// <summary>How the basis is made of the generators.</summary>
    public ClosureRecipe Recipe { get; }

    public string HowKnown =>
        $"closed {(Symmetry.IsTrivial ? "" : $"on orbits under {Symmetry} ")}modulo {_closures[0].Modulus} and {_closures[1].Modulus}, which agree: a lower bound that is exact with overwhelming probability"
        + (_degenerate.Count == 0 ? "" : $"; {string.Join(" and ", _degenerate)} {(_degenerate.Count == 1 ? "is" : "are")} degenerate for these coefficients");

    public static ClosedSums Close(
        IReadOnlyList<PauliSum> generators, ClosureOptions options, IProgress<ClosureProgress>? progress, CancellationToken cancellationToken)
    {
        PauliSum[] scaled = [.. generators.Select(g => (Rational.One / g.Terms[0].Exact) * g)];
        var budget = new ClosureBudget(options);
        PermutationGroup symmetry = options.Symmetry is null ? SymmetrySearch.Find(scaled) : Checked(options.Symmetry, generators);
        var table = new AdjointTable(scaled, ColumnIndex.Of(symmetry, budget.CheckTables, cancellationToken));
        var degenerate = new List<PrimeModulus>();
        PrimeClosure? found = null;
        foreach (PrimeModulus modulus in PrimeModulus.Sequence)
        {
            if (!CanRepresent(modulus, scaled))
            {
                degenerate.Add(modulus);
                continue;
            }

            if (found is null)
            {
                found = PrimeClosure.Find(table, modulus, budget, progress, cancellationToken);
                continue;
            }

            if (PrimeClosure.TryConfirm(found.Recipe, table, modulus, budget, progress, cancellationToken) is PrimeClosure confirmed)
                return new ClosedSums(symmetry, found, confirmed, degenerate);

            // One of the two is degenerate: the one that finds less.
            PrimeClosure other = PrimeClosure.Find(table, modulus, budget, progress, cancellationToken);
            degenerate.Add(other.Dimension > found.Dimension ? found.Modulus : modulus);
            if (other.Dimension > found.Dimension) found = other;
        }

        throw new UnsupportedRequestException("The coefficients are divisible by too many of the primes near 2^30 modulo which ranks are decided. Change them slightly.");
    }

    /// <summary>Whether the sum lies in the span, modulo both primes.</summary>
    public bool Contains(PauliSum sum)
    {
        if (sum.IsZero) return true;
        if (!Symmetry.LeavesInvariant(sum)) return false;
        PauliSum whole = Whole(sum);
        return _closures.All(c => c.Contains(whole));
    }

    private static PermutationGroup Checked(PermutationGroup symmetry, IReadOnlyList<PauliSum> generators)
    {
        Require.SameQubits(generators[0].QubitCount, symmetry.QubitCount, "ClosureOptions.Symmetry");
        PauliSum? changed = generators.FirstOrDefault(g => !symmetry.LeavesInvariant(g));
        return changed is null ? symmetry : throw new ArgumentException(
            $"The generator {changed} is not invariant under {symmetry}. Leave ClosureOptions.Symmetry out to have the symmetry found, or name a group that leaves every generator as it is.",
            nameof(symmetry));
    }

    /// <summary>Whether no numerator and no denominator of a coefficient vanishes modulo the prime.</summary>
    private static bool CanRepresent(PrimeModulus modulus, IEnumerable<PauliSum> generators) => generators.All(g => g.Terms.All(t =>
        modulus.Residue(t.Exact.Numerator) != 0 && modulus.Residue(t.Exact.Denominator) != 0));

    /// <summary>The multiple with integer coefficients that have no common divisor: it is zero modulo no prime.</summary>
    private static PauliSum Whole(PauliSum sum)
    {
        BigInteger denominator = BigInteger.One, divisor = BigInteger.Zero;
        foreach (PauliTerm term in sum.Terms) denominator *= term.Exact.Denominator / BigInteger.GreatestCommonDivisor(denominator, term.Exact.Denominator);
        foreach (PauliTerm term in sum.Terms) divisor = BigInteger.GreatestCommonDivisor(divisor, term.Exact.Numerator * (denominator / term.Exact.Denominator));
        return new Rational(denominator, divisor) * sum;
    }
}
