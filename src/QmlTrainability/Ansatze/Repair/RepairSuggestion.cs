using QmlTrainability.Trainability;

namespace QmlTrainability.Ansatze.Repair;

/// <summary>A changed design with its own verdict.</summary>
/// <example><code>
/// AnsatzBuilder design = new AnsatzBuilder().RotateEach(Pauli.X).RotateEach(Pauli.Z).RotateNeighbors("ZZ", Topology.Ring).Repeat(2);
/// RepairSuggestion first = DesignRepair.Of(design, qubits: 10)[0];
/// Console.WriteLine(first);    // drop Z on each: Accept, dim g(n) = 4n² - 2n for n ≥ 3, proved
/// </code></example>
public sealed class RepairSuggestion
{
    internal RepairSuggestion(RepairKind kind, string change, AnsatzBuilder design, Verdict verdict)
    {
        Kind = kind;
        Change = change;
        Design = design;
        Verdict = verdict;
    }

    /// <summary>What is changed.</summary>
    public RepairKind Kind { get; }

    /// <summary>The change in words.</summary>
    public string Change { get; }

    /// <summary>The changed design.</summary>
    public AnsatzBuilder Design { get; }

    /// <summary>Its verdict at the number of qubits that was asked for.</summary>
    public Verdict Verdict { get; }

    /// <summary>For example "drop Z on each: Accept, dim g(n) = 4n² - 2n, proved".</summary>
    public override string ToString() => $"{Change}: {Verdict.Decision}, {Verdict.Growth}";
}
