using System.Globalization;
using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability;

/// <summary>Gathers the figures and the evidence of a verdict and applies the policy.</summary>
internal sealed class VerdictDraft
{
    private const string Definition = "definition";

    /// <summary>The largest algebra of sums whose ideals are found by the root method. Seconds at most.</summary>
    private const int MostByRoots = 1_024;

    // What a verdict spends on the exact chain: pairs × rotations, and bounds of the pairs. Seconds at most.
    private const int ChainBudget = 1 << 27;
    private const int SmallestChain = 1 << 12;
    private const int LargestChain = 1 << 17;

    /// <summary>Where the exact chain does not fit: the second moments to some percent on the way to a decision. Seconds at most.</summary>
    private static readonly PopulationOptions Samples = new() { Populations = 16, PopulationSize = 1024 };

    public VerdictDraft(string subject, Circuit circuit, TrainabilityPolicy policy)
    {
        Subject = subject;
        Circuit = circuit;
        Policy = policy;
    }

    public string Subject { get; }

    public TrainabilityPolicy Policy { get; }

    public int QubitCount => Circuit.QubitCount;

    public List<Evidence> Evidence { get; } = [];

    public CircuitAlgebra Algebra { get; private set; } = null!;

    public GrowthLaw Growth { get; private set; } = null!;

    public LossVariance? Variance { get; private set; }

    public FiniteDepthVariance? FiniteDepth { get; private set; }

    public IReadOnlyList<GradientVariance>? DeepSlopes { get; private set; }

    public Decision Decision { get; private set; }

    public string Reason { get; private set; } = "";

    public Circuit Circuit { get; }

    public PauliSum? Observable { get; private set; }

    public InitialState? State { get; private set; }

    public void Judge(IGeneratorFamily? family, PauliSum? observable, InitialState? state, CancellationToken cancellationToken)
    {
        if (observable is not null) Require.SameQubits(QubitCount, observable.QubitCount, "The observable");
        if (state is not null) Require.SameQubits(QubitCount, state.QubitCount, "The state");
        Algebra = CircuitAlgebra.Of(Circuit, cancellationToken);
        Growth = family is null ? GrowthLaw.SingleSize(QubitCount) : GrowthLaw.Of(family, null, cancellationToken);
        Evidence.AddRange(Growth.Evidence);
        Evidence.AddRange(Algebra.Evidence);
        if (family is null) Evidence.Add(new Evidence("one size is known: the type of the algebra is judged, not a law of growth", EvidenceKind.Assumed, Definition));
        if (observable is not null)
        {
            if (state is null) Evidence.Add(new Evidence("the circuit starts from |0…0⟩, since no state was given", EvidenceKind.Assumed, Definition));
            state ??= InitialState.Zeros(QubitCount);
            (Observable, State) = (observable, state);
            FindDeepLimit(family, observable, state, cancellationToken);
            FindFiniteDepth(observable, state, cancellationToken);
        }

        Decide(observable is not null);
        if (Decision == Decision.Accept) AddSimulability();
    }

    /// <summary>The deep limit of the design (its limit algebra), or of the circuit where there is no design.</summary>
    private void FindDeepLimit(IGeneratorFamily? family, PauliSum observable, InitialState state, CancellationToken cancellationToken)
    {
        CircuitGenerators generators = Circuit.Generators;
        string? obstacle = generators.StateRotations.Count > 0 ? "fixed gates that are not Clifford prepare the state"
            : generators.ObservableRotations.Count > 0 ? "fixed gates that are not Clifford follow the last parameter"
            : generators.HasRepeatedParameters ? "a parameter comes back in a later layer, so that layers are not independent"
            : family is null && !Algebra.IsExact ? "the algebra is only bounded"
            : null;
        if (obstacle is null)
        {
            try
            {
                DynamicalLieAlgebra limit = family is null ? Algebra.Algebra : CircuitAlgebra.Close(family.GeneratorsAt(QubitCount), cancellationToken);
                if (limit.TakesRootMethod && limit.Dimension > MostByRoots)
                    throw new BudgetExceededException($"the simple ideals of an algebra of sums are computed up to dimension {MostByRoots}, and this one has {limit.Dimension}. LossVariance.Of takes longer.", limit.Dimension, MostByRoots);
                PauliSum pulledBack = Circuit.RotationForm.PullBack(observable);
                Variance = LossVariance.Of(limit, pulledBack, state, cancellationToken);
                string layers = Circuit.Operations.Any(o => o.Gate is not null) ? "; the fixed gates are those of the layers built, and other numbers of layers may have other limits" : "";
                Evidence.Add(new Evidence($"in the deep limit: {Variance}; {Variance.Hypothesis}{layers}", EvidenceKind.Theorem, Variance.Source));
                FindDeepSlopes(limit, pulledBack, state, cancellationToken);
                return;
            }
            catch (Exception e) when (e is UnsupportedRequestException or BudgetExceededException or IllConditionedAlgebraException)
            {
                obstacle = e.Message;
            }
        }

        Evidence.Add(new Evidence($"no deep-limit variance is given: {obstacle}", EvidenceKind.Assumed, Definition));
    }

