using System.Numerics;
using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability;

/// <summary>Whether a design or a circuit can be trained, and how that is known.</summary>
/// <remarks>
/// It answers two questions and prints both. <i>Design</i>: how the algebra, and the deep-limit variance, behave when layers are repeated without end.
/// <i>Circuit</i>: the exact moments at the depth built. They can differ. A circuit of one size has a type, not a law (<see cref="GrowthKind.SingleSize"/>).
/// It says nothing of local minima, and it claims no advantage: small algebras are simulable (arXiv:2312.09121).
/// </remarks>
/// <example><code>
/// var b = new CircuitBuilder(qubits: 6);
/// for (int q = 0; q &lt; 6; q++) b.RX(q, b.Parameter($"x{q}"));
/// for (int q = 0; q &lt; 5; q++) b.RZZ(q, q + 1, b.Parameter($"z{q}"));
/// Verdict verdict = Verdict.Of(b.Build());
/// Console.WriteLine($"{verdict.Decision}: dim g = {verdict.Dimension}");    // Accept: dim g = 66
/// </code></example>
public sealed class Verdict
{
    internal Verdict(VerdictDraft draft)
    {
        Subject = draft.Subject;
        QubitCount = draft.QubitCount;
        Policy = draft.Policy;
        Decision = draft.Decision;
        Reason = draft.Reason;
        Algebra = draft.Algebra.Algebra;
        DimensionIsExact = draft.Algebra.IsExact;
        Growth = draft.Growth;
        Variance = draft.Variance;
        FiniteDepth = draft.FiniteDepth;
        Shots = draft.FiniteDepth is null || draft.Observable is null ? null : GradientShots.Of(draft.Circuit, draft.Observable, draft.FiniteDepth);
        DeepSlopes = draft.DeepSlopes;
        DeepShots = draft.DeepSlopes is null || draft.Observable is null ? null : GradientShots.Of(draft.Circuit, draft.Observable, draft.DeepSlopes);
        Circuit = draft.Circuit;
        Observable = draft.Observable;
        State = draft.State;
        Evidence = [.. draft.Evidence];
    }

    /// <summary>What was judged, in words.</summary>
    public string Subject { get; }

    /// <summary>The number of qubits.</summary>
    public int QubitCount { get; }

    /// <summary>The observable of the loss that was judged; null where only the algebra was.</summary>
    public PauliSum? Observable { get; }

    /// <summary>The state before the circuit with which the loss was judged; null without an observable.</summary>
    public InitialState? State { get; }

    /// <summary>The rule that was applied.</summary>
    public TrainabilityPolicy Policy { get; }

    /// <summary>The decision.</summary>
    public Decision Decision { get; }

    /// <summary>Why, in one sentence.</summary>
    public string Reason { get; }

    /// <summary>The algebra of the circuit built, or the smallest known one that contains it where <see cref="DimensionIsExact"/> is false.</summary>
    public DynamicalLieAlgebra Algebra { get; }

    /// <summary>The dimension of <see cref="Algebra"/>.</summary>
    public BigInteger Dimension => Algebra.Dimension;

    /// <summary>Whether <see cref="Dimension"/> is that of the circuit's own algebra; otherwise it is an upper bound, and the evidence says of what.</summary>
    public bool DimensionIsExact { get; }

    /// <summary>How the algebra of the design grows with the number of qubits.</summary>
    public GrowthLaw Growth { get; }

    /// <summary>Mean and variance of the loss in the deep limit; null without an observable, or where the evidence says why.</summary>
    public LossVariance? Variance { get; }

    /// <summary>Mean and variance of the loss, and of its slopes, at the depth built; null without an observable, or where the evidence says why.</summary>
    public FiniteDepthVariance? FiniteDepth { get; }

    /// <summary>The shots that it takes to see each partial derivative at the depth built, and the dead parameters; null where <see cref="FiniteDepth"/> is.</summary>
    public GradientShots? Shots { get; }

    /// <summary>The variance of the slope of each parameter in the deep limit, in the order of <see cref="Circuit.Parameters"/>; null where <see cref="Variance"/> is, or where the evidence says why.</summary>
    public IReadOnlyList<GradientVariance>? DeepSlopes { get; }

    /// <summary>The shots that it takes to see each partial derivative in the deep limit, and the parameters that are dead there; null where <see cref="DeepSlopes"/> is.</summary>
    public GradientShots? DeepShots { get; }

    /// <summary>What the verdict rests on.</summary>
    public IReadOnlyList<Evidence> Evidence { get; }

    /// <summary>The circuit that was judged.</summary>
    internal Circuit Circuit { get; }

    /// <summary>Whether the policy forbids to build what was judged: it is rejected, or undecided under a policy that refuses that.</summary>
    internal bool IsRefusal => Decision == Decision.Reject || (Decision == Decision.Undecided && Policy.RefusesUndecided);

    /// <summary>Judges a circuit of one size.</summary>
    /// <param name="circuit">A circuit with at least one parameter.</param>
    /// <param name="observable">The observable of the loss, on as many qubits; without one only the algebra is judged.</param>
    /// <param name="state">The state before the circuit; |0…0⟩ if null.</param>
    /// <param name="policy">The rule; <see cref="TrainabilityPolicy.Default"/> if null.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="ArgumentException">The circuit has no parameter.</exception>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    public static Verdict Of(
        Circuit circuit, PauliSum? observable = null, InitialState? state = null, TrainabilityPolicy? policy = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        var draft = new VerdictDraft($"a circuit of {circuit}", circuit, policy ?? TrainabilityPolicy.Default);
        draft.Judge(null, observable, state, cancellationToken);
        return new Verdict(draft);
    }

    /// <summary>Judges a design by its law, with a circuit built of it; one that is no rule for every size is judged like a circuit.</summary>
    internal static Verdict OfDesign(
        IGeneratorFamily family,
        bool isRule,
        Circuit circuit,
        PauliSum? observable,
        InitialState? state,
        TrainabilityPolicy policy,
        CancellationToken cancellationToken)
    {
        var draft = new VerdictDraft(family.Name, circuit, policy);
        draft.Judge(isRule ? family : null, observable, state, cancellationToken);
        return new Verdict(draft);
    }

    /// <summary>One paragraph: the figures, the hypotheses under which they hold, and what they do not say.</summary>
    public string Explanation => VerdictText.Paragraph(this);

    /// <summary>A headline with the decision and the shots that slopes take at the depth built and in the deep limit, the explanation, the figures, and the evidence, on several lines.</summary>
    public override string ToString() => VerdictText.Full(this);
}
