using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Classification;

/// <summary>Classifies the Lie algebra of Pauli strings: components of the anticommutation graph, each of one type; the rest is the center.</summary>
internal sealed class PauliClassifier
{
    private PauliClassifier(IReadOnlyList<PauliString> central, IReadOnlyList<PauliComponent> components)
    {
        Central = central;
        Components = components;
    }

    /// <summary>The generators that commute with every other one, the identity included: each is a u(1).</summary>
    public IReadOnlyList<PauliString> Central { get; }

    /// <summary>The components of at least two strings.</summary>
    public IReadOnlyList<PauliComponent> Components { get; }

    /// <summary>Classifies distinct strings.</summary>
    public static PauliClassifier Classify(IReadOnlyList<PauliString> distinct, CancellationToken cancellationToken)
    {
        AnticommutationGraph graph = AnticommutationGraph.Of(distinct, cancellationToken);
        var central = new List<PauliString>();
        var components = new List<PauliComponent>();
        foreach (IReadOnlyList<int> component in graph.Components())
        {
            if (component.Count == 1)
            {
                central.Add(distinct[component[0]]);
                continue;
            }

            PauliString[] generators = [.. component.Select(i => distinct[i])];
            components.Add((PauliComponent?)FreeFermionComponent.TryCreate(generators, FalseTwins.Merge(graph, component), cancellationToken)
                ?? new QuadraticComponent(generators, cancellationToken));
        }

        return new PauliClassifier(central, components);
    }
}
