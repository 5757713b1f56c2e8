using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;
using QmlTrainability.Trainability;

namespace QmlTrainability.Ansatze.Repair;

/// <summary>Generators chosen for an observable, a state and a symmetry, with their algebra and the deep-limit variance.</summary>
/// <example><code>
/// DesignedPool pool = PoolDesigner.Find(PauliSum.Parse("XIII"), InitialState.Plus(4));
/// Console.WriteLine(pool.Algebra);                                                   // so(10)
/// Console.WriteLine(pool.Assess(layers: 2).Decision);                                // Accept
/// </code></example>
public sealed class DesignedPool
{
    private readonly PauliSum _observable;
    private readonly InitialState _state;

    internal DesignedPool(IReadOnlyList<PauliSum> generators, DynamicalLieAlgebra algebra, LossVariance? variance, PauliSum observable, InitialState state)
    {
        Generators = generators;
        Algebra = algebra;
        Variance = variance;
        _observable = observable;
        _state = state;
    }

    /// <summary>The generators, each with a parameter of its own.</summary>
    public IReadOnlyList<PauliSum> Generators { get; }

    /// <summary>What they generate.</summary>
    public DynamicalLieAlgebra Algebra { get; }

    /// <summary>The deep-limit variance of the observable; null where it is not computed for an algebra of sums.</summary>
    public LossVariance? Variance { get; }

    /// <summary>A circuit of the generators, the terms of a sum side by side with one parameter.</summary>
    /// <param name="layers">At least 1.</param>
    public Circuit ToCircuit(int layers)
    {
        Require.AtLeast(layers, 1);
        var builder = new CircuitBuilder(Algebra.QubitCount);
        for (int layer = 0; layer < layers; layer++)
        {
            for (int k = 0; k < Generators.Count; k++)
            {
                Parameter parameter = builder.Parameter(FormattableString.Invariant($"θ[{layer},{k}]"));
                foreach (PauliTerm term in Generators[k].Terms) builder.Rotate(term.String, term.Coefficient == 1 ? parameter : term.Coefficient * parameter);
            }
        }

        return builder.Build();
    }

    /// <summary>Judges the circuit.</summary>
    /// <param name="layers">At least 1.</param>
    /// <param name="policy">The rule; <see cref="TrainabilityPolicy.Default"/> if null.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    public Verdict Assess(int layers, TrainabilityPolicy? policy = null, CancellationToken cancellationToken = default) =>
        Verdict.Of(ToCircuit(layers), _observable, _state, policy, cancellationToken);

    /// <summary>For example "16 generators of so(10); mean 0, variance 1/9 = 2^-3.17".</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Generators.Count} generators of {(Algebra.IsPauliAlgebra ? Algebra.ToString() : $"an algebra of dimension {Algebra.Dimension}")}") + (Variance is null ? "" : $"; {Variance}");
}
