using System.Numerics;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Trainability;

namespace QmlTrainability.Ansatze.Repair;

/// <summary>Suggestions for a design that was rejected: steps to drop, bonds to cut, parameters to tie; each with its own verdict.</summary>
/// <remarks>
/// Steps are dropped in the smallest sets after which the verdict accepts, those that the observable is made of last; the largest algebra that is left comes first. Bonds are cut between blocks of four
/// neighboring qubits: a block has an algebra of at most 4^4, whatever is in it. Ties keep what the tied terms have in common: a polynomial algebra only
/// where they are symmetric enough. Cost: a verdict for each suggestion; 2^steps of them at most, and no more than a budget.
/// </remarks>
/// <example><code>
/// AnsatzBuilder design = new AnsatzBuilder().RotateEach(Pauli.Y).RotateNeighbors("ZZ", Topology.Chain).RotateEach(Pauli.Z).Repeat(2);
/// foreach (RepairSuggestion s in DesignRepair.Of(design, qubits: 12)) Console.WriteLine($"{s.Kind}: {s.Change}, {s.Verdict.Decision}");
/// // DropSteps: drop Z on each, Accept
/// // DropSteps: drop ZZ on chain, Accept
/// // DropSteps: drop Y on each, Accept
/// // CutBonds: cut ZZ on the chain between blocks of 4 qubits, Accept
/// // TieParameters: one parameter per step and layer, Reject
/// </code></example>
public static class DesignRepair
{
    /// <summary>The most verdicts that are spent on dropping steps.</summary>
    private const int MostVerdicts = 64;

    /// <summary>Neighboring qubits in a block: its algebra has at most 4^4 dimensions, and the design a linear law with this period.</summary>
    private const int BlockSize = 4;

    /// <summary>Suggests changes; an empty list if none is accepted or undecided.</summary>
    /// <param name="design">The design.</param>
    /// <param name="qubits">At least 2.</param>
    /// <param name="observable">The observable of the loss; without one only growth is judged.</param>
    /// <param name="state">The state before the circuit; |0…0⟩ if null.</param>
    /// <param name="policy">The rule; <see cref="TrainabilityPolicy.Default"/> if null.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <returns>Dropped steps first, fewest first; then cut bonds; then ties.</returns>
    /// <exception cref="QubitCountMismatchException">The observable or the state is on another number of qubits.</exception>
    public static IReadOnlyList<RepairSuggestion> Of(
        AnsatzBuilder design, int qubits, PauliSum? observable = null, InitialState? state = null, TrainabilityPolicy? policy = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(design);
        Require.AtLeast(qubits, 2);
        AnsatzStep[] steps = [.. design.AllSteps];
        var suggestions = new List<RepairSuggestion>();
        suggestions.AddRange(Drops(design, steps, Judge, observable));
        Topology[] cut = [.. steps.Select(s => s.Topology).OfType<Topology>().Distinct()];
        if (cut.Length > 0)
        {
            string change = $"cut {string.Join(", ", steps.Where(s => s.Topology is not null).Select(s => $"{s.Label} on the {s.Topology}"))} between blocks of {BlockSize} qubits";
            suggestions.Add(Judge(RepairKind.CutBonds, change, design.WithSteps(s => s.Topology is null ? s : s.On(Blocks(s.Topology)), $"{design.Name}, cut")));
        }

        if (steps.Any(s => !s.IsTied && !s.IsEntangler))
            suggestions.Add(Judge(RepairKind.TieParameters, "one parameter per step and layer", design.WithSteps(s => s.IsEntangler ? s : s.Tied(), $"{design.Name}, tied")));
        return suggestions;

        RepairSuggestion Judge(RepairKind kind, string change, AnsatzBuilder changed) =>
            new(kind, change, changed, changed.Assess(qubits, observable, state, policy, cancellationToken));
    }

    /// <summary>All smallest sets of steps whose absence is accepted.</summary>
    private static IEnumerable<RepairSuggestion> Drops(AnsatzBuilder design, AnsatzStep[] steps, Func<RepairKind, string, AnsatzBuilder, RepairSuggestion> judge, PauliSum? observable)
    {
        int rotations = steps.Count(s => !s.IsEntangler), spent = 0;
        for (int size = 1; size < steps.Length; size++)
        {
            var accepted = new List<RepairSuggestion>();
            foreach (uint set in Enumerable.Range(1, (1 << Math.Min(steps.Length, 16)) - 1).Select(i => (uint)i).Where(m => BitOperations.PopCount(m) == size).OrderByDescending(Priority))
            {
                AnsatzStep[] dropped = [.. steps.Where((_, i) => (set >> i & 1) != 0)];
                if (dropped.Count(s => !s.IsEntangler) == rotations || spent++ >= MostVerdicts) continue;
                RepairSuggestion suggestion = judge(
                    RepairKind.DropSteps, $"drop {string.Join(" and ", dropped.Select(d => d.ToString()))}", design.WithSteps(s => dropped.Contains(s) ? null : s, $"{design.Name}, repaired"));
                if (suggestion.Verdict.Decision == Decision.Accept) accepted.Add(suggestion);
            }

            if (accepted.Count > 0) return accepted.OrderByDescending(s => s.Verdict.Dimension);
        }

        return [];

        // Steps whose letters the observable has are dropped last; among the others the last ones first.
        double Priority(uint set) => steps.Where((_, i) => (set >> i & 1) != 0).Sum(s => IsRelevant(s) ? -1000.0 : 0) + set;

        bool IsRelevant(AnsatzStep step) => observable is not null && observable.Terms.Any(t => string.Equals(string.Concat(t.String.Support.Select(l => l.Letter)), step.Label, StringComparison.Ordinal));
    }

    private static Topology Blocks(Topology topology) =>
        Topology.Family($"{topology.Name} in blocks of {BlockSize}", n => topology.BondsAt(n).Where(b => b.First / BlockSize == b.Second / BlockSize));
}