    /// <summary>The slope of each parameter with deep circuits before and after its rotations.</summary>
    private void FindDeepSlopes(DynamicalLieAlgebra limit, PauliSum observable, InitialState state, CancellationToken cancellationToken)
    {
        var generators = new PauliSum[Circuit.Parameters.Count];
        Array.Fill(generators, PauliSum.Zero(QubitCount));
        foreach (PauliRotation rotation in Circuit.RotationForm.Rotations)
        {
            foreach (AngleTerm term in rotation.Angle.Terms) generators[term.Parameter.Index] += term.Factor * rotation.String;
        }

        try
        {
            DeepSlopes = GradientVariance.Of(limit, generators, observable, state, cancellationToken);
        }
        catch (Exception e) when (e is HypothesisNotMetException or BudgetExceededException or IllConditionedAlgebraException)
        {
            Evidence.Add(new Evidence($"no slopes in the deep limit are given: {e.Message}", EvidenceKind.Assumed, Definition));
        }
    }

    private void FindFiniteDepth(PauliSum observable, InitialState state, CancellationToken cancellationToken)
    {
        try
        {
            FiniteDepth = ExactOrSampled(observable, state, cancellationToken);
            Evidence.Add(FiniteDepth.IsExact
                ? new Evidence($"at the depth built: {FiniteDepth}", EvidenceKind.Computed, "exact chain of second moments, arXiv:2302.04649")
                : new Evidence($"at the depth built: {FiniteDepth}", EvidenceKind.Measured, "sampled chain of second moments, arXiv:2302.04649"));
        }
        catch (Exception e) when (e is HypothesisNotMetException or BudgetExceededException)
        {
            Evidence.Add(new Evidence($"no variance at the depth built is given: {e.Message}", EvidenceKind.Assumed, Definition));
        }
    }

    private FiniteDepthVariance ExactOrSampled(PauliSum observable, InitialState state, CancellationToken cancellationToken)
    {
        int maxPairs = Math.Clamp(ChainBudget / Math.Max(Circuit.RotationForm.Rotations.Count, 1), SmallestChain, LargestChain);
        try
        {
            return FiniteDepthVariance.Of(Circuit, observable, state, AngleDistribution.Uniform, maxPairs, cancellationToken);
        }
        catch (BudgetExceededException)
        {
            return FiniteDepthVariance.Sampled(Circuit, observable, state, AngleDistribution.Uniform, options: Samples, cancellationToken: cancellationToken);
        }
    }

    /// <summary>A small algebra means that a classical computer can follow (arXiv:2312.09121): said beside every acceptance.</summary>
    private void AddSimulability()
    {
        DynamicalLieAlgebra algebra = Algebra.Algebra;
        IReadOnlyList<PauliComponent>? components = Algebra.Freed.Components;
        string? how = components is { Count: > 0 } && components.All(c => c.IsFreeFermion)
            ? $"free fermions, N = {components.Max(c => (2 * c.HalfRank) + 2)} modes at most"
            : algebra.Dimension <= 100_000 ? $"g-sim, d = {algebra.Dimension}"
            : null;
        if (how is not null)
            Evidence.Add(new Evidence($"can be simulated classically for observables in the algebra: {how}; no quantum advantage is claimed", EvidenceKind.Theorem, "arXiv:2312.09121, arXiv:2308.01432"));
    }

    private void Decide(bool hasObservable)
    {
        (Decision, Reason) = Policy.Rule switch
        {
            PolicyRule.DeepLimitVariance => ByMinimum(Variance?.Log2, "the deep-limit variance"),
            PolicyRule.VarianceAtDepth => ByVarianceAtDepth(),
            _ => ByGrowth(hasObservable),
        };
        if (Decision != Decision.Reject || !Policy.NeverRejects) return;
        Decision = Decision.Undecided;
        Reason = $"Judged only; the default policy would reject: {Reason}";
    }

