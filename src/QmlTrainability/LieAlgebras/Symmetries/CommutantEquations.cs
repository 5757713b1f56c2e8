using System.Numerics;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Symmetries;

/// <summary>The equations [H, A] = 0, coset by coset of the span V of the generators' strings; see <see cref="LinearCommutant"/>.</summary>
internal sealed class CommutantEquations
{
    private readonly PauliSum[] _generators;
    private readonly PauliCommutant _strings;
    private readonly ClosureOptions _options;

    public CommutantEquations(PauliSum[] generators, PauliCommutant strings, ClosureOptions options)
    {
        _generators = generators;
        _strings = strings;
        _options = options;
    }

    public IReadOnlyList<PauliSum> Solve(CancellationToken cancellationToken)
    {
        CheckDimension(_strings.Size); // all of C commutes, so the commutant has at least this dimension
        List<PauliString> center = Products(_strings.Center), outside = Products(Complement(cancellationToken));
        var solved = new List<PauliSum>();
        if (Array.TrueForAll(_generators, g => g.Terms.Count <= 1))
        {
            solved.AddRange(center.Select(c => (PauliSum)c));
        }
        else
        {
            CheckElimination();
            // The duals of V∩C tell the classes modulo V + C = (V∩C)⊥ apart.
            foreach (PauliString shift in Products(DualStrings.Of(_strings.Center, cancellationToken).Duals)) solved.AddRange(SolveCoset(shift, cancellationToken));
        }

        CheckDimension((BigInteger)solved.Count * outside.Count);
        return [.. outside.SelectMany(c => solved.Select(a => Multiply(a, c)))];
    }

    /// <summary>The A with strings in one coset of V.</summary>
    private List<PauliSum> SolveCoset(PauliString shift, CancellationToken cancellationToken)
    {
        List<PauliString> coset = [.. Products(_strings.Span).Select(v => PauliString.Multiply(v, shift).String)];
        var column = new Dictionary<PauliString, int>(coset.Count);
        foreach (PauliString p in coset) column.Add(p, column.Count);
        var kernel = new SparseKernel(coset.Count);
        foreach (PauliSum generator in _generators)
        {
            (ulong Value, PauliString String)[] terms = [.. generator.Terms.Select(t => (Reduce(t.Exact), t.String))];
            foreach (PauliString target in coset) kernel.Add(Equation(target, terms), cancellationToken);
        }

        return [.. kernel.Solutions().Select(x => Lift(x, coset))];

        // The coefficient of the target in -i[H, A]/2: from each term P of H and the string P·target of A, where these anticommute.
        IEnumerable<(int, ulong)> Equation(PauliString target, (ulong Value, PauliString String)[] terms)
        {
            foreach ((ulong value, PauliString p) in terms)
            {
                if (!p.AnticommutesWithUnchecked(target)) continue;
                PauliString a = PauliString.Multiply(p, target).String;
                yield return (column[a], PauliString.Multiply(p, a).PhaseExponent == 1 ? value : LiftingPrime.Negate(value));
            }
        }
    }

    /// <summary>The rational solution that has this image, proved by its brackets.</summary>
    private PauliSum Lift(ulong[] solution, List<PauliString> coset)
    {
        var terms = new List<(Rational, PauliString)>();
        for (int i = 0; i < solution.Length; i++)
        {
            if (solution[i] == 0) continue;
            if (!LiftingPrime.TryLift(solution[i], out Rational value)) throw TooLong();
            terms.Add((value, coset[i]));
        }

        PauliSum lifted = PauliSum.OfExact(terms);
        return Array.TrueForAll(_generators, g => PauliSum.Bracket(g, lifted).IsZero) ? lifted : throw TooLong();
    }

    /// <summary>Strings of C that are independent of one another modulo V∩C.</summary>
    private List<PauliString> Complement(CancellationToken cancellationToken)
    {
        var span = new Gf2Echelon(PauliPacking.Bits(_strings.QubitCount));
        foreach (PauliString p in _strings.Center) span.Add(PauliPacking.Pack(p));
        var complement = new List<PauliString>();
        foreach (PauliString p in _strings.Basis)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (span.Add(PauliPacking.Pack(p))) complement.Add(p);
        }

        return complement;
    }

    private void CheckElimination()
    {
        int d = _strings.Span.Count, kappa = _strings.Center.Count;
        BigInteger unknowns = BigInteger.One << d;
        BigInteger bytes = (unknowns * unknowns * 6) + (unknowns * 400), operations = ((BigInteger)_generators.Length << kappa) * BigInteger.Pow(unknowns, 3);
        string what = $"The commutant needs 2^{kappa} eliminations in 2^{d} unknowns (the strings of the generators span {d} dimensions)";
        if (bytes > _options.MemoryBudget)
            throw new BudgetExceededException($"{what}, up to {AlgebraText.Size(bytes >> 20)} MiB; the budget is {_options.MemoryBudget >> 20} MiB. Raise ClosureOptions.MemoryBudget, or ask for PauliCommutant, which has no limit.", bytes, _options.MemoryBudget);
        if (operations > _options.MaxOperations)
            throw new BudgetExceededException($"{what}, up to {AlgebraText.Size(operations)} multiplications; the budget is {_options.MaxOperations}. Raise ClosureOptions.MaxOperations, or ask for PauliCommutant, which has no limit.", operations, _options.MaxOperations);
    }

    private void CheckDimension(BigInteger dimension)
    {
        if (dimension > _options.MaxDimension)
            throw new BudgetExceededException($"The commutant has a dimension of at least {AlgebraText.Size(dimension)}; the budget is {_options.MaxDimension}. Raise ClosureOptions.MaxDimension, or ask for PauliCommutant, which has no limit.", dimension, _options.MaxDimension);
    }

    /// <summary>All products of some strings, without phases, the identity first.</summary>
    private List<PauliString> Products(IReadOnlyList<PauliString> basis)
    {
        var products = new List<PauliString> { PauliString.Identity(_strings.QubitCount) };
        foreach (PauliString p in basis) products.AddRange([.. products.Select(q => PauliString.Multiply(q, p).String)]);
        return products;
    }

    /// <summary>The Hermitian one of A·c and i·A·c: all terms of A commute with c, or none does.</summary>
    private static PauliSum Multiply(PauliSum a, PauliString c) => c.IsIdentity ? a : PauliSum.OfExact(a.Terms.Select(t =>
    {
        PauliProduct product = PauliString.Multiply(t.String, c);
        return (product.PhaseExponent < 2 ? t.Exact : -t.Exact, product.String);
    }));

    private static ulong Reduce(Rational value) => LiftingPrime.TryReduce(value, out ulong element) ? element : throw TooLong();

    private static UnsupportedRequestException TooLong() =>
        new("The commutant has coefficients beyond 30 bits, which are not resolved. Give the generators short decimals or fractions: PauliSum.Parse(\"0.1*X\") keeps 1/10, a double does not.");
}
