using System.Globalization;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability;

/// <summary>Computes exact dimensions at many sizes and concludes a law: by theorem, by bound, or by fit, in this order.</summary>
internal static class GrowthSampler
{
    private const int LocalSizes = 42;   // five points in each residue class modulo 8
    private const int OtherSizes = 26;   // six points in each residue class modulo 4
    private const int LargestSumSize = 14;

    private const string TypeSource = "arXiv:2408.00081";
    private const string LocalitySource = "Beineke's forbidden subgraphs of line graphs, local for translation-invariant strings";

    private static readonly ClosureOptions SumBudget = new() { MaxDimension = 4_000, MaxOperations = 300_000_000, MemoryBudget = 256L << 20 }; // a quarter of a second for the largest size

    public static GrowthLaw Find(IGeneratorFamily family, ClosureOptions? budget, CancellationToken cancellationToken)
    {
        int first = Math.Max(family.SmallestSize, 2);
        bool strings = OfSingleStrings(family.GeneratorsAt(first)) && OfSingleStrings(family.GeneratorsAt(first + 1));
        GrowthLaw law = strings
            ? OfStrings(family.GeneratorsAt, first, family.TranslationInvariance, cancellationToken)
            : OfSums(family, first, budget ?? SumBudget, cancellationToken);
        return family.IsUpperBound ? AsBound(law) : law;
    }

    /// <summary>What the law of a larger algebra says of the family: a polynomial bounds it, anything else leaves it open.</summary>
    private static GrowthLaw AsBound(GrowthLaw larger)
    {
        const string Why = "tied rotations that do not commute with one another are counted one by one, which gives an algebra that contains that of the design";
        Evidence[] evidence = [.. larger.Evidence, new Evidence($"{Why}: {larger.Law} bounds its dimension", EvidenceKind.Bound, "docs/mathematics.md, circuits")];
        return larger.Kind is GrowthKind.Polynomial or GrowthKind.Constant
            ? new GrowthLaw(GrowthKind.Polynomial, GrowthBasis.Bounded, $"at most {larger.Law}", larger.Samples, evidence, larger.Degree)
            : new GrowthLaw(GrowthKind.Unknown, GrowthBasis.NotKnown, $"only an upper bound is known: {larger.Law}", larger.Samples, evidence);
    }

    private static bool OfSingleStrings(IReadOnlyList<PauliSum> generators) => generators.All(g => g.Terms.Count == 1);

    private static bool OfSingleQubits(IReadOnlyList<PauliSum> generators) => generators.All(g => g.Terms.All(t => t.String.Weight == 1));

    /// <summary>The algebras at rising sizes, until the budget of a closure ends.</summary>
    private static List<GrowthSample> Sample(
        Func<int, IReadOnlyList<PauliSum>> generatorsAt, int first, int last, ClosureOptions budget, CancellationToken cancellationToken)
    {
        var samples = new List<GrowthSample>();
        for (int n = first; n <= last; n++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                samples.Add(new GrowthSample(n, DynamicalLieAlgebra.GeneratedBy(generatorsAt(n), budget, null, cancellationToken)));
            }
            catch (BudgetExceededException)
            {
                break; // the sizes so far are exact; the caller says up to which size the law was checked
            }
        }

