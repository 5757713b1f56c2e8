using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Trainability;

namespace QmlTrainability.Ansatze;

/// <summary>A circuit that was judged before it was built, with its algebra and its verdict.</summary>
/// <example><code>
/// Ansatz ansatz = AnsatzCatalog.Ising(Topology.Chain, layers: 2).Build(qubits: 4);
/// Console.WriteLine(ansatz);    // Ising, chain: 4 qubits, 14 parameters, 14 gates; so(8); Accept
/// </code></example>
public sealed class Ansatz
{
    internal Ansatz(AnsatzBuilder design, Circuit circuit, Verdict verdict)
    {
        Design = design;
        Circuit = circuit;
        Verdict = verdict;
    }

    /// <summary>The design that the circuit was built of, to be judged again with another observable or state.</summary>
    public AnsatzBuilder Design { get; }

    /// <summary>The circuit.</summary>
    public Circuit Circuit { get; }

    /// <summary>The algebra of the layers built, or the smallest known one that contains it where <see cref="Trainability.Verdict.DimensionIsExact"/> is false.</summary>
    public DynamicalLieAlgebra Algebra => Verdict.Algebra;

    /// <summary>The verdict.</summary>
    public Verdict Verdict { get; }

    /// <summary>A line with the circuit, its algebra and the decision.</summary>
    public override string ToString() => $"{Verdict.Subject}: {Circuit}; {Algebra}; {Verdict.Decision}";
}
