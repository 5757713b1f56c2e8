using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;

namespace QmlTrainability.Ansatze;

/// <summary>Steps that are repeated together: one layer and how often it is built.</summary>
internal sealed class AnsatzBlock
{
    public AnsatzBlock(IReadOnlyList<AnsatzStep> steps, int layers, bool isRepeated)
    {
        Steps = steps;
        Layers = layers;
        IsRepeated = isRepeated;
    }

    public IReadOnlyList<AnsatzStep> Steps { get; }

    public int Layers { get; }

    /// <summary>Whether the block was closed by Repeat, so that its limit of many layers is what the design is judged by.</summary>
    public bool IsRepeated { get; }

    /// <summary>Appends the layers, numbered from <paramref name="firstLayer"/>.</summary>
    public void AppendTo(CircuitBuilder builder, int layers, int firstLayer)
    {
        for (int layer = 0; layer < layers; layer++)
        {
            var used = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (AnsatzStep step in Steps)
            {
                int times = used.GetValueOrDefault(step.Label);
                used[step.Label] = times + 1;
                step.AppendTo(builder, step.Label + new string('\'', times), firstLayer + layer);
            }
        }
    }

    /// <summary>The generators of the block when its layers are repeated without end.</summary>
    /// <remarks>g_1 comes from the bare rotations and g_(k+1) = ⟨g_1 ∪ V†g_kV⟩ with V the fixed gates of one layer. The first equality is final;
    /// the powers of V are never listed (a ring of 18 CX has order 253,921).</remarks>
    public IReadOnlyList<PauliSum> LimitGenerators(int qubits, ClosureOptions budget, CancellationToken cancellationToken)
    {
        var builder = new CircuitBuilder(qubits);
        AppendTo(builder, 1, 0);
        Circuit layer = builder.Build();
        List<PauliSum> generators = [.. layer.Generators];
        if (generators.Count == 0 || !IsRepeated || !Steps.Any(s => s.IsEntangler)) return generators;
        IReadOnlyList<PauliSum> newest = generators;
        while (true)
        {
            DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy(generators, budget, null, cancellationToken);
            newest = [.. newest.Select(layer.RotationForm.PullBack)];
            List<PauliSum> outside = [.. newest.Where(g => !algebra.Contains(g))];
            if (outside.Count == 0) return generators;
            generators.AddRange(outside);
        }
    }
}