        return samples;
    }

    private static GrowthLaw OfStrings(
        Func<int, IReadOnlyList<PauliSum>> generatorsAt, int first, TranslationInvariance? invariance, CancellationToken cancellationToken)
    {
        List<GrowthSample> samples = Sample(
            generatorsAt, first, first + (invariance is null ? OtherSizes : LocalSizes) - 1, ClosureOptions.Default, cancellationToken);
        GrowthFit fit = GrowthFit.Of(samples);
        var evidence = new List<Evidence> { Exact(samples, TypeSource) };
        if (invariance is TranslationInvariance shape)
        {
            if (ProveFreeFermions(generatorsAt, shape, samples, cancellationToken) is Evidence free)
            {
                evidence.Add(free);
                // The theorem settles the type at every size; the number of modes and copies is local too, and read off the sizes.
                if (fit.Kind is GrowthKind.Polynomial or GrowthKind.Constant)
                {
                    evidence.Add(new Evidence($"the formula {fit.Law} is read off the exact dimensions at n = {Range(samples)}", EvidenceKind.Fit, "exact differences"));
                    return new GrowthLaw(fit.Kind, GrowthBasis.Proved, fit.Law, samples, evidence, fit.Degree, fit.Base, fit.DimensionAt);
                }
            }
            else if (fit.Kind == GrowthKind.Exponential && ProveExponential(shape, samples) is Evidence exponential)
            {
                evidence.Add(exponential);
                return new GrowthLaw(fit.Kind, GrowthBasis.Proved, fit.Law, samples, evidence, fit.Degree, fit.Base, fit.DimensionAt);
            }
        }

        return Fitted(fit, samples, evidence);
    }

    private static GrowthLaw OfSums(IGeneratorFamily family, int first, ClosureOptions budget, CancellationToken cancellationToken)
    {
        List<GrowthSample> samples = Sample(family.GeneratorsAt, first, LargestSumSize, budget, cancellationToken);
        var evidence = new List<Evidence>();
        if (samples.Count > 0) evidence.Add(Exact(samples, "closure over two primes"));
        GrowthFit fit = samples.Count > 0 ? GrowthFit.Of(samples) : GrowthFit.Of([]);

        bool symmetric = samples.Count > 0 && samples.All(s => IsPermutationInvariant(family.GeneratorsAt(s.Qubits)));
        if (symmetric && samples.All(s => OfSingleQubits(family.GeneratorsAt(s.Qubits))))
        {
            evidence.Add(new Evidence(
                $"every generator turns all qubits alike at n = {Range(samples)}: the algebra is that of one qubit", EvidenceKind.Bound, "collective spin"));
            return Bounded(fit, GrowthKind.Constant, 0, "dim g(n) ≤ 3", samples, evidence);
        }

        // The strings of the sums, freed from one another, generate a larger algebra whose law may be polynomial.
        GrowthLaw freed = OfStrings(n => Free(family.GeneratorsAt(n)), first, family.TranslationInvariance, cancellationToken);
        if (freed.Kind is GrowthKind.Polynomial or GrowthKind.Constant)
        {
            evidence.Add(new Evidence(
                $"untying every term gives a larger algebra with {freed.Law} ({Word(freed.HowKnown)}): an upper bound at every size", EvidenceKind.Bound, TypeSource));
            evidence.AddRange(freed.Evidence.Where(e => e.Kind == EvidenceKind.Theorem));
            return Bounded(fit, freed.Kind, freed.Degree, $"at most {freed.Law}", samples, evidence);
        }

        if (symmetric)
        {
            evidence.Add(new Evidence(
                $"every generator is invariant under all qubit permutations at n = {Range(samples)}, and the operators that are span C(n+3,3) dimensions",
                EvidenceKind.Bound, "arXiv:2210.09974"));
            return Bounded(fit, GrowthKind.Polynomial, 3, "dim g(n) ≤ C(n+3,3)", samples, evidence);
        }

        return Fitted(fit, samples, evidence);
    }

    private static GrowthLaw Bounded(
        GrowthFit fit, GrowthKind kind, int? degree, string bound, List<GrowthSample> samples, List<Evidence> evidence)
    {
        bool fits = fit.Kind is GrowthKind.Polynomial or GrowthKind.Constant;
        if (fits) evidence.Add(FitEvidence(fit, samples));
        return new GrowthLaw(kind, GrowthBasis.Bounded, fits ? fit.Law : bound, samples, evidence, degree, null, fit.DimensionAt);
    }

    private static GrowthLaw Fitted(GrowthFit fit, List<GrowthSample> samples, List<Evidence> evidence)
    {
        if (fit.Kind == GrowthKind.Unknown) return new GrowthLaw(GrowthKind.Unknown, GrowthBasis.NotKnown, fit.Law, samples, evidence);
        evidence.Add(FitEvidence(fit, samples));
        return new GrowthLaw(fit.Kind, GrowthBasis.Fitted, fit.Law, samples, evidence, fit.Degree, fit.Base, fit.DimensionAt);
    }

    /// <summary>Type A at every size up to 8r - 7 makes it type A at every size (docs/mathematics.md, growth).</summary>
    private static Evidence? ProveFreeFermions(
        Func<int, IReadOnlyList<PauliSum>> generatorsAt, TranslationInvariance shape, List<GrowthSample> samples, CancellationToken cancellationToken)
    {
        if (samples.Any(s => !IsFreeFermion(s.Algebra))) return null;
        int needed = (8 * shape.Range) - 7;
        for (int n = samples[^1].Qubits + 1; n <= needed; n++)
        {
            if (!IsFreeFermion(DynamicalLieAlgebra.GeneratedBy(generatorsAt(n), null, null, cancellationToken))) return null;
        }

        return new Evidence(
            $"free fermions at every n: the generators are {shape}, and every component is of the free-fermion type at all n from {samples[0].Qubits} to "
            + $"{Math.Max(needed, samples[^1].Qubits)}, beyond the {needed} that decide it",
            EvidenceKind.Theorem, LocalitySource);
    }

    /// <summary>A component that is not free fermions stays so when the chain grows, and its simple ideals have 2^ρ or more as their size.</summary>
    private static Evidence? ProveExponential(TranslationInvariance shape, List<GrowthSample> samples)
    {
        GrowthSample middle = samples[samples.Count / 2], last = samples[^1];
        int before = LargestHalfRank(middle.Algebra), after = LargestHalfRank(last.Algebra);
        int step = last.Qubits - middle.Qubits;
        // Disjoint translates of one anticommuting pair are independent pairs: ρ grows by at least one per 2r sites within one component.
        if (before == 0 || (after - before) * 2 * shape.Range < step) return null;
        return new Evidence(
            $"exponential: the generators are {shape}; a component that is not of the free-fermion type stays so at every larger n, and its ρ grows from {before} "
            + $"at n = {middle.Qubits} to {after} at n = {last.Qubits}, so that its ideals have dimension of at least 2^ρ(2^ρ-1)/2",
            EvidenceKind.Theorem, "arXiv:2408.00081; " + LocalitySource);
    }

    private static bool IsFreeFermion(DynamicalLieAlgebra algebra) => algebra.Components!.All(c => c.IsFreeFermion);

    private static int LargestHalfRank(DynamicalLieAlgebra algebra) => algebra.Components!.Where(c => !c.IsFreeFermion).Select(c => c.HalfRank).DefaultIfEmpty(0).Max();

    private static Evidence Exact(List<GrowthSample> samples, string source) => new(
        $"the dimension is exact at n = {Range(samples)}: {string.Join(", ", samples.Take(6).Select(s => AlgebraText.Size(s.Dimension)))}{(samples.Count > 6 ? ", …" : "")}",
        EvidenceKind.Computed, source);

    private static Evidence FitEvidence(GrowthFit fit, List<GrowthSample> samples) =>
        new($"{fit.Law} agrees with the exact dimensions at n = {Range(samples)} and is extrapolated", EvidenceKind.Fit,
            fit.Kind == GrowthKind.Exponential ? "slope of log2 dim" : "exact differences");

    private static string Range(List<GrowthSample> samples) => samples.Count switch
    {
        0 => "no size",
        1 => samples[0].Qubits.ToString(CultureInfo.InvariantCulture),
        _ => string.Create(CultureInfo.InvariantCulture, $"{samples[0].Qubits} to {samples[^1].Qubits}"),
    };

    private static string Word(GrowthBasis basis) => basis.ToString().ToLowerInvariant();

    private static IReadOnlyList<PauliSum> Free(IReadOnlyList<PauliSum> generators) =>
        [.. generators.SelectMany(g => g.Terms).Select(t => t.String).Distinct().Select(s => (PauliSum)s)];

    /// <summary>Invariance under the exchange of each two neighbors is invariance under all permutations.</summary>
    public static bool IsPermutationInvariant(IReadOnlyList<PauliSum> generators)
    {
        int n = generators[0].QubitCount;
        int[] permutation = [.. Enumerable.Range(0, n)];
        for (int q = 0; q + 1 < n; q++)
        {
            (permutation[q], permutation[q + 1]) = (q + 1, q);
            if (generators.Any(g => g.Permute(permutation) != g)) return false;
            (permutation[q], permutation[q + 1]) = (q, q + 1);
        }

        return true;
    }
}