    private (Decision Decision, string Reason) ByMinimum(double? log2, string what) =>
        log2 is not double value ? (Decision.Undecided, $"{Capital(what)} is not known; give an observable in the algebra, and see the evidence.")
        : value >= Policy.Log2Minimum ? (Decision.Accept, string.Create(CultureInfo.InvariantCulture, $"{Capital(what)} is 2^{value:F2}, at least 2^{Policy.Log2Minimum:F2}."))
        : (Decision.Reject, string.Create(CultureInfo.InvariantCulture, $"{Capital(what)} is {PowerOfTwo(value)}, below 2^{Policy.Log2Minimum:F2}."));

    private static string PowerOfTwo(double log2) => double.IsNegativeInfinity(log2) ? "0" : string.Create(CultureInfo.InvariantCulture, $"2^{log2:F2}");

    /// <summary>A sampled variance decides only where its whole interval does.</summary>
    private (Decision Decision, string Reason) ByVarianceAtDepth()
    {
        const string What = "the variance at the depth built";
        if (FiniteDepth is not { IsExact: false } sampled) return ByMinimum(FiniteDepth is null ? null : Math.Log2(FiniteDepth.Value), What);
        bool accepts = Math.Log2(sampled.ValueInterval.Lower) >= Policy.Log2Minimum, rejects = Math.Log2(sampled.ValueInterval.Upper) < Policy.Log2Minimum;
        return accepts || rejects ? ByMinimum(Math.Log2(sampled.Value), What)
            : (Decision.Undecided, string.Create(CultureInfo.InvariantCulture,
                $"{Capital(What)} was sampled and is {sampled.ValueInterval}, which holds the smallest accepted 2^{Policy.Log2Minimum:F2}: FiniteDepthVariance.Sampled with more populations would decide it."));
    }

    private (Decision Decision, string Reason) ByGrowth(bool hasObservable)
    {
        (Decision decision, string reason) = Growth.Kind == GrowthKind.SingleSize ? ByType() : Growth.Kind switch
        {
            GrowthKind.Exponential => (Decision.Reject,
                $"The dimension of the algebra grows exponentially ({(Growth.HowKnown == GrowthBasis.Proved ? "proved" : "fitted")}), so gradients vanish exponentially when layers are added."),
            GrowthKind.Polynomial or GrowthKind.Constant => (Decision.Accept, $"The dimension of the algebra stays polynomial: {Growth}."),
            _ => (Decision.Undecided, $"The growth of the algebra is not settled: {Growth.Law}. More sizes would decide it: {Growth.Samples.Count} were computed, and GrowthLaw.Of with a larger ClosureOptions computes more."),
        };
        if (decision == Decision.Reject || !hasObservable) return (decision, reason);
        if (Variance is null)
        {
            return decision == Decision.Accept
                ? (Decision.Undecided, $"{reason} But the deep-limit variance of this observable is not known, so a plateau is not excluded; see the evidence.")
                : (decision, reason);
        }

        return Variance.Log2 < Policy.Log2Minimum
            ? (Decision.Reject, string.Create(CultureInfo.InvariantCulture, $"The deep-limit variance of this observable is {PowerOfTwo(Variance.Log2)}, below 2^{Policy.Log2Minimum:F0}: its gradients cannot be seen when layers are added."))
            : (decision, reason);
    }

    /// <summary>One size: a type, not a law. Upper bounds may accept; only the exact algebra, or a lower bound of strings, may reject.</summary>
    private (Decision Decision, string Reason) ByType()
    {
        if (CircuitAlgebra.IsPolynomialType(Algebra.Freed) || CircuitAlgebra.IsPolynomialType(Algebra.Algebra))
            return (Decision.Accept, "Every component of the algebra is of the free-fermion type and its dimension is at most n⁴ (one size: type, not law).");
        DynamicalLieAlgebra? certain = Algebra.IsExact ? Algebra.Algebra : Algebra.Lower;
        if (certain is not null && CircuitAlgebra.ExponentialComponent(certain) is PauliComponent component)
        {
            return (Decision.Reject,
                $"The algebra contains {component.Summand.Name}, which is not of the free-fermion type and acts on {component.HalfRank} of {QubitCount} virtual qubits "
                + "(one size: type, not law): gradients vanish exponentially in that number.");
        }

        return (Decision.Undecided, Algebra.IsExact
            ? "One size does not settle it: the algebra is neither of the free-fermion type with dimension at most n⁴ nor does it fill more than half of the qubits."
            : "The algebra is only bounded: the bound is too large to accept, and a bound alone never rejects.");
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
